"""The words in which a view says how its events are shown: apart by what, and as what."""

from __future__ import annotations

LANES = ("series", "kind", "country", "place", "person", "topic")
"""What events can be drawn apart by, in the order in which to offer it."""

BY_SIZE = ":size"
"""Behind one of `LANES`: the lanes with most events first, instead of those that begin first."""

ORDERED_LANES = (*LANES, *(f"{lanes}{BY_SIZE}" for lanes in LANES))

LAYOUTS = ("timeline", "list")
"""What a view can be shown as in the app; where it does not say, the width of the screen decides."""
