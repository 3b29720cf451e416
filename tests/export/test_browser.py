"""The page in a real browser: offline, on every size of screen, with and without scripts, searched, and when it is long."""

import pytest

from tests.export.conftest import Opening, Visit, Visiting, page_of
from tui.store.timeline import Timeline

pytestmark = pytest.mark.chromium

# Elements with text of their own whose colours differ by less than WCAG's 4.5 to 1.
LOW_CONTRAST = """() => {
    const channels = colour => colour.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
        .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
    const behind = element => {
        for (let at = element; at; at = at.parentElement) {
            const colour = channels(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll('body *')].flatMap(element => {
        const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
        if (!own || element.closest('script, title, desc')) return [];
        const style = getComputedStyle(element);
        const ink = channels(element.closest('svg') ? style.fill : style.color);
        const [one, other] = [light(ink), light(behind(element))].sort((a, b) => b - a);
        const ratio = (one + .05) / (other + .05);
        return ratio < 4.5 ? [`${element.tagName}.${element.getAttribute('class')} ${ratio}`] : [];
    });
}"""


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_offline_without_a_word_or_a_request(
    visit: Visiting, bundled_page: str, scripts: bool, scheme: str
) -> None:
    seen = visit(bundled_page, java_script_enabled=scripts, color_scheme=scheme)
    seen.page.wait_for_load_state("networkidle")
    assert seen.is_quiet(), (seen.said, seen.asked)


def test_without_scripts_it_says_the_same(visit: Visiting, bundled_page: str) -> None:
    with_scripts, without = (
        visit(bundled_page, java_script_enabled=on).page.locator("main article").all_inner_texts()
        for on in (True, False)
    )
    assert with_scripts == without
    assert without


def test_without_scripts_there_is_no_box_that_does_nothing(visit: Visiting, bundled_page: str) -> None:
    assert not visit(bundled_page, java_script_enabled=False).page.locator("#find").is_visible()


@pytest.mark.parametrize("width", [320, 375, 768, 1280, 2560, 3840])
def test_nothing_is_wider_than_the_screen(visit: Visiting, bundled_page: str, width: int) -> None:
    page = visit(bundled_page, viewport={"width": width, "height": 900}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    outside = page.evaluate(
        """() => [...document.querySelectorAll('main *, header *')].filter(element => {
            const box = element.getBoundingClientRect();
            return box.width && !element.closest('svg') && (box.right > innerWidth + 1 || box.left < -1);
        }).map(element => element.outerHTML.slice(0, 80))"""
    )
    assert outside == []


@pytest.mark.parametrize(("width", "drawn"), [(375, "narrow"), (1280, "wide")])
def test_the_drawing_fits_the_screen_and_its_words_can_be_read(
    visit: Visiting, bundled_page: str, width: int, drawn: str
) -> None:
    page = visit(bundled_page, viewport={"width": width, "height": 900}).page
    shown = page.locator(".stage > svg:visible")
    assert shown.get_attribute("class") == f"scene {drawn}"
    assert (
        min(
            page.evaluate(
                """() => [...document.querySelectorAll('.stage > svg')].filter(svg => svg.clientWidth)
            .flatMap(svg => [...svg.querySelectorAll('text')]).map(text => text.getBoundingClientRect().height)"""
            )
        )
        >= 10
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_what_is_behind_it(
    visit: Visiting, bundled_page: str, scheme: str
) -> None:
    assert visit(bundled_page, color_scheme=scheme).page.evaluate(LOW_CONTRAST) == []


def test_labels_of_the_drawing_do_not_touch(seen: Visit) -> None:
    overlaps = seen.page.evaluate(
        """() => {
            const labels = [...document.querySelectorAll('svg.wide .label')].map(l => l.getBoundingClientRect());
            return labels.flatMap((a, i) => labels.slice(i + 1).filter(b =>
                a.left < b.right && b.left < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom)).length;
        }"""
    )
    assert overlaps == 0


def test_the_keyboard_reaches_everything_and_first_the_way_past_the_drawing(seen: Visit) -> None:
    page = seen.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#events') !== null")
    reachable = page.evaluate(
        "[...document.querySelectorAll('a, input')].filter(e => e.checkVisibility()).every(e => e.tabIndex === 0)"
    )
    assert reachable


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("patrushev", "patrushev"),
        ("Патрушев", "patrushev"),
        ("tran van thanh", "chen-wenqing"),
        ("Trần Văn Thanh", "chen-wenqing"),
        ("陈文清", "chen-wenqing"),
        ("shoygu", "shoigu"),
    ],
)
def test_the_box_finds_the_events_of_a_person_by_any_name(
    seen: Visit, bundled: Timeline, typed: str, person: str
) -> None:
    page = seen.page
    page.keyboard.press("/")
    page.keyboard.insert_text(typed)
    found = page.locator(".events > li:visible article").evaluate_all("found => found.map(a => a.id)")
    listed = page.locator(f"#person-{person} ul a").evaluate_all("links => links.map(a => a.hash.slice(1))")
    assert listed
    assert set(listed) <= set(found)
    assert len(found) < bundled.size
    assert page.locator("#found").inner_text() == f"{len(found)} of {bundled.size} events"


def test_escape_shows_everything_again_and_so_does_a_link_to_what_is_hidden(
    seen: Visit, bundled: Timeline
) -> None:
    from playwright.sync_api import expect  # only tests with a browser pay for it

    page, shown = seen.page, seen.page.locator(".events > li:visible")
    page.keyboard.press("/")
    page.keyboard.insert_text("no such words")
    assert shown.count() == 0
    page.keyboard.press("Escape")
    assert shown.count() == bundled.size
    page.keyboard.press("/")
    page.keyboard.insert_text("no such words")
    page.locator(".index ul a").first.click()
    expect(shown).to_have_count(bundled.size)  # once the browser has told the page of its new address
    assert seen.said == []


def test_a_long_page_is_laid_out_in_pieces(visit: Visiting, opened: Opening) -> None:
    events = {f"e{n}": {"title": f"Event {n}", "date": f"{1000 + n}"} for n in range(1000)}
    seen = visit(page_of(opened({"events": events})))
    lists = seen.page.locator(".events")
    assert seen.page.evaluate("document.querySelectorAll('*').length") < 5000
    assert lists.first.evaluate("list => getComputedStyle(list).contentVisibility") == "auto"
    seen.page.evaluate("location.hash = '#event-e900'")
    seen.page.wait_for_timeout(200)  # it must not only arrive, but stay there
    seen.page.wait_for_function(
        """() => { const box = document.getElementById('event-e900').getBoundingClientRect();
                   return box.top >= -1 && box.top < innerHeight; }"""
    )
    assert lists.count() < 10
    seen.page.keyboard.press("Control+f")
    assert lists.evaluate_all("all => all.map(list => list.start)") == list(range(1, 1001, 50))
    assert seen.is_quiet()


def test_a_long_page_is_whole_without_scripts(visit: Visiting, opened: Opening) -> None:
    events = {f"e{n}": {"title": f"Event {n}", "date": f"{1000 + n}"} for n in range(200)}
    page = visit(page_of(opened({"events": events})), java_script_enabled=False).page
    assert page.locator("article:visible").count() == 200
    assert page.locator("picture img:visible").count() == 1
    assert page.locator("button:visible, input:visible, dialog:visible").count() == 0


def test_a_search_in_a_long_page_hides_what_it_must_wherever_one_looks(
    visit: Visiting, opened: Opening
) -> None:
    from playwright.sync_api import expect  # only tests with a browser pay for it

    events = {
        f"e{n}": {"title": f"{'Odd' if n % 2 else 'Even'} {n}", "date": f"{1000 + n}"} for n in range(1000)
    }
    page = visit(page_of(opened({"events": events}))).page
    shown = page.locator(".events > li:visible article")
    page.keyboard.press("/")
    page.keyboard.insert_text("odd")
    assert shown.count() >= 25
    assert set(shown.evaluate_all("all => all.map(a => Number(a.id.slice(7)) % 2)")) == {1}
    page.keyboard.press("Control+f")  # makes elements of all
    expect(page.locator(".events > li[hidden]")).to_have_count(500)
    # Lists of which nothing is left are not gone through, and what comes next must not be taken for it.
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.insert_text("even 99")
    page.keyboard.press("Enter")
    assert shown.evaluate_all("all => all.map(a => a.id)") == [
        f"event-e{n}" for n in (990, 992, 994, 996, 998)
    ]
    assert page.evaluate("location.hash") == "#event-e990"
    # A permalink to what is hidden shows it, and it is in sight.
    page.evaluate("location.hash = '#event-e501'")
    expect(page.locator("#event-e501")).to_be_in_viewport()
    expect(page.locator(".events > li[hidden], .events[hidden]")).to_have_count(0)
