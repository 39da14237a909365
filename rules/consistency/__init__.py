"""Rules of the family consistency, one a file."""
