"""Texts that break out of attributes, addresses, scripts, styles, SVG and JSON, and timelines made of them."""

import re
from collections.abc import Sequence
from string import ascii_lowercase
from typing import Any

from tui.model.text import safe

# By the place that does not escape them, which is `@`: texts that call `ran()` there, by themselves.
_RUNNING: dict[str, tuple[str, ...]] = {
    "<p>@</p>": (
        "<script>ran()</script>",
        "]]><script>ran()</script><![CDATA[",
        "<ScRiPt/x>ran()</sCrIpT >",
        "<script\x0c>ran()</script>",
        "<svg><script>ran()</script></svg>",
        "<img src=x onerror=ran()>",
        "<img/src/onerror=ran()>",
        "<svg onload=ran()>",
        "<svg/onload=ran()//",
        "<svg><animate onbegin=ran() attributeName=x dur=1s>",
        "<svg><set onbegin=ran() attributeName=x to=1 dur=1s>",
        "<details open ontoggle=ran()>",
        "<iframe srcdoc='<script>parent.ran()</script>'>",
        '<iframe src="javascript:parent.ran()">',
        "<video><source onerror=ran()>",
        "<audio src=x onerror=ran()>",
        "<math><mtext></table><img src onerror=ran()>",
        "<noscript><p title='</noscript><img src=x onerror=ran()>'>",
        "<body onload=ran()>",
        "<style onload=ran()></style>",
    ),
    '<p title="@">x</p>': (
        '"><script>ran()</script>',
        '"><img src=x onerror=ran()>',
        '"><svg onload=ran()>',
        '" style="animation: spin 1s" onanimationstart=ran() x="',
    ),
    "<p title='@'>x</p>": (
        "'><script>ran()</script>",
        "' style='animation: spin 1s' onanimationstart='ran()",
    ),
    "<p title=@>x</p>": (
        "x style=animation:spin+1s;animation-name:spin;animation-duration:1s onanimationstart=ran()",
    ),
    "<!-- @ -->": ("--><script>ran()</script>",),
    "<title>@</title>": ("</title><script>ran()</script>",),
    "<textarea>@</textarea>": ("</textarea><script>ran()</script>",),
    "<style>p { content: '@' }</style>": ("</style><script>ran()</script>",),
    "<svg><text>@</text></svg>": ("</text></svg><script>ran()</script>",),
    '<script type="application/json">"@"</script>': ("</script><script>ran()</script>",),
    '<script>var x = "@"</script>': ('";ran();//', '"+ran()+"'),
    "<script>var x = '@'</script>": ("';ran();//",),
    "<script>var x = `@`</script>": ("`;ran();//", "${ran()}"),
    '<script>var x = "\\@"</script>': ('\\";ran();//',),
    "<script>// @</script>": ("\u2028ran()//",),
    "<script>/* @ */</script>": ("*/ran()/*",),
    '<a href="@" id="a">x</a><script>a.click()</script>': (
        "javascript:ran()",
        "JaVaScRiPt:ran()",
        "java\tscript:ran()",
        "\x01javascript:ran()",
    ),
}
# What ends each of these places, so that anything may follow.
_ENDING = {
    '<p title="@">x</p>': '">',
    "<p title='@'>x</p>": "'>",
    "<p title=@>x</p>": "x>",
    "<!-- @ -->": "-->",
    "<title>@</title>": "</title>",
    "<textarea>@</textarea>": "</textarea>",
    "<style>p { content: '@' }</style>": "</style>",
    "<svg><text>@</text></svg>": "</text></svg>",
    '<script type="application/ld+json">{"name":"@"}</script>': "</script>",
}
for _place, _end in _ENDING.items():
    _there = _RUNNING.get(_place, ())
    _following = (_end + text for text in _RUNNING["<p>@</p>"] if text.startswith("<") and "<p " not in text)
    _RUNNING[_place] = (*_there, *(text for text in _following if text not in _there))
PLACED = tuple((text, place.replace("@", text)) for place, texts in _RUNNING.items() for text in texts)
RUNNING = tuple(text for text, _ in PLACED)
SITE = "https://evil.invalid/"

# These run nowhere, but would break the structure, fetch something, or be taken for a template or an entity.
BREAKING = (
    "data:text/html,<script>parent.ran()</script>",
    "</article></li></ol></main></body></html>",
    "<!--",
    "<plaintext>",
    "<![CDATA[",
    "<?xml version='1.0'?>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "&lt;script&gt;ran()&lt;/script&gt;",
    "&quot; onfocus=ran()",
    "&#x3c;b&#x3e;",
    "\\u003cscript\\u003eran()",
    "{{ ran() }}",
    "{% raw %}",
    "{{ 7 * 7 }}",
    "<base href=https://evil.invalid/>",
    "<link rel=stylesheet href=https://evil.invalid/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.invalid/'>",
    "<form action=https://evil.invalid/><button>",
    "<img srcset=https://evil.invalid/x>",
    "}*{background:url(https://evil.invalid/x)}",
    "@import 'https://evil.invalid/x.css';",
    "url(https://evil.invalid/x)",
    'https://evil.invalid/" onclick=ran() x="',
    "\x00\x07\x1b[31m\x1b]8;;https://evil.invalid\x07",
    "\u202egnp.exe\u2066",
    "\ufeff\u200b\U000e0041",
    "\ufffe\uffff",
    "%0d%0aX: y",
    "]]>",
    "'\"<>&`=/\\",
)
ALL = RUNNING + BREAKING


def numbered(texts: Sequence[str]) -> list[str]:
    """Return the texts, no two the same."""
    return [f"{text} {number}" for number, text in enumerate(texts)]


def twins(texts: Sequence[str]) -> list[str]:
    """
    Return harmless texts of the same width: letters for letters, other signs for signs, blanks for blanks.

    What has no word in it is no label, so a text may have neither more nor fewer letters than its twin.
    """
    return numbered([_harmless(safe(text)) for text in texts])


def _harmless(text: str) -> str:
    address = SITE if text.startswith(SITE) else ""  # a link stays a link
    # The same letter for the same sign, for what many titles begin with is left out of their labels.
    return address + re.sub(r"[^ ]", lambda found: _harmless_sign(found[0]), text.removeprefix(address))


def _harmless_sign(sign: str) -> str:
    if sign.isalpha():
        return ascii_lowercase[ord(sign) % 26]
    return str(ord(sign) % 10) if sign.isdigit() else "·§¶¤"[ord(sign) % 4]


def document(texts: Sequence[str]) -> dict[str, Any]:
    """Return a timeline, in the shape of a file, with every text in every field that takes one."""
    return {
        "schema": 1,
        "timeline": {"title": texts[0], "language": "en"},
        "people": {f"p{n}": _person(text) for n, text in enumerate(texts)},
        "organizations": {f"o{n}": {"name": text, "country": text} for n, text in enumerate(texts)},
        "places": {f"l{n}": {"name": text, "within": text, "country": text} for n, text in enumerate(texts)},
        "series": {f"s{n}": {"name": text, "aliases": [text]} for n, text in enumerate(texts)},
        "sources": {f"q{n}": _source(text) for n, text in enumerate(texts)},
        "events": {f"e{n}": _event(n, text) for n, text in enumerate(texts)},
    }


def _person(text: str) -> dict[str, Any]:
    return {
        "name": text,
        "names": {"ru": text + " ru"},
        "aliases": [text + " alias"],
        "country": text,
        "links": [text],
    }


def _source(text: str) -> dict[str, Any]:
    return {
        "title": {"vi": text},
        "publisher": text,
        "agency": text,
        "licence": text,
        "url": text,
        "language": "vi",
        "links": [text],
    }


def _event(number: int, text: str) -> dict[str, Any]:
    cited = [{"source": f"q{number}", "quote": text}]
    return {
        "title": text,
        "date": f"{2000 + number}-05-05/{2000 + number}-06-07",
        "kind": text,
        "series": f"s{number}",
        "edition": 3,
        "place": f"l{number}",
        "topics": [text, {"zh": text}],
        "summary": {"en": text, "vi": text},
        "participants": [
            {"person": f"p{number}", "role": text, "office": text, "delegation": text, "sources": cited},
            {"organization": f"o{number}", "role": {"ru": text}},
            {"name": text + " plain", "basis": "implied"},
            text + " only",
        ],
        "statements": [
            {"by": f"p{number}", "mode": "quote", "text": text, "sources": cited},
            {"by": text, "mode": "paraphrase", "text": text},
        ],
        "conflicts": [{"date": "1999-05-05", "text": text, "sources": cited}],
        "other_dates": [{"date": "1999-05-05", "text": text, "sources": cited}],
        "notes": [{"text": text, "date": "1999", "sources": cited}],
        "links": [text],
        "sources": cited,
    }
