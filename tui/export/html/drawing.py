"""The drawing of a page: the scene at the widths of a desk and of a telephone, its links and its legend."""

from __future__ import annotations

import base64
from bisect import bisect_left
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from tui.export.html.rendering import asset
from tui.export.svg.drawing import CELL, Picture, SvgLink, document, picture, tint
from tui.model.dates import instant_of
from tui.model.translation import tr
from tui.page.words import BASIS, STATUS, counted
from tui.query.result import Result
from tui.scene.build import scene_of
from tui.scene.glyphs import KINDS, Signs, glyph
from tui.scene.scene import Cluster, Scene
from tui.scene.windows import fit, opening
from tui.store.kinds import kind_words

# Columns of the drawing; the style shows the one that fits.
WIDTHS = {"wide": 132, "narrow": 42}
# Rows. What finds no room in so many is too much to read: then it is a shape, mostly of clusters, and need not be high.
HIGHEST, CROWDED = 60, 24


_ANY = KINDS[-1]  # the mark of what has no kind


class Sign(NamedTuple):
    """A mark of the legend."""

    name: str
    glyph: str
    tint: int


class _Links:
    """Leads from the marks of the drawing to the articles."""

    def __init__(self, result: Result) -> None:
        self._timeline = result.timeline
        self._language = result.language
        starts = result.timeline.earliest_start
        self._starts = sorted((starts[rank], rank) for rank in result.shown)

    def event(self, rank: int) -> SvgLink:
        event = self._timeline.event(rank)
        title = event.title.say(self._language).text
        return SvgLink(f"{title}, {event.date.words(self._language)}", f"#event-{event.id}")

    def crowd(self, cluster: Cluster) -> SvgLink:
        """Lead to the first of the events that a cluster counts."""
        at = bisect_left(self._starts, (cluster.start,))
        first = self._starts[min(at, len(self._starts) - 1)][1]
        number = counted(cluster.number, "event", "events", self._language)
        return SvgLink(number, f"#event-{self._timeline.event(first).id}")


class Drawing(NamedTuple):
    """The drawing at one width, as the address of a picture that a page has with it."""

    name: str
    address: str
    width: int
    height: int
    has_clusters: bool


def drawings(result: Result, made: datetime, title: str, description: str) -> tuple[Drawing, ...]:
    """
    Return the drawing at each width, the one for a desk first; none where there is nothing to draw.

    They are pictures to the page, so that a browser without a screen or scripts has one alternative text instead of their
    words; the script puts their elements there, whose links lead to the articles.
    """
    style = asset("scene.css") + asset("dark.css")
    return tuple(
        Drawing(
            name,
            _address(
                document(
                    drawn,
                    title=title,
                    description=description,
                    language=result.language,
                    style=style,
                    class_=name,
                )
            ),
            drawn.width + 2 * CELL,
            drawn.height + CELL,
            bool(drawn.clusters),
        )
        for name, drawn in _pictures(result, made)
    )


def _address(picture: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(picture.encode()).decode()}"


def _pictures(result: Result, made: datetime) -> tuple[tuple[str, Picture], ...]:
    if not result.timeline.with_date(result.shown):
        return ()
    window = fit(result.timeline, result.shown) if result.view.window is None else opening(result)
    today = instant_of(made.year, made.month, made.day, made.hour, made.minute)
    links = _Links(result)

    def scene(width: int) -> Scene:
        whole = scene_of(result, window, width, today=today, rows=HIGHEST)
        return scene_of(result, window, width, today=today, rows=CROWDED) if whole.clusters else whole

    return tuple((name, picture(scene(width), links, result.language)) for name, width in WIDTHS.items())


def signs(
    own: Signs, kinds: Collection[str], statuses: Collection[str], language: str, *, background: bool
) -> list[Sign]:
    """Return the marks that occur: of kinds in their order, a file's own last, then of what changes a mark."""
    there = [
        Sign(kind_words(kind, language), glyph(own.of(kind)), tint(own.of(kind)))
        for kind in (*KINDS, *own.own())
        if kind in kinds
    ]
    there += [
        Sign(tr(words, language), glyph(_ANY, status=status), tint(_ANY))
        for status, words in STATUS.items()
        if status != "held" and status in statuses
    ]
    if background:
        there.append(Sign(tr(BASIS["background"], language), glyph(_ANY, background=True), tint(_ANY)))
    return there
