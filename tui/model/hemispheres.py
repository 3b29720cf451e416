"""In which half of the world a season is, for it has other months in the other."""

from __future__ import annotations

import re

SOUTHERN = frozenset(
    [
        "AO",
        "AQ",
        "AR",
        "AS",
        "AU",
        "BI",
        "BO",
        "BV",
        "BW",
        "CC",
        "CK",
        "CL",
        "CX",
        "FJ",
        "FK",
        "GS",
        "HM",
        "IO",
        "KM",
        "LS",
        "MG",
        "MU",
        "MW",
        "MZ",
        "NA",
        "NC",
        "NF",
        "NR",
        "NU",
        "NZ",
        "PE",
        "PF",
        "PG",
        "PN",
        "PY",
        "RE",
        "RW",
        "SB",
        "SC",
        "SH",
        "SZ",
        "TF",
        "TK",
        "TL",
        "TO",
        "TV",
        "TZ",
        "UY",
        "VU",
        "WF",
        "WS",
        "YT",
        "ZA",
        "ZM",
        "ZW",
    ]
)
"""Countries, by their codes of ISO 3166, that lie south of the equator as a whole; a test holds them against the tz database."""
ON_BOTH_SIDES = frozenset(
    ["BR", "CD", "CG", "CO", "EC", "GA", "GQ", "ID", "KE", "KI", "MV", "SO", "ST", "UG", "UM"]
)
"""Countries through which the equator goes: of a season there, nobody knows its months from the country."""

_SEASON = re.compile(r"(?<![\dY-])(-?\d{4}-2[1-4])(?![\dNS-])")


def has_season(text: str) -> bool:
    """Tell whether a date has a season of which it does not say the hemisphere."""
    return _SEASON.search(text) is not None


def hemisphere_of(country: str | None, usual: object = None) -> str | None:
    """Return "N" or "S" for a country, by its code or name, else for `usual`, "north" or "south"; None where neither tells."""
    if country:
        from tui.model.countries import country_code  # its table is not needed for a file without seasons

        code = country_code(country)
        if code and code not in ON_BOTH_SIDES:
            return "S" if code in SOUTHERN else "N"
    return {"north": "N", "south": "S"}.get(str(usual))


def placed(text: str, hemisphere: str) -> str:
    """Return a date in which every season says its hemisphere."""
    return _SEASON.sub(rf"\g<1>{hemisphere}", text)
