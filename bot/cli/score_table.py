"""`metodbot score METHODOLOGY INPUT`: a table of values, scored, checked and explained."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import click
from sqlalchemy import URL

from bot.author_file import author_text
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.registry import registry, resolver
from bot.cli.score_told import told_results
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
from scoring.methodology.regional import adapted
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
from scoring.results.values import grid


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
    resolve = _resolve(desk, request, assessment)
    files = (request.table, request.control, request.previous)
    tables = {file: _read(desk, file, assessment, resolve) for file in files if file}
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
    known = _methodology(request.methodology)
    if not isinstance(known, Assessment):
        raise Failure("cli-score-questionnaire", id=known.id)
    if request.choices is None:
        return known
    return adapted(known, author_text(request.choices), str(request.choices))


def _methodology(given: str) -> Methodology:
    try:
        return shipped(given)
    except UnknownMethodology:
        if Path(given).is_file():
            return load_methodology(author_text(Path(given)), given)
        ids = ", ".join(id for id in shipped_ids() if isinstance(shipped(id), Assessment))
        raise Failure("cli-unknown-methodology", id=given, known=ids) from None


def _resolve(desk: Desk, request: TableRequest, assessment: Assessment) -> Resolve:
    """Organizations and programmes are in no registry."""
    if assessment.assessed != "municipality":
        return str
    known = registry(desk, request.url, request.region)
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
    found = resolve(name)
    town = name if isinstance(found, NotFound) else found
    if town not in scores.grid.municipalities:
        raise Failure("cli-score-nobody", name=name, assessed=scores.assessment.assessed)
    reason = explain(scores, town)
    if request.shape == "json":
        told = json.dumps(as_json(reason), ensure_ascii=False, indent=2)
    else:
        titles = scores.assessment.level_titles
        told = "\n".join(explanation_lines(desk.texts, town, reason, titles))
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
