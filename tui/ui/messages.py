"""What the panels and the person search tell the screen they stand on. They never act on their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from tui.page.page import Target
    from tui.store.search.people import Hit


class Follow(Message):
    """
    Somebody went into something; exactly one of the three is set.

    `target` is a record, `url` an allow-listed address, `name` somebody who is known only by the name written
    in a participant list.
    """

    def __init__(
        self, *, target: Target | None = None, url: str | None = None, name: str | None = None
    ) -> None:
        super().__init__()
        self.target = target
        self.url = url
        self.name = name


class Preview(Message):
    """The cursor of the person search went to `hit`; None: to nobody, show again what was there before."""

    def __init__(self, hit: Hit | None) -> None:
        super().__init__()
        self.hit = hit


class Chosen(Message):
    """Enter on a person of the search: stay there."""

    def __init__(self, hit: Hit) -> None:
        super().__init__()
        self.hit = hit


class ChosenEvent(Message):
    """Enter on an event that the search offered because nobody has such a name."""

    def __init__(self, rank: int) -> None:
        super().__init__()
        self.rank = rank


class Asked(Message):
    """Enter on the query that the search offered because that is what was typed."""

    def __init__(self, query: str) -> None:
        super().__init__()
        self.query = query


class Kept(Message):
    """Enter in the query prompt or the facets: stay with what is shown."""


class Dismissed(Message):
    """Esc in the search, the query prompt or the facets: go back to where one was."""
