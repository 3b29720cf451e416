"""The templates, in an environment where every value is escaped and a misspelt name is an error."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **values: Any) -> str:
    """Return a filled template."""
    return _environment().get_template(template).render(**values)


@cache
def asset(name: str) -> str:
    """Return a style or script of ours, with the line ends that a browser hashes."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def csp_hash(content: str) -> str:
    """Return what a Content-Security-Policy calls an inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def is_language(text: str | None) -> bool:
    """Tell whether a text may stand as `lang`: it has the form of a BCP 47 tag."""
    return text is not None and _LANGUAGE.fullmatch(text) is not None


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
    )
    environment.tests["language"] = is_language
    return environment
