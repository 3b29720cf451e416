"""Timelines kept on disk as they were built."""
