"""A Document becomes a Plan."""
