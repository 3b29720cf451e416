"""A Markdown export renders to the structure that was meant, whatever the texts are."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from tests.export import hostile
from tests.export.conftest import MADE, Opening
from tui.export.markdown import escape, export_markdown, link
from tui.model.dates import Window
from tui.model.text import safe, safe_url
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline

PLAIN = MarkdownIt("commonmark").use(footnote_plugin)
GITHUB = MarkdownIt("gfm-like").use(footnote_plugin)
TEXTS = st.text().map(safe) | st.text("#-+=:.)1 *_`[]()<>!|~&;\\\"'@/w{}$^xX").map(safe)


def exported(timeline: Timeline, **view: Any) -> str:
    return export_markdown(resolve(timeline, View(**view)), command="timeline", made=MADE)


def flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from flat(token.children or ())


def structure(renderer: MarkdownIt, text: str) -> list[tuple[str, str, int, list[str]]]:
    """Return everything but the texts, addresses of mail among them, which are written as code."""
    return [
        (token.type, token.tag, token.level, sorted(token.attrs))
        for token in flat(renderer.parse(text))
        if token.type not in {"text", "code_inline"}
    ]


def shown(tokens: Sequence[Token]) -> str:
    return "".join(token.content for token in flat(tokens) if token.type in {"text", "code_inline"})


def headings(text: str) -> list[str]:
    tokens = PLAIN.parse(text)
    return [shown([tokens[at + 1]]) for at, token in enumerate(tokens) if token.type == "heading_open"]


@pytest.mark.parametrize("renderer", [PLAIN, GITHUB], ids=["commonmark", "github"])
def test_hostile_texts_leave_the_structure_as_harmless_ones_do(opened: Opening, renderer: MarkdownIt) -> None:
    texts = hostile.numbered(hostile.ALL)
    evil = exported(opened(hostile.document(texts)))
    good = exported(opened(hostile.document(hostile.twins(hostile.ALL))))
    assert structure(renderer, evil) == structure(renderer, good)
    assert headings(evil)[1:] == [" ".join(safe(text).split()) for text in texts]


def test_the_same_texts_unescaped_would_break_it() -> None:
    broken = [
        text
        for text in hostile.ALL
        if structure(GITHUB, f"- {safe(text)}") != structure(GITHUB, f"- {escape(safe(text))}")
    ]
    assert len(broken) > len(hostile.ALL) // 2


@pytest.mark.parametrize("renderer", [PLAIN, GITHUB], ids=["commonmark", "github"])
@pytest.mark.parametrize("before", ["", "# ", "- **Label:** ", "- **Label:**\n  - ", "[^1]\n\n[^1]: ", "x, "])
@given(text=TEXTS)
def test_a_text_is_shown_as_it_is_and_is_nothing_but_text(
    renderer: MarkdownIt, before: str, text: str
) -> None:
    # A letter behind, so that an empty text leaves the structure as it is.
    tokens = renderer.parse(f"{before}{escape(text)} é")
    assert structure(renderer, f"{before}{escape(text)} é") == structure(renderer, f"{before}x é")
    plain = " ".join(part for part in text.strip().split(" ") if part)
    assert f"{plain} é".strip() in shown(tokens)


@given(text=TEXTS, url=TEXTS.map(lambda rest: safe_url(f"https://example.org/{rest}")))
def test_a_link_leads_where_it_says(text: str, url: str | None) -> None:
    if url is None:
        return
    (inline,) = (token for token in PLAIN.parse(f"x {link(text + 'é', url)}") if token.type == "inline")
    opening = next(token for token in flat([inline]) if token.type == "link_open")
    wanted = next(t for t in flat(PLAIN.parse(f"[x](<{url}>)")) if t.type == "link_open")
    assert opening.attrs["href"] == wanted.attrs["href"] or "&" in url
    assert [token.type for token in flat([inline]) if token.type != "text"] == [
        "inline",
        "link_open",
        "link_close",
    ]


def mail_links(text: str) -> list[str]:
    """
    Return what GitHub's Markdown makes links to addresses of mail, by the rule of its specification.

    It looks for them in what is text after everything else is read, so that a backslash before the sign is gone.
    """
    (inline,) = (token for token in PLAIN.parse(f"é{text}é") if token.type == "inline")
    texts = "".join(
        token.content if token.type in {"text", "text_special"} else "\0" for token in inline.children or ()
    )
    return re.findall(r"[A-Za-z0-9.+_-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+", texts)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a@b.com", "`a@b.com`"),
        ("Write to jan.smit+x@mail.example.org.", "Write to `jan.smit+x@mail.example.org`."),
        ("<mailto:a@b.com>", r"\<mailto:`a@b.com`\>"),
        ("a@b.com.+x@c.de", "`a@b.com.+x@c.de`"),
        ("`a@b.com`", r"\``a@b.com`\`"),
        ("@minister, at 5@home", r"\@minister, at 5\@home"),
        ("x^2^ and H~2~O ^[note]", r"x\^2\^ and H\~2\~O \^\[note\]"),
    ],
)
def test_addresses_of_mail_and_raised_signs_stay_as_they_are(text: str, written: str) -> None:
    assert escape(text) == written
    assert mail_links(escape(text)) == []
    assert shown(PLAIN.parse(f"é {written}")) == f"é {text}"


@given(st.text("ab.+-_@ é`\\[]()^1"))
def test_no_text_becomes_an_address_of_mail(text: str) -> None:
    assert mail_links(escape(text)) == []
    assert " ".join(text.split()) in shown(PLAIN.parse(f"é {escape(text)}"))


def test_an_entity_in_an_address_stays_as_it_is() -> None:
    tokens = PLAIN.parse(link("x", "https://example.org/?a=1&lt;=2"))
    opening = next(token for token in flat(tokens) if token.type == "link_open")
    assert opening.attrs["href"] == "https://example.org/?a=1&lt;=2"


def test_every_event_comes_in_order_with_its_notes(bundled: Timeline) -> None:
    text = exported(bundled)
    titles = [event.title.say("en").text for event in bundled.events(range(bundled.size))]
    assert headings(text) == [bundled.title.say("en").text, *titles]
    refs = [token.meta["id"] for token in flat(PLAIN.parse(text)) if token.type == "footnote_ref"]
    assert refs[0] == 0
    first = list(dict.fromkeys(refs))
    assert first == sorted(first), "notes are numbered in the order in which they are met"
    written = [line.split("]:")[0][2:] for line in text.splitlines() if line.startswith("[^")]
    assert written == [str(number + 1) for number in range(len(first))], (
        "each note is cited, each citation has one"
    )


def test_it_says_what_was_asked_and_how_to_ask_again(bundled: Timeline) -> None:
    view = View(query="giang -who:*x*", window=Window.parse("2023-08"))
    command = "timeline -q '`x`' f.toml"
    text = export_markdown(resolve(bundled, view), command=command, made=MADE)
    tokens = PLAIN.parse(text)
    assert "query: giang -who:*x*" in shown(tokens)
    assert "window: August 2023" in shown(tokens)
    assert "12:00 on 15 May 2024 UTC" in shown(tokens)
    assert [token.content for token in tokens if token.type == "code_block"] == [f"{command}\n"]


def test_what_is_only_possibly_in_the_window_says_so(opened: Opening) -> None:
    dates = {"sure": "2024-05-15", "maybe": "[2024-05-31..2024-06-02]"}
    timeline = opened({"events": {id_: {"title": id_, "date": date} for id_, date in dates.items()}})
    text = exported(timeline, window=Window.parse("2024-05"))
    assert text.count("Only possibly at the time asked for") == 1
    assert text.index("Only possibly at the time asked for") > text.index("## maybe")
