"""A picture in the programs that draw it: the same ink in the same places, and the possible never like the certain."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.export.conftest import MADE, Opening, Visiting
from tui.export.svg.drawing import AXIS, ROW
from tui.export.svg.writer import export_svg
from tui.query.result import resolve
from tui.query.view import View
from tui.store.timeline import Timeline

Renderer = Callable[[Path, int, int], Path]
BLOCK = 40  # pixels, in a row
SVG = "{http://www.w3.org/2000/svg}"


def rsvg(file: Path, width: int, height: int) -> Path:
    out = file.with_name("rsvg.png")
    subprocess.run(
        ["rsvg-convert", "-w", str(width), "-h", str(height), str(file), "-o", str(out)], check=True
    )
    return out


def libreoffice(file: Path, _width: int, _height: int) -> Path:
    home = f"-env:UserInstallation={(file.parent / 'office').as_uri()}"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "png", "--outdir", str(file.parent), str(file)],
        check=True,
        capture_output=True,
    )
    return file.with_suffix(".png")


class Drawn:
    """A picture as pixels, at the size of its own numbers."""

    def __init__(self, image: Path, width: int, height: int) -> None:
        self._image = Image.open(image).convert("RGB").resize((width, height), Image.Resampling.LANCZOS)

    def at(self, x: float, y: float) -> tuple[int, int, int]:
        """Return the mean colour about a place."""
        box = self._image.crop((int(x) + 6, int(y) + 2, int(x) + 11, int(y) + 7)).resize(
            (1, 1), Image.Resampling.BOX
        )
        red, green, blue = box.getpixel((0, 0))  # type: ignore[misc]  # a pixel of an RGB image is three numbers
        return red, green, blue

    def inked(self) -> set[tuple[int, int]]:
        """Return the blocks of each row in which something dark stands."""
        grey = self._image.convert("L")
        return {
            (row, column)
            for row in range((grey.height - AXIS) // ROW)
            for column in range(grey.width // BLOCK)
            if self._darkest(grey, row, column) < 150
        }

    @staticmethod
    def _darkest(grey: Image.Image, row: int, column: int) -> int:
        top = 4 + AXIS + row * ROW
        return min(grey.crop((column * BLOCK, top, (column + 1) * BLOCK, top + ROW)).tobytes())


@pytest.fixture
def shown_by_chromium(visit: Visiting, tmp_path: Path) -> Renderer:
    def render(file: Path, width: int, height: int) -> Path:
        page = visit(file.read_text(encoding="utf-8"), viewport={"width": width, "height": height}).page
        page.add_style_tag(content="body { margin: 0 }")
        out = tmp_path / "chromium.png"
        page.locator("svg").screenshot(path=str(out))
        return out

    return render


def written(timeline: Timeline, folder: Path) -> tuple[Path, int, int]:
    text = export_svg(resolve(timeline, View()), columns=110, made=MADE)
    file = folder / "picture.svg"
    file.write_text(text, encoding="utf-8")
    root = ET.fromstring(text)
    return file, int(root.attrib["width"]), int(root.attrib["height"])


@pytest.mark.chromium
@pytest.mark.parametrize(
    "render",
    [
        pytest.param(rsvg, marks=pytest.mark.rsvg),
        pytest.param(libreoffice, marks=pytest.mark.libreoffice),
    ],
)
def test_the_same_ink_stands_in_the_same_places(
    render: Renderer, shown_by_chromium: Renderer, bundled: Timeline, tmp_path: Path
) -> None:
    size = written(bundled, tmp_path)
    theirs, ours = (Drawn(one(*size), *size[1:]).inked() for one in (render, shown_by_chromium))
    assert len(ours) > 100
    assert len(theirs & ours) / len(theirs | ours) > 0.85
    assert {row for row, _ in theirs} == {row for row, _ in ours}


@pytest.mark.parametrize(
    "render",
    [
        pytest.param(None, marks=pytest.mark.chromium, id="chromium"),
        pytest.param(rsvg, marks=pytest.mark.rsvg, id="rsvg"),
        pytest.param(libreoffice, marks=pytest.mark.libreoffice, id="libreoffice"),
    ],
)
def test_the_possible_is_lighter_and_has_an_outline(
    render: Renderer | None, request: pytest.FixtureRequest, opened: Opening, tmp_path: Path
) -> None:
    draw: Renderer = render or request.getfixturevalue("shown_by_chromium")
    events = {
        "certain": {"title": "Certain", "date": "2024-05-01/2024-05-20"},
        "possible": {"title": "Possible", "date": "[2024-05-01..2024-05-20]"},
    }
    size = written(opened({"events": events}), tmp_path)
    drawn = Drawn(draw(*size), *size[1:])
    bars = {
        "possibly" in (bar.get("class") or ""): (float(bar.attrib["x"]) + 8, float(bar.attrib["y"]) + 4)
        for bar in ET.parse(size[0]).iter(f"{SVG}rect")
        if (bar.get("class") or "").startswith("bar")
    }
    certain, possible = drawn.at(*bars[False]), drawn.at(*bars[True])
    paper = drawn.at(size[1] - 30, size[2] - 12)
    assert sum(possible) > sum(certain) + 20, "not lighter"
    assert sum(possible) < sum(paper) - 10, "not to be seen"
    x, y = bars[True]
    outline = [sum(drawn.at(x - 8 + step, y - 4)) for step in range(0, 60, 2)]
    assert min(outline) < sum(possible) - 20, "no outline"
