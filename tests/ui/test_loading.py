"""Opening large files in the app: the screen that waits, the ways out of it, and reading them again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.text import Text
from textual.pilot import Pilot

from tests.ui.explore_app import SAMPLE, TODAY, explore, text, write
from tests.ui.waiting import comes_to
from tui.query.saved import begin
from tui.query.view import View
from tui.store import opening
from tui.store.cache import cache
from tui.store.cache.cache import CacheEntry
from tui.store.timeline import Timeline
from tui.ui.app import TimelineApp
from tui.ui.opening import Refusal
from tui.ui.screens import loading
from tui.ui.screens.explore import ExploreScreen
from tui.ui.screens.loading import LoadingScreen
from tui.ui.screens.problems import ProblemsScreen

pytestmark = pytest.mark.usefixtures("large")


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Call every file large, and give the cache a place of its own."""
    monkeypatch.setattr(opening, "LARGE", 1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour[.toml"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


@pytest.fixture
def held(file: Path) -> Iterator[int]:
    """Hold the lock of the file's entry, so that opening it waits."""
    place = cache.folder()
    assert place is not None
    lock = CacheEntry(place, [str(file)]).lock()
    assert lock is not None
    yield lock
    os.close(lock)


async def shows(pilot: Pilot[None], screen: type[object]) -> None:
    """Wait for a screen, as long as another process may take."""
    for _ in range(3000):
        if isinstance(pilot.app.screen, screen):
            return
        await pilot.pause(0.02)
    raise AssertionError(pilot.app.screen)


async def test_it_waits_and_then_shows_the_timeline(file: Path) -> None:
    app = TimelineApp(begin([str(file)]), View(), today=TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await shows(pilot, ExploreScreen)
        await comes_to(pilot, lambda: "Harbour talks" in text(app), expected=True)
        assert explore(app).session.timeline.size == 5
        assert not any(isinstance(screen, LoadingScreen) for screen in app.screen_stack)


async def test_a_second_start_opens_at_once(file: Path) -> None:
    opening.open_files([file])
    app = TimelineApp(begin([str(file)]), View(), today=TODAY)
    async with app.run_test(size=(120, 40)):
        assert isinstance(app.screen, ExploreScreen)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 12)])
async def test_it_says_what_is_done_and_how_far_it_is(file: Path, held: int, size: tuple[int, int]) -> None:
    app = TimelineApp(begin([str(file)]), View(), today=TODAY)
    async with app.run_test(size=size) as pilot:
        await comes_to(pilot, lambda: "Opening harbour[.toml, 0 MB" in text(app), expected=True)
        shown = text(app)
        assert "0 %" in shown
        assert "Waiting for another window" in shown
        assert "───" in shown
        assert "From the next time on" in shown
        assert "give up and quit" in shown
        assert "Esc" not in shown  # there is nothing to go back to
        await pilot.press("escape")
        assert isinstance(app.screen, LoadingScreen)


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_one_can_give_up(file: Path, held: int, key: str) -> None:
    app = TimelineApp(begin([str(file)]), View(), today=TODAY)
    async with app.run_test() as pilot:
        await shows(pilot, LoadingScreen)
        await pilot.press(key)
        await comes_to(pilot, lambda: app._exit, expected=True)


async def test_giving_up_ends_the_other_process(file: Path) -> None:
    begun = begin([str(file)])
    assert not isinstance(begun, opening.Opened)
    begun.poll()
    child = begun.child
    assert child is not None
    app = TimelineApp(begun, View(), today=TODAY)
    async with app.run_test() as pilot:
        await pilot.press("q")
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


async def test_errors_are_shown_with_their_places(file: Path) -> None:
    write(file, SAMPLE + "[events.late]\ntitle = May\n")
    app = TimelineApp(begin([str(file)]), View(), today=TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        await shows(pilot, ProblemsScreen)
        line = SAMPLE.count("\n") + 2
        await comes_to(pilot, lambda: f"harbour[.toml:{line}:9: error" in text(app), expected=True)
        write(file, SAMPLE)
        await pilot.press("r")
        await shows(pilot, ExploreScreen)


async def test_reading_again_keeps_the_view_and_says_what_changed(file: Path) -> None:
    opening.open_files([file])
    app = TimelineApp(begin([str(file)]), View(query="kind:speech"), today=TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        more = '[events.close]\ntitle = "Close"\ndate = "2024-05-05"\n'
        write(file, SAMPLE + more)
        await pilot.press("r")
        await shows(pilot, LoadingScreen)
        await shows(pilot, ExploreScreen)
        await comes_to(pilot, lambda: "Read again: 5 events before, 6 now." in text(app), expected=True)
        assert explore(app).session.view.query == "kind:speech"


async def test_one_can_keep_what_was_there(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        loading, "BLINK", 2
    )  # a busy machine may take longer than a blink to come to the first look
    opening.open_files([file])
    app = TimelineApp(begin([str(file)]), View(), today=TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        write(file, SAMPLE + "# more\n")
        place = cache.folder()
        assert place is not None
        lock = CacheEntry(place, [str(file)]).lock()
        assert lock is not None
        await pilot.press("r")
        await shows(pilot, LoadingScreen)
        assert app.screen.has_class("-brief")  # no flash where it may be short
        assert "keep what was there" not in text(app)
        await comes_to(pilot, lambda: app.screen.has_class("-brief"), expected=False)
        await comes_to(pilot, lambda: "keep what was there" in text(app), expected=True)
        await pilot.press("escape")
        await shows(pilot, ExploreScreen)
        assert explore(app).session.timeline.size == 5
        os.close(lock)


async def test_a_view_that_the_timeline_cannot_show_ends_the_app(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the words reach standard error is seen in a real terminal, by tests/robustness."""

    def refuse(timeline: Timeline) -> View:
        raise Refusal(f"no [b]such[/b] event among {timeline.size}", 2)

    app = TimelineApp(begin([str(file)]), View(), settle=refuse, today=TODAY)
    told: list[Text] = []
    leave = app.exit

    def exit_(*, return_code: int, message: Text) -> None:
        told.append(message)
        leave(return_code=return_code, message=message)

    monkeypatch.setattr(app, "exit", exit_)
    async with app.run_test() as pilot:
        for _ in range(1000):
            if app.return_code:
                break
            await pilot.pause(0.02)
    assert app.return_code == 2
    assert told == [Text("no [b]such[/b] event among 5")]  # a Text, in which nothing is markup
