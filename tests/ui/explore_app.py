"""A small timeline with a bit of everything, opened in the app without a terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from tui.query.view import View
from tui.store.opening import open_files
from tui.ui.app import TimelineApp
from tui.ui.screens.explore import ExploreScreen

TODAY = date(2024, 6, 1)
SAMPLE = """
[timeline]
title = "Harbour talks"
[people.anna]
name = "Anna Berg"
names = { ru = "Анна Берг" }
country = "NO"
[people.bo]
name = "Bo Lin"
country = "CN"
[places.pier]
name = "Pier House"
country = "NO"
[sources.gazette]
title = "Harbour Gazette"
date = "2024-05-03"
url = "https://gazette.example/talks"
[sources.diary]
title = "Anna's diary"
[events.survey]
title = "Survey of the harbour"
date = "2024-02"
kind = "period"
sources = ["diary"]
[events.summit]
title = "Harbour summit"
kind = "conference"
date = "2024-05-01/2024-05-05"
place = "pier"
sources = ["gazette#p2", "diary"]
participants = [{ person = "anna", role = "host" }, { person = "bo" }, "A Stranger"]
[events.opening]
title = "Opening"
kind = "speech"
date = "2024-05-01"
part_of = ["summit"]
participants = [{ person = "anna" }]
sources = ["gazette#p3"]
[events.dinner]
title = "Dinner"
kind = "meeting"
date = "[2024-05-02..2024-05-03]"
part_of = ["summit"]
participants = [{ person = "bo" }]
sources = ["gazette#p4"]
[events.dredging]
title = "Dredging"
date = "2024-05-20/.."
sources = ["gazette#p5"]
"""


@asynccontextmanager
async def opened(
    path: Path,
    text: str = SAMPLE,
    *,
    size: tuple[int, int] = (120, 40),
    view: View | None = None,
) -> AsyncIterator[tuple[Pilot[None], TimelineApp]]:
    """Write a timeline to `path` and open it; TODAY is the day."""
    write(path, text)
    app = TimelineApp(open_files([str(path)]), view or View(), today=TODAY)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app


def write(path: Path, text: str) -> None:
    """Write a file in one step, as an editor does while the app is open."""
    path.write_text(text, encoding="utf-8")


def focus(app: TimelineApp) -> str | None:
    """Return the id of what has the focus."""
    return app.focused.id if app.focused is not None else None


def explore(app: TimelineApp) -> ExploreScreen:
    screen = app.screen
    assert isinstance(screen, ExploreScreen)
    return screen


def selected(app: TimelineApp) -> str:
    event = explore(app).session.event
    assert event is not None
    return event.id


def lines(app: TimelineApp) -> list[str]:
    """Return what is on the screen, line by line."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def text(app: TimelineApp) -> str:
    return "\n".join(lines(app))
