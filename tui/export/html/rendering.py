"""The templates, in an environment where every value is escaped and a misspelt name is an error."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.export.html.markup import html_lang

if TYPE_CHECKING:
    from jinja2 import Environment, Template

TEMPLATES = Path(__file__).parent / "templates"


def render(name: str, **values: Any) -> str:
    """Return a filled template."""
    return template(name).render(**values)


def template(name: str) -> Template:
    """Return a template by its file's name."""
    return _environment().get_template(name)


@cache
def asset(name: str) -> str:
    """Return a style or script of ours, with the line ends that a browser hashes."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def csp_hash(content: str) -> str:
    """Return what a Content-Security-Policy calls an inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # 48 ms, and only an export needs it

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        keep_trailing_newline=True,
    )
    environment.globals["lang"] = html_lang
    return environment
