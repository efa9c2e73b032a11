"""How a typed text would be read: for authors, who try a list of options without a chat."""

import json
from pathlib import Path
from typing import Any

import click

from bot.author_file import author_text
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.reading import as_document, as_words, read_by_console
from bot.instruments.load import load_instrument, shipped_instruments
from bot.interview.answer import Write
from bot.interview.given import NotAnAnswer, given
from bot.interview.instrument import Instrument, Matrix
from bot.interview.values import Answers


@click.command("read")
@click.argument("instrument")
@click.argument("item")
@click.argument("text")
@click.option("--answers", default="{}")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.pass_obj
def read(desk: Desk, *, instrument: str, item: str, text: str, answers: str, shape: str) -> None:
    asked = _instrument(instrument)
    write = _write(asked, item, text)
    outcome = read_by_console(
        asked, _answers(asked, answers), write, desk.today(desk.settings.timezone.key)
    )
    if shape == "json":
        click.echo(json.dumps(as_document(outcome), ensure_ascii=False, indent=2))
    else:
        click.echo(as_words(desk.texts, outcome))


def _instrument(called: str) -> Instrument:
    """A file where there is one, else one that is shipped."""
    file = Path(called)
    if file.exists():
        return load_instrument(author_text(file), called)
    known = shipped_instruments()
    if called not in known:
        raise Failure("cli-unknown-instrument", id=called, known=", ".join(known))
    return known[called]


def _write(asked: Instrument, place: str, text: str) -> Write:
    id, _, row = place.partition("/")
    item = asked.by_id.get(id)
    if item is None:
        raise Failure("cli-unknown-item", id=id, known=", ".join(asked.by_id))
    rows = [one.id for one in item.rows] if isinstance(item, Matrix) else []
    if row and row not in rows:
        raise Failure("cli-unknown-row", id=id, row=row, known=", ".join(rows) or "–")
    return Write(id, text, row or None)


def _answers(asked: Instrument, text: str) -> Answers:
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise Failure("cli-answers-not-json") from None
    if not isinstance(found, dict):
        raise Failure("cli-answers-not-json")
    try:
        return given(asked, found)
    except NotAnAnswer as wrong:
        raise Failure("cli-not-an-answer", item=wrong.item) from None
