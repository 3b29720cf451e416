"""
The colours that the panels are painted with, mixed from the variables of the theme.

Not component classes of the style sheet: matching some fifty of them costs a tenth of the first frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color

DIM = 0.7  # of the strength of a colour: where colours cannot be mixed, weaker ones are dimmed


class Ink(NamedTuple):
    """A theme's colour, weakened towards the background to `strength`; a `ground` fills the cell behind it too."""

    color: str = "foreground"
    strength: float = 1
    bold: bool = False
    italic: bool = False
    underline: bool = False
    ground: str | None = None
    ground_strength: float = 1


_text = partial(Ink, "foreground")
_CHOSEN = Ink("background", bold=True, ground="accent")
_CURSOR = Ink(ground="accent", ground_strength=0.25)

INKS: Mapping[str, Ink] = {
    "ground": Ink(ground="background"),
    "band": Ink(ground="accent", ground_strength=0.09),
    "plain": Ink(),
    # words in the panels
    "strong": Ink(bold=True),
    "quote": Ink(italic=True),
    "dim": _text(0.6),
    "warn": Ink("warning"),
    "error": Ink("error", bold=True),
    "link": Ink(underline=True),
    "mark": Ink("accent", bold=True, underline=True),
    "heading": Ink("accent", bold=True),
    "cursor": _CURSOR,
    # the rule above a panel, and what stands in it
    "rule": _text(0.22),
    "title": _text(0.7),
    "focus": Ink("accent", bold=True),
    "note": _text(0.55),
    # the axis
    "major": _text(0.8, bold=True),
    "minor": _text(0.5),
    "today": _text(0.3),
    # periods, behind the rows
    "edge": _text(0.3),
    "era-0": Ink(ground="foreground", ground_strength=0.07),
    "era-1": Ink(ground="foreground", ground_strength=0.11),
    "era-2": Ink(ground="foreground", ground_strength=0.15),
    "era-possible": Ink(ground="foreground", ground_strength=0.04),
    # events
    "label": _text(0.88),
    "date": _text(0.55),
    "stem": _text(0.4),
    "selected": _CHOSEN,
    "bar-selected": Ink("accent", bold=True),
    "related": Ink("accent", bold=True),
    "cluster": _text(0.6),
    "cluster-selected": _CHOSEN,
    "kind-conference": Ink("primary"),
    "kind-meeting": Ink("success"),
    "kind-talks": Ink("warning"),
    "kind-forum": Ink("primary-lighten-2"),
    "kind-press-conference": Ink("secondary-lighten-1"),
    "kind-speech": Ink("secondary"),
    "kind-visit": Ink("success-lighten-1"),
    "kind-trip": Ink("success-lighten-2"),
    "kind-period": _text(0.55),
    "kind-other": _text(0.7),
    # kinds of a file's own, whose marks take turns
    "kind-0": Ink("error"),
    "kind-1": Ink("secondary-lighten-2"),
    "kind-2": Ink("warning-lighten-1"),
    "kind-3": Ink("primary-lighten-1"),
    "kind-4": Ink("error-lighten-1"),
    "kind-5": Ink("success-lighten-3"),
    # the overview
    "tick": _text(0.45),
    "density": _text(0.55),
    "inside": Ink("primary"),
    "bracket": Ink(bold=True),
}


class Inks:
    """Styles by role, for one theme."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._styles: dict[str, Style] = {}

    def made_from(self, variables: Mapping[str, str]) -> bool:
        """Tell whether these are the colours of that theme."""
        return variables is self._variables

    def __call__(self, role: str) -> Style:
        """Return the style of a role; KeyError where there is none."""
        if role not in self._styles:
            self._styles[role] = self._mix(INKS[role])
        return self._styles[role]

    def _mix(self, ink: Ink) -> Style:
        color = self._color(ink.color)
        mixed = color.ansi is None and self._color("background").ansi is None
        return Style(
            color=self._weakened(color, ink.strength).rich_color,
            bgcolor=self._ground(ink, mixed=mixed),
            bold=ink.bold or None,
            italic=ink.italic or None,
            underline=ink.underline or None,
            dim=True if not mixed and ink.strength < DIM else None,
            reverse=True if not mixed and ink in {_CHOSEN, _CURSOR} else None,
        )

    def _ground(self, ink: Ink, *, mixed: bool) -> RichColor | None:
        if ink.ground is None:
            return None
        if not mixed:  # the terminal's own colours: its background, and what is chosen reversed
            return self._color("background").rich_color
        return self._weakened(self._color(ink.ground), ink.ground_strength).rich_color

    def _weakened(self, color: Color, strength: float) -> Color:
        ground = self._color("background")
        return (
            color
            if strength >= 1 or color.ansi is not None or ground.ansi is not None
            else ground.blend(color, strength)
        )

    def _color(self, name: str) -> Color:
        # A theme of the terminal's own colours has no lighter and darker ones.
        plain = name.partition("-lighten")[0]
        return Color.parse(self._variables.get(name) or self._variables[plain])
