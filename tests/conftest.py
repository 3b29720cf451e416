"""What all tests share: tests that need a browser or a checker are left out, by name, where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from tui.model import translation

# A deadline for an example is an assertion about time, which fails on a busy machine.
settings.register_profile("usual", deadline=None, max_examples=25)
settings.register_profile("thorough", deadline=None, max_examples=1000)
# What is checked before a change is taken gives the same answer twice; new counterexamples are looked for by whoever works.
settings.register_profile("repeatable", settings.get_profile("usual"), derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable" if "CI" in os.environ else "usual"))

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
PACKAGES = Path(__file__).parent / "export" / "node_modules"
LEFT_OUT = pytest.StashKey[dict[str, str]]()  # the name of a test → the marker of what it lacks


def find_chromium() -> str | None:
    """Return the path of the browser that the tests drive, None where there is none."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


class Need(NamedTuple):
    """Something that not every machine has: whether it is here, what it is called, how it is installed."""

    is_there: Callable[[], object]
    name: str
    remedy: str


NEEDS = {
    "chromium": Need(find_chromium, "Chromium", "apt-get install chromium"),
    "npm": Need(PACKAGES.is_dir, "npm packages", "npm ci --ignore-scripts --prefix tests/export"),
    "java": Need(lambda: shutil.which("java"), "Java", "apt-get install default-jre-headless"),
    "libreoffice": Need(lambda: shutil.which("soffice"), "LibreOffice", "apt-get install libreoffice-draw"),
    "w3m": Need(lambda: shutil.which("w3m"), "w3m", "apt-get install w3m"),
    "rsvg": Need(lambda: shutil.which("rsvg-convert"), "rsvg-convert", "apt-get install librsvg2-bin"),
}


@pytest.fixture(autouse=True, scope="session")
def _cache_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests cache out of the cache of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test begin with an interface in English, whatever the one before spoke."""
    monkeypatch.setattr(translation, "_spoken", "en")


@pytest.hookimpl(trylast=True)  # after -k and -m: only what would have run is left out
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("CI"):  # there they stay, and fail without what they need
        return
    missing = [marker for marker, need in NEEDS.items() if not need.is_there()]
    lacking = {item: marker for item in items for marker in missing if item.get_closest_marker(marker)}
    config.stash[LEFT_OUT] = {item.nodeid: marker for item, marker in lacking.items()}
    items[:] = [item for item in items if item not in lacking]
    config.hook.pytest_deselected(items=list(lacking))


def _left_out(config: pytest.Config) -> dict[str, str]:
    nothing: dict[str, str] = {}
    return config.stash.get(LEFT_OUT, nothing)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In a worker of pytest-xdist, tell the main process what was left out."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = _left_out(session.config)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """In the main process of pytest-xdist, hear it."""
    output: dict[str, Any] = getattr(node, "workeroutput", {})
    node.config.stash.setdefault(LEFT_OUT, {}).update(output.get("left_out", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    left_out = _left_out(config)
    for marker in sorted(set(left_out.values())):
        need, names = NEEDS[marker], sorted(name for name, lacked in left_out.items() if lacked == marker)
        terminalreporter.section(f"{len(names)} tests left out: there is no {need.name} here", yellow=True)
        for name in names:
            terminalreporter.write_line(name)
        terminalreporter.write_line(f"To run them too, install it: {need.remedy}")
