"""Events that recur, as a calendar has them: one entry with a rule by the clock of the event, in the zone of that clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from icalendar import Event as Entry
from icalendar.prop import vInline

from tui.export.ics.zones import CalendarZone, Moment, compact, stamp, zone_of
from tui.model.entities import Event, Kind
from tui.model.recurrence import parse
from tui.model.recurring import Recurring
from tui.query.result import Result
from tui.store.timeline import Timeline


class Rule(NamedTuple):
    """An event that recurs; `zone` is None where its dates are days, or by a clock of which no zone is known."""

    event: Event
    recurring: Recurring
    zone: CalendarZone | None

    def start_and_end(self, start: Moment, end: Moment | None) -> tuple[Moment, Moment | None]:
        """Return when the event begins and ends by its own clock, as a calendar reckons its occurrences."""
        return self._local(start), None if end is None else self._local(end)

    def is_first(self, start: Moment) -> bool:
        """Tell whether the rule counts from this start, and in whole days where its dates are days."""
        first: Moment = self.recurring.start if self.recurring.is_timed else self.recurring.start.date()
        return self._local(start) == first

    def fill(self, entry: Entry, start: Moment, end: Moment | None) -> None:
        """Write when an entry begins and ends, and how it recurs."""
        recurring = self.recurring
        begins, ends = self.start_and_end(start, end)
        entry["dtstart"] = stamp([begins], self.zone)
        if ends is not None:
            entry["dtend"] = stamp([ends], self.zone)
        parts = dict(recurring.recurrence.parts)
        if recurring.until is not None:
            parts["UNTIL"] = self._until(recurring.until)
        if parts:
            # FREQ comes first, for programs that read as the standard before RFC 5545 has it.
            parts = {"FREQ": parts["FREQ"], **parts, **self._last_days()}
            entry["rrule"] = vInline(";".join(f"{name}={value}" for name, value in parts.items()))
        for name, moments in (("rdate", recurring.added), ("exdate", recurring.left_out)):
            if moments:
                wanted = [moment if recurring.is_timed else moment.date() for moment in moments]
                entry[name] = stamp(wanted, self.zone)

    def _last_days(self) -> dict[str, str]:
        """
        Return what says the day of a rule that goes by the day of its start, where not every month has that.

        Without it ical.js, and what is made with it, has 1 March each year in the place of 29 February.
        """
        start, parts = self.recurring.start, self.recurring.recurrence.parts
        by_start = parts["FREQ"] in {"YEARLY", "MONTHLY"} and not any(name.startswith("BY") for name in parts)
        if start.day <= 28 or not by_start:
            return {}
        month = {"BYMONTH": str(start.month)} if parts["FREQ"] == "YEARLY" else {}
        return {**month, "BYMONTHDAY": str(start.day)}

    def _local(self, moment: Moment) -> Moment:
        if isinstance(moment, datetime) and moment.tzinfo is not None and self.zone is not None:
            return moment.astimezone(self.zone.clock).replace(tzinfo=None)
        return moment

    def _until(self, moment: datetime) -> str:
        """Return the end of the rule, which is in UTC wherever a zone is known."""
        if not self.recurring.is_timed:
            return compact(moment.date())
        return compact(
            moment if self.zone is None else moment.replace(tzinfo=self.zone.clock).astimezone(UTC)
        )


def rules_of(result: Result) -> dict[str, Rule]:
    """
    Return the events that recur and of which a result shows all occurrences, by id, where a calendar can say their rule.

    That is so where the dates are days or times: months and years are not all as long as the first of them.
    """
    timeline, shown = result.timeline, frozenset(result.shown)
    found = {}
    for id_, ranks in timeline.recurring().items():
        if shown.issuperset(ranks):
            event = timeline.get(Kind.EVENT, id_)
            assert isinstance(event, Event)  # noqa: S101  tells the type checker what the store holds
            rule = _rule(timeline, event)
            if rule.recurring.by_days:
                found[id_] = rule
    return found


def _rule(timeline: Timeline, event: Event) -> Rule:
    zone = zone_of(timeline, event)
    name = zone and zone.name
    recurring = Recurring(event.date.text, parse(event.repeat), "UTC" if zone and name is None else name)
    return Rule(event, recurring, zone)
