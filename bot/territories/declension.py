"""Russian names of places in their cases.

Enough for recognising what was typed; texts take the cases that authors write in the files.
"""

from __future__ import annotations

# Ending of the nominative → endings of nominative, genitive, dative, accusative, instrumental and
# prepositional («-» is no ending). The first match counts, so longer endings stand first.
_ENDINGS = (
    ("кий", "кий кого кому кий ким ком"),
    ("ий", "ий его ему ий им ем"),
    ("ый", "ый ого ому ый ым ом"),
    ("шой", "шой шого шому шой шим шом"),
    ("ой", "ой ого ому ой ым ом"),
    ("ая", "ая ой ой ую ой ой"),
    ("кое", "кое кого кому кое ким ком"),
    ("ое", "ое ого ому ое ым ом"),
    ("ье", "ье ья ью ье ьем ье"),
    ("е", "е я ю е ем е"),
    ("ия", "ия ии ии ию ией ии"),
    ("ка", "ка ки ке ку кой ке"),
    ("га", "га ги ге гу гой ге"),
    ("а", "а ы е у ой е"),
    ("о", "о а у о ом е"),
    ("цы", "цы цев цам цы цами цах"),
    ("ы", "ы - ам ы ами ах"),
    ("и", "и ей ам и ами ах"),
    # «Канском» is far more often the district than «под Канском».
    ("ск", "ск ска ску ск ск ске"),
    ("", "- а у - ом е"),
)


def declined(word: str) -> tuple[str, ...]:
    """Six forms in the order of the cases; `word` is a nominative in lower case without ё."""
    ending, endings = next(row for row in _ENDINGS if word.endswith(row[0]))
    stem = word.removesuffix(ending)
    return tuple(stem + one.replace("-", "") for one in endings.split())
