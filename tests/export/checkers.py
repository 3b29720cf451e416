"""The checkers of other people, which a page must pass: Nu for HTML, axe for accessibility; from the npm packages."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from tests.conftest import PACKAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

NU = PACKAGES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = PACKAGES / "axe-core" / "axe.min.js"
NAUGHTY = PACKAGES / "blns" / "resources" / "blns.json"


def errors(*pages: Path) -> list[str]:
    """Return what the Nu HTML checker finds wrong in pages; a call takes seconds, a further page little."""
    command = [
        "java",
        # It runs for seconds: compiling well what runs so shortly takes longer than it saves, so does collecting in parallel.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xss8m",
        "-jar",
        str(NU),
        "--errors-only",
        "--exit-zero-always",
        "--format",
        "json",
        "--stdout",
    ]
    done = subprocess.run([*command, *map(str, pages)], check=True, capture_output=True, text=True)
    messages = json.loads(done.stdout)["messages"]
    return [f"{Path(m['url']).name}:{m.get('lastLine')}: {m['message']}" for m in messages]


def violations(page: Page) -> list[str]:
    """Return what axe-core finds in a page that is open, every rule of WCAG and of good practice."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = cast(
        "list[dict[str, Any]]",
        page.evaluate("axe.run({rules: {'target-size': {enabled: true}}}).then(result => result.violations)"),
    )
    return [f"{one['id']}: {one['help']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def naughty_strings() -> list[str]:
    """Return the Big List of Naughty Strings."""
    return cast("list[str]", json.loads(NAUGHTY.read_text(encoding="utf-8")))
