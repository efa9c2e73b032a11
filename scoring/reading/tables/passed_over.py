"""Rows that stand in a table among the municipalities and are none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from scoring.reading.tables.alike import name_key

PassedOver = Literal["passed_total", "passed_note", "passed_numbers", "passed_head"]

# A name of a programme may begin with such a word; what follows decides.
_SUM = (
    r"(?:общ(?:ий|ая|ее) )?(?:итог|сумма)|итого|всего"
    r"|под[-ъ]?[иы]тог|промежуточн(?:ый|ые|ая) итоги?"
    r"|(?:в )?средн(?:ем|ее|яя|ий)(?: (?:арифметическ|взвешенн)\w+)?"
    r"(?: (?:значени[ея]|балл|процент|показатель|уровень|величина|доля))?"
    r"|ср\.? ?(?:знач\w*\.?|арифм\w*\.?|балл)"
    r"|медиан(?:а|ное значение)|(?:макс|мин)(?:имум|имальное значение|\.)?"
    r"|(?:grand |sub)?total|sum|average|mean|avg|median|min(?:imum)?|max(?:imum)?"
)
_OVER = (
    r"(?:[\s:,(]*(?:по|за|для|среди|из|на|в|во|все|всем|of|for|in)\b.*|[\s:,(]+\d.*"
    r"|[\s:,(]+(?:област|кра[йяю]|регион|республик|район|округ|муниципал|мо\b|школ|организац"
    r"|учрежден|программ|руководит|объединен|[\w-]+ (?:област|край|краю|республик)).*)?"
)
_TOTAL = re.compile(rf"(?:{_SUM})\W*{_OVER}")
_WHOLE_REGION = re.compile(
    r"(?:в целом )?по .+|(?:[\w-]+(?:ая|ий|ой) )?(?:область|край|регион)(?: в целом)?|субъект рф"
    r"|республика(?: [\w-]+)?"
)
_SURE_SUM = re.compile(r"(?:итого|всего)\b.*")
_NOTE = re.compile(
    r"(?:примечани[ея]|прим|сноск[аи]|пояснени[ея]|комментари[йи]|справочно"
    r"|источник(?:и|и? данных)?|исполнител[ьи]|исп|состав(?:ил[аи]?|лен[оа]?|ител[ьи])"
    r"|подготов(?:ил[аи]?|лен[оа]?)|заполнил[аи]?|проверил[аи]?"
    r"|ответственн(?:ый|ая|ое лицо|ые)(?: (?:за|исполнител)\w*.*?)?"
    r"|контактн(?:ый|ое|ые)\b.*?|тел(?:ефон)?|факс|[eе]-?mail|(?:электронная|эл\.?) ?почта"
    r"|дата|подпись|м\.? ?п|согласовано|утвержда(?:ю|но)|по состоянию на|данные на|по данным"
    r"|note|notes|source|sources|prepared by|contact)(?:\W.*)?"
)
_SIGNED = re.compile(
    r"(?:директор|начальник|председатель|заведующ(?:ий|ая)|глава|руководитель"
    r"|(?:и\.? ?о\.?|зам(?:еститель|\.)?) (?:директора|начальника|председателя|главы|руководителя))"
    r"\b.*",
)
# One look for all of them: hardly any name is one.
_WORDED = re.compile(
    "|".join(f"(?:{one.pattern})" for one in (_TOTAL, _WHOLE_REGION, _SURE_SUM, _NOTE, _SIGNED))
)
_FOOTNOTE = re.compile(r"[*†‡]+\s*\w.*|_{3,}.*", re.DOTALL)
_FOOTNOTE_BEGINS = ("*", "†", "‡", "_")
_NUMBER = re.compile(r"(?:гр(?:афа)?\.? ?)?\(?(\d{1,3})[.)]?(?:\s*[=(:].*)?", re.IGNORECASE)
_LETTER = re.compile("[а-яa-z]", re.IGNORECASE)
# Names of municipalities are shorter, with all their words.
_LONGEST_NAME = 150


def passed_over(
    cells: Sequence[str], name: str, assessed: str, *, under_head: bool
) -> PassedOver | None:
    """`name` is what stands where the municipality does, else first in the row.

    Programmes and organizations may be called «1», or «Источник знаний».
    """
    is_municipality = assessed == "municipality"
    if (is_municipality or under_head) and numbers_columns(cells):
        return "passed_numbers"
    key = name_key(name)
    if _is_ordinary(name, key):
        return None
    if _is_note(name, key, assessed) and (is_municipality or ":" in name or _is_alone(cells)):
        return "passed_note"
    if is_municipality and len(name) > _LONGEST_NAME and _is_alone(cells):
        return "passed_note"
    if _TOTAL.fullmatch(key) or (is_municipality and _is_sum_of_region(key)):
        return "passed_total"
    return None


def _is_ordinary(name: str, key: str) -> bool:
    is_footnote = name.lstrip().startswith(_FOOTNOTE_BEGINS)
    return len(name) <= _LONGEST_NAME and not is_footnote and not _WORDED.fullmatch(key)


def _is_alone(cells: Sequence[str]) -> bool:
    return sum(map(bool, cells)) == 1


def _is_sum_of_region(key: str) -> bool:
    return bool(_SURE_SUM.fullmatch(key) or _WHOLE_REGION.fullmatch(key))


def _is_note(name: str, key: str, assessed: str) -> bool:
    if _NOTE.fullmatch(key) or _FOOTNOTE.fullmatch(name.strip()):
        return True
    return assessed != "head" and bool(_SIGNED.fullmatch(key))


def numbers_columns(cells: Sequence[str]) -> bool:
    """1, 2, 3 … from the left, perhaps after А, Б, as under the heads of printed forms."""
    first = next(filter(None, cells), "")
    if not (_LETTER.fullmatch(first) or _NUMBER.fullmatch(first)):
        return False
    written = list(filter(None, cells))
    if len(written) < 2:
        return False
    letters = 0
    while letters < min(3, len(written)) and _LETTER.fullmatch(written[letters]):
        letters += 1
    found = [_NUMBER.fullmatch(cell) for cell in written[letters:]]
    numbers = [int(one[1]) for one in found if one]
    starts = (1, 2, letters + 1) if letters else (1,)
    return (
        0 < len(numbers) == len(found)
        and numbers[0] in starts
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )
