"""A scene on the screen."""
