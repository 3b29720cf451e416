"""
People of any number for measuring, seeded: Vietnamese, Russian, Chinese and Latin names, each in the scripts it has.

Names are as uneven as real ones: few Vietnamese surnames and many bearers, most people at one event and some at hundreds.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from benchmarks.synthetic import events
from tui.model.entities import Kind
from tui.reading.files import Reading


def _words(text: str) -> list[str]:
    return text.split()


_VI_SURNAMES = _words(
    "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý "
    "Tô Lương Tạ"
)
_VI_MIDDLES = _words(
    "Văn Văn Văn Thị Thị Đức Hữu Quang Minh Xuân Ngọc Thanh Công Đình Hoài Kim Bảo Gia Thu Anh Duy"
)
_VI_GIVEN = _words(
    "Anh Bình Chi Cường Dũng Đạt Giang Hà Hải Hằng Hiền Hòa Huệ Hùng Hương Khánh Khoa Lan Linh Long Mai "
    "Nam Nga Nhung Phong Phúc Phương Quân Quốc Sơn Tâm Thành Thảo Thắng Thúy Tiến Toàn Trang Trung Tuấn "
    "Tú Vinh Xuân Yến"
)
_RU_GIVEN = _words(
    "Sergei:Сергей Nikolai:Николай Vladimir:Владимир Viktor:Виктор Andrei:Андрей Dmitry:Дмитрий Oleg:Олег "
    "Yuri:Юрий Mikhail:Михаил Alexei:Алексей Ivan:Иван Pavel:Павел Anna:Анна Olga:Ольга Elena:Елена "
    "Maria:Мария Irina:Ирина Tatiana:Татьяна Vera:Вера Yevgeny:Евгений Konstantin:Константин "
    "Grigory:Григорий"
)
_RU_SYLLABLES = _words(
    "ba:ба ve:ве go:го da:да zho:жо ki:ки la:ла mo:мо ne:не pa:па ru:ру sa:са te:те fo:фо kha:ха shu:шу "
    "be:бе vo:во gri:гри dro:дро zu:зу kra:кра le:ле mi:ми ni:ни po:по re:ре sto:сто tu:ту che:че"
)
_RU_ENDINGS = _words("nov:нов rin:рин lev:лев shin:шин tsky:цкий gin:гин kov:ков mev:мев")
_ZH_SURNAMES = _words(
    "Chen:陈 Li:李 Wang:王 Zhang:张 Liu:刘 Yang:杨 Zhao:赵 Huang:黄 Zhou:周 Wu:吴 Xu:徐 Sun:孙 Ma:马 Zhu:朱 Hu:胡 Guo:郭 "
    "He:何 Lin:林 Gao:高 Luo:罗 Zheng:郑 Liang:梁 Xie:谢 Song:宋 Tang:唐 Han:韩 Feng:冯 Deng:邓 Cao:曹 Peng:彭"
)
_ZH_GIVEN = _words(
    "wen:文 qing:清 shang:尚 fu:福 yi:毅 jun:军 wei:伟 ming:明 hua:华 jie:杰 li:丽 na:娜 xia:霞 ping:平 guo:国 qiang:强 "
    "lei:磊 yang:洋 yong:勇 yan:艳 juan:娟 tao:涛 chao:超 xiu:秀 ying:英 jian:建 hong:红 bo:波 bin:斌 yu:宇 hao:浩 kai:凯 "
    "xin:欣 chen:晨 rui:瑞 peng:鹏 fei:飞 dong:东 nan:南 bei:北 lan:兰 mei:梅 zhen:珍 lu:璐 ting:婷 xue:雪 hui:慧 "
    "liang:亮"
)
_GIVEN = _words(
    "James Mary John Anna William Emma Thomas Clara George Alice Henry Laura Charles Sofía José Zoë "
    "François Amélie Jürgen Björn Ingrid Óscar Paulo João Lars Mette Matteo Giulia Tomás Lucía Piotr Ewa "
    "Marek Jan Pieter Noor Aisha Omar Kofi Ama"
)
_SYLLABLES = _words(
    "an ber car den el far gar hal in jen kel lo mar nor or pen quin ros sel tor ul ver wil yar zan bra "
    "cor dra ford gren hart kin lan mont nell par rick son ton well"
)


def _pair(random: Random, pool: list[str]) -> tuple[str, str]:
    latin, _, other = random.choice(pool).partition(":")
    return latin, other


def _person(random: Random) -> dict[str, Any]:
    kind = random.randrange(4)
    if kind == 0:
        parts = [random.choice(_VI_SURNAMES), random.choice(_VI_MIDDLES), random.choice(_VI_GIVEN)]
        if random.random() < 0.3:
            parts.insert(2, random.choice(_VI_MIDDLES))
        return {"name": " ".join(parts), "country": "VN"}
    if kind == 1:
        given = _pair(random, _RU_GIVEN)
        stem = [
            *(_pair(random, _RU_SYLLABLES) for _ in range(random.randint(1, 2))),
            _pair(random, _RU_ENDINGS),
        ]
        names = [f"{given[at]} {''.join(part[at] for part in stem).capitalize()}" for at in (0, 1)]
        return {"name": names[0], "names": {"ru": names[1]}, "country": "RU"}
    if kind == 2:
        family = _pair(random, _ZH_SURNAMES)
        rest = [_pair(random, _ZH_GIVEN) for _ in range(random.randint(1, 2))]
        latin, han = (f"{''.join(part[at] for part in rest)}" for at in (0, 1))
        return {
            "name": f"{family[0]} {latin.capitalize()}",
            "names": {"zh": family[1] + han},
            "country": "CN",
        }
    surname = "".join(random.choices(_SYLLABLES, k=random.randint(2, 3))).capitalize()
    name = f"{random.choice(_GIVEN)} {surname}"
    if random.random() < 0.2:
        return {
            "name": f"{name.split(maxsplit=1)[0]} {random.choice(_GIVEN)} {surname}",
            "aliases": [name],
            "country": "US",
        }
    return {"name": name, "country": "US"}


def people(number: int, seed: int = 1) -> dict[str, dict[str, Any]]:
    """Return records of people by id."""
    random = Random(seed)
    return {f"person-{at}": _person(random) for at in range(number)}


def tables(number: int, everybody: int, seed: int = 1) -> dict[str, dict[str, Any]]:
    """Return events, with two people each, the people, places, series and sources, in the shape of a file."""
    random = Random(seed)
    records = people(everybody, seed)
    ids = list(records)
    random.shuffle(ids)
    out: dict[str, dict[str, Any]] = {
        "people": records,
        "places": {f"place-{at}": {"name": f"Place {at}"} for at in range(200)},
        "series": {f"series-{at}": {"name": f"Series {at}"} for at in range(200)},
        "sources": {f"source-{at}": {"title": f"Report {at}"} for at in range(200)},
        "events": {},
    }
    for id_, event in events(number, seed):
        there = dict.fromkeys(
            ids[min(int(random.expovariate(10 / everybody)), everybody - 1)] for _ in range(2)
        )
        event["participants"] = [
            {
                "person": person,
                "role": random.choice(("host", "guest", "counterpart")),
                "office": f"Office {person[-1]}",
            }
            for person in there
        ]
        event |= {
            "place": f"place-{random.randrange(200)}",
            "series": f"series-{random.randrange(200)}",
            "topics": [f"topic {random.randrange(300)}"],
            "sources": [f"source-{random.randrange(200)}"],
        }
        out["events"][id_] = event
    return out


_KINDS = {
    "people": Kind.PERSON,
    "places": Kind.PLACE,
    "series": Kind.SERIES,
    "sources": Kind.SOURCE,
    "events": Kind.EVENT,
}


def reading(number: int, everybody: int, seed: int = 1) -> Reading:
    """Return the same as if it had been read from a file."""
    made = Reading(["synthetic"], [], [])
    made.tables.update({_KINDS[name]: table for name, table in tables(number, everybody, seed).items()})
    return made


def written_names(records: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Yield every name of everybody as written, as one feeds them to another finder."""
    for record in records.values():
        yield record["name"]
        yield from record.get("names", {}).values()
        yield from record.get("aliases", ())
