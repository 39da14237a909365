"""The terms of all actions of a batch: a calendar to subscribe to, and a page by month."""
