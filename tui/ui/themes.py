"""
The program's own colours. Every other theme works too: nothing names a colour but these variables.

Where no colour is wanted, or the terminal has but sixteen, the terminal's own are used: what is chosen is reversed,
what matters bold, what does not dim.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="timeline-dark",
    dark=True,
    background="#16181d",
    surface="#1c1f26",
    panel="#242832",
    foreground="#d5d8de",
    primary="#7ea6d0",
    secondary="#b09ad0",
    success="#93b884",
    warning="#d0a878",
    error="#d98080",
    accent="#f0b95b",
    variables={"border": "#f0b95b", "border-blurred": "#3a3f4a"},
)
LIGHT = Theme(
    name="timeline-light",
    dark=False,
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e9e6df",
    foreground="#2a2c31",
    primary="#2f6199",
    secondary="#6f4f9e",
    success="#3d7034",
    warning="#8a5a12",
    error="#a83232",
    accent="#a85c00",
    variables={"border": "#a85c00", "border-blurred": "#c9c5bb"},
)

TERMINAL = "ansi-dark"
"""Textual's theme of the terminal's own sixteen colours."""

_MORE_COLOURS = {"256color", "direct", "kitty"}  # the endings of TERM


def fitting(environment: Mapping[str, str]) -> str:
    """Return the theme to open with: the terminal's own colours where NO_COLOR is set, or there are but sixteen."""
    rich = (
        environment.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}
        or environment.get("TERM", "").strip().lower().rpartition("-")[2] in _MORE_COLOURS
    )
    return DARK.name if rich and "NO_COLOR" not in environment else TERMINAL
