"""Rules of the family publication, one a file."""
