"""Pages pass the Nu HTML checker and axe-core, whatever is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export import hostile
from tests.export.checkers import errors, violations
from tests.export.conftest import Opening, Visiting, page_of
from tui.model.dates import Window
from tui.store.timeline import Timeline

DATES = [
    "2024-05-15",
    "2024",
    "185X",
    "-0043-03-15",
    "Y12000",
    "../2025",
    "2023-08-15/..",
    "2024-05-15T20:00+07:00",
]


@pytest.fixture(scope="module")
def pages(bundled: Timeline, opened: Opening) -> dict[str, str]:
    """Pages that have between them everything that a page can have."""
    dated = {f"e{n}": {"title": "x", "date": date, "status": "planned"} for n, date in enumerate(DATES)}
    many = {f"e{n}": {"title": "x", "date": f"{1000 + n}"} for n in range(101)}
    return {
        "bundled": page_of(bundled),
        "vietnamese": page_of(bundled, language="vi"),
        "window": page_of(bundled, window=Window.parse("2023-08")),
        "nothing": page_of(bundled, query="nobody-at-all"),
        "dates": page_of(opened({"events": dated})),
        "many": page_of(opened({"events": many})),
        "hostile": page_of(opened(hostile.document(hostile.numbered(hostile.ALL)))),
    }


@pytest.mark.npm
@pytest.mark.java
def test_the_html_checker_finds_no_error(pages: dict[str, str], tmp_path: Path) -> None:
    for name, page in pages.items():
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    broken = tmp_path / "broken.html"
    broken.write_text(pages["bundled"].replace("<main>", "<main><p><div></p>", 1), encoding="utf-8")
    found = errors(*tmp_path.iterdir())
    assert [error for error in found if not error.startswith("broken")] == []
    assert found, "the checker finds nothing even where there is an error"


@pytest.mark.npm
@pytest.mark.chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(visit: Visiting, pages: dict[str, str], scheme: str) -> None:
    page = visit(pages["bundled"], color_scheme=scheme).page
    assert violations(page) == []
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    assert violations(page) == []
    page.keyboard.press("?")
    assert violations(page) == []


@pytest.mark.npm
@pytest.mark.chromium
def test_nor_on_a_telephone(visit: Visiting, pages: dict[str, str]) -> None:
    assert violations(visit(pages["bundled"], viewport={"width": 375, "height": 800}).page) == []


@pytest.mark.npm
@pytest.mark.chromium
@pytest.mark.parametrize("name", ["vietnamese", "window", "nothing", "many"])
def test_nor_in_other_views(visit: Visiting, pages: dict[str, str], name: str) -> None:
    assert violations(visit(pages[name]).page) == []


@pytest.mark.npm
@pytest.mark.chromium
def test_axe_finds_violations_where_they_are(visit: Visiting, pages: dict[str, str]) -> None:
    page = visit(pages["window"]).page
    page.evaluate(
        "{ const { style } = document.documentElement; style.setProperty('--dim', '#bbb');"
        "  document.documentElement.removeAttribute('lang') }"
    )
    assert {violation.split(":")[0] for violation in violations(page)} >= {"color-contrast", "html-has-lang"}
