"""Geometry and pages without a screen, shared by the terminal and the exports."""
