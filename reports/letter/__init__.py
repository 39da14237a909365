"""The covering letter: what the author is asked to mend, from a Word template of the office."""
