"""Every key that moves: to other events, to other times, to other panels."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.geometry import Region

from tests.ui.explore_app import SAMPLE, explore, focus, opened, selected, text
from tui.model.dates import instant_of
from tui.query.view import View
from tui.ui.canvas.canvas import Canvas

ORDER = ["survey", "opening", "summit", "dinner", "dredging"]  # in order of time


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.toml"


@pytest.mark.parametrize(("following", "previous"), [("right", "left"), ("l", "h")])
async def test_next_and_previous_visit_every_event_and_stop_at_the_ends(
    path: Path, following: str, previous: str
) -> None:
    async with opened(path) as (pilot, app):
        visited = [selected(app)]
        for _ in range(4):
            await pilot.press(following)
            visited.append(selected(app))
        assert visited == ORDER
        await pilot.press(following)
        assert selected(app) == ORDER[-1]
        assert "This is the last event." in text(app)
        for _ in range(5):
            await pilot.press(previous)
        assert selected(app) == ORDER[0]
        assert "This is the first event." in text(app)


@pytest.mark.parametrize(("last", "first"), [("G", "g"), ("end", "home")])
async def test_first_and_last(path: Path, last: str, first: str) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press(last)
        assert selected(app) == ORDER[-1]
        await pilot.press(first)
        assert selected(app) == ORDER[0]


async def test_rows_go_to_the_event_nearest_in_time(path: Path) -> None:
    async with opened(path, view=View(select="summit")) as (pilot, app):
        await pilot.press("z")
        start = selected(app)
        for keys in (("down", "up"), ("j", "k")):
            await pilot.press(keys[0])
            below = selected(app)
            assert below != start
            await pilot.press(keys[1])
            assert selected(app) == start
        painter = explore(app).canvas.painter
        assert painter is not None
        assert painter.selected_mark is not None


async def test_zoom_keeps_the_selected_event_in_its_column(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("right")
        session = explore(app).session
        instant, before = session.instant, session.window
        for _ in range(3):
            await pilot.press("plus")
        assert session.window.end - session.window.start < (before.end - before.start) / 3
        assert session.window.start <= instant <= session.window.end
        for _ in range(3):
            await pilot.press("minus")
        assert session.window.start <= before.start + 86400 * 20
        assert session.window.end >= before.end - 86400 * 20
        assert selected(app) == "opening"


async def test_equals_sign_zooms_in_too(path: Path) -> None:
    async with opened(path) as (pilot, app):
        before = explore(app).session.window
        await pilot.press("equals_sign")
        after = explore(app).session.window
        assert after.end - after.start < before.end - before.start


async def test_fit_shows_everything(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("right", "plus", "plus", "plus", "0")
        assert list(explore(app).session.result.shown) == [0, 1, 2, 3, 4]


async def test_z_fits_the_event_with_its_parts_and_then_goes_back(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("right", "right")
        session = explore(app).session
        before = session.window
        await pilot.press("z")
        assert session.window.start > instant_of(2024, 4, 20)
        assert session.window.end < instant_of(2024, 5, 16)
        await pilot.press("z")
        assert session.window == before
        await pilot.press("z", "left", "z")
        assert session.window != before  # something was done in between: z fits again


@pytest.mark.parametrize(
    ("key", "fraction"),
    [("left_square_bracket", -0.5), ("right_square_bracket", 0.5), ("pageup", -1), ("pagedown", 1)],
)
async def test_panning_shifts_the_window_by_half_or_whole(path: Path, key: str, fraction: float) -> None:
    async with opened(path) as (pilot, app):
        session = explore(app).session
        before = session.window
        await pilot.press(key)
        length = before.end - before.start + 1
        assert abs(session.window.start - before.start - fraction * length) <= 86400
        assert session.window.end - session.window.start + 1 == length


async def test_the_window_follows_the_selection_and_else_stays(path: Path) -> None:
    async with opened(path, view=View(select="opening")) as (pilot, app):
        await pilot.press("z")
        session = explore(app).session
        window = session.window
        await pilot.press("right")
        assert session.window == window  # the summit is in sight: nothing moves
        await pilot.press("G")
        assert session.window != window
        first, _last = session.span(4)
        assert session.window.start < first < session.window.end


async def test_jump_to_a_date_takes_what_is_typed_at_once(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("d", *"20 may 2024", "enter")
        await pilot.pause()
        assert selected(app) == "dredging"
        window = explore(app).session.window
        assert window.start <= instant_of(2024, 5, 20) <= window.end


async def test_today(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("g", "plus", "plus", "t")
        window = explore(app).session.window
        assert window.start <= instant_of(2024, 6, 1) <= window.end


async def test_tab_and_digits_go_through_the_panels(path: Path) -> None:
    async with opened(path) as (pilot, app):
        visited = [focus(app)]
        for _ in range(4):
            await pilot.press("tab")
            visited.append(focus(app))
        assert visited == ["canvas", "details", "participants", "overview", "canvas"]
        await pilot.press("shift+tab")
        assert focus(app) == "overview"
        for key, name in (("1", "canvas"), ("2", "details"), ("3", "participants"), ("4", "overview")):
            await pilot.press(key)
            assert focus(app) == name


async def test_the_overview_pans_by_keys(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("plus", "plus", "4")
        before = explore(app).session.window
        await pilot.press("right")
        assert explore(app).session.window.start > before.start
        await pilot.press("left")
        assert abs(explore(app).session.window.start - before.start) <= 86400  # windows keep to whole days


async def test_a_short_screen_shows_details_or_participants_and_tab_skips_the_overview(path: Path) -> None:
    async with opened(path, size=(50, 14)) as (pilot, app):
        screen = explore(app)
        assert (bool(screen.details.region.height), bool(screen.participants.region.height)) == (True, False)
        await pilot.press("3")
        await pilot.pause()
        assert (bool(screen.details.region.height), bool(screen.participants.region.height)) == (False, True)
        await pilot.press("tab")
        assert focus(app) == "listing"


async def test_moving_repaints_only_what_changes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(path) as (pilot, _app):
        await pilot.press("right", "z")
        await pilot.pause()
        asked: list[int] = []
        refresh = Canvas.refresh

        def counted(canvas: Canvas, *regions: Region, **options: bool) -> Canvas:
            asked.extend([region.y for region in regions] or [-1])
            return refresh(canvas, *regions, **options)

        monkeypatch.setattr(Canvas, "refresh", counted)
        await pilot.press("right")
        assert 0 < len(asked) <= 4  # two rows of events, and what is related to them
        assert -1 not in asked


async def test_a_timeline_of_one_event(path: Path) -> None:
    async with opened(path, '[events.kick-off]\ntitle = "Kick-off"\ndate = "2024-05-01"\n') as (pilot, app):
        for key in (
            "right",
            "left",
            "down",
            "up",
            "plus",
            "minus",
            "0",
            "z",
            "z",
            "G",
            "g",
            "enter",
            "escape",
            "x",
        ):
            await pilot.press(key)
        assert selected(app) == "kick-off"
        assert "1 of 1 event" in text(app)


async def test_a_timeline_without_events(path: Path) -> None:
    async with opened(path, '[timeline]\ntitle = "Nothing yet"\n') as (pilot, app):
        assert "This timeline has no events yet." in text(app)
        for key in (
            "right",
            "down",
            "plus",
            "0",
            "z",
            "pagedown",
            "G",
            "enter",
            "y",
            "o",
            "E",
            "t",
            "x",
            "escape",
        ):
            await pilot.press(key)
        assert "This timeline has no events yet." in text(app)


async def test_rows_that_do_not_fit_are_counted_and_scrolled_to(path: Path) -> None:
    many = SAMPLE + "".join(
        f'[events.e{n:02}]\ntitle = "Session {n}"\ndate = "2024-05-02"\npart_of = ["summit"]\n'
        for n in range(30)
    )
    async with opened(path, many, size=(80, 24)) as (pilot, app):
        await pilot.press("0", "g")
        assert "rows below" in text(app)
        assert "rows above" not in text(app)
        await pilot.press("G")
        for _ in range(12):
            await pilot.press("left")
        assert "rows above" in text(app)
        event = explore(app).session.event
        assert event is not None
        assert str(event.title) in text(app)
