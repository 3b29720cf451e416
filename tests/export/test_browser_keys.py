"""The page by keyboard, in a real browser."""

import re

import pytest

from tests.export.conftest import Visit, Visiting
from tui.export.html.rendering import asset
from tui.model.entities import Kind, Person
from tui.model.names import fold
from tui.store.timeline import Timeline

pytestmark = pytest.mark.chromium


def selected(seen: Visit) -> str:
    return str(seen.page.evaluate("location.hash"))


def test_the_arrows_go_from_event_to_event_and_the_address_says_where(seen: Visit, bundled: Timeline) -> None:
    from playwright.sync_api import expect  # only tests with a browser pay for it

    ids = [f"#event-{id_}" for id_ in bundled.ids(Kind.EVENT)]
    page = seen.page
    for key, at in [("ArrowRight", 0), ("ArrowRight", 1), ("l", 2), ("ArrowLeft", 1), ("h", 0), ("h", 0)]:
        page.keyboard.press(key)
        assert selected(seen) == ids[at]
    assert page.evaluate("document.activeElement.hash") == ids[0]
    expect(page.locator("article:target #tools button")).to_be_visible()
    assert seen.said == []


def test_the_arrows_pass_over_what_was_not_found(seen: Visit) -> None:
    page = seen.page
    page.keyboard.press("/")
    page.keyboard.insert_text("shoigu")
    found = page.locator(".events > li:visible article").evaluate_all("found => found.map(a => `#${a.id}`)")
    assert len(found) > 2
    page.keyboard.press("Enter")
    steps = [selected(seen)]
    for _ in found:
        page.keyboard.press("ArrowRight")
        steps.append(selected(seen))
    assert list(dict.fromkeys(steps)) == found


def test_a_search_can_be_sent_as_an_address(seen: Visit, visit: Visiting, bundled_page: str) -> None:
    seen.page.keyboard.press("/")
    seen.page.keyboard.insert_text("Трн & #")
    seen.page.wait_for_url(f"{seen.address}#find=%D0%A2%D1%80%D0%BD%20%26%20%23")
    other = visit(bundled_page)
    other.page.goto(f"{other.address}#find=shoigu")
    other.page.reload()
    assert other.page.locator("#words").input_value() == "shoigu"
    assert 0 < other.page.locator(".events > li:visible").count() < other.page.locator(".events > li").count()
    other.page.keyboard.press("x")
    assert other.page.locator(".events > li:visible").count() == other.page.locator(".events > li").count()
    other.page.wait_for_url(f"{other.address}#events")


def test_plus_and_minus_zoom_the_drawing_and_nothing_else_grows(seen: Visit) -> None:
    page, width = seen.page, "document.querySelector('.stage > svg.wide').getBoundingClientRect().width"
    before = page.evaluate(width)
    page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("+")
    assert page.evaluate(width) == pytest.approx(before * 1.5**3, rel=0.01)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(
        """() => { const stage = document.querySelector('.stage').getBoundingClientRect();
                   const mark = document.querySelector(`.wide a[href="${location.hash}"] .glyph`).getBoundingClientRect();
                   return mark.left >= stage.left && mark.right <= stage.right; }"""
    )
    page.keyboard.press("-")
    assert page.evaluate(width) == pytest.approx(before * 1.5**2, rel=0.01)
    page.keyboard.press("0")
    assert page.evaluate(width) == before
    assert seen.is_quiet()


def test_question_mark_shows_the_keys_and_escape_closes_them(seen: Visit) -> None:
    page, keys = seen.page, seen.page.locator("#keys")
    page.keyboard.press("?")
    assert keys.is_visible()
    assert "copy the citation" in keys.inner_text()
    page.keyboard.press("ArrowRight")
    assert selected(seen) == ""
    page.keyboard.press("Escape")
    assert not keys.is_visible()


def test_keys_of_the_browser_stay_the_browsers(seen: Visit) -> None:
    seen.page.keyboard.press("Alt+ArrowRight")
    seen.page.keyboard.press("Control+l")
    assert selected(seen) == ""


@pytest.mark.parametrize("allowed", [True, False], ids=["with a clipboard", "without"])
def test_the_citation_of_an_event_can_be_copied(visit: Visiting, bundled_page: str, allowed: bool) -> None:
    deny = "" if allowed else "delete Navigator.prototype.clipboard"
    seen = visit(bundled_page, script=deny, permissions=["clipboard-read", "clipboard-write"])
    page = seen.page
    page.evaluate("location.hash = '#event-mcis-11'")
    page.locator("#tools button").click()
    if allowed:
        page.wait_for_function("document.getElementById('copied').value !== ''")
        copied = page.evaluate("navigator.clipboard.readText()")
    else:
        page.locator("#by-hand").wait_for(state="visible")
        copied = page.locator("#by-hand textarea").input_value()
        page.keyboard.press("Escape")
    event, *sources = copied.splitlines()
    title, when = (
        page.locator(f"#event-mcis-11 {part}").first.text_content() for part in ("h3", ".when strong")
    )
    assert event.startswith(f"{title}. {when}. In: {page.title()} (version ")
    assert event.endswith("#event-mcis-11")
    assert len(sources) == page.locator("#event-mcis-11 .refs a").evaluate_all(
        "all => new Set(all.map(a => a.hash)).size"
    )
    notes = page.locator(".notes .source").all_text_contents()
    assert all(any(source.startswith(note) for note in notes) for source in sources)
    assert any("https://" in source for source in sources)


def test_what_is_selected_and_copied_keeps_dates_apart_from_notes(visit: Visiting, bundled_page: str) -> None:
    page = visit(bundled_page, permissions=["clipboard-read", "clipboard-write"]).page
    page.evaluate(
        """() => getSelection().selectAllChildren(document.querySelector('#event-mcis-11').closest('li'))"""
    )
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    when = page.locator("#event-mcis-11 .when strong").first.inner_text()
    assert re.search(rf"^{re.escape(when)} \[\d+( \w+)?(, \d+( \w+)?)*\]", copied, re.MULTILINE)
    assert not re.search(r"\w\[\d", copied)


def test_the_page_folds_names_as_the_program_does(seen: Visit, bundled: Timeline) -> None:
    people = [bundled.get(Kind.PERSON, id_) for id_ in bundled.ids(Kind.PERSON)]
    names = [
        name
        for one in people
        if isinstance(one, Person)
        for name in (*one.aliases, *(w.text for w in one.name.versions))
    ]
    names += [
        "Æthelred ÞÓR",
        "Łódź",
        "Straße",
        "Ñandú",
        "Đặng Thái Sơn",
        "Хрущёв",
        "O’Brien",
        "d'Artagnan",
        "Aaron Lee",
        "007 Bond",
    ]
    probe = re.sub(r"(?m)^  const texts = ", "  globalThis.foldOf = fold;\n\\g<0>", asset("page.js"), count=1)
    seen.page.evaluate(probe)
    folded = seen.page.evaluate("names => names.map(name => foldOf(name).trim())", names)
    assert dict(zip(names, folded, strict=True)) == {name: fold(name) for name in names}
