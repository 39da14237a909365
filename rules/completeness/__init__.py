"""Rules of the family completeness, one a file."""
