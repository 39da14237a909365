"""Telling other systems what happened in a run, without a word of any document."""
