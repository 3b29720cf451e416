"""A view as one picture for print: every event drawn, as high as that makes it."""

from __future__ import annotations

from datetime import datetime

from tui.export.svg.drawing import SvgLink, svg
from tui.model.dates import instant_of
from tui.model.translation import tr
from tui.page.words import counted
from tui.query.result import Result
from tui.scene.build import scene_of
from tui.scene.scene import Cluster
from tui.scene.windows import fit, opening


def export_svg(result: Result, *, columns: int, made: datetime) -> str:
    """Return the events that a result shows, drawn in so many columns; `made` is the day that it calls today."""
    timeline = result.timeline
    window = fit(timeline, result.shown) if result.view.window is None else opening(result)
    today = instant_of(made.year, made.month, made.day, made.hour, made.minute)
    drawn_along = tr("{events} drawn along time, {window}.", result.language)
    return svg(
        scene_of(result, window, columns, today=today),
        _Names(result),
        title=timeline.title.say(result.language).text,
        description=drawn_along.format(
            events=counted(len(timeline.with_date(result.shown)), "event", "events", result.language),
            window=window.words(result.language),
        ),
        language=result.language,
    )


class _Names:
    """Names the marks, and leads nowhere: a printed picture has no links."""

    def __init__(self, result: Result) -> None:
        self._result = result

    def event(self, rank: int) -> SvgLink:
        event, language = self._result.timeline.event(rank), self._result.language
        return SvgLink(f"{event.title.say(language).text}, {event.date.words(language)}", None)

    def crowd(self, cluster: Cluster) -> SvgLink:
        return SvgLink(counted(cluster.number, "event", "events", self._result.language), None)
