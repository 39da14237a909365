"""The Word file back with comments: the author's own file, untouched but for them."""
