"""A view as a calendar."""
