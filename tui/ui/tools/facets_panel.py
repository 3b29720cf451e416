"""Choosing among what events have in common: a facet at a time, with how many events each of its values would show."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from tui.model.translation import grouped, tr
from tui.query.facets import Facet, FacetValue, excluded, facets, marked, narrowed, toggled
from tui.query.language import Ask
from tui.store.facets.facts import Facts
from tui.store.kinds import kind_words
from tui.ui.background import in_background
from tui.ui.commands.keys import Where, bindings
from tui.ui.messages import Kept
from tui.ui.session.preview import answer_words
from tui.ui.tools.entry import Entry
from tui.ui.tools.facet_tabs import FacetTabs, title
from tui.ui.tools.facet_values import FacetValues
from tui.ui.tools.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.query.language import Ask
    from tui.query.result import Result

AT_ONCE = 10_000  # events; more are counted beside the typing


class _Narrow(Entry):
    """Narrows the values; Enter goes to them."""

    BINDINGS: ClassVar = bindings(Where.NARROW)

    def __init__(self, panel: FacetsPanel) -> None:
        super().__init__(placeholder=tr("part of a name"), changed=lambda _text: panel.narrow())
        self._panel = panel

    def action_done(self) -> None:
        self._panel.take_focus()

    def action_undo(self) -> None:
        self._panel.widen()


class FacetsPanel(Tool):
    """The facets of what is shown. Every choice is tried out at once; posts Kept or Dismissed at last."""

    BINDINGS: ClassVar = bindings(Where.FACETS)
    DEFAULT_CSS = """
    FacetsPanel Horizontal { display: none; }
    FacetsPanel Static { width: auto; color: $accent; text-style: bold; }
    FacetsPanel.-narrowing Horizontal { display: block; }
    FacetsPanel.-narrowing FacetTabs { display: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._result: Result | None = None  # the one that is counted, or being counted
        self._counting = False
        self._facets: Sequence[Facet] = ()
        self._ask: Ask | None = None  # the facet that is open
        self._order: dict[str, int] = {}  # of its values since it was opened, so that choosing moves nothing
        self._tabs = FacetTabs()
        self._head = Static()
        self._entry = _Narrow(self)
        self._values = FacetValues()

    def compose(self) -> ComposeResult:
        yield self._tabs
        yield Horizontal(self._head, self._entry)
        yield self._values

    @property
    def where(self) -> Where:
        return Where.NARROW if self._entry.has_focus else Where.FACETS

    def begin(self) -> None:
        """Open the first facet."""
        self._ask = None
        self._facets = ()
        self.remove_class("-narrowing")
        self._entry.value = ""
        self.renew()

    def renew(self) -> None:
        self._result = None
        if self.preview is not None:
            self.update(self.preview.result)

    def take_focus(self) -> None:
        self.screen.set_focus(self._values)

    def close(self) -> None:
        self._result = None
        super().close()

    # counting

    def update(self, result: Result) -> None:
        """Count anew where something else is shown than what has been counted."""
        if self._result is not None and _same(self._result, result):
            return
        self._result = result
        self._say(result)
        if result.total <= AT_ONCE and result.timeline.made(Facts):
            self._take(facets(result))
            return
        if self._facets:
            self._take(marked(self._facets, result.view.query))
            self._values.dim()
        else:
            self._values.show((), tr("Counting…"))
        if not self._counting:
            self._count_aside(result)

    def _count_aside(self, result: Result) -> None:
        self._counting = True
        in_background(self, partial(facets, result), partial(self._counted, result))

    def _counted(self, counted: Result, future: Future[list[Facet]]) -> None:
        found = future.result()
        self._counting = False
        if self._result is None:
            return
        if _same(counted, self._result):
            self._take(found)
        else:
            self._count_aside(self._result)  # something else was chosen meanwhile

    def _take(self, found: Sequence[Facet]) -> None:
        self._facets = found
        if self._ask is None and found:
            self._go(found[0])
        else:
            self._show()

    # what is shown

    @property
    def _open(self) -> Facet | None:
        return next((facet for facet in self._facets if facet.ask is self._ask), None)

    def _go(self, facet: Facet) -> None:
        """Open a facet."""
        self._ask = facet.ask
        self._order = {value.text: at for at, value in enumerate(facet.values)}
        self._show(top=True)

    def _show(self, *, top: bool = False) -> None:
        facet = self._open
        if facet is None or self._result is None:
            return
        self._tabs.show(self._facets, self._facets.index(facet))
        self._values.show(self._found(facet, self._result), self._note(facet), top=top)

    def _found(self, facet: Facet, result: Result) -> list[FacetValue]:
        found = narrowed(result, facet, self._entry.value)
        if facet.ask is Ask.KIND:
            found = [value._replace(name=kind_words(value.name)) for value in found]
        return sorted(found, key=lambda value: self._order.get(value.text, len(self._order)))

    def _note(self, facet: Facet) -> str:
        if not facet.values:
            return tr("No event shown has one.")
        if self._entry.value.strip() and self._result and not self._found(facet, self._result):
            return tr("No value begins so; Esc shows all again.")
        if not facet.useful:
            several = facet.number > 1
            return tr("Every event has its own.") if several else tr("All that have one have the same.")
        if facet.number > len(facet.values) and not self._entry.value.strip():
            return tr("The {number} that most events have; / finds the others.").format(
                number=grouped(len(facet.values))
            )
        return ""

    def _say(self, result: Result) -> None:
        self.border_title = f" {tr('Facets')} · {answer_words(result)} "

    # narrowing

    @property
    def narrowing(self) -> bool:
        return self.has_class("-narrowing")

    def narrow(self) -> None:
        """Show the values that are meant by what is typed."""
        self._show(top=True)

    def widen(self) -> None:
        """Show all values again."""
        self.remove_class("-narrowing")
        self._entry.value = ""
        self.take_focus()

    # keys

    def action_choose(self, how: str, direction: int) -> None:
        """Move the cursor of the values by a row ("step"), by a page, or to the first or last."""
        moves: dict[str, Callable[[int], None]] = {
            "step": self._values.action_step,
            "page": self._values.action_page,
            "edge": self._values.action_edge,
        }
        moves[how](direction)

    def action_facet(self, step: int) -> None:
        """Open the next facet or the one before, with all of its values."""
        facet = self._open
        if facet is None:
            return
        if self.narrowing:
            self.widen()
        at = self._facets.index(facet)
        self._go(self._facets[(at + step) % len(self._facets)])

    def action_pick(self) -> None:
        self._build(toggled)

    def action_exclude(self) -> None:
        self._build(excluded)

    def on_facet_values_picked(self, message: FacetValues.Picked) -> None:
        message.stop()
        self.action_pick()

    def action_narrow(self) -> None:
        if self._open is not None:
            self._head.update(Content(f"{title(self._open.ask)}: "))
            self.add_class("-narrowing")
            self.screen.set_focus(self._entry)

    def action_keep(self) -> None:
        self.close()
        self.post_message(Kept())

    def action_dismiss(self) -> None:
        if self.narrowing:
            self.widen()
        else:
            super().action_dismiss()

    def _build(self, change: Callable[[str, Ask, str], str]) -> None:
        """Ask the query that a change of the value under the cursor makes."""
        value, facet = self._values.current, self._open
        if value is not None and facet is not None and self.preview is not None:
            self.preview.ask(change(self.preview.result.view.query, facet.ask, value.text))


def _same(one: Result, other: Result) -> bool:
    """Tell whether two results have the same facets."""
    return (
        one.timeline is other.timeline
        and one.view.query == other.view.query
        and one.view.window == other.view.window
        and one.language == other.language
    )
