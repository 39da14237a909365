"""Outside programs, one module each: where they are, which version, how they are called."""
