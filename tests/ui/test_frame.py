"""What is sent to the terminal: what has changed, no less and hardly more."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tests.ui.explore_app import SAMPLE, explore, opened
from tui.ui.frame import Change, Frame, differences
from tui.ui.pen import Cell, Look, Pen, cells_of

WIDTH, HEIGHT = 120, 40
MOST = 4096  # bytes for a move of the selection by one
STYLES = tuple(
    map(
        Style.parse,
        (
            "white on black",
            "red on black",
            "bold red on black",
            "dim white on blue",
            "underline green on black",
            "reverse white on black",
            "#123456 on #654321",
            "none",
            "italic red link https://example.org",
        ),
    )
)
TRUE = ColorSystem.TRUECOLOR

texts = st.text(st.sampled_from("ab  ━░ế北京é"), min_size=1, max_size=6)
lines = st.lists(st.tuples(texts, st.sampled_from(STYLES)), max_size=6)


def strip(line: list[tuple[str, Style]], width: int = 30) -> Strip:
    return Strip([Segment(text, style) for text, style in line]).adjust_cell_length(width, STYLES[0])


def applied(before: list[Cell], changes: list[Change]) -> list[Cell]:
    after = list(before)
    for x, cells in changes:
        after[x : x + len(cells)] = cells
    return after


def changed(frame: Frame, line: Strip) -> list[Change]:
    return list(frame.changes(0, {0: line}, [line.cell_length], TRUE))


def written(*changes: Change) -> str:
    pen = Pen()
    for x, cells in changes:
        pen.put(x, 0, cells)
    return pen.finish()


class Terminal:
    """A terminal, as far as pyte is one."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.Stream(self.screen)

    def feed(self, text: str) -> None:
        self._stream.feed(text)

    def seen(self) -> list[list[tuple[object, ...]]]:
        """Return what is seen of each cell: of a blank one only what shows on blanks."""
        buffer = self.screen.buffer
        return [[_seen(buffer[y][x]) for x in range(self.screen.columns)] for y in range(self.screen.lines)]


def _seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    shows = cell.reverse or cell.underscore or cell.strikethrough
    return cell if cell.data.strip() or shows else (cell.data, cell.bg)


@given(lines, lines)
def test_the_changes_over_the_old_line_are_the_new_line(
    before: list[tuple[str, Style]], after: list[tuple[str, Style]]
) -> None:
    frame, old, new = Frame(), strip(before), strip(after)
    assert applied([("", Look())] * 30, changed(frame, old)) == cells_of(old, TRUE)
    assert applied(cells_of(old, TRUE), changed(frame, new)) == cells_of(new, TRUE)
    assert not changed(frame, strip(after))


@given(lines, lines)
def test_what_is_sent_begins_and_ends_with_something_different(
    before: list[tuple[str, Style]], after: list[tuple[str, Style]]
) -> None:
    old, new = cells_of(strip(before), TRUE), cells_of(strip(after), TRUE)
    for left, right in differences(old, new):
        assert old[left] != new[left]
        last = max(at for at in range(left, right) if new[at][0])
        assert any(old[at] != new[at] for at in range(last, right))


@given(lines, lines)
def test_a_terminal_shows_the_same_as_if_the_line_were_written_whole(
    before: list[tuple[str, Style]], after: list[tuple[str, Style]]
) -> None:
    frame = Frame()
    sparing, whole = Terminal(30, 1), Terminal(30, 1)
    sparing.feed(written(*changed(frame, strip(before))))
    sparing.feed(written(*changed(frame, strip(after))))
    whole.feed(written(*changed(Frame(), strip(after))))
    assert sparing.seen() == whole.seen()


@given(lines)
def test_a_line_looks_as_textual_writes_it(line: list[tuple[str, Style]]) -> None:
    ours, theirs = Terminal(30, 1), Terminal(30, 1)
    plain = [
        (text, style.update_link()) for text, style in line
    ]  # pyte prints what it does not know of links
    ours.feed(written(*changed(Frame(), strip(plain))))
    theirs.feed(strip(plain).render(Console(color_system="truecolor", force_terminal=True)))
    assert ours.seen() == theirs.seen()


def test_what_joins_to_one_character_is_never_parted_and_its_line_is_written_whole() -> None:
    family, crew = "👩‍🚒 x", "👩‍✈️ x"
    frame = Frame()
    changed(frame, strip([(family, STYLES[0]), ("a", STYLES[1])]))
    (change,) = changed(frame, strip([(family, STYLES[0]), ("b", STYLES[1])]))
    assert (change.x, len(change.cells)) == (0, 30)
    (change,) = changed(frame, strip([(crew, STYLES[0]), ("b", STYLES[1])]))
    assert crew in written(change)


def test_a_link_is_opened_and_closed_once() -> None:
    linked = Style.parse("red on black link https://example.org/a")
    line = [("go ", STYLES[0]), ("there", linked), ("!", linked + Style(bold=True)), (" on", STYLES[0])]
    sent = written(*changed(Frame(), strip(line)))
    assert sent.count("\x1b]8;;https://example.org/a\x1b\\") == 1
    assert sent.count("\x1b]8;;\x1b\\") == 1
    assert sent.endswith(" on" + " " * (30 - len("go there! on")) + "\x1b[39;49m")  # as it was before


def test_what_is_forgotten_is_written_whole() -> None:
    frame, line = Frame(), strip([("a line", STYLES[0])])
    assert changed(frame, line)
    assert changed(frame, line) == []
    frame.forget()
    assert "a line" in written(*changed(frame, line))


def test_where_other_widgets_stand_now_nothing_is_taken_for_known() -> None:
    frame = Frame()
    left, right, whole = strip([("left", STYLES[0])], 10), strip([("right", STYLES[0])], 20), strip([], 30)
    list(frame.changes(0, {0: left, 10: right}, [10, 30], TRUE))
    assert [change.x for change in frame.changes(0, {0: whole}, [30], TRUE)] == [0]
    assert [change.x for change in frame.changes(0, {0: None, 10: right}, [10, 30], TRUE)] == [10]


# the app


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Terminal, list[int]]]:
    """Give every frame of an app to a terminal; yield it, and a list that grows by the bytes of each frame."""
    terminal, sizes = Terminal(), list[int]()
    console = Console(color_system="truecolor", force_terminal=True, file=io.StringIO())

    def display(_app: App[None], _screen: Screen[object], update: object) -> None:
        if isinstance(update, CompositorUpdate):
            text = update.render_segments(console)
            sizes.append(len(text.encode()))
            terminal.feed(text)

    monkeypatch.setattr(App, "_display", display)
    yield terminal, sizes


def whole(screen: Screen[object]) -> Terminal:
    """Return a terminal to which the screen, every line of it painted anew, has been written once, by Textual."""
    for widget in screen.walk_children(Widget, with_self=True):
        widget._styles_cache.clear()
    console = Console(color_system="truecolor", force_terminal=True, file=io.StringIO())
    terminal = Terminal()
    terminal.screen.reset_mode(pyte.modes.DECAWM)
    terminal.screen.set_mode(pyte.modes.LNM)
    terminal.feed(screen._compositor.render_full_update().render_segments(console))
    return terminal


async def test_after_any_keys_the_terminal_shows_the_whole_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = SAMPLE.replace(
        'url = "https://gazette.example/talks"\n', ""
    )  # pyte prints what it knows not of links
    with watched(monkeypatch) as (terminal, _):
        async with opened(tmp_path / "t.toml", plain) as (pilot, app):
            for key in (
                "right",
                "plus",
                "right_square_bracket",
                "L",
                "down",
                "v",
                "right",
                "v",
                "3",
                "2",
                "question_mark",
                "escape",
                "1",
                "0",
                "left",
            ):
                await pilot.press(key)
                await pilot.pause()
                assert terminal.seen() == whole(app.screen).seen(), key


async def test_a_move_of_the_selection_sends_few_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = "".join(
        f'[events.e{number:02}]\ntitle = "Meeting number {number} of the harbour commission"\n'
        f'date = "2024-05-{1 + number % 28:02}"\nkind = "meeting"\n'
        for number in range(60)
    )
    with watched(monkeypatch) as (_, sizes):
        async with opened(tmp_path / "t.toml", events) as (pilot, app):
            for key in ("0", "v"):
                await pilot.press(key)
                for _ in range(12):
                    before = explore(app).session.selected
                    sizes.clear()
                    await pilot.press("right")
                    await pilot.pause()
                    assert explore(app).session.selected != before
                    assert 0 < sum(sizes) <= MOST
