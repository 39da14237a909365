"""The commands of `hdr`, one module each. What is heavy they import when they run."""
