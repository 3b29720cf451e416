"""
How names of other scripts are written in Latin letters, in more ways than the one that folding knows.

`Gorbatschow`, `Gorbaczow` and `Gorbachev` are one name, as are `Lee` and `이`, `Mustafa` and `مصطفى`. A table says for each
piece that may be typed (as folds have it: `y` is `i`, letters are not doubled) what it may stand for in the fold of such a
name. Reading a word by a table follows every choice as long as a name that is known goes on so; single letters stand for
themselves as well. `Writing.marks` says which names, as they are written, a table is for.

The tables were put together from: for Cyrillic and Georgian the transcriptions of Duden (German), PWN (Polish) and French
and English newspapers, ISO 9 and BGN/PCGN; for Hangul the Revised Romanization of 2000, McCune-Reischauer and the
spellings of surnames that the National Institute of Korean Language counted in passports (2009); for Arabic and Hebrew the
romanizations of ALA-LC and what newspapers make of them. Libraries (korean-romanizer, hangul-romanize, anyascii,
transliterate) know one spelling of each, by rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

MOST_READINGS = 48  # of one word
MOST_STEPS = 4000  # of looking for them
LONGEST_PIECE = 7

Reading = tuple[str, ...]
"""Words of a fold, one after the other, the last of them only begun."""


class Writing(NamedTuple):
    """
    A table of pieces, with others where a word begins (`first`), where what was typed ends (`last`), and for a second word
    in one that was typed (`within`).

    One typed word may stand for several words of the fold (`chulsoo`) where so many letters are left for another (`more`;
    0: it may not). `asked` is what a text must have in it to be read so at all; None: nothing; and how many letters at `least`.
    """

    marks: str
    pieces: Mapping[str, Reading]
    first: Mapping[str, Reading] = {}
    last: Mapping[str, Reading] = {}
    within: Mapping[str, Reading] = {}
    more: int = 0
    least: int = 2
    asked: str | None = None


def readings(
    token: str, writing: Writing, known: Callable[[str], bool], begun: Callable[[str], bool]
) -> list[Reading]:
    """Return what a typed word may stand for among words: those `known`, and at last the beginning of one (`begun`)."""
    found: dict[Reading, None] = {}
    seen: set[_Step] = set()
    ahead = [_Step(0, (), "")]
    while ahead and len(found) < MOST_READINGS and len(seen) < MOST_STEPS:
        step = ahead.pop()
        if step in seen:
            continue
        seen.add(step)
        if step.at < len(token):
            ahead += _further(token, step, writing, known, begun)
        elif step.word:
            found[*step.before, step.word] = None
    return list(found)


class _Step(NamedTuple):
    """Somewhere in a typed word, behind words that are whole and the beginning of another."""

    at: int
    before: Reading
    word: str


def _further(
    token: str, step: _Step, writing: Writing, known: Callable[[str], bool], begun: Callable[[str], bool]
) -> Iterator[_Step]:
    at, before, word = step
    if word and 0 < writing.more <= len(token) - at and known(word):
        yield _Step(at, (*before, word), "")
        if len(word) > 1 and token[at - 1] == word[-1]:
            yield _Step(at - 1, (*before, word), "")  # doubled where two words meet, and typed once
    for length in range(1, min(LONGEST_PIECE, len(token) - at) + 1):
        for piece in _stands_for(token, length, step, writing):
            more, parted, next_word = piece.partition(" ")
            extended = _append(word, more)
            if parted and known(extended):
                yield _Step(at + length, (*before, extended), next_word)
            elif not parted and begun(extended):
                yield _Step(at + length, before, extended)


def compound(tokens: Sequence[str]) -> tuple[int, int, str] | None:
    """
    Return where a name with the Arabic `abd`, servant of, stands among words, up to where, and whose servant it is.

    It is written `abd al-rahman`, `abdul rahman`, `abdel-rahman`, `abdurrahman` …: the article may be a word, part of one or
    gone, and take on the letter that follows.
    """
    for at, word in enumerate(tokens):
        more = list(tokens[at + 1 : at + 3])
        if word == "abd" and len(more) > 1 and _ARTICLE.fullmatch(more[0]):
            return at, at + 3, more[1]
        if more and (word == "abd" or _ABD_AL.fullmatch(word)):
            return at, at + 2, re.sub("^al(?=..)", "", more[0])
        if found := _ABD_AND_NAME.fullmatch(word):
            return at, at + 1, found[1]
    return None


_ARTICLE = re.compile("[aeou](?:[lrsntdz]|sh)")
_ABD_AL = re.compile(f"abd{_ARTICLE.pattern}")
_ABD_AND_NAME = re.compile("abd[aeou]l?(\\w{3,})")


def servants(name: str, known: Callable[[str], bool], begun: Callable[[str], bool]) -> list[Reading]:
    """Return how a compound with `abd` may be written in Latin letters, as far as words go on so."""
    found: list[Reading] = [("abd", name)]
    for vowel in "aeou":
        for consonant in dict.fromkeys(("l", name[: 2 if name.startswith("sh") else 1])):
            article = vowel + consonant
            found += [("abd", article, name), (f"abd{article}", name)]
            found += [("abd", _append(article, name)), (_append(f"abd{article}", name),)]
    return [reading for reading in found if all(map(known, reading[:-1])) and begun(reading[-1])]


def _stands_for(token: str, length: int, step: _Step, writing: Writing) -> Reading:
    """Return what the next so many letters may stand for there."""
    piece = token[step.at : step.at + length]
    if not step.word and step.before and piece in writing.within:
        return writing.within[piece]
    if not step.word and piece in writing.first:
        return writing.first[piece]
    if step.at + length == len(token) and piece in writing.last:
        return writing.last[piece]
    own = (piece,) if length == 1 else ()
    return (*own, *writing.pieces.get(piece, ()))


def _append(word: str, piece: str) -> str:
    """Add to a word as folding does: a letter that is no first one is not doubled."""
    for letter in piece:
        if len(word) < 2 or word[-1] != letter or not letter.isascii():
            word += letter
    return word


def _table(text: str) -> dict[str, Reading]:
    """Return `typed=stands,for typed=…` as a table; `-` stands for nothing."""
    pieces: dict[str, Reading] = {}
    for entry in text.split():
        typed, _, standing = entry.partition("=")
        outs = tuple("" if out == "-" else out.replace("_", " ") for out in standing.split(","))
        for piece in typed.split(","):
            pieces[piece] = tuple(dict.fromkeys((*pieces.get(piece, ()), *outs)))
    return pieces


def _own(special: dict[str, Reading], pieces: Mapping[str, Reading]) -> dict[str, Reading]:
    """Return pieces for one place that stand for what they do elsewhere too."""
    return {
        piece: (*outs, *pieces.get(piece, ()), *((piece,) if len(piece) == 1 else ()))
        for piece, outs in special.items()
    }


def _with_yo(pieces: Mapping[str, Reading]) -> dict[str, Reading]:
    """Add what `ё` becomes after a hissing sound: `tscho`, as `tsche`, is `che`."""
    hissing = {"ch": ("ch",), "sh": ("sh",), "zh": ("zh",), "shch": ("shch",), **pieces}
    sounds = {typed: [out for out in outs if out in _HISSING] for typed, outs in hissing.items()}
    yo = {f"{typed}o": [f"{out}e" for out in outs] for typed, outs in sounds.items()}
    return {**pieces, **{typed: (*pieces.get(typed, ()), *outs) for typed, outs in yo.items() if outs}}


_HISSING = ("ch", "sh", "zh", "shch")

# A word that looks Russian, Ukrainian or Georgian in German, Polish or English.
SLAVIC = (
    r"schtsch|szcz|shch|tsch|tch|cz|dsch|sz|\bwl|\b(?:je|ie)\w{3,}(?:in|na)\b|(?:ow|ew|ov|ev|of)(?:a|ich|icz|it?sch)?\b"
    r"|\w{2}[sc]k(?:i|ij|a|aja|aia)?\b|enko\b|its?ch\b|\w\wd[sz]e\b|(?:sh|sch|sz)[wv]ili\b|\w{3}in[ae]?\b|(?:uk|iak|jak)\b"
)


def _slavic() -> Writing:
    pieces = _table(
        "schtsch,szcz,stch,chtch,shtch,sc,sht=shch tsch,tch,cz,c,cs,tsh=ch sch,sz,ch,s=sh zh,z,sch,rz,j=zh"
        " c,z,tz=ts ch,h,x=kh g,h,gh=h h=g w,f=v w=u c=k k=q g=gh x=ks s=z"
        " j=i,- i=j ie,je=e,ie io,jo=e,io ou=u dz,dsch,dj,dzh,dsh=dzh,j ds=dz d,dz=dj"
        " ch=c j=dzh li=lj ni=nj ck=tsk tc=ts ine=in"
    )
    last = _own(_table("sc=sh,zh tsc=ch schtsc,szc=shch"), pieces)
    return Writing(r"\u0400-\u052f\u10a0-\u10ff\u1c90-\u1cbf", _with_yo(pieces), last=last)


def _latin() -> Writing:
    pieces = _table(
        "schtsch=shch,szcz szcz=shch,schtsch shch=schtsch,szcz chtch=shch tsch=ch,tch,cz tch=ch,tsch,cz cz=ch,tsch,tch"
        " ch=tsch,cz,tch,kh kh=ch sch=sh,sz,zh,z sz=sh,sch sh=sch,sz zh=sch,z w=v v=w j=i i=j z=ts,s,zh,sch ts=z,c c=ts"
        " s=z ie,je=e e=ie,je ou=u u=ou f=v v=f dz=ds ds=dz"
        " che=tscho,czo,tcho,cho she=scho,szo,sho zhe=scho,zo,zho shche=schtscho,szczo,shcho"
    )
    return Writing("A-Za-z", _with_yo(pieces), asked=SLAVIC)


def _marked() -> Writing:
    pieces = _table("ch,tch,tsch,cz=c sh,sch,sz=s zh=z dj,dz=d i=j j=i ts=c w=v a=e")
    return Writing("čćđšžəČĆĐŠŽƏ", pieces)


def _hangul() -> Writing:
    pieces = _table(
        "k=g t=d p=b ch=j sh=s ck=g ahn=an sohn=son ar=a rh=l"
        " ai,a,e,ei=ae u,o,ou,eu,e=eo iu,io,iou,ieou,ie=ieo oi,we,oe=oe o,ou,wo=u io,iou,iuo=iu"
        " u,i=eu e,ie=i i,e,ei,he=ui uo,woe,wu=wo we=wi ue=we ei=ie"
    )
    first = _own(_table("li,le,ri,re,rhi,rhe,lie=i r,rh=n,l ii,ie,e=i iu,io,iou=ieo,iu wo,wu=u,wo,o"), pieces)
    last = _own(_table("ah=a oh=o,eo ur=eo uh=eo,u eh=e ih=i ne=n"), pieces)
    return Writing(r"\uac00-\ud7a3", pieces, first, last, more=1)


_VOWELS = "a,e,i,o,u,ou,ai,ei,au,ie,io,iu"


def _arabic() -> Writing:
    pieces = _table(
        f"{_VOWELS}=- a=ا,h,i,ع,اع,عا e=ا,i,h,ع i,ei,ai,ie=i,عi,ع,ا o,u,ou,au,aw,w=w,عw o,u=ع ah,eh,at,et=h,اh"
        " c,k=k,q q=k,gh g=j,gh,q gh=q,gh dj,dsch=j j=i ch=kh,sh,ch h=kh th=th,t dh=dh,d d=dh z=dh,d,z s=th,s v=w,f w=w"
        " p=b,p ph=f sch,ch=sh ul,el,al,ol,il=اl,اl_l x=ks"
    )
    # A vowel that begins a word is written, and so is one that ends it.
    first = _table(f"{_VOWELS}=ا,ع,عi,عا i,ie,io,iu,ei=i io,iu=iw o,u,ou,au=w,اw al,el,ul=اl,اl_l,عl,عاl")
    last = _table("a=ا,i,h,اh,ع,اع e=h,i,ا i,ei,ai=i,اi,عi o,u,ou=w,عw ah,eh=h,اh ul,el=-,l,اl ne=n")
    arabic = r"\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
    # Behind the first word of a compound the article takes on the letter that follows: `abdurrahman`.
    more = _table(
        "ur,er,ar=اl_r us,es,as=اl_s un,en,an=اl_n ud,ed,ad=اl_d ush,esh,ash=اl_sh ut,et,at=اl_t uz,ez,az=اl_z"
    )
    return Writing(arabic, pieces, first, last, more=3, within=more, least=3)


def _hebrew() -> Writing:
    pieces = _table(
        f"{_VOWELS}=- a=א,ע,h e=א,ע,i,h i,ei,ai=i,עi,אi o,u,ou=v,א,אv,עv,ע w,v,b=v sh,sch=s ch,kh=kh,h k=kh c,q=k p,ph=f"
        " z,tz,c=ts j=i th=t ah,eh=h h=-"
    )
    first = _table(f"{_VOWELS}=א,ע,אv,אi i,ie,io,iu,ei=i,עi io,iu=iv o,u,ou=עv")
    last = _table("a=h,א,ע e=h,א,i i,ei,ai=i,אi o,u=v,h,א,ע ah,eh=h")
    return Writing(r"\u0590-\u05ff\ufb1d-\ufb4f", pieces, first, last, more=3, least=3)


# Of names that no other table could be for, and the one of what may be any name.
SEPARATE = (_slavic(), _marked(), _hangul(), _arabic(), _hebrew())
LATIN = _latin()
