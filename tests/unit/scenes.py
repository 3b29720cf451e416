"""Random timelines for tests of drawing, and what must be true of every scene."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from tui.model.dates import Window, instant_of
from tui.model.instants import DAY, HOUR
from tui.model.text import cells
from tui.scene.scene import Mark, Scene

Tables = dict[str, Any]

# Narrow and wide letters, marks that combine, an emoji of several code points; nothing to cut at, and much.
TITLES = st.sampled_from(
    [
        "x",
        "A visit",
        "Eleventh Moscow Conference on International Security",
        "Phan Văn Giang – Lý Thượng Phúc, song phương, bên lề",
        "a\u0323\u0308 b\u0323\u0308 marks that settle on the letter before",
        "中国国防部长李尚福会见越南国防部长潘文江",
        "한 국 어 로 된 긴 제 목 이 다",
        "👩\u200d🚀 in orbit 👩\u200d🚀",
        "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
        "Хренин – Зянг",
    ]
)

NAMES = ("Phan Văn Giang", "Li Shangfu", "李尚福", "Somebody Else")

YEARS = st.sampled_from([-9000, -44, -1, 0, 1, 800, 1990, 1999, 2000, 2001, 9990])

_FORMS = [
    "{0}",
    "{0}-{1:02}",
    "{2}",
    "{2}?",
    "{0}~",
    "{2}T10:00",
    "{2}/{3}",
    "{2}/{4}",
    "[{2}..{3}]",
    "[{2}..]",
    "[..{2}]",
    "{2}/..",
    "{2}/",
    "../{2}",
    "/{2}",
    "{2}/[{3}..]",
    "{2}~/{4}",
    "{2}T09:00/{2}T17:30",
    "{0}/{4}",
    "{0}-{1:02}/{4}",
    "XXXX",
]


# Strategies are made once: to make them anew for every event took most of the time of all tests of drawing.
_PARTS_OF_DATES = st.tuples(YEARS, *[st.integers(1, 12)] * 3)
_DATE_FORMS = st.sampled_from(_FORMS)


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Return any form of date that is drawn in its own way."""
    year, month, first, last = draw(_PARTS_OF_DATES)
    text = _year_text(year)
    days = [f"{text}-{month:02}-{day:02}" for day in sorted((first, last))]
    later = f"{_year_text(year + first * last)}-01-01"
    return draw(_DATE_FORMS).format(text, month, *days, later)


def _year_text(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}" if year < 10_000 else f"Y{year}"


_EVENTS: st.SearchStrategy[Tables] = st.fixed_dictionaries(
    {"title": TITLES, "date": dates()},
    optional={
        "kind": st.sampled_from(["conference", "talks", "period", "something"]),
        "status": st.sampled_from(["held", "planned", "cancelled"]),
        "basis": st.just("background"),
        "topics": st.lists(st.sampled_from(["trade", "Trade", "the border"]), max_size=3),
        "participants": st.lists(st.sampled_from(NAMES), max_size=3, unique=True),
    },
)
_IS_PART = st.booleans()


@cache
def _some_of(events: int) -> st.SearchStrategy[list[str]]:
    """Return the ids of one or two of the first events."""
    ids = [f"e{number}" for number in range(events)]
    return st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True)


@st.composite
def tables(draw: st.DrawFn, most: int = 25) -> Tables:
    """Return a timeline in the shape of a file: events of every form and kind, some of them part of others."""
    events: dict[str, Any] = {}
    for number in range(draw(st.integers(0, most))):
        event = draw(_EVENTS)
        if draw(_IS_PART) and number:
            event["part_of"] = draw(_some_of(number))
        events[f"e{number}"] = event
    return {"schema": 1, "events": events}


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start = instant_of(draw(YEARS), draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    return Window(
        start, start + draw(st.sampled_from([HOUR, DAY, 30 * DAY, 4000 * DAY, 3_000_000 * DAY])) - 1
    )


class Cells:
    """Which mark or cluster is drawn in which cells of a scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._taken: dict[tuple[int, int], int] = {}

    def take(self, row: int, left: int, right: int, owner: int) -> None:
        """Assert that the cells `[left, right)` of a row are in the frame, and nobody else's."""
        assert 0 <= row < self._scene.rows
        assert 0 <= left <= right <= self._scene.axis.width
        for column in range(left, right):
            assert self.owner(row, column, owner) == owner
            self._taken[row, column] = owner

    def owner(self, row: int, column: int, default: int) -> int:
        return self._taken.get((row, column), default)


def check(scene: Scene) -> None:
    """Assert that everything is inside the frame and that nothing is drawn over anything else."""
    layout = Cells(scene)
    for mark in scene.marks:
        _check_pieces(mark)
        layout.take(mark.row, mark.left, mark.right, mark.rank)
        layout.take(mark.row, mark.label_left, mark.label_left + mark.label_width, mark.rank)
    for number, cluster in enumerate(scene.clusters):
        assert cluster.number > 0
        for row in range(cluster.row - cluster.height + 1, cluster.row + 1):
            layout.take(row, cluster.left, cluster.right, -1 - number)
    for mark in scene.marks:
        _check_label(mark)
        if mark.label:  # on both sides a free cell, or the mark itself
            for column in (mark.label_left - 1, mark.label_left + mark.label_width):
                assert layout.owner(mark.row, column, mark.rank) == mark.rank


def _check_pieces(mark: Mark) -> None:
    edges = [edge for _, left, right in mark.pieces for edge in (left, right)]
    assert edges[0] == mark.left
    assert edges[-1] == mark.right
    assert edges[1:-1:2] == edges[2:-1:2]  # each begins where the one before ends
    assert all(left < right for _, left, right in mark.pieces)
    assert mark.left <= mark.glyph_column < mark.right
    assert cells(mark.glyph) == 1


def _check_label(mark: Mark) -> None:
    assert cells(mark.label) == mark.label_width
    assert mark.label or not mark.date_length
    if mark.label_inside:
        assert mark.glyph_column < mark.label_left
        assert mark.label_left + mark.label_width < mark.right
    elif mark.label:
        assert mark.label_left > mark.right or mark.label_left + mark.label_width < mark.left
