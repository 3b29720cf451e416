"""What events have in common, and how many have it."""
