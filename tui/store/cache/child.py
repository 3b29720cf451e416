"""The process that reads large files and builds their timeline, so that whoever asked can draw and be interrupted."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from tui.model.translation import speak
from tui.reading.collector import collector_off
from tui.reading.files import read
from tui.store.cache.sqlite_file import build_file
from tui.store.opening import inspected
from tui.store.progress import Phase


def run(order: Mapping[str, Any]) -> None:
    """
    Do what `tui.store.cache.building` orders; say on standard output, a line of JSON each, which phase begins and, at last,
    what was found: `diagnostics`, and whether the database is `whole`.
    """
    try:
        with collector_off():
            _run(order)
    except BrokenPipeError:  # nobody waits any more
        database = Path(order["database"])
        database.unlink(missing_ok=True)
        if not order["whole"]:
            database.parent.rmdir()
    os._exit(0)  # taking apart what was read would take another second


def _run(order: Mapping[str, Any]) -> None:
    speak(order["language"])  # in which mistakes are told
    _say(phase=Phase.READING)
    reading = read(order["files"])
    if order["inspect"]:
        module, name = order["inspect"]
        inspected(reading, getattr(import_module(module), name))
    found = reading.errors
    if reading.ok:
        _say(phase=Phase.STORING)
        timeline = build_file(reading, Path(order["database"]), order["tz"])
        found = reading.diagnostics if order["warn"] else reading.errors
        if order["whole"]:
            from tui.store.cache.contents import KEPT  # only what is to be kept

            _say(phase=Phase.INDEXING)
            for make in KEPT:
                timeline.once(make)
        timeline.close()
        with Path(order["database"]).open("rb+") as written:
            os.fsync(written.fileno())
    _say(diagnostics=found, whole=reading.ok)


def _say(**words: Any) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()
