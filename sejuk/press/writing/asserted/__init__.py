"""What a sentence asserts (numbers, days, names, places, phases of an election), and whether the facts bear it. Pure."""
