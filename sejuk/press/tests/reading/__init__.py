"""Tests of the reader. Sentences, people and villages are invented; areas and units are public offices."""
