"""`metodbot methodology template METHODOLOGY`: an empty table to fill in."""

from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.assessment_called import assessment_called
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.registry import registry
from bot.template_files import template_csv, template_xlsx
from scoring.methodology.assessment import Assessment


@click.command("template")
@click.argument("methodology")
@click.option("--region")
@click.option("--output", type=click.Path(path_type=Path))
@click.pass_obj
def template(desk: Desk, *, methodology: str, region: str | None, output: Path | None) -> None:
    assessment = assessment_called(methodology, "cli-template-questionnaire")
    names = _names(desk, assessment, region)
    if output is None:
        click.echo(template_csv(desk.texts, assessment, names), nl=False)
        return
    content = _content(desk, assessment, names, output)
    try:
        # What somebody has filled in is not written over.
        with output.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise Failure("cli-template-exists", file=str(output)) from None


def _content(desk: Desk, assessment: Assessment, names: Sequence[str], output: Path) -> bytes:
    match output.suffix.lower():
        case ".xlsx":
            return template_xlsx(desk.texts, assessment, names)
        case ".csv":
            return template_csv(desk.texts, assessment, names).encode()
        case _:
            raise Failure("cli-template-output", file=str(output))


def _names(desk: Desk, assessment: Assessment, region: str | None) -> Sequence[str]:
    if region is None:
        return ()
    if assessment.assessed != "municipality":
        raise Failure("cli-template-no-municipalities", id=assessment.id)
    return [one.short for one in registry(desk, None, region)]
