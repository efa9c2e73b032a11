"""The screen, CSV, XLSX and JSON of every methodology say the same, cell by cell."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.cli.score_told import told_results
from bot.result_files import as_csv, as_xlsx
from bot.texts.fluent import console_texts
from bot.texts.levels import level_words, note_words
from bot.texts.numbers import number
from scoring.methodology.assessment import Assessment
from scoring.methodology.indicators import Presence, has_fraction, is_summed
from scoring.results.contract import score_json
from scoring.results.score import Scores
from tests.bot.result_tables.mixed import TOWNS, mixed
from tests.scoring.codes import assessments

ALL = {one.id: one for one in assessments()}
RU = console_texts("ru")
every = pytest.mark.parametrize("id", ALL)
Sections = dict[str, list[list[str]]]


@cache
def scores_of(id: str) -> Scores:
    return mixed(ALL[id])


@cache
def document(id: str) -> dict[str, Any]:
    return score_json(scores_of(id))


@cache
def sections(id: str) -> Sections:
    """The tables of the CSV by their titles."""
    rows = list(csv.reader(io.StringIO(as_csv(RU, scores_of(id))[1:]), delimiter=";"))
    found: Sections = {"Результаты": []}
    title = "Результаты"
    for at, row in enumerate(rows):
        if at and not rows[at - 1]:
            title = row[0]
            found[title] = []
        elif row:
            found[title].append(row)
    return found


def records(id: str, title: str) -> list[dict[str, str]]:
    head, *rows = sections(id)[title]
    assert len(set(head)) == len(head)
    return [dict(zip(head, row, strict=True)) for row in rows]


def shown(value: Any) -> str:
    """A figure of the JSON as the CSV writes it, whole or with tenths."""
    if isinstance(value, str):
        return value
    return "" if value is None else str(value).replace(".", ",")


def same(cell: str, value: Any) -> bool:
    """Tenths are written in the files even where they are nought."""
    return cell == shown(value) or (value is not None and cell == f"{shown(value)},0")


@every
def test_the_workbook_holds_what_the_csv_holds(id: str) -> None:
    book = load_workbook(io.BytesIO(as_xlsx(RU, scores_of(id))))
    assert book.sheetnames == list(sections(id))
    for title, rows in sections(id).items():
        cells = [list(row) for row in book[title].iter_rows()]
        assert len(cells) == len(rows)
        for own, written in zip(cells, rows, strict=True):
            for cell, text in zip(own, written, strict=True):
                if isinstance(cell.value, int | float):
                    assert same(text, cell.value)
                    assert cell.number_format == ("0.0" if "," in text else "0")
                else:
                    assert (cell.value or "") == text.removeprefix("'")


@every
def test_the_results_in_the_csv_are_those_of_the_json(id: str) -> None:
    rows = records(id, "Результаты")
    name = next(iter(set(rows[0]) & {"Муниципалитет", "Организация", "Программа", "Руководитель"}))
    found = document(id)["municipalities"]
    assert [row[name] for row in rows] == [one["municipality"] for one in found]
    for row, one in zip(rows, found, strict=True):
        for head, cell in expected(ALL[id], one).items():
            assert same(row.pop(head), cell), (one["municipality"], head)
        assert set(row) == {name}


def expected(assessment: Assessment, one: Mapping[str, Any]) -> dict[str, Any]:
    """What must stand under each head, from the JSON alone."""
    cells: dict[str, Any] = {
        "Пометки": "; ".join(note_words(RU, note) for note in one["notes"]),
        "Нет данных": "№ " + ", ".join(one["missing"]) if one["missing"] else "",
    }
    applies = {
        id: found["status"]
        for id, found in one["indicators"].items()
        if found["status"] != "not_applicable"
    }
    if assessment.max_points:
        absent = None if "given" in applies.values() else "нет данных" if applies else "неприменимо"
        cells["Место"] = one["rank"]
        cells["Баллы"] = absent or one["points"]
        cells["Максимум"] = one["max_points"]
        cells["Процент"] = None if absent else one["percent"]
        cells["Баллы при худшем исходе"] = one["least"]
        cells["Баллы при лучшем исходе"] = one["most"]
        if assessment.levels:
            cells["Уровень"] = levels(assessment, one["possible_levels"])
    else:
        asked = [one for id, one in applies.items() if not is_summed(assessment.indicator(id))]
        cells["Показателей с данными"] = asked.count("given")
        cells["Показателей всего"] = len(asked)
    return cells | criteria(assessment, one) | indicators(assessment, one)


def levels(assessment: Assessment, codes: list[str]) -> str:
    return " / ".join(level_words(RU, code, assessment.level_titles) for code in codes)


def criteria(assessment: Assessment, one: Mapping[str, Any]) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for criterion in assessment.criteria:
        own = one["criteria"][criterion.id]
        if not assessment.max_of_criterion(criterion):
            continue
        number = f"{criterion.id} " if criterion.id[0].isdigit() else ""
        absent = None
        if not own["given"]:
            absent = "неприменимо" if own["status"] == "not_applicable" else "нет данных"
        cells[f"{number}{criterion.title}: баллы"] = absent or own["points"]
        cells[f"{number}{criterion.title}: максимум"] = own["max_points"]
        cells[f"{number}{criterion.title}: процент"] = None if absent else own["value"]
        if criterion.levels:
            named = levels(assessment, own["possible_levels"])
            cells[f"{number}{criterion.title}: уровень"] = named
            notes = "; ".join(note_words(RU, note) for note in own["notes"])
            cells[f"{number}{criterion.title}: пометки"] = notes
    return cells


def indicators(assessment: Assessment, one: Mapping[str, Any]) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for indicator in assessment.all_indicators:
        own, kind = one["indicators"][indicator.id], indicator.kind
        percent = ", %" if kind in ("share", "pairwise") else ""
        cells[f"{indicator.id} {indicator.title}{percent}"] = value(kind, own)
        if assessment.is_scored(indicator) and kind not in ("expert", "points"):
            cells[f"{indicator.id} Баллы"] = own["points"]
        target = getattr(indicator, "target", None)
        if target is not None:
            reached = {None: "", True: "да", False: "нет"}[own["reached"]]
            goal = f"{target}\N{NO-BREAK SPACE}%" if percent else target
            cells[f"{indicator.id} Цель {goal} достигнута"] = reached
    return cells


def value(kind: str, own: Mapping[str, Any]) -> Any:
    if own["status"] in ("not_applicable", "refused"):
        return {"not_applicable": "неприменимо", "refused": "не принято"}[own["status"]]
    if kind == "presence" and own["value"] is not None:
        return "да" if own["value"] else "нет"
    return own["value"]


@every
def test_nothing_that_stands_alone_would_become_a_date_in_a_russian_excel(id: str) -> None:
    cells = [cell for rows in sections(id).values() for row in rows for cell in row]
    assert not [cell for cell in cells if re.fullmatch(r"\d+\.\d+(\.\d+)*", cell)]


@every
def test_counts_and_points_are_written_whole(id: str) -> None:
    for indicator in ALL[id].all_indicators:
        if not (has_fraction(indicator) or isinstance(indicator, Presence)):
            cells = {row[f"{indicator.id} {indicator.title}"] for row in records(id, "Результаты")}
            assert not any("," in cell for cell in cells)


@every
def test_the_numbers_behind_shares_are_those_of_the_json(id: str) -> None:
    divided = [one.id for one in ALL[id].all_indicators if has_fraction(one)]
    assert ("Числители и знаменатели" in sections(id)) == bool(divided)
    rows = records(id, "Числители и знаменатели") if divided else []
    for row, one in zip(rows, document(id)["municipalities"], strict=bool(divided)):
        for indicator in divided:
            own = one["indicators"][indicator]
            assert same(row[f"{indicator} числитель"], own["numerator"])
            assert same(row[f"{indicator} знаменатель"], own["denominator"])


@every
def test_the_figures_of_the_region_are_those_of_the_json(id: str) -> None:
    region = document(id)["region"]
    known = {**region["shares"], **region["sums"]}
    assert ("Показатели региона" in sections(id)) == bool(known)
    rows = records(id, "Показатели региона") if known else []
    ids = [row["Показатель"].split()[0] for row in rows]
    assert ids == [one for one in ALL[id].places if one in known]
    for row, own in zip(rows, (known[one] for one in ids), strict=True):
        assert same(row["Значение"], own.get("percent", own.get("sum") if own["n"] else None))
        assert same(row["Цель"], own.get("target"))
        assert row["Цель достигнута"] == {None: "", True: "да", False: "нет"}[own.get("reached")]
        assert same(row["Сколько дали"], own["n"])
        for head, key in (("Числитель", "numerator"), ("Знаменатель", "denominator")):
            assert same(row[head], own.get(key) if own["n"] else None)


@every
def test_the_zones_are_those_of_the_json_with_who_is_in_them(id: str) -> None:
    region, titles = document(id)["region"], ALL[id].level_titles
    ends = {"Лидеры": region["leaders"], "Проблемная зона": region["problem"]}
    wanted = [
        (level_words(RU, level, titles), shown(share["count"]), shown(share["percent"]), names)
        for (level, share), names in zip(
            region["distribution"].items(), region["zones"].values(), strict=True
        )
    ]
    if region["without_level"]:
        names = region["without_level"]
        wanted.append(("не определён", shown(len(names)), "", names))
    if ALL[id].zones:
        wanted += [(title, shown(len(names)), "", names) for title, names in ends.items()]
    rows = records(id, "Зоны") if "Зоны" in sections(id) else []
    assert wanted == [
        (
            row["Уровень"],
            row["Сколько"],
            row["Доля, %"],
            row["Кто"].split("; ") if row["Кто"] else [],
        )
        for row in rows
    ]


@every
def test_the_levels_of_groups_and_the_region_as_a_whole_are_those_of_the_json(id: str) -> None:
    region, titles = document(id)["region"], ALL[id].level_titles
    wanted = [
        [level_words(RU, level, titles), shown(share["count"]), shown(share["percent"])]
        for own in region["criteria"].values()
        for level, share in own.items()
    ]
    groups = "Уровни по критериям"
    rows = sections(id)[groups][1:] if groups in sections(id) else []
    assert [row[1:] for row in rows] == wanted
    whole = dict(sections(id)["Регион"])
    assert whole["Версия"] == document(id)["version"]
    assert whole["С полным результатом"] == shown(region["complete"])
    if ALL[id].max_points:
        average = whole["Среднее полных результатов, % максимума"]
        assert same(average, region["average_percent"])


@every
def test_the_screen_tells_the_same_of_everybody(id: str) -> None:
    told = told_results(RU, scores_of(id)).split("\n\n")
    for one in document(id)["municipalities"]:
        line = next(row for row in told[0].splitlines()[1:] if one["municipality"] in row.split())
        cells = expected(ALL[id], one)
        if not ALL[id].max_points:
            given, asked = cells["Показателей с данными"], cells["Показателей всего"]
            assert f"  {given} / {asked}" in line
            continue
        points = cells["Баллы"]
        own = points if isinstance(points, str) else f"{points} / {cells['Максимум']}"
        assert f"  {own}  " in f"{line}  "
        if cells["Процент"] is not None:
            assert f"  {number_of(cells['Процент'])}\N{NO-BREAK SPACE}%" in line
        assert cells.get("Уровень", "") in line
        assert ", ".join(one["missing"]) in line


def number_of(value: float) -> str:
    return number(value, "ru")  # type: ignore[arg-type]


@every
def test_the_screen_tells_the_same_of_criteria_values_and_the_region(id: str) -> None:
    told = told_results(RU, scores_of(id))
    for title in ("Регион", "Зоны", "Уровни по критериям", "Показатели региона"):
        for row in sections(id).get(title, [])[0 if title == "Регион" else 1 :]:
            cells = row if row[0] == "Версия" else map(as_told, row)
            words = [re.escape(cell) for cell in cells if cell]
            assert re.search("^" + r"\s{2,}".join(words) + "$", told, re.MULTILINE), row
    if not ALL[id].max_points:
        assert told.count("Значения\n") == -(-len(TOWNS) // 4)
        for indicator in ALL[id].all_indicators:
            told_values(id, f"{indicator.id} {indicator.title}", told)


def told_values(id: str, name: str, told: str) -> None:
    lines = re.findall(rf"^{re.escape(name)}.*$", told, re.MULTILINE)
    for row in records(id, "Результаты"):
        cells = [cell for head, cell in row.items() if head.startswith(name) and cell]
        assert all(any(f"  {as_told(cell)}" in line for line in lines) for cell in cells)


def as_told(cell: str) -> str:
    """Thousands are set apart on the screen, and tenths that are nought left out."""
    if not re.fullmatch(r"\d+(,\d)?", cell):
        return cell
    whole = float(cell.replace(",", "."))
    return number_of(int(whole) if whole == int(whole) else whole)
