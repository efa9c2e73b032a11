"""`metodbot score METHODOLOGY INPUT`: a table of values, scored, checked and explained."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import click
from sqlalchemy import URL

from bot.author_file import author_text
from bot.cli.assessment_called import assessment_called
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.registry import registry, resolver
from bot.cli.table import columns
from bot.cli.table_file import content_of, name_of, refuse_input_twice
from bot.result_files import as_csv, as_xlsx
from bot.texts.explanation import explanation_lines
from bot.texts.levels import level_words, note_words
from bot.texts.numbers import percent
from bot.texts.remarks import remark_line, table_remark_line
from scoring.as_json import as_json
from scoring.methodology.assessment import Assessment
from scoring.methodology.regional import adapted
from scoring.reading.tables.alike import as_spelled_first
from scoring.reading.tables.table import Alike, NotFound, OpenTable, Resolve, Table
from scoring.results.check import (
    Remark,
    against_control,
    below_previous,
    contradictions,
    impossible,
)
from scoring.results.explain import explain
from scoring.results.region import region_result
from scoring.results.result import MunicipalityResult, results
from scoring.results.score import Scores, score
from scoring.results.values import grid
from scoring.results.written import score_text
from storage.territories import Municipality


@dataclass(frozen=True)
class TableRequest:
    methodology: str
    table: Path
    control: Path | None
    previous: Path | None
    choices: Path | None
    region: str | None
    explain: str | None
    url: URL | None
    shape: str
    output: Path | None


def score_table(desk: Desk, request: TableRequest) -> None:
    """Results go to stdout or the named file, remarks to stderr; a bad cell makes exit code 1."""
    assessment = _assessment(request)
    files = [file for file in (request.table, request.control, request.previous) if file]
    refuse_input_twice(files)
    opened = {file: _opened(desk, file, assessment) for file in files}
    resolve = _resolve(desk, request, assessment, opened[request.table])
    tables = {file: table.read(resolve) for file, table in opened.items()}
    for file, table in tables.items():
        _tell(desk, file, table)
    table = tables[request.table]
    scores = score(assessment, table.values, table.municipalities)
    for found in _remarks(request, scores, tables):
        click.echo(remark_line(desk.texts, found), err=True)
    if request.explain is not None:
        _explain(desk, request, scores, resolve)
    else:
        _write(desk, request, scores)
    if any(one.remarks for one in tables.values()):
        raise click.exceptions.Exit(1)


def _assessment(request: TableRequest) -> Assessment:
    known = assessment_called(request.methodology, "cli-score-questionnaire")
    if request.choices is None:
        return known
    return adapted(known, author_text(request.choices), str(request.choices))


def _opened(desk: Desk, file: Path, assessment: Assessment) -> OpenTable:
    return OpenTable(content_of(file), name_of(desk.texts, file), assessment)


def _resolve(
    desk: Desk, request: TableRequest, assessment: Assessment, table: OpenTable
) -> Resolve:
    """Organizations and programmes are in no registry."""
    known: Sequence[Municipality] = ()
    if assessment.assessed == "municipality":
        known = registry(desk, request.url, request.region)
    if not known:
        return as_spelled_first()
    return resolver(known, table.names(), chosen=request.region is not None)


def _tell(desk: Desk, file: Path, table: Table) -> None:
    """Sheets are told beside the file's name, for files may share theirs."""
    name = name_of(desk.texts, file)
    for remark in (*table.notices, *table.remarks):
        own = "" if remark.sheet == name else f"{name}: "
        click.echo(own + table_remark_line(desk.texts, remark), err=True)


def _remarks(
    request: TableRequest, scores: Scores, tables: Mapping[Path, Table]
) -> Iterator[Remark]:
    yield from chain(impossible(scores.grid), contradictions(scores.grid))
    if request.control is not None:
        control = grid(scores.assessment, tables[request.control].values)
        yield from against_control(scores.grid, control)
    if request.previous is not None:
        previous = grid(scores.assessment, tables[request.previous].values)
        yield from below_previous(scores.grid, previous)


def _explain(desk: Desk, request: TableRequest, scores: Scores, resolve: Resolve) -> None:
    name = request.explain or ""
    town = _meant(resolve, name)
    if town not in scores.grid.municipalities:
        raise Failure("cli-score-nobody", name=name)
    reason = explain(scores, town)
    if request.shape == "json":
        told = json.dumps(as_json(reason), ensure_ascii=False, indent=2)
    else:
        titles = scores.assessment.level_titles
        told = "\n".join(explanation_lines(desk.texts, town, reason, titles))
    _put(request, told + "\n")


def _meant(resolve: Resolve, name: str) -> str:
    found = resolve(name)
    if isinstance(found, Alike):
        return found.name
    return name if isinstance(found, NotFound) else found


def _write(desk: Desk, request: TableRequest, scores: Scores) -> None:
    match request.shape:
        case "json":
            _put(request, score_text(scores) + "\n")
        case "csv":
            _put(request, as_csv(desk.texts, scores))
        case "xlsx":
            _put(request, as_xlsx(desk.texts, scores))
        case _:
            _put(request, "\n".join(_told(desk, scores)) + "\n")


def _put(request: TableRequest, content: str | bytes) -> None:
    if request.output is None:
        if isinstance(content, bytes) and sys.stdout.isatty():
            raise Failure("cli-score-output")
        click.echo(content, nl=False)
    elif isinstance(content, bytes):
        request.output.write_bytes(content)
    else:
        request.output.write_text(content, encoding="utf-8", newline="")


def _told(desk: Desk, scores: Scores) -> Iterator[str]:
    texts, titles = desk.texts, scores.assessment.level_titles
    names = ("rank", "municipality", "points", "percent", "level", "notes")
    head = [texts(f"cli-column-{name}") for name in names]
    yield columns(head, [_row(desk, titles, one) for one in results(scores)])
    region = region_result(scores)
    for level, share in region.distribution.items():
        yield texts(
            "cli-score-level",
            level=level_words(texts, level, titles),
            count=share.count,
            percent=percent(share.percent, texts.language),
        )
    if region.average_percent is not None:
        yield texts("cli-score-average", percent=percent(region.average_percent, texts.language))


def _row(desk: Desk, titles: Mapping[str, str], one: MunicipalityResult) -> tuple[object, ...]:
    texts = desk.texts
    level = " / ".join(level_words(texts, level, titles) for level in one.possible_levels)
    notes = [note_words(texts, note) for note in one.notes]
    if one.missing:
        notes.append(texts("cli-score-missing", indicators=", ".join(one.missing)))
    share = None if one.percent is None else percent(one.percent, texts.language)
    points = f"{one.points} / {one.max_points}"
    return (one.rank, one.municipality, points, share, level, "; ".join(notes))
