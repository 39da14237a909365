"""What each element of the template holds, read from its section."""
