"""Rings among events that are part of each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def cycles(parents: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """
    Return rings in a graph, each as ids in which every one is followed by a parent of it and the last by the first.

    Every id that lies on a ring is reachable from one that is named; each ring is named once, from where it is met
    first. Without recursion: a chain of events may be as long as a file.
    """
    found: list[list[str]] = []
    finished: set[str] = set()
    for start in parents:
        if start in finished:
            continue
        trail = [start]
        on_trail = {start: 0}
        ways = [iter(parents[start])]
        while trail:
            parent = next(ways[-1], None)
            if parent is None:
                ways.pop()
                finished.add(trail[-1])
                del on_trail[trail.pop()]
            elif parent in on_trail:
                found.append(trail[on_trail[parent] :])
            elif parent not in finished:
                on_trail[parent] = len(trail)
                trail.append(parent)
                ways.append(iter(parents.get(parent, ())))
    return found
