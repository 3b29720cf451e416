"""A terminal explorer for timelines. Imports nothing, so that `timeline --version` stays instant."""

__version__ = "0.1.0"
