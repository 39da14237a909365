"""Word files: one walk over the parts of the package gives a Document."""
