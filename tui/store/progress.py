"""How far the building of a timeline has come, as well as that can be said."""

from __future__ import annotations

from enum import StrEnum
from time import monotonic
from typing import NamedTuple

from tui.model.translation import tr


class Phase(StrEnum):
    """What a building process does, in this order."""

    WAITING = "waiting"  # for another process that builds the same
    READING = "reading"
    STORING = "storing"
    INDEXING = "indexing"

    @property
    def words(self) -> str:
        return {
            Phase.WAITING: tr("Waiting for another window that opens the same"),
            Phase.READING: tr("Reading"),
            Phase.STORING: tr("Putting the events in order"),
            Phase.INDEXING: tr("Preparing search"),
        }[self]


# Measured with 37 MB of TOML (100,000 events): how the time falls to the phases, and how long a MB takes in all.
_SHARES = {Phase.WAITING: 0.0, Phase.READING: 0.4, Phase.STORING: 0.25, Phase.INDEXING: 0.35}
_SECONDS_PER_BYTE = 0.3e-6
_NEARLY = 0.95  # of its share is as far as a phase comes that takes longer than expected


class Progress(NamedTuple):
    """A phase, and how much of the whole is done, from 0 to 1."""

    phase: Phase
    done: float


class Estimate:
    """
    Turns phases into progress. A phase cannot say how far it is (a parser says nothing until it is done), so within
    one it goes by the time; with every phase that ends, the machine's speed is known better.
    """

    def __init__(self, size: int, now: float | None = None) -> None:
        """`size`: bytes to be read. Times are those of `monotonic`."""
        self._expected = max(size, 1) * _SECONDS_PER_BYTE
        self._phase = Phase.WAITING
        self._since = self._begun = monotonic() if now is None else now
        self._before = 0.0  # the shares of the phases that are done

    def enter(self, phase: Phase, now: float | None = None) -> None:
        """Note that a phase begins, and the one before has ended."""
        now = monotonic() if now is None else now
        if self._phase is Phase.WAITING:
            self._begun = now
        self._phase, self._since = phase, now
        phases = list(Phase)
        self._before = sum(_SHARES[earlier] for earlier in phases[: phases.index(phase)])
        if self._before:
            self._expected = (now - self._begun) / self._before

    def progress(self, now: float | None = None) -> Progress:
        now = monotonic() if now is None else now
        share = _SHARES[self._phase]
        taken = (now - self._since) / (share * self._expected) if share and self._expected else 0.0
        return Progress(self._phase, self._before + share * min(taken, _NEARLY))
