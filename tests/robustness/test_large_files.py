"""Large files in a real terminal: the line that tells how far it is, the screen that does, and the ways out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.robustness.terminal import Terminal, timeline
from tui.store.cache import cache
from tui.store.cache.cache import CacheEntry
from tui.store.opening import LARGE

SUMMARY = "What was said. " * 1000
PAGE = 4096  # bytes of a database


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "large.toml"
    event = '[events.e{0}]\ntitle = "Event {0}"\ndate = "2024-05-01"\nsummary = "{1}"\n'
    path.write_text("".join(event.format(number, SUMMARY) for number in range(80)), encoding="utf-8")
    assert path.stat().st_size > LARGE
    return path


@pytest.fixture
def held(file: Path) -> Iterator[Callable[[], None]]:
    """Be another process that builds the same, until what this returns is called."""
    place = cache.folder()
    assert place is not None
    lock = CacheEntry(place, [str(file)]).lock()
    assert lock is not None
    with ExitStack() as stack:
        stack.callback(os.close, lock)
        yield stack.close


def test_the_first_time_and_the_second(file: Path) -> None:
    for _ in range(2):
        with Terminal(timeline(str(file))) as terminal:
            terminal.see("80 of 80 events")
            terminal.send("q")
            assert terminal.end() == 0
            terminal.assert_restored()


def test_a_copy_that_is_damaged_while_it_is_open_ends_the_app_with_words(file: Path) -> None:
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("80 of 80 events")
        place = cache.folder()
        assert place is not None
        (database,) = place.glob(f"*{cache.DATABASE}")
        with database.open("r+b") as pages:
            pages.seek(PAGE)
            pages.write(b"\xff" * (database.stat().st_size - PAGE))
        terminal.send("G")
        terminal.see("was damaged, and is dropped")
        assert terminal.end() == 1
        assert "Traceback" not in terminal.text
        terminal.assert_restored()
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("80 of 80 events")
        terminal.send("q")
        assert terminal.end() == 0


@pytest.mark.parametrize("key", ["q", "\x03"])
def test_one_can_give_up_while_it_is_read(file: Path, held: Callable[[], None], key: str) -> None:
    with Terminal(timeline(str(file))) as terminal:
        terminal.see("Opening large.toml, 1 MB")
        terminal.send(key)
        assert terminal.end() == 0
        terminal.assert_restored()


def test_a_list_says_how_far_it_is_and_can_be_interrupted(file: Path, held: Callable[[], None]) -> None:
    with Terminal([sys.executable, "-m", "tui", "list", str(file)]) as terminal:
        terminal.see("Waiting for another window that opens the same … 0 %")
        terminal.send("\x03")
        assert terminal.end() == 130
        assert "Traceback" not in terminal.text


def test_a_list_says_nothing_where_standard_error_is_no_terminal(file: Path) -> None:
    command = (
        f'exec "{sys.executable}" -m tui list "{file}" 2>"{file}.err" | tail -1; cat "{file}.err"; echo done'
    )
    with Terminal(["/bin/sh", "-c", command]) as terminal:
        terminal.see("done")
        assert terminal.end() == 0
    assert Path(f"{file}.err").read_bytes() == b""


def test_an_event_that_is_not_there_is_said_after_the_app_has_waited(
    file: Path, held: Callable[[], None]
) -> None:
    with Terminal(timeline("--select", "nobody", str(file))) as terminal:
        terminal.see("Opening large.toml, 1 MB")
        held()
        terminal.see("unknown event `nobody`")
        assert terminal.end() == 1
        terminal.assert_restored()
