"""Asking a query in one line: tried out while it is typed, completed, and marked where it cannot be read."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer

from tui.model.text import cells
from tui.model.translation import tr
from tui.page.left_out import unless_left_out
from tui.page.words import counted
from tui.query.completion import Completion, complete, place
from tui.query.language import QueryError, parse
from tui.query.whom import nobodies, several_asked
from tui.query.widening import widenings
from tui.store.facets.facts import Facts
from tui.store.search.indexes import EventsIndex, NamesIndex
from tui.ui.background import in_background
from tui.ui.commands.keys import Where, bindings
from tui.ui.messages import Kept
from tui.ui.session.preview import answer_words
from tui.ui.tools.completions import Completions, Mistake
from tui.ui.tools.entry import Entry
from tui.ui.tools.tool import Tool

if TYPE_CHECKING:
    from tui.query.result import Result
    from tui.store.timeline import Timeline

NEEDED = (Facts, NamesIndex, EventsIndex)
"""What has to be made before a query of any kind is answered as fast as one types."""

SLOW = 0.05  # seconds; where an answer takes longer, it is asked for when typing pauses
PAUSE = 0.15  # seconds


class _Line(Entry):
    """The line itself: → at its end puts in the completion, as in a shell; Enter keeps the query."""

    def __init__(self, prompt: QueryPrompt) -> None:
        super().__init__(placeholder=tr("words, or who: place: kind: in:2023 …"), edited=prompt.look)
        self._prompt = prompt

    def action_cursor_right(self, select: bool = False) -> None:
        if select or not self.cursor_at_end or not self._prompt.complete_begun():
            super().action_cursor_right(select)

    async def action_submit(self) -> None:
        self._prompt.action_keep()


class QueryPrompt(Tool):
    """A line with the completions of its term below. Tries out what can be read; posts Kept or Dismissed at last."""

    BINDINGS: ClassVar = bindings(Where.PROMPT)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._line = _Line(self)
        self._list = Completions()
        self._offered: list[Completion] = []
        self._looked: tuple[str, int] | None = None
        self._asked = ""  # the query that was tried out last
        self._shown = True  # whether its answer is shown
        self._slow = False
        self._waiting: Timer | None = None
        self._keeping = False  # Enter came before anything could be answered

    def compose(self) -> ComposeResult:
        yield Horizontal(self._line)
        yield self._list

    @property
    def where(self) -> Where:
        return Where.PROMPT

    def begin(self) -> None:
        """Show the query that is asked."""
        self._slow = self._keeping = False
        self._line.value = self.preview.result.view.query if self.preview else ""
        self._line.cursor_position = len(self._line.value)
        self.renew()

    def renew(self) -> None:
        if self.preview is None:
            return
        self._asked, self._shown = self.preview.result.view.query, True
        timeline = self.preview.result.timeline
        if not _is_ready(timeline):
            in_background(self, partial(_make_ready, timeline), self._made)
        self._look_again()

    def take_focus(self) -> None:
        self.screen.set_focus(self._line)

    def close(self) -> None:
        self._stop_waiting()
        super().close()

    def update(self, result: Result) -> None:
        if self._ready:
            self._say(answer_words(result))

    # while typing

    def look(self) -> None:
        """Do what the line and its cursor ask for now."""
        looked = self._line.value, self._line.cursor_position
        if self.preview is None or looked == self._looked:
            return
        self._looked = looked
        self._keeping = False
        text, cursor = looked
        if not self._ready:
            self._say(tr("counting…"))
            self._list.offer((), note=tr("Counting what there is to choose from…"))
            return
        result = self.preview.result
        self._offered = complete(result.timeline, text, cursor, language=result.language)
        try:
            parse(text)
        except QueryError as error:
            self._stop_waiting()
            self._offer(text, error)
        else:
            self._ask_soon(text)
            self._offer(text)

    def _look_again(self) -> None:
        keeping, self._looked = self._keeping, None
        self.look()
        self._keeping = keeping
        if self.preview is not None:
            self.update(self.preview.result)

    @property
    def _ready(self) -> bool:
        return self.preview is not None and _is_ready(self.preview.result.timeline)

    def _made(self, future: Future[None]) -> None:
        future.result()
        if self.preview is not None:
            self._look_again()
            if self._keeping:
                self.action_keep()

    def _offer(self, text: str, error: QueryError | None = None, *, insist: bool = False) -> None:
        """Show the completions, below what is wrong or missing; `insist` on a mistake in what is only begun too."""
        mistake = None
        if error is not None:
            start, _ = place(text, self._line.cursor_position)
            begun = bool(self._offered) and error.offset > start and not insist
            words = tr("expected {what}").format(what=error.expected) if begun else str(error)
            column = cells(text[: error.offset]) - self._line.scroll_offset.x
            mistake = Mistake(column, words, begun=begun)
        self._list.offer(self._offered, mistake=mistake, note=self._note(text))

    def _note(self, text: str) -> str:
        """Say what to do where nothing answers the query that is shown, or whom a name in it means that means several."""
        if self.preview is None or not self._shown or self._asked != text.strip():
            return ""
        result = self.preview.result
        if result.matches:
            return several_asked(result.timeline, parse(text), result.language)
        return "; ".join((*nobodies(result), _advice(result.timeline, text)))

    # the answer

    def _ask_soon(self, text: str) -> None:
        text = text.strip()
        self._stop_waiting()
        if not self._slow:
            self._ask(text)
        elif text != self._asked:
            self._waiting = self.set_timer(PAUSE, self._ask_late)

    def _ask_late(self) -> None:
        self._waiting = None
        self._ask(self._line.value)
        self._looked = None
        self.look()

    def _ask(self, text: str, *, begun: bool = True) -> None:
        """Show the answer; where there is none to what is only begun, the last one stays."""
        text = text.strip()
        if self.preview is None or (text == self._asked and (self._shown or begun)):
            return
        began = perf_counter()
        self._asked = text
        self._shown = self.preview.ask(text, begun=begun and self._begins_field)
        self._slow = perf_counter() - began > SLOW
        if not self._shown:
            self._say(tr("no event so far"))

    @property
    def _begins_field(self) -> bool:
        """Whether what is typed may be no word to look for, but the beginning of a field's name."""
        start, _ = place(self._line.value, self._line.cursor_position)
        begun = start < self._line.cursor_position
        return begun and any(one.value.endswith(":") for one in self._offered)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def _say(self, words: str) -> None:
        self.border_title = f" {tr('Query')} · {words} "

    # keys

    def on_completions_taken(self, message: Completions.Taken) -> None:
        message.stop()
        self._list.move(message.number)
        self.action_complete()
        self.take_focus()

    def action_choose(self, how: str, direction: int) -> None:
        """Move the cursor of the completions by a row ("step") or a page."""
        (self._list.action_step if how == "step" else self._list.action_page)(direction)

    def complete_begun(self) -> bool:
        """Put in the completion chosen, where something of it has been typed; tell whether there was one."""
        start, _ = place(self._line.value, self._line.cursor_position)
        begun = start < self._line.cursor_position and bool(self._offered)
        if begun:
            self.action_complete()
        return begun

    def action_complete(self) -> None:
        """Put the completion chosen in the place of the term at the cursor."""
        chosen = self._list.current
        if not isinstance(chosen, int) or not self._offered:
            return
        text = self._line.value
        start, end = place(text, self._line.cursor_position)
        value = self._offered[chosen].value
        if not value.endswith(":") and not text[end:].startswith(" "):
            value += " "
        self._line.replace(value, start, end)

    def action_keep(self) -> None:
        text = self._line.value
        try:
            parse(text)
        except QueryError as error:
            if self._ready:
                self._offer(text, error, insist=True)
            return
        if not self._ready:
            self._keeping = True  # as soon as it is answered
            return
        self._stop_waiting()
        self._ask(text, begun=False)
        self.close()
        self.post_message(Kept())


def _is_ready(timeline: Timeline) -> bool:
    return all(timeline.made(make) for make in NEEDED)


def _make_ready(timeline: Timeline) -> None:
    for make in NEEDED:
        timeline.once(make)


def _advice(timeline: Timeline, text: str) -> str:
    """Say what would widen a query that nothing answers."""
    if not timeline.size:
        return tr("This timeline has no events yet.")
    found = [
        tr("without {term}: {events}").format(term=one.without, events=counted(one.events, "event", "events"))
        for one in widenings(timeline, parse(text))
    ]
    if not found:
        none = unless_left_out(tr("No event answers this."), timeline)
        return f"{none} {tr('An empty line asks for everything; Esc goes back.')}"
    none = tr("No event answers this; {less}.").format(less=" · ".join(found))
    return unless_left_out(none, timeline)
