"""Where the timeline that comes with the program is."""

from __future__ import annotations

from pathlib import Path


def bundled_path() -> Path:
    """Return the path of the bundled timeline: inside the installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "data" / "events.toml"
    return installed if installed.exists() else package.parent / "data" / "events.toml"
