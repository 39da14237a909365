"""What only many submissions together show."""
