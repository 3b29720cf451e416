"""Dates in Vietnamese."""

from __future__ import annotations

from typing import ClassVar

from tui.model.calendar_names import (
    first_of_years,
    round_years,
    year_in_a_sentence,
    year_of_calendar,
    year_words,
)
from tui.model.edtf import Part
from tui.model.phrasing import Pair, Phrasing, Shared
from tui.model.wording_en import clock, zone

_SEASONS = {21: "xuân", 22: "hè", 23: "thu", 24: "đông"}


class Vietnamese(Phrasing):
    short = False
    certainties = ("không", "có thể", "chắc chắn")
    all_time = "toàn bộ thời gian"
    months = tuple(str(month) for month in range(1, 13))
    phrases: ClassVar = {
        "?": "có lẽ {}",
        "~": "khoảng {}",
        "%": "có lẽ khoảng {}",
        "? range": "có lẽ {}",
        "~ range": "ước chừng {}",
        "% range": "có lẽ, ước chừng {}",
        "inside": "trong {}",
        "hidden day": "{}, không rõ ngày",
        "hidden month": "{}, không rõ tháng",
        "hidden month and day": "{}, không rõ ngày tháng",
        "one day": "một ngày trong khoảng {}",
        "between": "trong thời gian từ {} đến {}",
        "some time": "một thời điểm giữa {} và {}",
        "day or before": "{} hoặc trước đó",
        "time or before": "{} hoặc trước đó",
        "period or before": "{} hoặc trước đó",
        "day or after": "{} hoặc sau đó",
        "time or after": "{} hoặc sau đó",
        "period or after": "{} hoặc sau đó",
        "or earlier": "{} hoặc trước đó",
        "or later": "{} hoặc sau đó",
        "? beside": "{} (có lẽ)",
        "% beside": "khoảng {} (có lẽ)",
        "? range beside": "{} (có lẽ)",
        "~ range beside": "{} (ước chừng)",
        "% range beside": "{} (có lẽ, ước chừng)",
        "at latest": "muộn nhất là {}",
        "since": "từ {} trở đi",
        "until": "đến {}",
        "end unknown": "từ {}, không rõ kết thúc khi nào",
        "start unknown": "đến {}, không rõ bắt đầu khi nào",
        "from to": "từ {} đến {}",
        "within": "bắt đầu và kết thúc trong {}",
        "within days": "bắt đầu và kết thúc trong khoảng {}",
        "at least day": "ít nhất vào {}",
        "at least time": "ít nhất vào {}",
        "at least period": "ít nhất trong {}",
        "still day": "từ {}, đến {} vẫn đang diễn ra",
        "still time": "từ {}, đến {} vẫn đang diễn ra",
        "still period": "từ {}, đến {} vẫn đang diễn ra",
        "from": "từ {} trở đi",
        "no date": "không rõ thời gian",
        "julian": "{} (lịch Julius)",
        "hebrew": "{} (lịch Do Thái)",
        "islamic": "{} (lịch Hồi giáo)",
        "french-republican": "{} (lịch Cộng hòa Pháp)",
        "coptic": "{} (lịch Copt)",
        "both calendars": "{}, tức {} (lịch Gregory)",
    }

    def plain(self, part: Part) -> str:
        year = f"năm {year_of_calendar(part.year, part.calendar, 'vi')}"
        match part.unit:
            case "decade":
                return f"thập niên {part.year}"
            case "year":
                return (
                    year
                    if part.calendar or not round_years(part.year)
                    else year_in_a_sentence(part.year, "vi")
                )
            case "season":
                return f"mùa {_SEASONS[part.month]} {year}"
            case "month":
                return f"tháng {self.month_of(part)} {year}"
            case "day":
                return f"ngày {part.day} tháng {self.month_of(part)} {year}"
        return f"{clock(part)}{zone(part)} ngày {part.day} tháng {self.month_of(part)} {year}"

    def pair(self, first: Part, last: Part, shared: Shared) -> Pair:
        text = self.plain(last)
        match shared:
            case "day":
                return Pair(clock(first), text, tight=True)
            case "month":
                return Pair(f"ngày {first.day}", text.removeprefix("ngày "), tight=True)
            case "year":
                whole = self.plain(first)
                return Pair(whole[: whole.rindex(" năm ")], text, tight=False)
        return Pair(self.plain(first), text, tight=False)

    def range(self, pair: Pair) -> str:
        return f"{pair.first}–{pair.last}" if pair.tight else f"từ {pair.first} đến {pair.last}"


class ShortVietnamese(Vietnamese):
    short = True
    phrases: ClassVar = {
        **Vietnamese.phrases,
        "?": "{}?",
        "~": "k. {}",
        "%": "k. {}?",
        "? beside": "{}?",
        "% beside": "k. {}?",
        "? range beside": "{}?",
        "~ range beside": "{}, ước chừng",
        "% range beside": "{}, ước chừng?",
        "? range": "{}?",
        "~ range": "{}, ước chừng",
        "% range": "{}, ước chừng?",
        "inside": "{}",
        "hidden day": "{}",
        "hidden month": "{}",
        "hidden month and day": "{}",
        "one day": "trong {}",
        "between": "trong {} – {}",
        "some time": "trong {} – {}",
        "day or before": "muộn nhất {}",
        "time or before": "muộn nhất {}",
        "period or before": "muộn nhất {}",
        "day or after": "{} hoặc sau đó",
        "time or after": "{} hoặc sau đó",
        "period or after": "{} hoặc sau đó",
        "at latest": "muộn nhất {}",
        "since": "từ {}",
        "end unknown": "{} – ?",
        "start unknown": "? – {}",
        "from to": "{} – {}",
        "within": "{}",
        "within days": "trong {}",
        "at least day": "ít nhất {}",
        "at least time": "ít nhất {}",
        "at least period": "ít nhất {}",
        "still day": "{} – {} hoặc sau đó",
        "still time": "{} – {} hoặc sau đó",
        "still period": "{} – {} hoặc sau đó",
    }

    def plain(self, part: Part) -> str:
        year = year_of_calendar(part.year, part.calendar, "vi")
        match part.unit:
            case "decade":
                return super().plain(part)
            case "year":
                return year if part.calendar else year_words(part.year, "vi")
            case "season":
                return f"{_SEASONS[part.month]} {year}"
        month = self.month_of(part)
        between = "/" if month.isdigit() else " "  # 14/10/1066, 9 Thermidor II
        if part.unit == "month":
            return f"{month}{between}{year}"
        day = between.join((str(part.day), month, year))
        return day if part.unit == "day" else f"{day}, {clock(part)}{zone(part)}"

    def pair(self, first: Part, last: Part, shared: Shared) -> Pair:
        text = self.plain(last)
        match shared:
            case "day":
                return Pair(self.plain(first._replace(offset=None)), clock(last) + zone(last), tight=True)
            case "month":
                return Pair(str(first.day), text, tight=True)
            case "year" if first.unit == "month":
                return Pair(self.month_of(first), text, tight=True)
            case "year":
                whole = self.plain(first)
                return Pair(whole[: max(whole.rfind("/"), whole.rfind(" "))], text, tight=False)
            case "era":
                number = first_of_years(first.year, last.year, "vi", calendar=first.calendar)
                return Pair(number, text, tight=" " not in number)
        return Pair(self.plain(first), text, tight=False)

    def range(self, pair: Pair) -> str:
        return pair.first + ("–" if pair.tight else " – ") + pair.last
