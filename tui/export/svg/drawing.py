"""A Scene as SVG: in a page, with links to its articles, or as a picture of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, Protocol

from tui.export.html.rendering import asset, render
from tui.export.svg.styles import flattened
from tui.model.bidi import isolated
from tui.model.translation import grouped
from tui.scene.glyphs import KINDS, OWN, OWN_TINTS
from tui.scene.lane_scene import head_words
from tui.scene.scene import Axis, Cluster, Lane, Mark, Piece, Scene

# Pixels of a cell, and of the axis above the rows. Labels are cut to cells by the scene: a font of 12.5 pixels
# takes less than 8 a character, so that no label reaches the next mark.
CELL = 8
ROW = 24
AXIS = 40
# Rows that counted events rise over at least, where they stand below everything: in one a shape can hardly be seen.
RISE = 4
_DIGIT = 7  # pixels, at most
# An attribute, for programs that know little of styles.
FONTS = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
_FADING = ("0.6", "0.35", "0.15")  # a cell each


class SvgBar(NamedTuple):
    x: int
    width: int
    certain: bool = True  # else only possible
    opacity: str = ""  # where it fades, because how long it lasts is not known


class SvgText(NamedTuple):
    x: int
    text: str
    ends: bool = False  # `x` is where it ends, not where it begins


class SvgShape(NamedTuple):
    """One event. All distances are pixels; `open_*` is where an arrow stands."""

    href: str | None
    name: str
    tint: int
    y: int
    bars: tuple[SvgBar, ...]  # none where it is a point
    glyph: SvgText
    label: SvgText | None
    open_left: int | None
    open_right: int | None
    status: str


class SvgCluster(NamedTuple):
    """Events counted rather than drawn: a column that rises from the foot of the drawing; its area is their number."""

    href: str | None
    name: str
    x: int
    y: int
    width: int
    height: int
    number: str  # empty where there is no room for it


class SvgBox(NamedTuple):
    """What a period covers, over the whole height."""

    certain: bool
    x: int
    width: int
    tone: int


class SvgHead(NamedTuple):
    """The head of a lane: its name, cut to the gutter, and how many events it has; `name` is whole."""

    y: int
    text: str
    number: str
    name: str


class Picture(NamedTuple):
    width: int
    height: int
    axis_height: int
    row_height: int
    major: tuple[SvgText, ...]
    minor: tuple[SvgText, ...]
    today: int | None
    shapes: tuple[SvgShape, ...]
    clusters: tuple[SvgCluster, ...]
    bands: tuple[SvgBox, ...]
    heads: tuple[SvgHead, ...]
    gutter: int  # left of the frame; everything but the heads is counted from behind it


class SvgLink(NamedTuple):
    """What a mark is called where a pointer or a screen reader asks, and where it leads."""

    name: str
    href: str | None


class SvgLinks(Protocol):
    """Knows the events of a scene."""

    def event(self, rank: int) -> SvgLink: ...

    def crowd(self, cluster: Cluster) -> SvgLink: ...


def tint(sign: str) -> int:
    """Return the number of the colour of a mark."""
    return KINDS.index(sign) if sign in KINDS else len(KINDS) + OWN.index(sign) % OWN_TINTS


def picture(scene: Scene, links: SvgLinks, language: str) -> Picture:
    """Return a scene in pixels, its numbers written as in a language."""
    foot = _foot(scene)
    return Picture(
        width=(scene.gutter + scene.axis.width) * CELL,
        height=AXIS + (max(scene.rows, 1) + foot) * ROW,
        axis_height=AXIS,
        row_height=ROW,
        major=_ticks(scene.axis, major=True),
        minor=_ticks(scene.axis, major=False),
        today=None if scene.today is None else scene.today * CELL + CELL // 2,
        shapes=tuple(_shape(mark, links.event(mark.rank)) for mark in scene.marks),
        clusters=tuple(_crowds(scene.clusters, foot, links, language)),
        bands=tuple(
            SvgBox(piece is Piece.CERTAIN, left * CELL, (right - left) * CELL, band.tone)
            for band in scene.bands
            for piece, left, right in band.pieces
            if piece in {Piece.CERTAIN, Piece.POSSIBLE}
        ),
        heads=tuple(_head(lane, scene.gutter) for lane in scene.lanes),
        gutter=scene.gutter * CELL,
    )


def svg(scene: Scene, links: SvgLinks, *, title: str, description: str, language: str) -> str:
    """Return a scene as an SVG document, well-formed whatever the texts are. It needs no variables of CSS and fetches nothing."""
    return document(
        picture(scene, links, language),
        title=title,
        description=description,
        language=language,
        style=flattened(asset("scene.css")),
        sheet="#fcfbf8",
    )


def document(
    drawn: Picture,
    *,
    title: str,
    description: str,
    language: str,
    style: str,
    sheet: str = "",
    class_: str = "",
) -> str:
    """
    Return a picture as an SVG document.

    With a `class_` it is for a page: a group of links whose ids begin with it. `sheet` is the colour behind it.
    """
    return render(
        "picture.svg.j2",
        picture=drawn,
        title=title,
        description=description,
        language=language,
        style=style,
        sheet=sheet,
        fonts=FONTS,
        class_=class_,
        prefix=f"{class_}-" if class_ else "",
    )


def _head(lane: Lane, gutter: int) -> SvgHead:
    words = head_words(lane, gutter) if gutter else None
    return SvgHead(
        AXIS + lane.row * ROW, words.name if words else "", words.number if words else "", lane.head
    )


def _ticks(axis: Axis, *, major: bool) -> tuple[SvgText, ...]:
    return tuple(
        SvgText(tick.column * CELL, tick.label)
        for tick in (axis.major if major else axis.minor)
        if tick.label
    )


def _shape(mark: Mark, link: SvgLink) -> SvgShape:
    left, right = mark.left * CELL, mark.right * CELL
    return SvgShape(
        href=link.href,
        name=link.name,
        tint=tint(mark.sign),
        y=AXIS + mark.row * ROW,
        bars=() if mark.point else tuple(bar for piece in mark.pieces for bar in _bars(*piece)),
        glyph=SvgText(mark.glyph_column * CELL + CELL // 2, mark.glyph),
        label=_label(mark) if mark.label else None,
        open_left=left if mark.open_left else None,
        open_right=right if mark.open_right else None,
        status=mark.status or "held",
    )


def _bars(piece: Piece, left: int, right: int) -> Iterator[SvgBar]:
    """Yield a piece of an event; one that fades cell by cell, from what is known on."""
    if piece in {Piece.FADING_IN, Piece.FADING_OUT}:
        cells = range(left, right) if piece is Piece.FADING_OUT else reversed(range(left, right))
        for cell, opacity in zip(cells, _FADING, strict=False):
            yield SvgBar(cell * CELL, CELL, opacity=opacity)
    else:
        yield SvgBar(left * CELL, (right - left) * CELL, certain=piece is not Piece.POSSIBLE)


def _label(mark: Mark) -> SvgText:
    """Keep a label next to its mark, though letters here are narrower than cells."""
    date, title = mark.label[: mark.date_length], mark.label[mark.date_length :]
    gap = title[: len(title) - len(title.lstrip(" "))]
    # One text without parts: programs differ in where they put a part of a text that is counted from its end.
    text = date + gap + isolated(title[len(gap) :])
    end = mark.label_left + mark.label_width
    ends = end <= mark.left
    return SvgText((end if ends else mark.label_left) * CELL, text, ends=ends)


def _foot(scene: Scene) -> int:
    """Return how many rows to add for the counted events; those in a lane make do with what it has."""
    if not scene.clusters or scene.lanes:
        return 0
    return max(RISE - max(cluster.height for cluster in scene.clusters), 0)


def _crowds(clusters: Iterable[Cluster], foot: int, links: SvgLinks, language: str) -> Iterator[SvgCluster]:
    """Yield the columns; in proportion where they stand on the same row, and none into a mark above it."""
    for row, standing in groupby(clusters, key=lambda cluster: cluster.row):
        together = list(standing)
        rise = (max(cluster.height for cluster in together) + foot) * ROW
        densest = max(_density(cluster) for cluster in together)
        for cluster in together:
            link, number = links.crowd(cluster), grouped(cluster.number, language)
            height = max(round(_density(cluster) / densest * rise), 2)
            width = (cluster.right - cluster.left) * CELL
            yield SvgCluster(
                href=link.href,
                name=link.name,
                x=cluster.left * CELL,
                y=AXIS + (row + 1 + foot) * ROW - height,
                width=width,
                height=height,
                number=number if len(number) * _DIGIT <= width else "",
            )


def _density(cluster: Cluster) -> float:
    return cluster.number / (cluster.right - cluster.left)
