"""Inboxes and results that lie in S3-compatible storage: the flow itself works on local folders."""
