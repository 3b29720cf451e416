"""
Titles and forms of address, which tell nobody apart: `Mrs Fletcher` is asked for by one word.

The lists are of what stands before (in Chinese: behind) a name in newspapers, gathered from the articles of Wikipedia on
forms of address and honorifics, in English, Vietnamese, Russian, French, German, Spanish, Arabic and Chinese. Written as
one writes them, they are folded as names are; several words are one title only together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from tui.model.names import fold

_TITLES = """
mr, mrs, ms, miss, mister, dr, doctor, prof, professor, sir, dame, lord, lady, king, queen, prince, princess, crown prince,
duke, duchess, earl, count, countess, baron, baroness, emperor, empress, tsar, president, vice president, prime minister,
premier, chancellor, minister, foreign minister, defence minister, defense minister, secretary, secretary of state,
general secretary, secretary general, governor, mayor, senator, congressman, congresswoman, ambassador, judge, justice,
speaker, chairman, chairwoman, general, lieutenant general, major general, brigadier, colonel, lieutenant colonel, major,
captain, lieutenant, sergeant, admiral, vice admiral, rear admiral, commodore, marshal, field marshal, commander,
father, sister, brother, reverend, rev, saint, st, pope, cardinal, archbishop, bishop, rabbi, his excellency,
her excellency, his majesty, her majesty, his highness, her highness, the honourable, the honorable, hon, comrade,
emir, sultan, shah, sheikh, shaikh, caliph, imam, ayatollah, mullah, pasha, haji, mahatma, aga khan,
ông, bà, cô, chú, bác, anh, chị, cụ, ngài, thầy, đồng chí, chủ tịch, chủ tịch nước, tổng bí thư, bí thư, thủ tướng,
phó thủ tướng, phó chủ tịch, bộ trưởng, thứ trưởng, đại sứ, tổng thống, phó tổng thống, ngoại trưởng, đại tướng,
thượng tướng, trung tướng, thiếu tướng, tướng, đại tá, thượng tá, trung tá, thiếu tá, đại úy, tiến sĩ, giáo sư,
phó giáo sư, bác sĩ, vua, hoàng đế, nữ hoàng, hoàng tử, công chúa, đức giáo hoàng, linh mục, hòa thượng, thượng tọa,
господин, госпожа, г-н, г-жа, товарищ, доктор, профессор, академик, президент, премьер-министр, министр, премьер,
канцлер, посол, губернатор, мэр, генерал, генерал-полковник, генерал-лейтенант, генерал-майор, генерал армии, полковник,
подполковник, майор, капитан, лейтенант, адмирал, маршал, царь, царица, король, королева, князь, княгиня, принц,
принцесса, император, императрица, граф, графиня, барон, папа, патриарх, митрополит, архиепископ, епископ, святой,
monsieur, madame, mademoiselle, mme, mlle, m, docteur, professeur, président, présidente, premier ministre, ministre,
chancelier, chancelière, ambassadeur, ambassadrice, général, colonel, capitaine, amiral, maréchal, roi, reine,
princesse, duc, duchesse, comte, comtesse, empereur, impératrice, pape, évêque, archevêque, abbé, sénateur, maire, maître,
herr, frau, fräulein, doktor, professorin, präsident, präsidentin, bundespräsident, bundeskanzler, bundeskanzlerin, kanzler,
kanzlerin, ministerpräsident, ministerpräsidentin, minister, ministerin, außenminister, außenministerin, botschafter,
botschafterin, bürgermeister, oberst, hauptmann, leutnant, feldmarschall, könig, königin, prinz, prinzessin, kaiser,
kaiserin, zar, herzog, herzogin, fürst, fürstin, graf, gräfin, freiherr, papst, kardinal, bischof, erzbischof, heiliger,
señor, señora, señorita, sr, sra, srta, don, doña, doctora, profesor, profesora, presidente, presidenta, primer ministro,
primera ministra, ministro, ministra, canciller, embajador, embajadora, gobernador, alcalde, alcaldesa, senador, coronel,
capitán, teniente, almirante, mariscal, rey, reina, príncipe, princesa, duque, duquesa, conde, condesa, emperador,
emperatriz, papa, cardenal, obispo, arzobispo, san, santa, licenciado,
السيد, السيدة, سيد, سيدة, الآنسة, الدكتور, الدكتورة, دكتور, دكتورة, الأستاذ, الأستاذة, أستاذ, الرئيس, رئيس, رئيس الوزراء,
وزير, الوزير, وزير الخارجية, سفير, السفير, الجنرال, جنرال, اللواء, لواء, الفريق, العميد, العقيد, عقيد, المشير, الملك, ملك,
الملكة, ملكة, الأمير, أمير, الأميرة, السلطان, سلطان, الشيخ, شيخ, الإمام, إمام, الحاج, حاج, آية الله, معالي, سعادة, فخامة, جلالة,
"""

_ARTICLES = frozenset({"al", "el", "ul", "اl", "the"})  # of Arabic names, and of English titles
_SUN = frozenset(
    ["t", "th", "d", "dh", "r", "z", "s", "sh", "n", "l"]
)  # what the article may end in instead, before the same
_MAY_BE_NAME = re.compile(r"(?=.*[aeiou])\w{2,3}").fullmatch

_BEHIND = (
    "先生 女士 小姐 夫人 太太 同志 博士 教授 医生 总统 總統 主席 国家主席 總理 总理 首相 总书记 總書記 书记 部长 部長 外长 外長 "
    "国务卿 大使 将军 將軍 上将 上將 中将 中將 少将 少將 大将 元帅 元帥 上校 国王 國王 女王 皇帝 皇后 王子 公主 教皇 省长 市长 市長"
)


def without_titles(words: Sequence[str], is_name: Callable[[str], bool]) -> list[int]:
    """
    Return which folded words belong to no title, by index; all of them, where there is nothing but titles.

    A title of two or three letters (`anh`, `duc`, `san`) is none where somebody has it in a name (`is_name`).
    """
    titles, longest = _titles()

    def is_title(at: int, length: int) -> bool:
        some = words[at : at + length]
        if length == 1 and (some[0] in _ARTICLES or _is_assimilated(*words[at : at + 2])):
            return True
        return " ".join(some) in titles and not (length == 1 and _MAY_BE_NAME(some[0]) and is_name(some[0]))

    kept = []
    at = 0
    while at < len(words):
        lengths = range(min(longest, len(words) - at), 0, -1)
        length = next((length for length in lengths if is_title(at, length)), 0)
        if not length:
            kept.append(at)
        at += length or 1
    return kept or list(range(len(words)))


def _is_assimilated(article: str, name: str = "") -> bool:
    """Tell whether the Arabic article is said so before a name: `as` before `sadat`, `er` before `rahman`."""
    return len(article) > 1 and article[0] in "aeu" and article[1:] in _SUN and name.startswith(article[1:])


def without_chinese_titles(text: str) -> str:
    """Return a text without the Chinese titles in it; as it is, where it is nothing but titles."""
    left = text
    for title in sorted(_BEHIND.split(), key=len, reverse=True):
        left = left.replace(title, " ")
    return left if left.strip() else text


@cache
def _titles() -> tuple[frozenset[str], int]:
    """Return the folded titles, and of how many words the longest is."""
    folded = frozenset(fold(title) for title in _TITLES.replace("\n", " ").split(","))
    return folded, max(title.count(" ") + 1 for title in folded)
