"""The Polish pipeline: tokens, abbreviations, sentence ends, lemmas, and what patterns find.

The modules that need no spaCy (abbreviations, sentences) are imported by the components and by
whoever needs only them; spaCy itself, a second to import, is loaded when entities are asked for.
"""
