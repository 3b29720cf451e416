"""The file format, and holding records against it."""
