"""`timeline met`: how two people met, whom one met, and by whom one leads to another."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_talks_with_their_source_and_the_date_of_another(run: Run) -> None:
    ran = run("met", "phan-van-giang", "shoigu")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Phan Văn Giang (phan-van-giang) and Sergei Shoigu (shoigu)"
    talks = next(at for at, line in enumerate(lines) if line.startswith("talks"))
    assert "certainly" in lines[talks]
    assert "one day within 14–17 August 2023" in lines[talks]
    assert "nld#p8" in lines[talks]
    assert lines[talks].endswith("giang-shoigu")
    assert "15 August 2023" in lines[talks + 1]
    assert "another source’s date" in lines[talks + 1]
    assert "tass-1660717" in lines[talks + 1]


def test_no_meeting_is_said_in_words(run: Run) -> None:
    ran = run("met", "patrushev", "shoigu")
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "Nikolai Patrushev (patrushev) and Sergei Shoigu (shoigu)",
        "No meeting in this timeline.",
    ]
    assert json.loads(run("met", "patrushev", "shoigu", "--format", "json").out) == []


def test_one_conference_is_no_meeting(run: Run) -> None:
    ran = run("met", "putin", "patrushev")
    assert "No meeting in this timeline." in ran.out
    assert "same event" in ran.out
    assert "Nikolai Patrushev: 12th International Meeting" in ran.out


def test_json(run: Run) -> None:
    first, second = json.loads(run("met", "giang", "Шойгу", "--format", "json").out)
    assert first == {
        "event": "giang-shoigu",
        "title": "Talks: Phan Văn Giang and Sergei Shoigu",
        "grade": "talks",
        "certainty": "certainly",
        "date": "[2023-08-14..2023-08-17]",
        "date_words": "one day within 14–17 August 2023",
        "other_dates": [{"date": "2023-08-15", "sources": ["tass-1660717"]}],
        "place": "moscow",
        "people": [
            {"id": "phan-van-giang", "name": "Phan Văn Giang"},
            {"id": "shoigu", "name": "Sergei Shoigu"},
        ],
        "where": [],
        "sources": ["nld#p8"],
    }
    assert (second["event"], second["grade"]) == ("mcis-11", "same event")


def test_everybody_somebody_met(run: Run) -> None:
    lines = run("met", "giang", "--language", "vi").out.splitlines()
    assert lines[0] == "Phan Văn Giang (phan-van-giang)"
    assert [line.split()[-1] for line in lines[3:]] == ["shoigu", "li-shangfu", "khrenin"]
    assert any(line.startswith("Lý Thượng Phúc") for line in lines)
    everything = json.loads(run("met", "giang", "--format", "json").out)
    assert [one["people"][1]["id"] for one in everything] == ["shoigu", "shoigu", "li-shangfu", "khrenin"]


def test_a_chain(run: Run) -> None:
    ran = run("met", "wang-yi", "chen-wenqing", "--through")
    assert "A chain of 2 meetings" in ran.out
    assert "Wang Yi (wang-yi) met Nikolai Patrushev (patrushev)" in ran.out
    assert "Nikolai Patrushev (patrushev) met Chen Wenqing (chen-wenqing)" in ran.out
    links = json.loads(run("met", "--through", "wang-yi", "chen-wenqing", "--format", "json").out)
    assert [link["event"] for link in links] == [
        "patrushev-wang-yi-2023",
        "patrushev-chen-2023",
        "patrushev-chen-2024",
    ]
    assert run("met", "--through", "wang-yi", "shoigu").out.splitlines() == [
        "Wang Yi (wang-yi) and Sergei Shoigu (shoigu)",
        "No chain of certain talks leads from Wang Yi to Sergei Shoigu.",
        "From Wang Yi such talks lead to 2 other people, and not to Sergei Shoigu.",
        "From Sergei Shoigu such talks lead to 3 other people, and not to Wang Yi.",
    ]
    assert json.loads(run("met", "--through", "wang-yi", "shoigu", "--format", "json").out) == []


POSSIBLE = """
[events.a]
title = "Talks"
date = "2023"
kind = "talks"
participants = ["Ann", "Bob"]
[events.b]
title = "To come"
date = "2030"
kind = "talks"
status = "planned"
participants = ["Bob", "Cem"]
"""


def test_a_chain_of_what_is_only_possible_is_none_but_is_told(run: Run) -> None:
    ran = run("met", "Ann", "Cem", "-", "--through", stdin=POSSIBLE.encode())
    lines = ran.out.splitlines()
    assert lines[1:5] == [
        "No chain of certain talks leads from Ann to Cem.",
        "From Ann such talks lead to 1 other person, and not to Cem.",
        "Cem has certain talks with nobody.",
        "Only possible talks would link them: 1 of the steps is no more than possible.",
    ]
    assert "Ann met Bob" in lines
    assert "Bob possibly met Cem" in lines
    assert (
        json.loads(
            run("met", "Ann", "Cem", "-", "--through", "--format", "json", stdin=POSSIBLE.encode()).out
        )
        == []
    )


def test_the_grid_of_everybody(run: Run) -> None:
    lines = run("met").out.splitlines()
    assert lines[0].split() == [str(number) for number in range(1, 10)]
    assert lines[1].split() == ["PVG", "NP", "SS", "CW", "VP", "WY", "LS", "PTH", "VK"]
    assert lines[2].split() == ["1", "Phan", "Văn", "Giang", "╲", "●", "●", "●"]
    assert lines[-1].startswith("● talks   ◐ same session   ○ same event   · same place, overlapping days")
    # Row and column of the same two say the same.
    assert lines[4].index("●") == lines[1].index("PVG")


def test_the_grid_of_a_view(run: Run) -> None:
    lines = run("met", "-q", "who:patrushev in:2023").out.splitlines()
    assert lines[1].split() == ["NP", "CW", "WY"]
    assert lines[3].split() == ["2", "Chen", "Wenqing", "●", "╲"]
    found = json.loads(run("met", "-q", "who:patrushev", "--window", "2023", "--format", "json").out)
    assert [(one["event"], one["grade"]) for one in found] == [
        ("patrushev-chen-2023", "talks"),
        ("patrushev-wang-yi-2023", "talks"),
    ]
    nobody = run("met", "-q", "kind:xyz")
    assert (nobody.status, nobody.out) == (0, "")
    assert "nobody is named at the events of this view" in nobody.err


SMALL = """
[places.port]
name = "Port"
[events.a]
title = "A morning"
date = "2023-05-01"
place = "port"
participants = ["Ann Lee"]
[events.b]
title = "An evening"
date = "2023-05-01"
place = "port"
participants = ["Bob"]
"""


@pytest.mark.parametrize("order", [("ann", "bob", "FILE"), ("FILE", "ann", "bob"), ("ann", "FILE", "bob")])
def test_what_ends_like_a_file_is_one(run: Run, tmp_path: Path, order: tuple[str, ...]) -> None:
    file = tmp_path / "small.toml"
    file.write_text(SMALL)
    words = [str(file) if word == "FILE" else word for word in order]
    ran = run("met", *words[:2], "--language", "en", *words[2:])
    assert ran.status == 0
    assert ran.out.splitlines()[0] == "Ann Lee and Bob"
    assert "same place, overlapping days" in ran.out
    assert "Ann Lee: A morning" in ran.out
    assert run("met", "ann", "-", stdin=SMALL.encode()).out.splitlines()[0] == "Ann Lee"


def test_nobody_near(run: Run) -> None:
    assert (
        "Nobody was near"
        in run("met", "x", "-", stdin=b'[events.a]\ntitle = "a"\ndate = "2023"\nparticipants = ["x"]\n').out
    )


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("x.toml",), 1, "no such file"),
        (("giang", "-q", "x"), 2, "with nobody named"),
        (("--window", "2023-99"), 2, "--window 2023-99"),
        (("-q", "who:("), 2, "-q who:("),
        (("phan", "van", "giang"), 2, "in quotes"),
        (("giang", "phan-van-giang"), 2, "name two people"),
        (("giang", "--through"), 2, "two people"),
        (("zzzzzz", "giang"), 1, "nobody is found by zzzzzz"),
        (("giang", "missing.toml"), 1, "missing.toml"),
    ],
)
def test_mistakes(run: Run, words: tuple[str, ...], status: int, message: str) -> None:
    ran = run("met", *words)
    assert ran.status == status
    assert ran.out == ""
    assert message in ran.err
