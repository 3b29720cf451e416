"""Whatever is done to a session in whatever order, what it shows hangs together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.ui.explore_app import SAMPLE
from tui.model.dates import instant_of
from tui.query.view import View
from tui.store.opening import open_files
from tui.store.timeline import Timeline
from tui.ui.session.session import Session

ODD = """
[events.old]
title = "Long ago"
date = "-0043-03-15"
[events.since]
title = "Known only to have ended"
date = "../2024-04"
"""
ACTIONS: dict[str, Callable[[Session], object]] = {
    "next": lambda s: s.move(1),
    "previous": lambda s: s.move(-1),
    "first": lambda s: s.edge(-1),
    "last": lambda s: s.edge(1),
    "in": lambda s: s.zoom(1),
    "out": lambda s: s.zoom(-1),
    "earlier": lambda s: s.pan(-0.5),
    "later": lambda s: s.pan(1),
    "fit": Session.fit,
    "fit event": Session.fit_event,
    "jump": lambda s: s.jump(instant_of(2024, 6, 1), instant_of(2024, 6, 2)),
    "centre": lambda s: s.centre(instant_of(1066)),
    "look": lambda s: s.look_at(instant_of(2024, 5, 1), instant_of(2024, 5, 2)),
    "go in": Session.go_in,
    "back": Session.back,
    "query": lambda s: s.show(s.view._replace(query="who:anna", window=None)),
    "nothing": lambda s: s.show(s.view._replace(query="zeppelin")),
    "clear": Session.clear,
    "lanes": lambda s: s.show(s.view._replace(lanes="kind", folded=("kind:speech",))),
    "list": lambda s: s.show(s.view._replace(layout="list")),
    "open": lambda s: s.open(View(query="who:bo")),
}


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    path: Path = tmp_path_factory.mktemp("session") / "odd.toml"
    path.write_text(SAMPLE + ODD, encoding="utf-8")
    found = open_files([str(path)]).timeline
    assert found is not None
    return found


@given(actions=st.lists(st.sampled_from(sorted(ACTIONS)), max_size=25))
def test_the_selection_is_always_one_of_the_answers(timeline: Timeline, actions: list[str]) -> None:
    session = Session(timeline, View())
    for action in actions:
        ACTIONS[action](session)
        if session.result.matches:
            assert session.selected in session.result.matches
        else:
            assert session.selected is None
        assert session.window.start <= session.window.end
        if session.view.window is not None:
            assert session.view.window == session.window


@given(actions=st.lists(st.sampled_from(sorted(ACTIONS)), max_size=12))
def test_the_line_of_text_of_a_view_restores_it(timeline: Timeline, actions: list[str]) -> None:
    session = Session(timeline, View())
    for action in actions:
        ACTIONS[action](session)
    again = Session(timeline, session.view)
    assert (again.view, again.selected) == (session.view, session.selected)
    assert list(again.result.shown) == list(session.result.shown)


def test_going_in_and_backing_out_ends_where_it_began(timeline: Timeline) -> None:
    session = Session(timeline, View(select="summit"))
    before = session.view, session.window
    assert session.go_in()
    assert session.event is not None
    assert session.event.id == "opening"
    session.zoom(2)
    session.move(1)
    assert session.back()
    assert (session.view.select, session.window) == (before[0].select, before[1])
    assert not session.back()


@given(actions=st.lists(st.sampled_from(sorted(ACTIONS)), max_size=12))
@example(
    actions=[*["back"] * 5, "nothing", "centre"]
)  # where nothing answers, a view does not say the window
def test_a_step_is_restored_whatever_came_after(timeline: Timeline, actions: list[str]) -> None:
    session = Session(timeline, View(select="summit"))
    for action in actions[:6]:
        ACTIONS[action](session)
    step, window, entered = session.step, session.window, session.entered
    for action in actions[6:]:
        ACTIONS[action](session)
    session.restore(step)
    assert (session.step, session.window, session.entered) == (step, window, entered)
