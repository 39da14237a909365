"""What comes in: the files of an inbox, told from what is no submission, still growing or known."""
