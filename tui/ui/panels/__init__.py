"""Panels that show a page, a list or a line."""
