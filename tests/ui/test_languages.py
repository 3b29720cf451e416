"""No string of a screen is untranslated, and another language reaches every screen that is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.armenian import GREEK, Armenian, latin, say_everything_in_armenian
from tests.ui.explore_app import TODAY, opened, text, write
from tests.ui.waiting import comes_to
from tui.model import translation
from tui.query.view import View
from tui.store.opening import Opened, open_files
from tui.ui.app import TimelineApp
from tui.ui.commands.keys import KEYS, Key, Where
from tui.ui.screens.loading import LoadingScreen

BROKEN = '[events.e1]\ntitle = "Έρευνα"\ndate = "2023-13"\nplace = "t9"\n[events.e2]\ntitle = 3\n'


@pytest.fixture(autouse=True)
def _everything_in_armenian(monkeypatch: pytest.MonkeyPatch) -> None:
    say_everything_in_armenian(monkeypatch)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "λ.toml"


SCREENS = {
    "the timeline": (),
    "the details": ("2",),
    "the participants": ("3", "down", "up"),
    "the overview": ("4",),
    "a list": ("v",),
    "the help": ("question_mark",),
    "all of the help": ("question_mark", "end"),
    "the search": ("slash",),
    "the search with nobody": ("slash", "ψ", "ψ", "ψ"),
    "the search with an event": ("slash", "Σ", "ύ", "ν"),
    "the prompt": ("colon",),
    "a mistake": ("colon", "left_parenthesis"),
    "an unknown field": ("colon", "q", "colon", "q"),
    "a field": ("colon", *"kind", "colon"),
    "a query that nothing answers": ("colon", *"ψψ -ω"),
    "lanes of nothing": ("L",),
    "lanes of kinds": ("L", "L", "space", "s"),
    "lanes of countries": ("L",) * 3,
    "lanes of places": ("L",) * 4,
    "lanes of people": ("L",) * 5,
    "lanes of topics": ("L",) * 6,
    **{f"facet {number}": ("f", *("right",) * number) for number in (0, 4, 9)},
    "a facet narrowed": ("f", "slash", "ψ"),
    "a facet asked for": ("f", "space", "minus"),
    "the page of a person": ("p",),
    "whom somebody met": ("w",),
    "whom somebody met by name": ("w", "slash", "ψ"),
    "how two met": ("w", "enter"),
    "by whom two are linked": ("w", "enter", "c"),
    "two who are not linked": ("w", "down", "c"),
    "the views": ("V",),
    "the views by name": ("V", "ψ"),
    "a view to keep": ("S",),
    "a view to keep without a name": ("S", "ctrl+u", "enter"),
    "an export": ("e",),
    "an export without a name": ("e", "ctrl+u", "enter"),
    "a jump": ("d",),
    "a jump to one of two days": ("d", *"1/2/2023", "enter"),
    "a jump to nothing": ("d", *"ψ", "enter"),
    "the palette": ("ctrl+p",),
    "the palette without a command": ("ctrl+p", *"ψψψ"),
    "a pinned person": ("P",),
    "back and forward": ("plus", "less_than_sign", "greater_than_sign"),
    "a citation": ("y",),
    "a command": ("x", "Y"),
    "another language": ("f2",),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_no_string_of_a_screen_is_untranslated(name: str, path: Path) -> None:
    async with opened(path, GREEK, view=View(select="e2")) as (pilot, app):
        await press(pilot, *SCREENS[name])
        assert latin(text(app), path.parent) == []
        assert max(text(app)) >= "Ա"  # something has been said


@pytest.mark.parametrize("layout", ["timeline", "list"])
@pytest.mark.parametrize("query", ["", "ψψ"])
async def test_nor_is_one_of_an_empty_screen(query: str, layout: str, path: Path) -> None:
    for written in ("", GREEK):
        async with opened(path, written, view=View(query=query, layout=layout)) as (pilot, app):
            await press(pilot, "1")
            assert latin(text(app), path.parent) == []


@pytest.mark.parametrize("event", ["e1", "e2", "e3", "e4", "e5", "e6"])
async def test_nor_is_one_of_an_event(event: str, path: Path) -> None:
    async with opened(path, GREEK, view=View(select=event), size=(120, 100)) as (_, app):
        assert latin(text(app), path.parent) == []


async def test_nor_is_one_of_a_page(path: Path) -> None:
    """Goes to whatever the details and the participants lead to, and back."""
    async with opened(path, GREEK, view=View(select="e2"), size=(120, 100)) as (pilot, app):
        for panel, links in (("2", 12), ("3", 4)):
            for link in range(links):
                await press(pilot, panel, *(("down",) if link else ()), "enter")
                assert latin(text(app), path.parent) == []
                await press(pilot, "escape")


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (34, 8), (20, 3), (200, 60)])
async def test_nor_is_one_of_another_size(size: tuple[int, int], path: Path) -> None:
    async with opened(path, GREEK, size=size) as (_, app):
        assert latin(text(app), path.parent) == []


LEAVING = {"quit", "suspend", "edit", "source", "reload"}  # the program, or its screen


KEYS_HERE = [key for key in KEYS if key.where in {Where.EXPLORE, Where.TIMELINE} and key.id not in LEAVING]


@pytest.mark.parametrize("key", KEYS_HERE, ids=lambda key: key.id)
async def test_no_key_says_anything_untranslated(key: Key, path: Path) -> None:
    async with opened(path, GREEK, view=View(select="e1")) as (pilot, app):
        for _ in range(2):
            await press(pilot, key.keys[0])
            assert latin(text(app), path.parent) == []


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
    await pilot.pause()


async def test_the_grid_is_translated(path: Path) -> None:
    async with opened(path, GREEK, view=View(grid=True)) as (pilot, app):
        await comes_to(pilot, lambda: type(app.screen).__name__, expected="GridScreen")
        await press(pilot, "down")
        assert latin(text(app), path.parent) == []


async def test_what_is_wrong_with_a_file_is_translated(path: Path) -> None:
    async with opened(path, BROKEN) as (_, app):
        # The lines of the file stand there as they are.
        shown = "\n".join(line for line in text(app).splitlines() if "│" not in line)
        assert latin(shown, path.parent, also=("events", "title", "date", "places", "en", "vi")) == []


class Slow:
    """A large file that is never done."""

    files = ("λ.toml",)
    size = 300_000_000
    is_kept = True

    @property
    def progress(self) -> object:
        from tui.store.progress import Phase, Progress

        return Progress(Phase.INDEXING, 0.7)

    def poll(self) -> Opened | None:
        return None

    def cancel(self) -> None:
        """Do nothing: there is no process."""


async def test_waiting_is_translated(path: Path) -> None:
    write(path, GREEK)
    app = TimelineApp(open_files([str(path)]), View(), today=TODAY)
    async with app.run_test() as pilot:
        app.push_screen(LoadingScreen(Slow()))  # type: ignore[arg-type]
        await press(pilot)
        assert latin(text(app)) == []
        assert "MB" in text(app)


async def test_it_can_find_something(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of this test: one message that nobody translated is found."""
    translated = Armenian.gettext
    monkeypatch.setattr(
        Armenian, "gettext", lambda self, words: words if words == "Details" else translated(self, words)
    )
    async with opened(path, GREEK) as (_, app):
        assert latin(text(app), path.parent) == ["Details"]


@pytest.mark.parametrize(
    "keys", [("p",), ("w",), ("w", "enter"), ("w", "enter", "c"), ("W",), ("question_mark",), ("p", "w")]
)
async def test_another_language_reaches_every_open_screen(
    keys: tuple[str, ...], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(translation, "_spoken", "en")
    english = GREEK.replace('language = "el"', 'language = "en"')
    async with opened(path, english, view=View(select="e4"), size=(120, 60)) as (pilot, app):
        await press(pilot, *keys)
        before = text(app)
        await press(pilot, "f2")
        after = text(app)
        kept = {line.strip() for line in before.splitlines()} & {line.strip() for line in after.splitlines()}
        assert not [line for line in kept if latin(line, also=("Id", "vi"))]
        await press(pilot, *["escape"] * len(keys))
        assert "Chi tiết" in text(app)
        assert "Details" not in text(app)
        await press(pilot, *keys, "f2")
        assert text(app) == before


async def test_what_is_only_tried_out_keeps_its_language(path: Path) -> None:
    async with opened(path, GREEK) as (pilot, app):
        await press(pilot, "f")
        before = app.screen_stack[-1]
        await press(pilot, "f2")
        assert app.screen is before
        assert translation.spoken() == "el"
