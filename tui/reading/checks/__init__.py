"""What looks wrong in files that are valid."""
