"""The database behind a timeline: one connection for all threads, and what is made for questions beside the records."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from sqlite3 import SQLITE_CORRUPT, SQLITE_IOERR, SQLITE_NOTADB, Connection, DatabaseError
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar, cast
from weakref import finalize

from tui.model.translation import tr

if TYPE_CHECKING:
    from typing import Self

T = TypeVar("T")
ROWS_AT_ONCE = 500  # inserted while others wait
_DAMAGED = frozenset({SQLITE_CORRUPT, SQLITE_IOERR, SQLITE_NOTADB})


class DamagedError(DatabaseError):
    """The file of a database cannot be read any more, and is dropped; in words for who reads them."""

    def __str__(self) -> str:
        words = tr("the copy kept of these files was damaged, and is dropped; please run this again")
        return f"timeline: {words}"

    def __rich__(self) -> str:
        """Return what the screen library says instead of a traceback when this ends the program."""
        return str(self)


class Database:
    """
    A connection, in memory or to a file. All methods may be called from any thread; each waits for the others.

    It is closed by `close`, or where nobody has the object any more, at the latest when the program ends.

    What stands in a file for the next time is made through `keep_tables`, `keep` and `keep_array`; a file that has
    been put into the cache has all of it already (`tui.store.cache.contents`) and is never written again.
    """

    def __init__(self, connection: Connection, *, filed: bool) -> None:
        """`filed`: the database is a file, and has the table of `kept.sql`."""
        self.damaged: Callable[[], object] = lambda: None
        """Called before DamagedError is raised."""
        self._connection = connection
        self.filed = filed
        self._lock = RLock()  # held for one statement
        self._extending = (
            RLock()
        )  # held while something is added, so that reading goes on between its statements
        self._made: dict[Callable[[Any], Any], Any] = {}
        self._making: dict[Callable[[Any], Any], RLock] = {}
        self._closing = finalize(self, _close, connection, self._lock)

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return all rows of a statement; values are always bound. For the store and for queries."""
        with self._reading():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Hold the connection; where its file turns out to be damaged, raise DamagedError."""
        with self._lock:
            try:
                yield
            except DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED:
                    raise
                self.damaged()
                raise DamagedError from error

    def first_distinct(self, sql: str, *values: Any, limit: int) -> list[Any]:
        """Return the first `limit` distinct values of a statement's first column, reading no further than that."""
        seen: dict[Any, None] = {}
        with self._reading():
            for row in self._connection.execute(sql, values):
                seen[row[0]] = None
                if len(seen) >= limit:
                    break
        return list(seen)

    def once(self, make: Callable[[Self], T]) -> T:
        """Return `make(self)`, made at the first call: what only some questions need, such as a search index."""
        with self._lock:
            making = self._making.setdefault(make, RLock())
        with making:
            if make not in self._made:
                self._made[make] = make(self)
            return cast("T", self._made[make])

    def made(self, make: Callable[[Self], object]) -> bool:
        """Tell whether `once` has this at hand, so that nobody has to wait for it."""
        return make in self._made

    def keep_tables(
        self, table: str, script: str, fill: Callable[[], Mapping[str, Iterable[tuple[Any, ...]]]]
    ) -> None:
        """
        Add tables to the database unless `table`, one of them, is there: in a file they stay for the next time.

        `script` creates them; `fill`, called only then, returns statement → rows.
        """
        with self._extending:
            if not self.rows("select 1 from sqlite_master where name = ?", table):
                self._add(script, fill())

    def keep(
        self, name: str, make: Callable[[], T], dump: Callable[[T], bytes], load: Callable[[bytes], T]
    ) -> T:
        """Return what `make` returns; in a file it stays, as the bytes that `dump` makes of it, for the next time."""
        if not self.filed:
            return make()
        with self._extending:
            kept = self.rows("select value from kept where name = ?", name)
            if kept:
                return load(kept[0][0])
            made = make()
            self.rows("insert into kept values (?, ?)", name, dump(made))
            return made

    def keep_array(self, name: str, make: Callable[[], array[int]]) -> array[int]:
        """Return an array of 64-bit numbers, kept as `keep` does."""
        return self.keep(name, make, array.tobytes, lambda kept: array("q", kept))

    def _add(self, script: str, inserts: Mapping[str, Iterable[tuple[Any, ...]]]) -> None:
        """Add tables and fill them, in steps between which others read."""
        with self._lock:
            self._connection.executescript(script)
            self._connection.execute("begin")
        for statement, rows in inserts.items():
            left = iter(rows)
            while some := list(islice(left, ROWS_AT_ONCE)):
                with self._lock:
                    self._connection.executemany(statement, some)
        with self._lock:
            self._connection.execute("commit")

    def close(self) -> None:
        """Let go of the database; nothing may be asked afterwards."""
        self._closing()


def _close(connection: Connection, lock: RLock) -> None:
    """Close a connection as soon as nobody uses it; at the end of the program a thread may still do."""
    connection.interrupt()
    with lock:
        connection.close()
