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

from bot.author_file import author_text
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.region_choices import as_chosen
from bot.cli.registry import registry, resolver
from bot.cli.score_told import told_results
from bot.cli.subjects import by_code, subjects_by_name
from bot.definitions.closed_items import shipped_items
from bot.result_files import as_csv, as_xlsx
from bot.texts.explanation import explanation_lines
from bot.texts.remarks import remark_line, table_remark_line
from scoring.as_json import as_json
from scoring.methodology.assessment import Assessment
from scoring.methodology.load import (
    Methodology,
    UnknownMethodology,
    load_methodology,
    shipped,
    shipped_ids,
)
from scoring.reading.tables.table import NotFound, Resolve, Table, read_table
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
    known = _registry(desk, request, assessment)
    resolve = _resolve(known, request, assessment)
    files = (request.table, request.control, request.previous)
    tables = {file: _read(desk, file, assessment, resolve) for file in files if file}
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
    known = _methodology(request.methodology)
    if not isinstance(known, Assessment):
        raise Failure("cli-score-questionnaire", id=known.id)
    return as_chosen(desk, known, file=request.choices, region=request.region, url=request.url)


def _methodology(given: str) -> Methodology:
    try:
        return shipped(given)
    except UnknownMethodology:
        if Path(given).is_file():
            return load_methodology(author_text(Path(given)), given, asked=shipped_items)
        ids = ", ".join(id for id in shipped_ids() if isinstance(shipped(id), Assessment))
        raise Failure("cli-unknown-methodology", id=given, known=ids) from None


def _registry(
    desk: Desk, request: TableRequest, assessment: Assessment
) -> tuple[Municipality, ...]:
    """Organizations and programmes are in no registry."""
    if assessment.assessed != "municipality":
        return ()
    return registry(desk, request.url, request.region)


def _resolve(
    known: tuple[Municipality, ...], request: TableRequest, assessment: Assessment
) -> Resolve:
    if not known:
        return str
    names = read_table(request.table.read_bytes(), request.table.name, assessment).municipalities
    return resolver(known, names)


def _read(desk: Desk, file: Path, assessment: Assessment, resolve: Resolve) -> Table:
    """Whatever is wrong with it is told; sheets beside the file's name, for files may share it."""
    table = read_table(file.read_bytes(), file.name, assessment, resolve)
    for remark in table.remarks:
        own = "" if remark.sheet == file.name else f"{file.name}: "
        click.echo(own + table_remark_line(desk.texts, remark), err=True)
    return table


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
    found = resolve(name)
    return subjects.get(name if isinstance(found, NotFound) else found)


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
