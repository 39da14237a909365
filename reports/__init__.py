"""A review becomes files for people and for systems."""
