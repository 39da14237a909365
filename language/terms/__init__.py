"""Terms: when something is to be done, as clerks write it."""
