"""The walk through a release: it stops where something is not ready."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import release
from tui import __version__


def test_the_version_has_to_be_that_of_the_package() -> None:
    assert release.version(__version__) == f"tui/__init__.py says {__version__}"
    with pytest.raises(release.StepError, match=r"write 99\.0 there"):
        release.version("99.0")


def test_the_changelog_has_to_have_something_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(release.StepError, match=r"rename \[Unreleased\]"):
        release.changelog("99.0")
    text = tmp_path / "CHANGELOG.md"
    text.write_text("## [99.0] - 2026-12-01\n\n### Added\n- A.\n- B.\n")
    monkeypatch.setattr(release, "CHANGELOG", text)
    assert release.changelog("99.0") == "CHANGELOG.md has 2 entries for 99.0"
