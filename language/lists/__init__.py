"""Cells with several entries, cut into them."""
