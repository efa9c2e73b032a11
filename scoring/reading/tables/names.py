"""By which names a table may call what is assessed, and its indicators."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from scoring.methodology.assessment import Assessment
from scoring.reading.tables.alike import name_key

MUNICIPALITY = ("municipality", "муниципалитет", "муниципальное образование", "район", "мо")
OTHERS = {
    "organization": ("organization", "организация", "образовательная организация", "школа"),
    "programme": ("programme", "программа"),
    "head": ("head", "руководитель"),
    "association": ("association", "объединение", "методическое объединение"),
}
ROW_NUMBER = frozenset({"№", "№ п/п", "№ п.п.", "№ пп", "№п/п", "№пп", "n", "no.", "п/п"})

_NAMED = r"(?:(?:полное |краткое )?(?:наименование|название|имя)\W+)?"
_KIND = (
    r"(?:муниципалитет(?:ы|а|ов)?"
    r"|муниципальн(?:ое|ые|ого|ых) (?:образовани[ея]|образований)"
    r"|муниципальн(?:ый|ые|ого|ых) (?:район(?:ы|а|ов)?|округ(?:а|ов)?)"
    r"|городск(?:ой|ие|ого|их) округ(?:а|ов)?"
    r"|район(?:ы|а|ов)?|территори[яи]|мо|мр|го|municipalit(?:y|ies))"
)
_WHOSE = r"(?: (?:области|края|республики|региона|\w+ (?:области|края|республики)))?"
_GROUP = re.compile(
    r"(?:муниципальные|городские) .*|муниципалитеты|районы|округа|территории|municipalities"
)
_MUNICIPALITY = re.compile(rf"{_NAMED}{_KIND}(?:(?: и |\W+)(?:{_KIND}|округа?))*{_WHOSE}\W*")
_OTHERS = {
    "organization": re.compile(
        rf"{_NAMED}(?:(?:обще)?образовательн(?:ая|ое|ой|ого) (?:организаци[яи]|учреждени[ея])"
        r"|организаци[яи]|учреждени[ея]|школ[аы]|оо|оу|organization)\W*"
    ),
    "programme": re.compile(
        rf"{_NAMED}(?:(?:дополнительн(?:ая|ой) )?(?:профессиональн(?:ая|ой) )?программ[аы]"
        r"|дпп|programme)\W*"
    ),
    "head": re.compile(rf"{_NAMED}(?:(?:ф\W*и\W*о\W*)?(?:руководител[ья]|директора?)?|head)\W*"),
    "association": re.compile(
        rf"{_NAMED}(?:(?:районн|городск|школьн)?\w* ?(?:методическ(?:ое|ого) )?объединени[ея]"
        r"|рмо|гмо|association)\W*"
    ),
}


_OF_MUNICIPALITY = (frozenset(MUNICIPALITY), _MUNICIPALITY)
_HEADS = {
    "municipality": (_OF_MUNICIPALITY,),
    **{one: ((frozenset(OTHERS[one]), _OTHERS[one]), _OF_MUNICIPALITY) for one in OTHERS},
}


def subject_column(cells: Mapping[int, str], assessment: Assessment) -> int | None:
    """Where it is named who is assessed: by what the methodology assesses, else as municipality."""
    for words, pattern in _heads_of(assessment):
        exactly = [at for at, cell in cells.items() if name_key(cell) in words]
        found = exactly or [at for at, cell in cells.items() if _fits(pattern, name_key(cell))]
        if found:
            return found[0]
    return None


def is_subject_head(cell: str, assessment: Assessment) -> bool:
    key = name_key(cell)
    return any(key in words or _fits(one, key) for words, one in _heads_of(assessment))


def is_group(cell: str) -> bool:
    """«Муниципальные районы» may stand over some rows, with their sums beside it."""
    return bool(_GROUP.fullmatch(name_key(cell)))


def _heads_of(assessment: Assessment) -> Sequence[tuple[frozenset[str], re.Pattern[str]]]:
    return _HEADS[assessment.assessed]


def names_municipality(cell: str) -> bool:
    return _fits(_MUNICIPALITY, name_key(cell))


def _fits(pattern: re.Pattern[str], key: str) -> bool:
    return bool(pattern.fullmatch(key)) and any(map(str.isalpha, key))


def indicator_names(assessment: Assessment) -> dict[str, str]:
    """Ids, ids as a Russian Excel makes numbers of them, and titles that only one has."""
    titled = [(one.title.lower(), one.id) for one in assessment.all_indicators]
    held = Counter(title for title, _ in titled)
    names = {title: id for title, id in titled if held[title] == 1}
    names |= {id.lower().replace(".", ","): id for id in assessment.places}
    return names | {id.lower(): id for id in assessment.places}


def indicator_called(text: str, names: Mapping[str, str]) -> str | None:
    """An id may be followed by words."""
    return next((names[one] for one in _readings(text) if one in names), None)


def may_be_other(text: str, ids: Mapping[str, object]) -> bool:
    """Whether a number shows the id without a zero at its end: 2.1 may have been 2.10."""
    return text.replace(",", ".") + "0" in ids


def _readings(text: str) -> Iterator[str]:
    plain = " ".join(text.lower().split())
    yield plain
    yield from (word.rstrip(".:,;)") for word in plain.split(maxsplit=1)[:1])
