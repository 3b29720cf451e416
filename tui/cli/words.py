"""The words of a command line, made ready for argparse."""

from __future__ import annotations

from collections.abc import Sequence

# An option's value may begin with a dash (`-q -who:x`, `--window -0043/0100`), which argparse takes for an option.
_VALUED = {
    "-q": "--query",
    "--query": "--query",
    "--window": "--window",
    "--select": "--select",
    "--language": "--language",
    "--lanes": "--lanes",
    "--pin": "--pin",
    "--fold": "--fold",
    "--layout": "--layout",
    "--view": "--view",
    "--tz": "--tz",
    "--format": "--format",
    "-o": "--output",
    "--output": "--output",
    "--width": "--width",
}


def join_values(words: Sequence[str]) -> list[str]:
    """Write each option and its value as one word, `--query=-who:x`."""
    joined: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*joined, word, *rest]
        value = next(rest, None) if word in _VALUED else None
        joined.append(word if value is None else f"{_VALUED[word]}={value}")
    return joined


def before_dashes(words: Sequence[str]) -> Sequence[str]:
    """Return the words before a `--`, behind which there are no options."""
    return words[: words.index("--")] if "--" in words else words
