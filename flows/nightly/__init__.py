"""Runs by themselves: schedules, a watched inbox, one run at a time, and how runs end."""
