"""Writes docs/keys.md from the table of keys: `python -m scripts.keys`. A test holds the two together."""

from __future__ import annotations

from pathlib import Path

from tui.ui.commands.keys import groups, sign

PAGE = Path(__file__).parents[1] / "docs" / "keys.md"
HEAD = """\
# Keys

Made from the table in `tui/ui/commands/keys.py` by `python -m scripts.keys`. In the app, `?` shows the same, and the signs of the
drawing; `ctrl+p` finds every command by name.
"""


def page() -> str:
    """Return the page: a table of keys for each heading of the help screen."""
    lines = [HEAD]
    for heading, keys in groups():
        lines += [f"## {heading}\n", "| keys | what |", "|---|---|"]
        for key in keys:
            lines.append(f"| {' '.join(f'`{sign(name)}`' for name in key.keys)} | {key.words} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
