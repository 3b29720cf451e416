"""Small timelines for tests, read by the program's own reader."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from tui.reading.files import Reading, read
from tui.store.build import build
from tui.store.timeline import Timeline

NEWCOMER = """\
[events.kick-off]
title = "Kick-off"
date = "2024-05-06"
"""


def reading_of(text: str) -> Reading:
    return read(["-"], BytesIO(text.encode()))


def messages(reading: Reading) -> list[str]:
    return [diagnostic.message for diagnostic in reading.diagnostics]


def timeline_of(text: str) -> Timeline:
    """Return the timeline of a file's text, TOML or JSON."""
    reading = reading_of(text)
    assert reading.ok, messages(reading)
    return build(reading)


def timeline_of_tables(tables: Mapping[str, Any]) -> Timeline:
    """Return the timeline of tables in the shape of a file."""
    return timeline_of(json.dumps(tables))


def people_named(*records: Mapping[str, object], events: dict[str, int] | None = None) -> Timeline:
    """Return a timeline of people `p0`, `p1` … and for each id the number of events asked for."""
    return timeline_of_tables(
        {
            "people": {f"p{number}": record for number, record in enumerate(records)},
            "events": {
                f"{id_}-{number}": {"title": "x", "date": "2000", "participants": [{"person": id_}]}
                for id_, count in (events or {}).items()
                for number in range(count)
            },
        }
    )


PEOPLE = """
[timeline]
title = "Meetings"

[people.patrushev]
name = "Nikolai Patrushev"
names = { ru = "Николай Патрушев" }

[people.chen-wenqing]
name = "Chen Wenqing"
names = { vi = "Trần Văn Thanh", zh = "陈文清", ru = "Чэнь Вэньцин" }
aliases = ["Ch'en Wen-ch'ing"]

[people.shoigu]
name = "Sergei Shoigu"
names = { ru = "Сергей Шойгу" }

[people.phan-van-giang]
name = "Phan Văn Giang"

[people.li-shangfu]
name = "Li Shangfu"
names = { vi = "Lý Thượng Phúc", zh = "李尚福", ru = "Ли Шанфу" }

[people.khrenin]
name = "Viktor Khrenin"
names = { ru = "Виктор Хренин" }
aliases = ["Viktor Gennadievich Khrenin"]

[people.pham-thu-hang]
name = "Phạm Thu Hằng"

[people.wang-yi]
name = "Wang Yi"
names = { vi = "Vương Nghị", zh = "王毅", ru = "Ван И" }

[people.putin]
name = "Vladimir Putin"
names = { ru = "Владимир Путин" }

[events.one]
title = "First talks"
date = "2023-08-15"
participants = [{ person = "shoigu" }, { person = "phan-van-giang" }, "Somebody Else"]

[events.two]
title = "Second talks"
date = "2023-08-16"
participants = [{ person = "phan-van-giang", role = "host" }, { person = "phan-van-giang", role = "speaker" }]
statements = [{ by = "putin", text = "A greeting." }]

[events.three]
title = "A reception"
date = "2023-02-21"
participants = [{ person = "patrushev" }, { person = "wang-yi" }, { name = "Somebody Else" }, "Somebody else"]
"""
