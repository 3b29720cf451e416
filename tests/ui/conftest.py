"""What all tests of the screen share."""

from __future__ import annotations

import pytest

from tests.ui.waiting import settled


@pytest.fixture(autouse=True)
def _wait_no_longer_than_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot go on as soon as the app is done, and not before."""
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", settled)
