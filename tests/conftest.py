"""What all tests share: tests that need a Chromium browser are left out, by name, where there is none."""

from __future__ import annotations

import os
import shutil
from typing import Any

import pytest
from hypothesis import settings

# A deadline for an example is an assertion about time, which fails on a busy machine.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
LEFT_OUT = pytest.StashKey[set[str]]()


def find_chromium() -> str | None:
    """Return the path of the browser that the tests drive, None where there is none."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


@pytest.hookimpl(trylast=True)  # after -k and -m: only what would have run is left out
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if find_chromium() or os.environ.get("CI"):  # where CI is set they stay, and fail without a browser
        return
    needing = [item for item in items if item.get_closest_marker("chromium")]
    config.stash[LEFT_OUT] = {item.nodeid for item in needing}
    items[:] = [item for item in items if item not in needing]
    config.hook.pytest_deselected(items=needing)


def _left_out(config: pytest.Config) -> set[str]:
    nothing: set[str] = set()
    return config.stash.get(LEFT_OUT, nothing)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In a worker of pytest-xdist, tell the main process what was left out."""
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = sorted(_left_out(session.config))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """In the main process of pytest-xdist, hear it."""
    output: dict[str, Any] = getattr(node, "workeroutput", {})
    node.config.stash.setdefault(LEFT_OUT, set()).update(output.get("left_out", ()))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    left_out = _left_out(config)
    if left_out:
        terminalreporter.section(f"{len(left_out)} tests left out: there is no Chromium here", yellow=True)
        for name in sorted(left_out):
            terminalreporter.write_line(name)
        terminalreporter.write_line("To run them too, install it: apt-get install chromium")
