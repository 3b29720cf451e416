"""How an event recurs, in words: "every 2 weeks on Tuesday, 5 times, the 4th"; what is less simple, as it is written."""

from __future__ import annotations

from collections.abc import Iterator

from tui.model.calendar_names import weekday_name
from tui.model.dates import When
from tui.model.entities import Event, Kind
from tui.model.recurrence import WEEKDAYS, Moment, Recurrence, Weekday, parse
from tui.model.translation import grouped, tr, trn
from tui.page.page import Line, Span, Style, Target
from tui.page.words import counted, ordinal
from tui.store.timeline import Timeline

LISTED = 100
"""Occurrences that the page of their rule lists."""

_SIMPLE = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY"}
EVERY = {
    "YEARLY": ("every year", "every {n} years"),
    "MONTHLY": ("every month", "every {n} months"),
    "WEEKLY": ("every week", "every {n} weeks"),
    "DAILY": ("every day", "every {n} days"),
    "HOURLY": ("every hour", "every {n} hours"),
    "MINUTELY": ("every minute", "every {n} minutes"),
    "SECONDLY": ("every second", "every {n} seconds"),
}
WHICH = {
    1: "{every} on the first {day}",
    2: "{every} on the second {day}",
    3: "{every} on the third {day}",
    4: "{every} on the fourth {day}",
    5: "{every} on the fifth {day}",
    -1: "{every} on the last {day}",
}


def repeat_lines(timeline: Timeline, event: Event, language: str) -> Iterator[Line]:
    """Yield how an event recurs, or that of which it is an occurrence, and how many of them there are."""
    rule = event
    if event.occurrence is not None:
        found = timeline.get(Kind.EVENT, event.occurrence.rule)
        assert isinstance(found, Event)  # noqa: S101  tells the type checker what the store holds
        rule = found
    if not rule.repeat:
        return
    words = Span(words_of(rule.repeat, language))
    if event.occurrence is None:
        yield Line((words,))
    else:
        which = tr("the {ordinal}", language).format(ordinal=ordinal(event.occurrence.number, language))
        yield Line((words._replace(target=Target(Kind.EVENT, rule.id)), Span(f", {which}")))
    if rule.shown in {"open", "many"}:
        ranks = timeline.occurrences(rule.id)
        many = counted(len(ranks), "occurrence", "occurrences", language)
        said = tr("no end is given: {occurrences} are shown, up to {date}", language)
        if rule.shown == "many":
            said = tr("too many to show: {occurrences} of them are, up to {date}", language)
        last = timeline.event(ranks[-1]).date.words(language)
        yield Line((Span(said.format(occurrences=many, date=last), Style.DIM),))


def occurrence_ranks(timeline: Timeline, rule: Event) -> tuple[list[int], int]:
    """Return the first occurrences of an event that recurs, and how many more there are."""
    ranks = timeline.occurrences(rule.id) if rule.repeat else []
    return ranks[:LISTED], max(len(ranks) - LISTED, 0)


def words_of(repeat: tuple[str, ...], language: str) -> str:
    """Say a recurrence in words where it is a simple one, else as it is written."""
    recurrence = parse(repeat)
    said = [*_rule(recurrence, language)]
    if recurrence.parts and not said:
        return " ".join(repeat)
    if recurrence.added:
        n = len(recurrence.added)
        more = trn("on {n} more date", "on {n} more dates", n, language)
        said.append(more.format(n=grouped(n, language)))
    if recurrence.left_out:
        n = len(recurrence.left_out)
        without = trn("but for {n} date", "but for {n} dates", n, language)
        said.append(without.format(n=grouped(n, language)))
    return ", ".join(said)


def _rule(recurrence: Recurrence, language: str) -> Iterator[str]:
    """Yield the rule in words; nothing where it is not simple, or where there is none."""
    parts = recurrence.parts
    if not parts or not parts.keys() <= _SIMPLE:
        return
    one, many = EVERY[parts["FREQ"]]
    every = tr(one, language) if recurrence.interval == 1 else tr(many, language)
    every = every.format(n=grouped(recurrence.interval, language))
    if recurrence.weekdays:
        on_days = _on_days(every, parts["FREQ"], recurrence.weekdays, language)
        if on_days is None:
            return
        every = on_days
    yield every
    if recurrence.most is not None:
        times = trn("once", "{n} times", recurrence.most, language)
        yield times.format(n=grouped(recurrence.most, language))
    if recurrence.until is not None:
        yield tr("until {date}", language).format(date=_date(recurrence.until).words(language))


def _on_days(every: str, frequency: str, days: tuple[Weekday, ...], language: str) -> str | None:
    names = [weekday_name(WEEKDAYS.index(day), language) for day, _ in days]
    if frequency in {"WEEKLY", "DAILY"} or all(nth is None for _, nth in days):
        *several, last = names
        listed = last
        if several:
            listed = tr("{several} and {last}", language).format(several=", ".join(several), last=last)
        return tr("{every} on {days}", language).format(every=every, days=listed)
    if frequency != "MONTHLY" or len(days) > 1 or days[0].nth not in WHICH:
        return None
    return tr(WHICH[days[0].nth], language).format(every=every, day=names[0])


def _date(moment: Moment) -> When:
    year, month, day, hour, minute, _ = moment.fields
    date = f"{year:04}-{month:02}-{day:02}"
    return When.parse(date if moment.unit == "day" else f"{date}T{hour:02}:{minute:02}{'Z' * moment.utc}")
