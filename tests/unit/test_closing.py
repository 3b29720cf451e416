"""Whoever opens a timeline need not close it: its database is closed with it, and no later than the program."""

from __future__ import annotations

import gc
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from sqlite3 import Connection, OperationalError, ProgrammingError
from threading import Event

import pytest

from tests.unit.timelines import NEWCOMER, timeline_of
from tui.store.build import connected

COUNTING = (
    "with recursive n (x) as (select 1 union all select x + 1 from n limit 50000000) select count(*) from n"
)


def is_closed(connection: Connection) -> bool:
    try:
        connection.execute("select 1")
    except ProgrammingError:
        return True
    return False


def test_a_timeline_that_nobody_has_any_more() -> None:
    timeline = timeline_of(NEWCOMER)
    connection = timeline._connection
    assert timeline.event(0).id == "kick-off"
    assert not is_closed(connection)
    del timeline
    gc.collect()
    assert is_closed(connection)


def test_a_timeline_that_somebody_has_till_the_end() -> None:
    code = (
        "import atexit\n"
        "atexit.register(lambda: print(is_closed(timeline._connection)))\n"  # registered first, it is called last
        "from tests.unit.test_closing import NEWCOMER, is_closed, timeline_of\n"
        "timeline = timeline_of(NEWCOMER)\n"
        "print(is_closed(timeline._connection))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True"]


def test_no_timeline_comes_of_it() -> None:
    opened: list[Connection] = []

    def stop() -> None:
        with connected(":memory:") as connection:
            opened.append(connection)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert is_closed(opened[0])


def test_while_somebody_asks() -> None:
    timeline = timeline_of(NEWCOMER)
    asked = Event()
    timeline._connection.set_progress_handler(asked.set, 1000)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(timeline.rows, COUNTING)
        asked.wait()
        timeline.close()
        with pytest.raises(OperationalError, match="interrupted"):
            answer.result()
    assert is_closed(timeline._connection)
