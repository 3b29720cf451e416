"""The view on the screen, and every way to change it."""
