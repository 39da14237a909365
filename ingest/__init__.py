"""A file becomes a Document: admission, readers, isolation."""
