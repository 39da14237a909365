"""What editors and other systems get out of the store: where things stand, decisions, changes."""
