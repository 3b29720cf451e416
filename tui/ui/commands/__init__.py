"""The commands of the app and their keys."""
