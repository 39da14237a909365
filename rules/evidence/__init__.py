"""What rules gather from a submission before they judge it."""
