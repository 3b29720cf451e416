"""Compiles the catalogues of messages at every build, an editable one too: what gettext reads is not kept in the repository."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's builders say nothing of their configuration
    """Writes a `.mo` beside each `.po` and takes it into the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling's signature
        for written in Path(self.root).glob("tui/locales/*/LC_MESSAGES/*.po"):
            compile_catalogue(written)
        build_data["artifacts"].append("tui/locales/*/LC_MESSAGES/*.mo")


def compile_catalogue(written: Path) -> Path:
    """Compile a `.po` to the `.mo` beside it, and return that."""
    with written.open("rb") as source:
        catalogue = read_po(source, locale=written.parent.parent.name)
    compiled = written.with_suffix(".mo")
    with compiled.open("wb") as out:
        write_mo(out, catalogue)
    return compiled
