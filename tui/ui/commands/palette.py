"""The command palette in the language of the interface: what it says of its own, which Textual says in English."""

from __future__ import annotations

from textual.command import CommandPalette, Hit, Hits, Provider
from textual.system_commands import SystemCommandsProvider
from textual.theme import ThemeProvider

from tui.model.translation import tr


class _Telling(Provider):
    """Says where nothing is found, before Textual does."""

    async def search(self, query: str) -> Hits:
        nothing = True
        async for hit in super().search(query):
            nothing = False
            yield hit
        if nothing:
            yield Hit(0.0, tr("No command is called that."), _nothing)


def _nothing() -> None:
    """Do what a line that only says something does."""


class _Commands(_Telling, SystemCommandsProvider):
    pass


class _Themes(_Telling, ThemeProvider):
    pass


def commands() -> CommandPalette:
    """Return the palette of all commands."""
    return CommandPalette([_Commands], placeholder=tr("Search for commands…"))


def themes() -> CommandPalette:
    """Return the palette of the themes."""
    return CommandPalette([_Themes], placeholder=tr("Search for themes…"))
