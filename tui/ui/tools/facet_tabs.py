"""The facets by name in one line, the one that is open marked; those that tell nothing apart stand back at the end."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from tui.model.text import cells
from tui.model.translation import grouped, tr
from tui.query.facets import Facet, State
from tui.query.language import Ask

_GAP = "  "
_BEFORE, _AFTER = "‹ ", " ›"


def title(ask: Ask) -> str:
    """Return what a facet is called."""
    return {
        Ask.WHO: tr("Person"),
        Ask.ROLE: tr("Role"),
        Ask.COUNTRY: tr("Country"),
        Ask.ORG: tr("Organization"),
        Ask.PLACE: tr("Place"),
        Ask.SERIES: tr("Series"),
        Ask.KIND: tr("Kind"),
        Ask.TOPIC: tr("Topic"),
        Ask.SOURCE: tr("Source"),
        Ask.IN: tr("Year"),
    }[ask]


class FacetTabs(Widget):
    """Shows as many facets as there is room for, around the one that is open."""

    DEFAULT_CSS = "FacetTabs { height: 1; width: 100%; padding: 0 0 0 1; }"
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._facets: Sequence[Facet] = ()
        self._open = 0

    def show(self, facets: Sequence[Facet], opened: int) -> None:
        self._facets, self._open = facets, opened
        self.refresh()

    def render(self) -> Content:
        if not self._facets:
            return Content("")
        labels = [_label(facet, opened=at == self._open) for at, facet in enumerate(self._facets)]
        first, last = _in_sight([cells(label) for label in labels], self._open, self.content_size.width)
        parts: list[tuple[str, str]] = [(_BEFORE, "$foreground 60%")] if first else []
        for at in range(first, last):
            parts.append((_GAP if at > first else "", ""))
            parts.append((labels[at], self._style(at)))
        if last < len(labels):
            parts.append((_AFTER, "$foreground 60%"))
        return Content.assemble(*parts)

    def _style(self, at: int) -> str:
        if at == self._open:
            return "bold $accent"
        return "$foreground 88%" if self._facets[at].useful else "$foreground 50%"


def _label(facet: Facet, *, opened: bool) -> str:
    """Return a name, how many values there are, and a sign where some of them are asked for; `▸` is the open one."""
    asked = "*" if any(value.state is not State.FREE for value in facet.values) else ""
    label = f"{title(facet.ask)}{asked}"
    if facet.useful or opened:
        label += f" {grouped(facet.number)}"
    return f"▸ {label}" if opened else label


def _in_sight(widths: Sequence[int], at: int, room: int) -> tuple[int, int]:
    """Return the range of labels to show: as many as fit with the one at `at`, from the first on if they all do."""

    def fits(first: int, last: int) -> bool:
        used = sum(widths[first:last]) + len(_GAP) * (last - first - 1)
        return used + len(_BEFORE) * (first > 0) + len(_AFTER) * (last < len(widths)) <= room

    first, last = at, at + 1
    while True:
        if last < len(widths) and fits(first, last + 1):
            last += 1
        elif first > 0 and fits(first - 1, last):
            first -= 1
        else:
            return first, last
