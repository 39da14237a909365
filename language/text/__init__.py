"""Text made plain, phrases kept as data, words of the form."""
