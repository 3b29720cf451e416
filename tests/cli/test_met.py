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
    assert lines[1].split() == ["PVG", "NP", "SS", "CW", "VP", "LS", "PTH", "VK", "WY"]
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


NAMESAKES = """
[people.bao-1]
name = "Trần Gia Bảo"
posts = [{ title = "Mayor", date = "2001/2009" }]
[people.bao-2]
name = "Trần Gia Bảo"
[people.lee]
name = "Cara Lee"
[events.a]
title = "Supper"
date = "2004"
kind = "talks"
participants = [{ person = "bao-1" }, { person = "lee" }]
[events.b]
title = "Breakfast"
date = "1999"
participants = [{ person = "bao-2" }, "Cara Lee"]
[events.c]
title = "Dinner"
date = "2000"
participants = [{ person = "bao-2" }]
"""


def test_namesakes_are_all_answered_for(run: Run) -> None:
    ran = run("met", "bao", "=lee", "-", stdin=NAMESAKES.encode())
    lines = ran.out.splitlines()
    assert ran.status == 0
    assert lines[0] == "2 people are so named: bao"
    second = lines.index("Trần Gia Bảo (bao-1 · Mayor · 2004 · 1 event) and Cara Lee (lee)")
    assert lines[2:second] == [
        "Trần Gia Bảo (bao-2 · 1999–2000 · 2 events) and Cara Lee (lee)",
        "No meeting in this timeline.",
        "",
    ]
    assert lines[-1].split() == ["talks", "certainly", "2004", "Supper", "a"]


def test_namesakes_in_json_are_told_apart_by_their_ids(run: Run) -> None:
    ran = run("met", "bao", "lee", "--format", "json", "-", stdin=NAMESAKES.encode())
    found = json.loads(ran.out)
    pairs = [(one["event"], [person["id"] for person in one["people"]]) for one in found]
    assert pairs == [("b", ["bao-2", None]), ("a", ["bao-1", "lee"])]
    assert "2 people are so named: bao" in ran.err
    assert "Trần Gia Bảo (bao-1 · Mayor · 2004 · 1 event)" in ran.err


def test_namesakes_alone_and_in_chains(run: Run) -> None:
    ran = run("met", "bao", "-", stdin=NAMESAKES.encode())
    assert "Trần Gia Bảo (bao-2 · 1999–2000 · 2 events)" in ran.out
    assert "Trần Gia Bảo (bao-1 · Mayor · 2004 · 1 event)" in ran.out
    linked = run("met", "bao", "=lee", "--through", "-", stdin=NAMESAKES.encode())
    assert "A chain of 1 meeting" in linked.out
    assert "No chain of certain talks leads" in linked.out


def test_two_of_one_name(run: Run) -> None:
    ran = run("met", "bao", "bao", "-", stdin=NAMESAKES.encode())
    heads = [line for line in ran.out.splitlines() if " and " in line]
    assert len(heads) == 1


def test_of_more_than_five_an_id_is_asked_for(run: Run) -> None:
    text = "".join(f'[people.kim-{n}]\nname = "Kim"\ncountry = "C{n}"\n' for n in range(6)) + NAMESAKES
    ran = run("met", "kim", "lee", "-", stdin=text.encode())
    assert (ran.status, ran.out) == (1, "")
    first, *rest = ran.err.splitlines()
    assert first == "timeline met: 6 people are so named: kim. Name one of them, by what stands first:"
    assert rest[0] == "  '=kim-0'  Kim  C0 · 0 events"
    assert len(rest) == 6
    assert run("met", "=kim-3", "=lee", "-", stdin=text.encode()).status == 0


def test_a_guess_is_not_a_find(run: Run) -> None:
    ran = run("met", "patrushve", "shoigu")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "timeline met: nobody is found by patrushve; nearest: Nikolai Patrushev (patrushev)\n"
    listed = run("list", "-q", "who:patrushve")
    assert listed.out == ""
    assert "nobody is found by patrushve; nearest: Nikolai Patrushev (patrushev)" in listed.err
    pinned = run("list", "--pin", "patrushve")
    assert (pinned.status, pinned.out) == (1, "")
    assert "nearest: Nikolai Patrushev (patrushev)" in pinned.err
    people = run("people", "-q", "patrushve")
    assert people.out.splitlines()[0] == "nobody is found by patrushve; nearest:"
    (found,) = json.loads(run("people", "-q", "patrushve", "--format", "json").out)
    assert found["nearest"] is True


def test_a_word_too_many_is_told(run: Run) -> None:
    ran = run("met", "Vladimir Putin Xyz", "patrushev")
    assert ran.out.splitlines()[0] == (
        "Vladimir Putin (putin) [without “Xyz”] and Nikolai Patrushev (patrushev)"
    )


def test_show_acts_on_no_name_and_tells_the_nearest(run: Run) -> None:
    text = b'[people.x]\nname = "Birendra Oak"\n'
    ran = run("show", "birendar", "-", stdin=text)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "timeline: unknown id `birendar`; nearest: Birendra Oak (x)\n"


def test_people_of_one_name_are_told_apart(run: Run) -> None:
    ran = run("people", "-q", "bao", "-", stdin=NAMESAKES.encode())
    assert [line.split("  ")[-1].strip() for line in ran.out.splitlines()] == ["Id", "bao-2", "bao-1"]
    assert "Mayor · 2004" in ran.out
    assert "Post and years" not in run("people", "-q", "lee", "-", stdin=b'[people.lee]\nname = "Lee"\n').out
