"""Numbers: roll-ups, coverage, vacancy, what was not heard from."""
