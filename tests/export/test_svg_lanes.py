"""Lanes and periods in a picture: heads beside their rows, bands behind them, nothing over the frame's edge."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree as ET

from tests.unit.timelines import timeline_of
from tui.export.svg.writer import export_svg
from tui.query.result import resolve
from tui.query.view import View

TIMELINE = timeline_of(
    """
[events.era]
title = "Era"
kind = "period"
date = "2001-01-01/2003-12-31"
[events.about]
title = "About then"
kind = "period"
date = "2004~/2006"
[events.talks]
title = "Talks"
kind = "talks"
date = "2002-05-01"
"""
)
SVG = "{http://www.w3.org/2000/svg}"


def layout(view: View) -> ET.Element:
    made = datetime(2024, 6, 1)  # noqa: DTZ001 - a day on the wall
    return ET.fromstring(export_svg(resolve(TIMELINE, view), columns=100, made=made))


def classes(root: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in root.iter() if name in one.get("class", "").split()]


def test_lanes_have_heads_in_a_gutter() -> None:
    root = layout(View(lanes="kind"))
    assert [head.text for head in classes(root, "head")] == ["period", "talks"]
    (gutter,) = [group for group in root.iter(f"{SVG}g") if group.get("transform")]
    assert gutter.get("transform") == "translate(88)"  # 11 columns of 8 pixels
    assert not classes(layout(View()), "head")
    assert not [group for group in layout(View()).iter(f"{SVG}g") if group.get("transform")]


def test_periods_are_bands_over_the_whole_height() -> None:
    root = layout(View())
    bands = classes(root, "band")
    assert len(bands) == 2
    assert sorted("possible" in band.get("class", "").split() for band in bands) == [False, True]
    assert len({(band.get("y"), band.get("height")) for band in bands}) == 1
