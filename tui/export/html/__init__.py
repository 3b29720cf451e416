"""A view as one HTML page."""
