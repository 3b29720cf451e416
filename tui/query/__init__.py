"""A View in, a Result out."""
