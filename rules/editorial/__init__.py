"""Rules of the family editorial, one a file."""
