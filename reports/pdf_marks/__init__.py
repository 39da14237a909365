"""The PDF back with highlights and notes: the author's own file, its pages untouched."""
