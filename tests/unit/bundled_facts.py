"""
The facts of the bundled timeline, claim by claim: where each stands, with which source, basis and date.

A1–A19 are the claims of the first report (`bth`), B1–B18 those of the second (`nld`), X1–X19 come from outside both.
"""

from __future__ import annotations

from typing import NamedTuple


class Fact(NamedTuple):
    """
    One fact of a claim. In a field that is a list, one entry must have everything asked for; else the record must.

    `says` is part of a text in any of its languages, of a name, an id, a number or a date.
    """

    claim: str
    record: str
    field: str
    says: str = ""
    source: str = ""
    basis: str | None = None
    date: str | None = None
    who: str = ""


SECRETARY = "Secretary of the Security Council of Russia"
DEFENCE = "Minister of Defence of Russia"

FACTS = [
    # The first report: the meeting in St Petersburg.
    Fact("A1", "event:hrsi-12", "place", "st-petersburg", "bth#p2", "stated", "2024-04-23/2024-04-25"),
    Fact("A1", "event:hrsi-12", "notes", "the year is its dateline's", "bth#dateline", "stated", "2024-04"),
    Fact("A1", "source:bth", "date", "2024-04"),
    Fact("A2", "event:hrsi-12", "notes", "three days were announced, to 25 April", "bth#p2", "stated"),
    Fact("A3", "event:hrsi-12", "notes", "secretaries of security councils", "bth#p3", "stated"),
    Fact("A3", "event:hrsi-12", "notes", "named by office only", "bth#p3", "stated"),
    Fact("A4", "event:hrsi-12", "topics", "information security in a polarised world"),
    Fact("A4", "event:hrsi-12", "notes", "polarised world", "bth#p4", "stated"),
    Fact("A5", "event:hrsi-12", "topics", "national identity, traditional values"),
    Fact("A5", "event:hrsi-12", "notes", "national identity and traditional values", "bth#p4", "stated"),
    Fact("A6", "event:hrsi-12", "topics", "illegal migration"),
    Fact("A6", "event:hrsi-12", "notes", "Announced for discussion: working together to stop illegal", "bth#p5", "stated"),
    Fact("A7", "event:hrsi-12", "topics", "people in conflicts and disasters"),
    Fact("A7", "event:hrsi-12", "notes", "Announced for discussion: protecting people", "bth#p5", "stated"),
    Fact("A8", "event:hrsi-12-bilaterals", "status", "planned", "bth#p6", "stated"),
    Fact("A8", "event:hrsi-12-bilaterals", "part_of", "hrsi-12"),
    Fact("A9", "event:patrushev-partners", "participants", who="patrushev", source="bth#p6", basis="stated"),
    Fact("A9", "event:patrushev-partners", "summary", "The partners are not named and the meetings not dated"),
    Fact("A9", "event:patrushev-partners", "part_of", "hrsi-12"),
    Fact("A10", "person:patrushev", "posts", SECRETARY, "bth#p6", "stated"),
    Fact("A10", "event:patrushev-chen-2024", "participants", SECRETARY, "bth#p6", "stated", who="patrushev"),
    Fact("A11", "event:patrushev-chen-2024", "date", "2024-04-23", "bth#p6", "stated"),
    Fact("A11", "event:patrushev-chen-2024", "participants", who="patrushev", source="bth#p6", basis="stated"),
    Fact("A11", "event:patrushev-chen-2024", "participants", who="chen-wenqing", source="bth#p6", basis="stated"),
    Fact("A11", "event:patrushev-chen-2024", "place", "st-petersburg"),
    Fact("A11", "event:patrushev-chen-2024", "notes", "met in St Petersburg is inferred", "bth#p6", "implied"),
    Fact("A12", "person:chen-wenqing", "posts", "Member of the Politburo of the Communist Party of China", "bth#p6", "stated"),
    Fact("A12", "person:chen-wenqing", "names", "Trần Văn Thanh"),
    Fact("A12", "event:patrushev-chen-2024", "notes", "that he came for China is inferred", "bth#p6", "implied"),
    Fact("A13", "event:patrushev-chen-2024", "statements", "the law-enforcement agencies and the intelligence", "bth#p6", "stated", who="patrushev"),
    Fact("A14", "event:patrushev-chen-2024", "statements", "consultations on public security, law and order", "bth#p6", "stated", who="patrushev"),
    Fact("A15", "series:hrsi", "since", "2010", "bth#p7", "stated"),
    Fact("A15", "series:hrsi", "organizer", "ru-security-council"),
    Fact("A15", "series:hrsi", "notes", "under the auspices of the Security Council of Russia", "bth#p7", "stated", "2010/.."),
    Fact("A16", "event:hrsi-12", "edition", "12", "bth#p7", "stated"),
    Fact("A17", "event:hrsi-11", "place", "moscow-region", "bth#p8"),
    Fact("A17", "event:hrsi-11", "notes", "in the Moscow Region", "bth#p8", "stated", "2023"),
    Fact("A17", "event:hrsi-11", "notes", "That it was the 11th follows", "bth#p7", "implied"),
    Fact("A18", "event:hrsi-11", "notes", "More than 100 countries", "bth#p8", "stated", "2023"),
    Fact("A19", "source:bth", "notes", "Duy Trinh", "bth#photo1", "stated"),
    # The second report: the conference and the forum of August 2023.
    Fact("B1", "source:nld", "date", "2023-08-17T20:00+07:00"),
    Fact("B1", "source:nld", "notes", "Published at 20:00", "nld#dateline", "stated", "2023-08-17T20:00"),
    Fact("B1", "source:nld", "notes", "+07:00", "nld#dateline", "implied"),
    Fact("B2", "event:mofa-2023-08-17", "date", "2023-08-17", "nld#p2", "stated"),
    Fact("B2", "event:mofa-2023-08-17", "title", "Regular press conference"),
    Fact("B2", "event:mofa-2023-08-17", "summary", "The place is not given"),
    Fact("B2", "event:mofa-2023-08-17", "participants", who="vn-mofa", source="nld#p2", basis="implied"),
    Fact("B2", "event:mofa-2023-08-17", "notes", "the year is the report's", "nld#p2", "implied"),
    Fact("B3", "event:mofa-2023-08-17", "notes", "asked about Sergei Shoigu's remarks at MCIS-11", "nld#p2", "stated"),
    Fact("B3", "event:shoigu-mcis-11", "date", "[2023-08-15..2023-08-17]", "nld#p2", "stated"),
    Fact("B3", "event:shoigu-mcis-11", "participants", "speaker", "nld#p2", "stated", who="shoigu"),
    Fact("B3", "event:shoigu-mcis-11", "topics", "defence cooperation between Russia and Vietnam"),
    Fact("B4", "person:shoigu", "posts", DEFENCE, "nld#p2", "stated", "[..2023-08-17]/[2023-08-17..]"),
    Fact("B4", "person:shoigu", "posts", "General", "nld#p7", "stated"),
    Fact("B5", "event:mcis-11", "date", "2023-08-15/[2023-08-17..]", "nld#p2", "stated"),
    Fact("B6", "person:pham-thu-hang", "posts", "Spokesperson of the Ministry of Foreign Affairs", "nld#p3", "stated"),
    Fact("B6", "event:mofa-2023-08-17", "participants", "spokesperson", "nld#p3", "stated", who="pham-thu-hang"),
    Fact("B7", "event:mofa-2023-08-17", "statements", "Comprehensive Strategic Partnership", "nld#p3", "stated", who="pham-thu-hang"),
    Fact("B8", "event:mofa-2023-08-17", "statements", "Tuyên bố về tầm nhìn chung", "nld#p4", "stated", who="pham-thu-hang"),
    Fact("B8", "event:mofa-2023-08-17", "statements", "serve peace and security in the region", "nld#p4", "stated", who="pham-thu-hang"),
    Fact("B8", "event:mofa-2023-08-17", "notes", "When it was signed is not said", "nld#p4", "stated", "2020/2022"),
    Fact("B9", "event:mcis-11", "date", "2023-08-15/", "nld#p5", "stated"),
    Fact("B9", "event:mcis-11", "place", "patriot"),
    Fact("B9", "place:patriot", "notes", "in Moscow", "nld#p5", "stated"),
    Fact("B10", "person:phan-van-giang", "posts", "Minister of National Defence of Vietnam", "nld#p5", "stated"),
    Fact("B10", "person:phan-van-giang", "posts", "Member of the Politburo", "nld#p5", "stated"),
    Fact("B10", "person:phan-van-giang", "posts", "Deputy Secretary of the Central Military Commission", "nld#p5", "stated"),
    Fact("B10", "person:phan-van-giang", "posts", "General", "nld#p5", "stated"),
    Fact("B11", "event:mcis-11", "participants", "head of the defence ministry's high-level delegation", "nld#p5", "stated", who="phan-van-giang"),
    Fact("B12", "event:giang-mcis-11", "statements", "joins no military alliance, takes no side", "nld#p6", "stated", who="phan-van-giang"),
    Fact("B12", "event:giang-mcis-11", "date", "[2023-08-15..2023-08-17]", "nld#p6", "stated"),
    Fact("B13", "event:giang-exhibits", "participants", who="phan-van-giang", source="nld#photo2", basis="stated"),
    Fact("B13", "event:giang-exhibits", "date", "[2023-08-14..2023-08-17]", "nld#photo2", "stated"),
    Fact("B14", "event:giang-army-2023", "participants", "head of delegation", "nld#p7", "stated", who="phan-van-giang"),
    Fact("B14", "event:giang-army-2023", "notes", "only that it came before", "nld#p7", "stated"),
    Fact("B14", "event:giang-army-2023", "part_of", "army-2023"),
    Fact("B14", "event:army-2023", "notes", "does not date it", "nld#p7", "stated"),
    Fact("B15", "event:giang-army-2023", "notes", "The invitation was Sergei Shoigu's", "nld#p7", "stated"),
    Fact("B16", "event:giang-shoigu", "participants", who="phan-van-giang", source="nld#p8", basis="stated"),
    Fact("B16", "event:giang-shoigu", "participants", DEFENCE, "nld#p8", "stated", who="shoigu"),
    Fact("B16", "event:giang-shoigu", "sources", source="nld#photo3"),
    Fact("B17", "event:giang-li-shangfu", "participants", who="phan-van-giang", source="nld#p8", basis="stated"),
    Fact("B17", "event:giang-li-shangfu", "participants", "Minister of National Defence of China", "nld#p8", "stated", who="li-shangfu"),
    Fact("B18", "event:giang-khrenin", "participants", who="phan-van-giang", source="nld#p8", basis="stated"),
    Fact("B18", "event:giang-khrenin", "participants", "Minister of Defence of Belarus", "nld#p8", "stated", who="khrenin"),
    Fact("B18", "event:giang-khrenin", "notes", "that he met them separately is inferred", "nld#p8", "implied"),
    Fact("B18", "person:khrenin", "aliases", "Viktor Gennadievich Khrenin"),
    *(
        Fact(claim, f"event:{event}", field, says)
        for claim, event in (("B16", "giang-shoigu"), ("B17", "giang-li-shangfu"), ("B18", "giang-khrenin"))
        for field, says in (("part_of", "mcis-11"), ("part_of", "army-2023"), ("date", "[2023-08-14..2023-08-17]"))
    ),
    # From outside.
    Fact("X1", "person:chen-wenqing", "names", "陈文清", "wikipedia-chen", "background"),
    Fact("X1", "person:chen-wenqing", "notes", "is Chen Wenqing", "biendong-2016", "background"),
    Fact("X1", "person:chen-wenqing", "posts", "Central Political and Legal Affairs Commission", "wikipedia-chen", "background", "2022-10-28/.."),
    Fact("X2", "person:li-shangfu", "names", "李尚福", "udn-7536399", "background"),
    Fact("X2", "person:li-shangfu", "notes", "removed as minister", "bacninhtv-151956", "background", "2023-10-24"),
    Fact("X2", "person:li-shangfu", "posts", "Minister of National Defence of China", "nld#p8", date="[..2023-08-17]/2023-10-24"),
    Fact("X3", "series:hrsi", "names", "International Meeting of High Representatives for Security Issues", "menafn-2024-04"),
    Fact("X3", "event:hrsi-12", "date", "2024-04-23/2024-04-25", "menafn-2024-04"),
    Fact("X3", "event:hrsi-12", "notes", "106 delegations", "menafn-2024-04", "background"),
    Fact("X4", "event:hrsi-11", "date", "2023-05-23/2023-05-25", "tass-1621475", "background"),
    Fact("X4", "event:hrsi-11", "edition", "11"),
    Fact("X4", "event:hrsi-10", "date", "2019", "tass-1621475", "background"),
    Fact("X4", "series:hrsi", "notes", "There was a break", "tass-1621475", "background"),
    Fact("X5", "event:hrsi-11", "notes", "109 countries and international organizations", "people-2023-05-26", "background"),
    Fact("X6", "event:mcis-11", "conflicts", "held on that Tuesday, one day", "tass-1661003", "background", "2023-08-15"),
    Fact("X7", "event:army-2023", "date", "2023-08-14/2023-08-20", "tass-1659897", "background"),
    Fact("X8", "event:giang-army-2023", "other_dates", "at Army-2023", "qdnd-555393", "background", "2023-08-14"),
    Fact("X8", "event:giang-exhibits", "other_dates", "at Army-2023", "qdnd-555393", "background", "2023-08-14"),
    Fact("X9", "event:giang-shoigu", "other_dates", "sidelines of MCIS", "tass-1660717", "background", "2023-08-15"),
    Fact("X10", "place:patriot", "within", "Kubinka, Moscow Region"),
    Fact("X10", "place:patriot", "notes", "Kubinka", "sputnik-2023-08-15", "background"),
    Fact("X11", "event:hrsi-12", "conflicts", "opened on 24 April", "baolaocai-383221", "background", "2024-04-24/"),
    Fact("X12", "person:shoigu", "posts", SECRETARY, "meduza-2024-05-12", "background", "2024-05-12/[2025-05-29..]"),
    Fact("X12", "person:patrushev", "notes", "took his place", "meduza-2024-05-12", "background", "2024-05-12"),
    Fact("X13", "event:patrushev-chen-2023", "date", "2023-05-22", "tass-1621475", "background"),
    Fact("X13", "event:patrushev-chen-2023", "summary", "on the Monday before the 11th meeting"),
    Fact("X13", "event:patrushev-chen-2023", "participants", who="chen-wenqing", source="tass-1621475"),
    *(Fact("X13", "event:patrushev-chen-2023", "topics", topic) for topic in ("public security", "justice", "law and order")),
    Fact("X14", "event:patrushev-wang-yi-2023", "date", "2023-02-21", "urdupoint-1646831", "background"),
    Fact("X14", "event:patrushev-wang-yi-2023", "participants", "guest", "urdupoint-1646831", who="wang-yi"),
    Fact("X14", "event:patrushev-wang-yi-2023", "statements", "counts on Chen Wenqing's coming", "urdupoint-1646831", who="patrushev"),
    Fact("X14", "event:patrushev-wang-yi-2023", "notes", "The day is the report's"),
    *(
        Fact("X15", "series:hrsi", "notes", city, "tass-1621475", "background")
        for city in ("Yekaterinburg", "St Petersburg", "Vladivostok", "Kazan", "Ulan-Ude", "Grozny", "Tver Region", "Ufa", "Sochi twice")
    ),
    Fact("X15", "series:hrsi", "notes", "does not say which city had which number", "tass-1621475"),
    Fact("X15", "event:hrsi-10", "place", "ufa", "tass-1621475", "background"),
    Fact("X16", "event:hrsi-13", "date", "2025-05-27/2025-05-29", "tass-1963763", "background"),
    Fact("X16", "event:hrsi-13", "sources", source="tass-1956301"),
    Fact("X16", "event:hrsi-13", "place", "moscow"),
    Fact("X16", "event:hrsi-13", "participants", "chair", "tass-1963763", who="shoigu"),
    Fact("X16", "event:hrsi-13", "participants", SECRETARY, "tass-1956301", who="shoigu"),
    Fact("X16", "event:hrsi-13", "notes", "126 delegations from 104 countries", "beninwebtv-2025-05", "background"),
    Fact("X17", "series:mcis", "since", "2012", "sputnik-2023-08-15", "background"),
    Fact("X17", "series:mcis", "organizer", "ru-mod"),
    Fact("X17", "event:mcis-11", "notes", "800 delegates from 76 countries", "tass-1661003", "background"),
    Fact("X17", "event:mcis-11", "notes", "at the Patriot centre", "sputnik-2023-08-15", "background"),
    Fact("X18", "event:putin-address-2023", "date", "2023-05-24", "kremlin-71189", "background"),
    Fact("X18", "event:putin-address-2024", "date", "2024-04-24", "menafn-2024-04", "background"),
    Fact("X18", "event:putin-address-2024", "notes", "The day is the report's"),
    Fact("X19", "event:giang-mcis-11", "other_dates", "plenary session on security in Asia-Pacific", "vietnamplus-212125", "background", "2023-08-15"),
]  # fmt: skip
