"""
Writes tui/model/countries.tsv, by which codes and names of countries are told to mean the same.

The names, in every language, and the codes of three letters are those of CLDR, as Babel has them; Babel keeps one name of
each country in a language, so that other common names in English stand here. A name that is that of several countries
(in different languages, or once its marks are gone) is the one's that is called so in English, else nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator

from babel import localedata
from babel.core import get_global

from tui.model.countries import TABLE, bare

# No countries: regions of the world and of no state, and codes for nothing.
NONE = {"AC", "CP", "CQ", "DG", "EA", "EZ", "IC", "QO", "TA", "XA", "XB", "ZZ"}

# Alternatives of CLDR's English ("short", "variant"), and names under which the ISO 3166 and the UN list countries.
COMMON = {
    "AE": ("UAE", "Emirates"),
    "BA": ("Bosnia",),
    "BO": ("Plurinational State of Bolivia",),
    "CD": ("Congo-Kinshasa", "Congo (DRC)", "DRC", "DR Congo", "Democratic Republic of the Congo", "Zaire"),
    "CG": ("Congo-Brazzaville", "Republic of the Congo"),
    "CI": ("Ivory Coast", "Côte d’Ivoire"),
    "CN": ("People's Republic of China", "PRC", "PR China"),
    "CV": ("Cabo Verde", "Cape Verde"),
    "CZ": ("Czech Republic", "Czechia"),
    "DE": ("Federal Republic of Germany",),
    "FK": ("Falkland Islands",),
    "FM": ("Federated States of Micronesia",),
    "GB": ("U.K.", "Great Britain", "Britain", "United Kingdom of Great Britain and Northern Ireland"),
    "HK": ("Hong Kong",),
    "IR": ("Islamic Republic of Iran",),
    "KP": ("North Korea", "DPRK", "Democratic People's Republic of Korea"),
    "KR": ("South Korea", "Republic of Korea", "ROK"),
    "LA": ("Lao People's Democratic Republic", "Lao PDR"),
    "MD": ("Republic of Moldova",),
    "MK": ("Macedonia", "Republic of North Macedonia"),
    "MM": ("Burma", "Myanmar"),
    "MO": ("Macau", "Macao"),
    "NL": ("The Netherlands", "Holland"),
    "PS": ("Palestine", "State of Palestine"),
    "RU": ("Russian Federation",),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland", "Eswatini"),
    "TL": ("East Timor", "Timor-Leste"),
    "TR": ("Turkey", "Türkiye"),
    "TZ": ("United Republic of Tanzania",),
    "US": ("USA", "U.S.", "U.S.A.", "United States of America", "America"),
    "VA": ("Vatican", "Holy See"),
    "VE": ("Bolivarian Republic of Venezuela",),
    "VN": ("Viet Nam", "Socialist Republic of Vietnam"),
}


# Common names in the other language of the interface, of which CLDR has a longer one.
COMMON_VIETNAMESE = {"AU": ("Úc",), "GB": ("Anh",), "IT": ("Ý",), "US": ("Mỹ",)}

# Codes of three letters that CLDR still leads to a country which is another one, and names of more countries than one.
GONE = {"DDR", "FXX", "YMD"}
SEVERAL = {"congo", "korea"}


def table() -> str:
    """Return the table: a line for each country, its codes of two and of three letters, and every bare name."""
    codes = [code for code, _ in _territories("en")]
    english = {bare(name): code for code, name in _territories("en")}
    for common in (COMMON, COMMON_VIETNAMESE):
        english |= {bare(name): code for code, names in common.items() for name in names}
    others: dict[str, set[str]] = {}
    for locale in localedata.locale_identifiers():
        for code, name in _territories(locale):
            others.setdefault(bare(name), set()).add(code)
    names = {name: some.pop() for name, some in others.items() if len(some) == 1} | english
    aliases = dict(_aliases(codes))
    lines = []
    for code in sorted(codes):
        called = sorted(name for name, one in names.items() if one == code and name and name not in SEVERAL)
        also = " ".join(sorted(alias for alias, one in aliases.items() if one == code))
        lines.append("\t".join((code, also, *called)) + "\n")
    return "".join(lines)


def _aliases(codes: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (code of three letters, the code of two that means the same)."""
    for alias, meant in get_global("territory_aliases").items():
        if (
            len(alias) == 3
            and alias.isalpha()
            and alias not in GONE
            and meant[0] in codes
            and len(meant) == 1
        ):
            yield alias, meant[0]


def _territories(locale: str) -> Iterator[tuple[str, str]]:
    for code, name in localedata.load(locale, merge_inherited=False).get("territories", {}).items():
        if len(code) == 2 and code not in NONE:
            yield code, name


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
