"""Names found as the world spells them: other scripts in Latin letters, by more than one rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.timelines import timeline_of_tables
from tui.model.names import fold
from tui.model.respelling import LATIN, SEPARATE, compound, readings, servants
from tui.store.search.matching import Tier, Typed
from tui.store.search.people import nearest, search
from tui.store.search.respelt import Writings
from tui.store.search.vocabulary import Vocabulary
from tui.store.timeline import Timeline


def timeline_of_names(*names: str) -> Timeline:
    people = {f"p{number}": {"name": name} for number, name in enumerate(names)}
    return timeline_of_tables({"people": people, "events": {}})


SPELLINGS = {
    "Фома Горбачкин": ["Gorbatschkin", "Gorbaczkin", "Gorbatchkine", "Foma Gorbačkin"],
    "Пётр Чайкович": ["Tschaikowitsch", "Czajkowicz", "Tchaïkovitch", "Pjotr Tschajkowitsch", "Čajkovič"],
    "Борис Ельцов": ["Jelzow", "Jelcow", "Yeltsov", "Eltsov", "El'cov"],
    "Никита Хрущин": ["Chruschtschin", "Chruszczin", "Khrushchin", "Khrouchtchine"],
    "Зоя Жукова": ["Soja Schukowa", "Zoja Żukowa", "Joukova", "Zhukova"],
    "Ксения Щукина": ["Schtschukina", "Szczukina", "Xenia Shchukina", "Ksenija Šćukina"],
    "Андрей Захаров": ["Andrej Sacharow", "Zakharoff", "Zacharov", "Zaharov"],
    "Юлія Тимошук": ["Julija Tymoschuk", "Tymoszuk", "Yulia Timoshuk"],
    "Володимир Зеленко": ["Wolodymyr Selenko", "Zełenko", "Volodymyr Zelenko"],
    "შოთა შევარაძე": ["Schota Schewaradse", "Szota Szewaradze", "Shevaradze"],
    "მიხეილ სააძიშვილი": ["Micheil Saadsischwili", "Saadziszwili", "Mikheil Saadzishvili"],
    "Ђорђе Љубић": ["Đorđe Ljubić", "djordje", "dorde ljubic", "Djordje Ljubich"],
    "Đorđe Šošić": ["Djordje Shoshich", "djordje sosic", "Shoshic"],
    "김철수": [
        "kim",
        "Kim Chul-soo",
        "kim chulsoo",
        "Chul Soo Kim",
        "kimchulsoo",
        "Gim Cheol-su",
        "Kim Ch'ŏl-su",
    ],
    "이영희": ["Lee Young-hee", "Yi Yong-hui", "Rhee Younghee", "Li Yeong-hui", "lee"],
    "박정현": ["Park Jung-hyun", "Pak Chonghyon", "Bak Jeonghyeon", "Park Jeong Hyeon"],
    "최순옥": ["Choi Soon-ok", "Choe Sunok", "Ch'oe Sun-ok"],
    "정유진": ["Jung Yu-jin", "Jeong Yoojin", "Chung Yoo-jin"],
    "노우현": ["Roh Woo-hyun", "Noh Uhyeon", "No U-hyon"],
    "أَحْمَد الإدريسي": ["Ahmad", "Ahmed al-Idrisi", "ahmed idrisi", "ahmad el idrisi"],
    "مصطفى النجار": ["Mustafa", "Moustafa al-Najjar", "mostafa najar"],
    "یوسف کریمی": ["Yusuf Karimi", "Yousef Karimi", "Joussef Karimi"],
    "عبد الرحمن الخولي": ["Abdul Rahman", "abd al-rahman", "Abdelrahman", "Abdurrahman al-Khuli", "abdul"],
    "عبدالعزيز": ["Abdul Aziz", "abd al-aziz", "Abdelaziz", "عبد العزيز"],
    "عمر عيسى": ["Omar Issa", "Umar Isa", "omar"],
    "محمدرضا": ["Mohammad Reza", "Mohammadreza", "محمد رضا"],
    "שִׁירָה בן־שמעון": ["Shira Ben-Shimon", "Schira", "shira ben shimon"],
    "יצחק לוי": ["Yitzhak Levi", "Jitzchak Levy", "Itzhak"],
    "Abd al-Rahman Idrisi": ["abdul rahman", "Abdel-Rahman Idrisi", "Abdurrahman", "abdulrahman idrisi"],
    "Abdullah Idrisi": ["abd allah", "Abdallah", "abd allah idrisi"],
    "Mikhail Gorbachkov": ["Gorbatschkow", "Michail Gorbatschkow", "Gorbaczkow", "Михаил Горбачков"],
    "Eduard Schewaradse": ["Shevaradze", "Szewaradze", "Шеварадзе"],
    "Boris Yeltsin": ["Jelzin", "Jelcin", "Ельцин"],
    "İlham Əliyev": ["Aliyev", "Alijew", "Ilham Eliyev"],
}


@pytest.mark.parametrize(
    ("name", "typed"), [(name, typed) for name, some in SPELLINGS.items() for typed in some]
)
def test_a_name_is_found_by_each_of_its_spellings(name: str, typed: str) -> None:
    hits = search(timeline_of_names(name, "Somebody Else", "Jan Sun", "Nguyễn Văn An"), typed)
    assert [hit.matched for hit in hits] == [name]
    assert hits[0].tier <= Tier.TELEX
    assert hits[0].spans


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("yang", "Jang Ho"),  # no Slavic word
        ("yoichi", "Joichi Ito"),
        ("khương", "Chương Vũ"),
        ("khan", "Chan Lee"),
        ("wei", "Vei Ya"),
        ("schiller", "Mark Shiller"),
        ("fisher", "Bobby Fischer"),
        ("kim", "Gimli Stone"),
        ("lee", "Ian Stone"),
        ("john", "정철수"),
        ("ali", "بشار الأسد"),
        ("anwar", "سعد الناصر"),
        ("le", "عبد الله"),
        ("rs", "김수"),
        ("kim", "חיים ויצמן"),
        ("smith", "김세정"),
        ("سعد", "سعاد"),
        ("khan", "Чан Иванов"),
    ],
)
def test_another_name_is_no_spelling(typed: str, name: str) -> None:
    assert search(timeline_of_names(name), typed) == []


def test_the_letters_that_are_meant_are_marked() -> None:
    timeline = timeline_of_names("김철수", "Никита Хрущин", "عبد الرحمن الخولي")

    def marked(typed: str) -> list[str]:
        (hit,) = search(timeline, typed)
        return [hit.matched[start:end] for start, end in hit.spans]

    assert marked("kim") == ["김"]
    assert marked("chulsoo") == ["철수"]
    assert marked("Chrusch") == ["Хрущ"]
    assert marked("abdul rahman") == ["عبد", "رحمن"]


def test_a_spelling_is_a_find_below_names_and_above_guesses() -> None:
    timeline = timeline_of_names("Kim Stone", "김철수", "Kem Stone")
    hits = search(timeline, "kim")
    assert [(hit.matched, hit.tier) for hit in hits] == [
        ("Kim Stone", Tier.WORDS),
        ("김철수", Tier.RESPELT),
    ]
    assert nearest(timeline, "kim", beside=hits) == []


def test_compounds_with_abd() -> None:
    assert compound(["abd", "al", "rahman"]) == (0, 3, "rahman")
    assert compound(["saud", "abdur", "rahman"]) == (1, 3, "rahman")
    assert compound(["abdelaziz"]) == (0, 1, "aziz")
    assert compound(["abd"]) is compound(["abdal"]) is compound(["abby", "al", "x"]) is None
    words = Vocabulary(["abdurahman", "abd", "al", "rahmani", "abdel"])
    found = servants("rahman", words.__contains__, words.begun)
    assert set(found) == {("abd", "rahman"), ("abd", "al", "rahman"), ("abdel", "rahman"), ("abdurahman",)}


# An oracle of its own: each letter by the table of a newspaper, one way only.
DUDEN = dict(
    zip(
        "абвгдежзиклмнопрстуфхцчшщыэюя",
        [
            "a",
            "b",
            "w",
            "g",
            "d",
            "e",
            "sch",
            "s",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "ch",
            "z",
            "tsch",
            "sch",
            "schtsch",
            "y",
            "e",
            "ju",
            "ja",
        ],
        strict=True,
    )
)
PWN = dict(
    zip(
        "абвгдежзиклмнопрстуфхцчшщыэюя",
        [
            "a",
            "b",
            "w",
            "g",
            "d",
            "e",
            "ż",
            "z",
            "i",
            "k",
            "ł",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "ch",
            "c",
            "cz",
            "sz",
            "szcz",
            "y",
            "e",
            "ju",
            "ja",
        ],
        strict=True,
    )
)
FRENCH = dict(
    zip(
        "абвгдежзиклмнопрстуфхцчшщыэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "j",
            "z",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "ou",
            "f",
            "kh",
            "ts",
            "tch",
            "ch",
            "chtch",
            "y",
            "e",
            "iou",
            "ia",
        ],
        strict=True,
    )
)
RUSSIAN = st.lists(
    st.tuples(st.sampled_from("бвгджзклмнпрстфхцчшщ"), st.sampled_from("аеиоуыюя")).map("".join),
    min_size=2,
    max_size=4,
).map("".join)


@settings(deadline=None, max_examples=60)
@given(RUSSIAN, st.sampled_from([DUDEN, PWN, FRENCH]))
def test_every_russian_name_is_found_as_newspapers_write_it(name: str, table: dict[str, str]) -> None:
    typed = "".join(table[letter] for letter in name)
    assert [hit.matched for hit in search(timeline_of_names(name), typed)] == [name]


# The jamo of a syllable by the Revised Romanization and by McCune-Reischauer without its marks.
FIRST = [
    ("g", "k"),
    ("n", "n"),
    ("d", "t"),
    ("m", "m"),
    ("b", "p"),
    ("s", "s"),
    ("j", "ch"),
    ("ch", "ch"),
    ("h", "h"),
]
MIDDLE = [
    ("a", "a"),
    ("eo", "o"),
    ("o", "o"),
    ("u", "u"),
    ("i", "i"),
    ("ae", "ae"),
    ("yeo", "yo"),
    ("eu", "u"),
]
LAST = [("", ""), ("n", "n"), ("l", "l"), ("m", "m"), ("ng", "ng")]
JAMO = ("ㄱㄴㄷㅁㅂㅅㅈㅊㅎ", "ㅏㅓㅗㅜㅣㅐㅕㅡ", ["", "ㄴ", "ㄹ", "ㅁ", "ㅇ"])
INITIALS, VOWELS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = {"": 0, "ㄴ": 4, "ㄹ": 8, "ㅁ": 16, "ㅇ": 21}
SYLLABLE = st.tuples(
    st.integers(0, len(FIRST) - 1), st.integers(0, len(MIDDLE) - 1), st.integers(0, len(LAST) - 1)
)


@settings(deadline=None, max_examples=60)
@given(st.lists(SYLLABLE, min_size=2, max_size=3), st.sampled_from([0, 1]), st.sampled_from([" ", "-", ""]))
def test_every_korean_name_is_found_by_both_romanizations(
    syllables: list[tuple[int, int, int]], system: int, between: str
) -> None:
    name = "".join(
        chr(
            0xAC00
            + (INITIALS.index(JAMO[0][first]) * 21 + VOWELS.index(JAMO[1][middle])) * 28
            + FINALS[JAMO[2][last]]
        )
        for first, middle, last in syllables
    )
    surname, *given_name = (
        FIRST[first][system] + MIDDLE[middle][system] + LAST[last][system]
        for first, middle, last in syllables
    )
    hits = search(timeline_of_names(name), f"{surname} {between.join(given_name)}")
    assert [hit.matched for hit in hits] == [name]


@given(
    st.text("abcdeghijklmnorstuwzh", min_size=1, max_size=10),
    st.lists(st.text("abcdehiklmnorstuvzعا", min_size=1, max_size=6), min_size=1, max_size=8),
    st.sampled_from([*SEPARATE, LATIN]),
)
def test_readings_are_made_of_words_that_are_known(typed: str, words: list[str], writing: object) -> None:
    known = Vocabulary(words)
    table = next(one for one in (*SEPARATE, LATIN) if one == writing)
    for *whole, begun in readings(fold(typed), table, known.__contains__, known.begun):
        assert begun
        assert known.begun(begun)
        assert all(word in known for word in whole)


def test_a_timeline_without_such_names_has_nothing_to_read() -> None:
    timeline = timeline_of_names("Nguyễn Văn An", "John Doe")
    assert timeline.once(Writings).respelt(Typed("kim")) == []
