"""Alphabetical order in a language: as ICU sorts, and in people, facets and the grid where numbers are equal."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of, timeline_of_tables
from tui.model.alphabet import alphabetical
from tui.query.facets import facets
from tui.query.grid import grid
from tui.query.language import Ask
from tui.query.result import resolve
from tui.query.view import View
from tui.query.whom import in_order
from tui.store.search.people import search

# Sorted by `Intl.Collator(language)` of a JavaScript engine, which is ICU; texts with spaces are parted by commas.
BY_ICU = {
    "vi": "An,Ạn,Anh,Ánh,Ăn,Ân,Ấn,Bao,Bào,Bảo,Bão,Báo,Bạo,Dũng,Duy,Đạt,Đức,Em,Ếch,Êm,Hung,Hùng,Hưng,Hương,Hường,On,Ôn,Ơn,Ung,Uy,Ưng",
    "cs": "Adam,Ádám,Cibulka,Cyril,Čapek,Dvořák,Holub,Horák,Hrabal,Chalupa,Chmel,Ručka,Ryba,Říha,Syn,Šimek,Zeman,Žák",
    "sk": "Azor,Äpfel,Čech,Hora,Chovan,Ivan,Ladislav,Lubo,Ľubo,Otec,Oz,Ôsmy,Sok,Šok,Zem,Žena",
    "sv": "Adam,Anders,Ek,Éva,Olof,Zorn,Åberg,Ångström,Ärlig,Öberg",
    "da": "Adam,Anders,Ove,Zoe,Ærø,Østergaard,Aage,Ågård",
    "de": "Apfel,Äpfel,Mueller,Muller,Müller,Ober,Öl,Strand,Strasse,Straße,Zebra",
    "es": "Llano,Luz,Nato,Nunez,Nuñez,Núñez,Nz,Ñato,Oso",
    "pl": "Ak,Az,Ąk,Cma,Cz,Ćma,Lodz,Luty,Łódź,Swit,Sz,Świt,Zak,Źrebak,Żak",
    "hr": "Cvek,Čović,Ćosić,Dragan,Dz,Džaja,Đuro,Luka,Lz,Ljubo,Novak,Nz,Njegoš,Stipe,Šime,Zora,Žarko",
    "hu": "Cukor,Cz,Csaba,Géza,Gz,Gyula,Nz,Nyári,Olga,Oz,Ödön,Őz,Sándor,Sz,Szabó,Zoltán,Zsolt",
    "tr": "Can,Cem,Çelik,Dz,Gül,Ğ,Hz,Ilgaz,İsmail,Oya,Ömer,Özgür,Sz,Şahin,Uz,Üzüm",
    "ru": "Ежов,Елкин,Ёлкин,Ельцин,Жуков,Иванов,Йодов,Кац,Эмма,Яков,Anna,Zoe",
    "uk": "Гава,Ґава,Ева,Єва,Жан,Зоя,Ира,Іван,Їжак,Йосип",
    "en": "3rd,Ab,Abigail Longname,anna,Anna,Ánna,Anna Sample,Bo Li,Cy,Dee Dee Other,Đorđe,Dz,Jean Luc,Jean-Luc,Łuk,Müller,O'Neil,Oneil,Öz,Zoe,Zz,Смит",
    "fr": "cote,coté,côte,côté,Eric,Éric,Zoe,Zoé",
    "is": "Ari,Az,Árni,Dz,Ð,Isak,Iz,Ísak,Íz,Zz,Þór,Ægir,Örn",
    "ro": "Ala,Az,Ăla,Âz,Iz,Îz,Stefan,Sz,Ștefan,Tz,Țepeș",
    "lt": "Cz,Čiurlionis,Yla,Ivan,Sz,Šarūnas,Zz,Žemaitė",
    "et": "Sz,Šo,Zoe,Žan,Tartu,Uz,Vz,Wz,Õnne,Äia,Öö,Ülo",
}


@pytest.mark.parametrize("language", BY_ICU)
def test_texts_are_in_the_order_of_icu(language: str) -> None:
    words = BY_ICU[language].split(",")
    shuffled = Random(1).sample(words, len(words))
    assert sorted(shuffled, key=alphabetical(language)) == words


def test_a_language_may_have_a_region() -> None:
    assert sorted(["Öberg", "Zorn"], key=alphabetical("sv-FI")) == ["Zorn", "Öberg"]
    assert sorted(["Öberg", "Zorn"], key=alphabetical("de-CH")) == ["Öberg", "Zorn"]
    assert sorted(["Øst", "Zorn"], key=alphabetical("no")) == ["Zorn", "Øst"]


@given(st.sampled_from([*BY_ICU, "xx"]), st.lists(st.text(max_size=6), max_size=6))
def test_every_text_has_a_place_of_its_own(language: str, texts: list[str]) -> None:
    key = alphabetical(language)
    assert sorted(set(texts), key=key) == sorted(sorted(set(texts), reverse=True), key=key)


NAMES = ["Zoe", "Abigail Longname", "Čapek", "Chod", "Bo Li", "Cy", "Hora", "Đạt", "Dz"]


def at_one_event(language: str) -> dict[str, object]:
    return {
        "timeline": {"language": language},
        "events": {
            "one": {"title": "x", "date": "2001", "kind": "session", "participants": NAMES},
            "two": {"title": "y", "date": "2002", "kind": "session", "participants": ["Cy"]},
        },
    }


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", ["Cy", "Abigail Longname", "Bo Li", "Čapek", "Chod", "Đạt", "Dz", "Hora", "Zoe"]),
        ("vi", ["Cy", "Abigail Longname", "Bo Li", "Čapek", "Chod", "Dz", "Đạt", "Hora", "Zoe"]),
        ("cs", ["Cy", "Abigail Longname", "Bo Li", "Čapek", "Đạt", "Dz", "Hora", "Chod", "Zoe"]),
    ],
)
def test_equals_are_in_alphabetical_order_everywhere(language: str, order: list[str]) -> None:
    timeline = timeline_of_tables(at_one_event(language))
    result = resolve(timeline, View())
    assert [str(hit.person.name) for hit in search(timeline, "")] == order
    assert [str(hit.person.name) for hit in grid(result).people] == order
    who = next(one for one in facets(result) if one.ask is Ask.WHO)
    assert [value.name for value in who.values] == order


def test_equals_are_in_the_order_of_the_language_of_the_view() -> None:
    timeline = timeline_of(
        """
        people.a.name = { en = "Alpha", vi = "Đông" }
        people.b.name = { en = "Beta", vi = "Dương" }
        people.c.name = { en = "Gamma", vi = "An" }
        events.x = { title = "x", date = "2001", place = "p", participants = [{ person = "a" }, { person = "b" }, { person = "c" }] }
        events.y = { title = "y", date = "2002", place = "q", topics = ["Zebra", "Aster", "Öl"] }
        places.p.name = { en = "Aden", vi = "Ý" }
        places.q.name = { en = "Berlin", vi = "Bá" }
        """
    )
    for language, people, places in (("en", "abc", "pq"), ("vi", "cba", "qp")):
        result = resolve(timeline, View(language=language))
        assert "".join(hit.person.id for hit in in_order(search(timeline, ""), language)) == people
        assert "".join(hit.person.id for hit in grid(result).people) == people
        found = {one.ask: [value.text for value in one.values] for one in facets(result)}
        assert found[Ask.WHO] == [f"={person}" for person in people]
        assert "".join(found[Ask.PLACE]) == places
        assert found[Ask.TOPIC] == ["Aster", "Öl", "Zebra"]
