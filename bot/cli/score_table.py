"""`metodbot score METHODOLOGY INPUT`: a table of values, scored, checked and explained."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import click
import pandas as pd
from sqlalchemy import URL

from bot.cli.assessment_called import assessment_called
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.region_choices import as_chosen
from bot.cli.registry import registry, resolver
from bot.cli.score_told import told_results
from bot.cli.subjects import by_code, subjects_by_name
from bot.cli.table_file import content_of, name_of, refuse_input_twice
from bot.result_files import as_csv, as_xlsx
from bot.texts.explanation import explanation_lines
from bot.texts.remarks import remark_line, table_remark_line
from scoring.as_json import as_json
from scoring.methodology.assessment import Assessment
from scoring.reading.tables.alike import as_spelled_first
from scoring.reading.tables.table import Alike, NotFound, OpenTable, Resolve, Table
from scoring.results.check import (
    Remark,
    against_control,
    below_previous,
    contradictions,
    impossible,
)
from scoring.results.contract import score_text
from scoring.results.explain import explain
from scoring.results.score import Scores, score
from scoring.results.subject import Subject
from scoring.results.values import grid
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
    assessment = _assessment(desk, request)
    files = [file for file in (request.table, request.control, request.previous) if file]
    refuse_input_twice(files)
    known = _registry(desk, request, assessment)
    opened = {file: _opened(desk, file, assessment) for file in files}
    resolve = _resolve(known, request, opened[request.table])
    tables = {file: table.read(resolve) for file, table in opened.items()}
    for file, table in tables.items():
        _tell(desk, file, table)
    table = tables[request.table]
    subjects = subjects_by_name(assessment.assessed, table.municipalities, known)
    values = {file: by_code(one.values, subjects) for file, one in tables.items()}
    scores = score(assessment, values[request.table], list(subjects.values()))
    for found in _remarks(request, scores, values):
        click.echo(remark_line(desk.texts, found), err=True)
    if request.explain is not None:
        _explain(desk, request, scores, _asked(request.explain, subjects, resolve))
    else:
        _write(desk, request, scores)
    if any(one.remarks for one in tables.values()):
        raise click.exceptions.Exit(1)


def _assessment(desk: Desk, request: TableRequest) -> Assessment:
    known = assessment_called(request.methodology, "cli-score-questionnaire")
    return as_chosen(desk, known, file=request.choices, region=request.region, url=request.url)


def _opened(desk: Desk, file: Path, assessment: Assessment) -> OpenTable:
    return OpenTable(content_of(file), name_of(desk.texts, file), assessment)


def _registry(
    desk: Desk, request: TableRequest, assessment: Assessment
) -> tuple[Municipality, ...]:
    """Organizations and programmes are in no registry."""
    if assessment.assessed != "municipality":
        return ()
    return registry(desk, request.url, request.region)


def _resolve(known: tuple[Municipality, ...], request: TableRequest, table: OpenTable) -> Resolve:
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
    request: TableRequest, scores: Scores, values: Mapping[Path, pd.DataFrame]
) -> Iterator[Remark]:
    yield from chain(impossible(scores.grid), contradictions(scores.grid))
    if request.control is not None:
        control = grid(scores.assessment, values[request.control])
        yield from against_control(scores.grid, control)
    if request.previous is not None:
        previous = grid(scores.assessment, values[request.previous])
        yield from below_previous(scores.grid, previous)


def _asked(name: str, subjects: Mapping[str, Subject], resolve: Resolve) -> Subject | None:
    return subjects.get(_meant(resolve, name))


def _explain(desk: Desk, request: TableRequest, scores: Scores, asked: Subject | None) -> None:
    if asked is None:
        assessed = scores.assessment.assessed
        raise Failure("cli-score-nobody", name=request.explain or "", assessed=assessed)
    reason = explain(scores, asked.code)
    if request.shape == "json":
        told = json.dumps(as_json(reason), ensure_ascii=False, indent=2)
    else:
        titles = scores.assessment.level_titles
        told = "\n".join(explanation_lines(desk.texts, asked.name, reason, titles))
    _put(request, told + "\n")


def _meant(resolve: Resolve, name: str) -> str:
    found = resolve(name)
    if isinstance(found, Alike):
        return found.name
    return name if isinstance(found, NotFound) else found


def _write(desk: Desk, request: TableRequest, scores: Scores) -> None:
    match request.shape:
        case "json":
            _put(request, score_text(scores))
        case "csv":
            _put(request, as_csv(desk.texts, scores))
        case "xlsx":
            _put(request, as_xlsx(desk.texts, scores))
        case _:
            _put(request, told_results(desk.texts, scores))


def _put(request: TableRequest, content: str | bytes) -> None:
    if request.output is None:
        if isinstance(content, bytes) and sys.stdout.isatty():
            raise Failure("cli-score-output")
        click.echo(content, nl=False)
    elif isinstance(content, bytes):
        request.output.write_bytes(content)
    else:
        request.output.write_text(content, encoding="utf-8", newline="")
