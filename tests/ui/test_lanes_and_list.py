"""Lanes, pinned people, the list and plain ASCII signs: the keys for them, and what is then on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.synthetic import events as synthetic
from tests.ui.explore_app import SAMPLE, explore, focus, lines, opened, selected, text
from tests.ui.waiting import comes_to
from tui.export.json import dumps
from tui.model.views import LANES
from tui.query.view import View
from tui.ui.app import TimelineApp
from tui.ui.panels.participants import Somebody
from tui.ui.screens.pair import PairScreen
from tui.ui.session import lane_actions


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.toml"


def heads(app: TimelineApp) -> list[tuple[str, int]]:
    """Return the lanes that are drawn, with how many events each has."""
    painter = explore(app).canvas.painter
    assert painter is not None
    return [(lane.head, lane.events) for lane in painter.scene.lanes]


# lanes


async def test_lanes_are_drawn_by_one_value_after_another(path: Path) -> None:
    async with opened(path, view=View(select="opening")) as (pilot, app):
        assert heads(app) == []
        found = {}
        for lanes in LANES:
            await pilot.press("L")
            assert explore(app).session.view.lanes == lanes
            assert f"Lanes by {lanes}:" in text(app)
            found[lanes] = heads(app)
        assert found["person"] == [
            ("Anna Berg", 2),
            ("Bo Lin", 2),
            ("A Stranger", 1),
            ("nobody named", 2),
        ]
        assert found["series"] == [("no series", 5)]
        assert found["country"] == [("NO", 2), ("CN", 2), ("no country", 2)]
        await pilot.press("L")
        assert explore(app).session.view.lanes is None
        assert heads(app) == []


async def test_the_view_with_lanes_is_restored_by_its_command_line(path: Path) -> None:
    async with opened(path, view=View(lanes="person:size", pinned=("bo",))) as (_pilot, app):
        assert heads(app)[0] == ("Bo Lin", 2)
        assert explore(app).session.view.arguments()[-4:] == ["--lanes", "person:size", "--pin", "bo"]


async def test_sorting_and_folding_lanes(path: Path) -> None:
    async with opened(path, view=View(select="dinner", lanes="country")) as (pilot, app):
        await pilot.press("s")
        assert explore(app).session.view.lanes == "country:size"
        await pilot.press("s")
        assert explore(app).session.view.lanes == "country"
        painter = explore(app).canvas.painter
        assert painter is not None
        assert painter.lane is not None
        assert painter.lane.head == "CN"
        await pilot.press("space")
        painter = explore(app).canvas.painter
        assert painter is not None
        assert [lane.collapsed for lane in painter.scene.lanes] == [False, True, False]
        assert painter.selected_mark is None  # it is counted where it is folded away
        assert painter.home is not None
        await pilot.press("space")
        painter = explore(app).canvas.painter
        assert painter is not None
        assert not any(lane.collapsed for lane in painter.scene.lanes)
        assert selected(app) == "dinner"


async def test_without_lanes_there_is_nothing_to_sort_or_fold(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("s")
        assert "There are no lanes to sort" in text(app)
        await pilot.press("space")
        assert "There is no lane to fold" in text(app)


async def test_a_click_on_a_head_folds_its_lane(path: Path) -> None:
    async with opened(path, view=View(lanes="country")) as (pilot, app):
        canvas = explore(app).canvas
        at = next(y for y, line in enumerate(lines(app)) if "CN" in line and "│" in line)
        await pilot.click(canvas, offset=(1, at - canvas.region.y))
        await comes_to(pilot, lambda: explore(app).session.folded, frozenset({"country:CN"}))


async def test_a_person_is_pinned_above_the_rest_and_let_go_again(path: Path) -> None:
    async with opened(path, view=View(select="summit")) as (pilot, app):
        await pilot.press("P")
        assert heads(app) == [("Anna Berg", 2), ("all events", 5)]
        assert "Anna Berg stands in a lane above the rest." in text(app)
        await pilot.press("3", "down", "P")
        assert [head for head, _ in heads(app)] == ["Anna Berg", "Bo Lin", "all events"]
        await pilot.press("P")
        assert [head for head, _ in heads(app)] == ["Anna Berg", "all events"]
    async with opened(path, view=View(select="survey")) as (pilot, app):
        await pilot.press("P")
        assert "nobody can be pinned" in text(app)
        assert heads(app) == []


async def test_rows_lead_from_lane_to_lane_and_an_event_is_the_same_in_both(path: Path) -> None:
    async with opened(path, view=View(select="opening", lanes="person")) as (pilot, app):
        session = explore(app).session
        visited = []
        for _ in range(5):
            lane = lane_actions.current(session)
            assert lane is not None
            visited.append((lane.head, selected(app)))
            await pilot.press("down")
        assert ("Bo Lin", "summit") in visited
        assert ("A Stranger", "summit") in visited


async def test_the_head_of_the_topmost_lane_stays_in_sight(tmp_path: Path) -> None:
    events = {
        f"e{at}": {
            "title": f"Event {at}",
            "date": f"2001-01-{at + 1:02}/2001-02-20",
            "kind": f"kind {at // 3}",
        }
        for at in range(18)
    }
    view = View(select="e15", lanes="kind")
    async with opened(tmp_path / "a.json", dumps({"events": events}), size=(100, 30), view=view) as (_, app):
        canvas = explore(app).canvas
        assert canvas.painter is not None
        lane = canvas.painter.lane_at(canvas._top)
        assert lane is not None
        assert lane.row < canvas._top < lane.row + lane.rows  # its first row is not in sight
        shown = lines(app)
        above = next(y for y, line in enumerate(shown) if " above" in line)
        assert shown[above + 1].startswith(f" ▾ {lane.head}")


# within a lane or person, and between hits


async def test_the_next_event_within_a_lane_or_of_a_person(path: Path) -> None:
    async with opened(path, view=View(select="opening", lanes="person")) as (pilot, app):
        await pilot.press("full_stop")
        assert selected(app) == "summit"
        await pilot.press("full_stop")
        assert selected(app) == "summit"
        assert "No later event of Anna Berg." in text(app)
        await pilot.press("comma")
        assert selected(app) == "opening"
    async with opened(path, view=View(select="dinner")) as (pilot, app):
        await pilot.press("comma")
        assert selected(app) == "summit"
        assert "Of Bo Lin." in text(app)
    async with opened(path, view=View(select="survey")) as (pilot, app):
        await pilot.press("full_stop")
        assert "nobody is named" in text(app)


async def test_hits_of_the_last_search_are_visited_when_all_is_shown_again(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("n")
        assert "Nothing has been looked for yet" in text(app)
        await pilot.press("slash", *"bo lin", "enter")
        await comes_to(pilot, lambda: explore(app).session.view.query, "who:=bo")
        await pilot.press("x", "g")
        assert explore(app).session.view.query == ""
        visited = []
        for _ in range(2):
            await pilot.press("n")
            visited.append(selected(app))
        assert visited == ["summit", "dinner"]
        await pilot.press("n")
        assert "This is the last hit." in text(app)
        await pilot.press("N")
        assert selected(app) == "summit"


# the list


async def test_the_list_shows_the_same_view_with_the_same_selection_and_keys(path: Path) -> None:
    async with opened(path, view=View(select="summit")) as (pilot, app):
        await pilot.press("v")
        await pilot.pause()
        assert focus(app) == "listing"
        shown = text(app)
        for words in (
            "May 2024",
            "1–5 May 2024",
            "Harbour summit",
            "Pier House",
            "Anna Berg",
            "Dredging",
        ):
            assert words in shown
        await pilot.press("down")
        assert selected(app) == "dinner"
        await pilot.press("left")
        assert selected(app) == "summit"
        await pilot.press("G")
        assert selected(app) == "dredging"
        await pilot.press("pageup")
        assert selected(app) == "survey"
        assert explore(app).session.view.window is None  # nothing that was listed is left out
        await pilot.press("tab")
        assert focus(app) == "details"
        await pilot.press("escape", "v")
        await pilot.pause()
        assert focus(app) == "canvas"
        assert selected(app) == "survey"


async def test_a_heading_stays_in_sight_and_only_rows_in_sight_are_read(tmp_path: Path) -> None:
    number = 3000
    tables = {"events": dict(synthetic(number))}
    async with opened(tmp_path / "a.json", dumps(tables), size=(100, 30)) as (pilot, app):
        await pilot.press("v", "G")
        await pilot.pause()
        listing = explore(app).main
        top = listing.region.y
        last = explore(app).session.event
        assert last is not None
        assert lines(app)[top + 1].lstrip().startswith("2025")
        assert f"–{number:,} of {number:,} events" in lines(app)[top]
        assert last.title.say("en").text[:20] in text(app)
        await pilot.press("g")
        await pilot.pause()
        rows = lines(app)[top + 2 : top + listing.size.height]
        in_sight = sum(not row[2].isspace() and not row.strip().isdecimal() for row in rows)
        assert f" 1–{in_sight} of {number:,} events" in lines(app)[top]
        assert explore(app).session.timeline._event.cache_info().currsize < 200


async def test_a_list_that_becomes_shorter_shows_what_is_left(tmp_path: Path) -> None:
    tables = {"events": {**dict(synthetic(300)), "odd": {"title": "Unheard-of", "date": "1990"}}}
    async with opened(tmp_path / "a.json", dumps(tables), size=(100, 30)) as (pilot, app):
        await pilot.press("v", "G")
        await pilot.pause()
        session = explore(app).session
        session.show(session.view._replace(query="unheard"))
        explore(app).show()
        await pilot.pause()
        assert "1 event" in text(app)
        assert "Unheard-of" in text(app)


@pytest.mark.parametrize("size", [(40, 12), (40, 13), (45, 14), (59, 16)])
async def test_the_list_holds_the_selection_on_every_small_screen(path: Path, size: tuple[int, int]) -> None:
    async with opened(path, size=size) as (pilot, app):
        for key in ("g", "right", "right", "right", "right", "left", "G", "pageup", "pagedown"):
            await pilot.press(key)
            title = explore(app).session.event
            assert title is not None
            assert str(title.title) in "\n".join(lines(app)[: explore(app).main.region.bottom])
        for height in (9, 5, 3, 1, 12):
            await pilot.resize_terminal(size[0], height)
            await pilot.pause()
        assert explore(app).session.listing


async def test_a_click_in_the_list_selects(path: Path) -> None:
    async with opened(path, view=View(select="survey")) as (pilot, app):
        await pilot.press("v")
        await pilot.pause()
        listing = explore(app).main
        at = next(y for y, line in enumerate(lines(app)) if "Dinner" in line)
        await pilot.click(listing, offset=(10, at - listing.region.y))
        await comes_to(pilot, lambda: selected(app), "dinner")


async def test_the_list_comes_first_on_a_narrow_screen_until_somebody_chooses(path: Path) -> None:
    async with opened(path, size=(50, 20)) as (pilot, app):
        assert focus(app) == "listing"
        await pilot.resize_terminal(100, 30)
        await comes_to(pilot, lambda: focus(app), "canvas")
        await pilot.press("v")
        await comes_to(pilot, lambda: focus(app), "listing")
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert focus(app) == "listing"


async def test_an_empty_list_says_why(path: Path) -> None:
    async with opened(path, view=View(query="nothinglikeit")) as (pilot, app):
        await pilot.press("v")
        await pilot.pause()
        assert "No event answers nothinglikeit" in text(app)


# clusters and signs


async def test_a_cluster_that_cannot_be_parted_is_listed(tmp_path: Path) -> None:
    events = {f"e{at}": {"title": f"Event {at}", "date": "2001-01-01T10:00"} for at in range(400)}
    async with opened(tmp_path / "a.json", dumps({"events": events}), size=(80, 24)) as (pilot, app):
        session = explore(app).session
        session.show(session.view._replace(folded=("kind-",)))
        await pilot.press("L", "L")
        for _ in range(20):
            if session.listing:
                break
            await pilot.press("enter")
            await pilot.pause()
        assert session.listing
        assert "Event 0" in text(app)


# whom the query asks for


async def test_the_keys_of_a_person_go_to_whom_was_looked_for(path: Path) -> None:
    async with opened(path) as (pilot, app):
        await pilot.press("slash", *"bo lin", "enter")
        await comes_to(pilot, lambda: explore(app).session.view.query, "who:=bo")
        assert explore(app).participants.person == Somebody("bo", "Bo Lin")
        await pilot.press("p")
        await comes_to(pilot, lambda: "Bo Lin" in lines(app)[1], expected=True)
        await pilot.press("escape", "P")
        await comes_to(pilot, lambda: explore(app).session.view.pinned, ("=bo",))
        await pilot.press("P")
        await comes_to(pilot, lambda: explore(app).session.view.pinned, ())
        await pilot.press("3")
        await comes_to(pilot, lambda: explore(app).participants.cursor, 1)
        await pilot.press("up")
        await comes_to(pilot, lambda: explore(app).participants.person, Somebody("anna", "Anna Berg"))


@pytest.mark.parametrize(
    ("asked", "person"),
    [
        ("", "anna"),
        ("who:stranger kind:conference", "A Stranger"),
        ("-who:anna | harbour with:bo", "bo"),
        ("-who:bo | harbour", "anna"),
        ("who:nobody | harbour", "anna"),
    ],
)
async def test_the_first_participant_of_whom_the_query_asks_is_meant(
    path: Path, asked: str, person: str
) -> None:
    async with opened(path, view=View(asked, select="summit")) as (_pilot, app):
        meant = explore(app).participants.person
        assert meant is not None
        assert meant.reference == person


async def test_a_name_of_several_people_is_never_pinned_as_one(path: Path) -> None:
    again = (
        SAMPLE
        + '\n[people.bo-2]\nname = "Bo Linde"\n[events.x]\ntitle = "X"\ndate = "2024"\nkind = "talks"\nparticipants = [{ person = "bo-2" }, { person = "anna" }]\n'
    )
    async with opened(path, again, view=View(pinned=("bo", "=anna"), select="dinner")) as (pilot, app):
        assert heads(app)[:2] == [("bo: 2 people", 3), ("Anna Berg", 3)]
        await pilot.press("w")
        await comes_to(pilot, lambda: "Several people are called bo" in text(app), expected=True)
        explore(app).session.show(View(pinned=("=bo", "=anna"), select="dinner"))
        await pilot.press("w")
        await comes_to(pilot, lambda: isinstance(app.screen, PairScreen), expected=True)


async def test_a_query_says_whom_it_means(path: Path) -> None:
    again = SAMPLE + '\n[people.bo-2]\nname = "Bo Linde"\n'
    async with opened(path, again) as (pilot, app):
        await pilot.press("colon", *"who", "colon", *"bo")
        await comes_to(pilot, lambda: "2 people are so named: bo" in text(app), expected=True)
        await pilot.press("enter")
        await comes_to(pilot, lambda: "Bo Lin (bo), Bo Linde (bo-2)" in lines(app)[-1], expected=True)
