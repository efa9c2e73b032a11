from pathlib import Path

import click
from sqlalchemy import URL

from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.kinds import NUMBER
from bot.cli.score_answers import score_answers
from bot.cli.score_table import TableRequest, score_table
from storage.database import DatabaseUrlRefused, database_url

_SHAPES = ("table", "json", "csv", "xlsx")
_FILE = click.Path(path_type=Path)


@click.command("score")
@click.argument("methodology")
@click.argument("table", type=_FILE, required=False)
@click.option("--campaign", "campaign_id", type=NUMBER)
@click.option("--control", type=_FILE)
@click.option("--previous", type=_FILE)
@click.option("--choices", type=_FILE)
@click.option("--region")
@click.option("--explain")
@click.option("--database")
@click.option("--format", "shape", type=click.Choice(_SHAPES), default="table", show_default=True)
@click.option("--output", type=_FILE)
@click.pass_obj
def score(
    desk: Desk,
    *,
    methodology: str,
    table: Path | None,
    campaign_id: int | None,
    control: Path | None,
    previous: Path | None,
    choices: Path | None,
    region: str | None,
    explain: str | None,
    database: str | None,
    shape: str,
    output: Path | None,
) -> None:
    url = _url(database) if database else None
    if campaign_id is not None and table is None and shape in {"table", "json"}:
        _refuse_for_answers(
            control=control,
            previous=previous,
            choices=choices,
            region=region,
            explain=explain,
            output=output,
        )
        score_answers(desk, methodology, campaign_id, url, shape)
        return
    if table is None or campaign_id is not None:
        raise Failure("cli-score-what")
    request = TableRequest(
        methodology, table, control, previous, choices, region, explain, url, shape, output
    )
    score_table(desk, request)


def _refuse_for_answers(**options: object) -> None:
    given = [f"--{name}" for name, value in options.items() if value is not None]
    if given:
        raise Failure("cli-score-only-tables", options=", ".join(given))


def _url(given: str) -> URL:
    try:
        return database_url(given)
    except DatabaseUrlRefused:
        raise Failure("cli-database-url-refused") from None
