"""Which changes of the view are steps to go back to, and going back and forward through them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from tui.model.dates import Window
from tui.query.view import View
from tui.ui.session.history import MOST, History, HistoryStep, Motion

QUERIES = [View(query=name) for name in "abcdef"]


def walked(*steps: tuple[View, Motion]) -> History:
    history = History()
    for view, motion in steps:
        history.record(HistoryStep(view), motion)
    return history


def views_back(history: History) -> list[View]:
    """Return the views that going back leads through, from where one is."""
    found = []
    while (step := history.go(-1)) is not None:
        found.append(step.view)
    return found


@given(st.lists(st.sampled_from(QUERIES), min_size=1, max_size=8))
def test_going_back_leads_through_what_was_there_and_forward_again(views: Sequence[View]) -> None:
    visited = [view for at, view in enumerate(views) if at == 0 or view != views[at - 1]]
    history = walked(*((view, Motion.GO) for view in views))
    assert views_back(history) == visited[-2::-1]
    forward = []
    while (step := history.go(1)) is not None:
        forward.append(step.view)
    assert forward == visited[1:]
    assert history.go(1) is None
    assert (history.behind, history.ahead) == (len(visited) - 1, 0)


def test_going_somewhere_else_after_going_back_drops_what_was_ahead() -> None:
    history = walked(*((view, Motion.GO) for view in QUERIES[:4]))
    history.go(-1)
    history.go(-1)
    assert history.ahead == 2
    history.record(HistoryStep(QUERIES[5]), Motion.GO)
    assert history.go(1) is None
    assert views_back(history) == [QUERIES[1], QUERIES[0]]


def test_walking_from_event_to_event_is_no_step_and_drops_nothing() -> None:
    a, b = View(query="a"), View(query="b")
    history = walked((a, Motion.GO), (b, Motion.GO))
    history.go(-1)
    for event in ("one", "two", "three"):
        history.record(HistoryStep(a._replace(select=event)), Motion.MOVE)
    assert history.ahead == 1
    forward = history.go(1)
    assert forward is not None
    assert forward.view == b
    back = history.go(-1)
    assert back is not None
    assert back.view == a._replace(select="three")


def test_a_run_of_zooming_and_panning_is_one_step() -> None:
    windows = [View(window=Window(at, at + 10)) for at in range(5)]
    start, after = View(), View(query="x", window=Window(4, 14))
    history = walked((start, Motion.GO), *((window, Motion.LOOK) for window in windows), (after, Motion.GO))
    assert views_back(history) == [windows[-1], start]


def test_going_back_or_walking_ends_a_run() -> None:
    first, second, third = (View(window=Window(at, at + 10)) for at in range(3))
    walking = second._replace(select="e")
    history = walked(
        (View(), Motion.GO), (first, Motion.LOOK), (second, Motion.LOOK), (walking, Motion.MOVE), (third, Motion.LOOK)
    )  # fmt: skip
    assert views_back(history) == [walking, View()]
    history = walked((View(), Motion.GO), (first, Motion.LOOK))
    history.go(-1)
    history.record(HistoryStep(second), Motion.LOOK)
    assert views_back(history) == [View()]


def test_what_is_asked_anew_is_a_step_however_one_came_there() -> None:
    history = walked((View(), Motion.GO), (View(query="a"), Motion.MOVE), (View(lanes="kind"), Motion.LOOK))
    assert views_back(history) == [View(query="a"), View()]


def test_where_esc_leads_belongs_to_the_step_but_makes_none() -> None:
    history = walked((View(), Motion.GO), (View(query="a"), Motion.GO))
    history.record(HistoryStep(View(query="a"), (View(),)), Motion.GO)
    assert history.behind == 1
    history.go(-1)
    step = history.go(1)
    assert step == HistoryStep(View(query="a"), (View(),))


def test_the_oldest_steps_are_forgotten() -> None:
    history = walked(*((View(query=str(number)), Motion.GO) for number in range(MOST + 5)))
    assert history.behind == MOST - 1
    assert views_back(history)[-1] == View(query="5")
