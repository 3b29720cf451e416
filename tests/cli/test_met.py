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
        "This timeline knows of no meeting of the two.",
    ]
    assert json.loads(run("met", "patrushev", "shoigu", "--format", "json").out) == []


def test_one_conference_is_no_meeting(run: Run) -> None:
    ran = run("met", "putin", "patrushev")
    assert "no meeting of the two" in ran.out
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
    assert "No chain of talks" in run("met", "--through", "wang-yi", "shoigu").out
    assert json.loads(run("met", "--through", "wang-yi", "shoigu", "--format", "json").out) == []


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
        ((), 2, "A [B] [FILE…]"),
        (("x.toml",), 2, "say whose meetings"),
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
