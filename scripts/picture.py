"""
Draws docs/picture.png, the README's picture: `python -m scripts.picture`.

The app is run on the bundled timeline without a terminal, as its tests do; Chromium turns what it shows into a picture.
Textual's own SVG is fit for this, and only for this: the bundled texts are ours.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from tui.model.dates import Window
from tui.query.view import View
from tui.reading.bundled import bundled_path
from tui.store.opening import open_files
from tui.ui.app import TimelineApp

PICTURE = Path(__file__).parents[1] / "docs" / "picture.png"
COLUMNS, ROWS = 120, 36
CELL = 12.2, 24.4  # pixels that Textual's picture gives a cell
MARGIN = 20, 92  # and what it draws around them


async def _drawn() -> str:
    view = View(window=Window.parse("2023-08-10/2023-08-23"), select="giang-li-shangfu")
    app = TimelineApp(open_files([bundled_path()]), view, today=date(2025, 6, 1))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.pause()
        return app.export_screenshot(title="timeline")


def main() -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("a picture needs Chromium: sudo apt install chromium")
    with tempfile.TemporaryDirectory() as folder:
        svg = Path(folder) / "picture.svg"
        svg.write_text(asyncio.run(_drawn()), encoding="utf-8")
        size = (int(COLUMNS * CELL[0]) + MARGIN[0], int(ROWS * CELL[1]) + MARGIN[1])
        subprocess.run(  # noqa: S603 - a browser that was looked up above, on a file that was written here
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--hide-scrollbars",
                f"--user-data-dir={folder}/profile",
                f"--window-size={size[0]},{size[1]}",
                f"--screenshot={PICTURE}",
                svg.as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
