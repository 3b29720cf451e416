"""Countries: codes and names in any language mean the same, and nothing else is taken for one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scripts.countries import table
from tests.unit.timelines import timeline_of_tables
from tui.model.countries import TABLE, country_code
from tui.query.facets import facets, narrowed
from tui.query.language import Ask
from tui.query.result import resolve
from tui.query.view import View
from tui.store.facets.groups import groups
from tui.store.timeline import Timeline


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            (text, "US")
            for text in ("US", "us", "USA", "usa", "U.S.", "United States", "united states of america")
        ),
        *(
            (text, "US")
            for text in ("Hoa Kỳ", "hoa ky", "Mỹ", "Соединённые Штаты", "Vereinigte Staaten", "美国")
        ),
        *((text, "GB") for text in ("GB", "UK", "uk", "GBR", "United Kingdom", "Great Britain", "Anh")),
        *((text, "RU") for text in ("RU", "Russia", "Russian Federation", "Nga", "Россия", "RUS")),
        *((text, "CZ") for text in ("Czechia", "Czech Republic", "Česko", "CZE")),
        *((text, "KR") for text in ("South Korea", "Republic of Korea", "Hàn Quốc")),
        *((text, "VN") for text in ("VN", "VNM", "Viet Nam", "Vietnam", "Việt Nam", "Вьетнам", "越南")),
        # letters with marks are a name, plain ones are a code
        ("AO", "AO"),
        ("ao", "AO"),
        ("Áo", "AT"),
        ("NGA", "NG"),
        # no country, one that is no more, or a name of several
        *(
            (text, None)
            for text in ("", "-", "x-y", "Y", "ASEAN", "NATO", "IAEA", "USSR", "Yugoslavia", "DDR")
        ),
        *((text, None) for text in ("Korea", "Congo", "Prussia", "Moscow Region", "12", "1a")),
    ],
)
def test_which_country_is_meant(text: str, code: str | None) -> None:
    assert country_code(text) == code


def test_the_table_is_what_is_made_of_cldr() -> None:
    assert TABLE.read_text(encoding="utf-8") == table()


def somewhere(*countries: str) -> Timeline:
    """Return a timeline with one event for each delegation, and at the place of that number one of that country."""
    return timeline_of_tables(
        {
            "people": {f"p{n}": {"name": f"Somebody {n}", "country": one} for n, one in enumerate(countries)},
            "places": {
                f"l{n}": {"name": f"Somewhere {n}", "country": one} for n, one in enumerate(countries)
            },
            "events": {
                f"e{n}": {
                    "title": "x",
                    "date": f"200{n}",
                    "place": f"l{n}",
                    "participants": [{"person": f"p{n}"} if n % 2 else {"name": "N", "delegation": one}],
                }
                for n, one in enumerate(countries)
            },
        }
    )


def ids(timeline: Timeline, query: str) -> list[str]:
    return [event.id for event in timeline.events(resolve(timeline, View(query)).matches)]


@pytest.mark.parametrize("written", [("US", "United States", "VN"), ("Hoa Kỳ", "USA", "Viet Nam")])
@pytest.mark.parametrize("asked", ["US", "usa", '"United States"', '"Hoa Kỳ"', "Mỹ", '"Estados Unidos"'])
def test_a_country_is_found_whichever_the_file_writes(written: Sequence[str], asked: str) -> None:
    timeline = somewhere(*written)
    assert ids(timeline, f"country:{asked}") == ["e0", "e1"]
    assert ids(timeline, f"place:{asked}") == ["e0", "e1"]


def test_a_country_is_one_value_and_one_lane() -> None:
    timeline = somewhere("United States", "US", "VN", "USSR")
    result = resolve(timeline, View("country:usa | kind:x"))
    country = next(one for one in facets(resolve(timeline, View())) if one.ask is Ask.COUNTRY)
    assert [(value.text, value.events) for value in country.values] == [
        ("United States", 2),
        ("USSR", 1),
        ("VN", 1),
    ]
    assert [value.text for value in narrowed(result, country, "hoa kỳ")] == ["United States"]
    assert [(group.text, list(group.ranks)) for group in groups(timeline, "country")] == [
        ("United States", [0, 1]),
        ("VN", [2]),
        ("USSR", [3]),
    ]


def test_folds_that_are_alike_are_not_one_country() -> None:
    timeline = somewhere("AO", "Áo")
    assert ids(timeline, "country:AO") == ["e0"]
    assert ids(timeline, "country:Áo") == ids(timeline, "country:Austria") == ["e1"]


def test_a_place_with_the_name_of_a_country_is_found_beside_those_in_it() -> None:
    timeline = timeline_of_tables(
        {
            "places": {"a": {"name": "Georgia", "country": "US"}, "b": {"name": "Tbilisi", "country": "GE"}},
            "events": {
                "one": {"title": "x", "date": "2001", "place": "a"},
                "two": {"title": "x", "date": "2002", "place": "b"},
            },
        }
    )
    assert ids(timeline, "place:Georgia") == ["one", "two"]
    assert ids(timeline, "place:US") == ["one"]
