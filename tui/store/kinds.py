"""The kinds that the events of a timeline have."""

from __future__ import annotations

import json
from typing import cast

from tui.store.timeline import Timeline


def kinds(timeline: Timeline) -> tuple[str, ...]:
    """Return them, alphabetically. Make it with `timeline.once(kinds)`."""
    return tuple(
        timeline.keep(
            "kinds",
            lambda: [
                kind
                for (kind,) in timeline.rows(
                    "select distinct kind from labels where kind is not null order by kind"
                )
            ],
            lambda found: json.dumps(found).encode(),
            lambda kept: cast("list[str]", json.loads(kept)),
        )
    )
