"""What is approved, and the folder of what may be published."""
