"""A Result to a file."""
