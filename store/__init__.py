"""What was submitted, found and decided."""
