"""What a run writes: the folder of each submission, the pages over all, and what is due anew."""
