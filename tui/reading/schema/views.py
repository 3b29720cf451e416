"""The fields of a saved view, `[views.NAME]`: those of `tui.query.view.View`, and a title."""

from __future__ import annotations

from tui.model.entities import Kind
from tui.model.translation import INTERFACE
from tui.model.views import LAYOUTS, ORDERED_LANES
from tui.reading.schema.tables import Field, ListOf, OneOf, Reference, Simple, Table

VIEWS = "views"
"""The name of the table of all saved views in a file."""

VIEW = Table(
    "view",
    (
        Field("title", Simple.TEXT, "What it shows, in words.", also=("name", "label")),
        Field("query", Simple.QUERY, "What an event must have.", also=("q", "filter", "search")),
        Field("window", Simple.WINDOW, "Only this time.", also=("date", "when", "time")),
        Field("select", Reference(Kind.EVENT), "The event to stand on.", also=("event", "selected")),
        Field("language", OneOf(INTERFACE), "The language to say it in.", also=("lang", "locale")),
        Field("lanes", OneOf(ORDERED_LANES), "What its events are drawn apart by.", also=("lane", "by")),
        Field("pinned", ListOf(Simple.STRING), "People in lanes above the rest.", also=("pin", "pins")),
        Field("folded", ListOf(Simple.STRING), "Lanes of which a count is drawn.", also=("fold", "folds")),
        Field("layout", OneOf(LAYOUTS), "What it is shown as.", also=("as", "form")),
        Field("grid", Simple.FLAG, "Whether it shows who met whom.", also=("met",)),
    ),
)
