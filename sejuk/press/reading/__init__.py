"""The reader: a published release becomes facts, each with the place in the text where it stands. Pure; knows no database."""
