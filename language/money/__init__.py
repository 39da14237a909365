"""Costs and amounts of money."""
