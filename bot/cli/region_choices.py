"""Whose choices a table is scored by: those of a named file, else those that its region has set."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import URL

from bot.author_file import author_text
from bot.cli.desk import Desk
from bot.cli.failure import Failure
from bot.cli.places import region_called
from bot.cli.registry import is_there
from bot.settings import SettingsRefused
from scoring.methodology.assessment import Assessment
from scoring.methodology.regional import Choices, adapted, choices_mistakes, with_choices
from storage.database import Database, DatabaseUnavailable
from storage.prepare import SchemaBehind, SchemaNewer
from storage.region_settings import regions_with_choices, settings_of


def as_chosen(
    desk: Desk, known: Assessment, *, file: Path | None, region: str | None, url: URL | None
) -> Assessment:
    """And says on stderr whose choices were used. Raises Failure, FileRefused."""
    stored = desk.work(partial(_choices_of, code=region), url) if region else {}
    of_region = stored.get(known.id)
    if file is not None:
        found = adapted(known, author_text(file), str(file))
        instead = "-not-region" if of_region else ""
        desk.warn(f"cli-score-choices-of-file{instead}", file=str(file), region=region or "")
        return found
    if region is None:
        _tell_of_forgotten(desk, known, url)
    if region is None or of_region is None:
        return known
    found = with_choices(known, _still_fitting(known, of_region, region))
    desk.warn("cli-score-choices-of-region", region=region)
    return found


async def _choices_of(database: Database, code: str) -> Mapping[str, Any]:
    async with database.read() as connection:
        region = await region_called(connection, code)
        return (await settings_of(connection, region.id)).choices


def _still_fitting(known: Assessment, stored: Any, region: str) -> Choices:
    """They fitted when they were set; the methodology may have been changed since."""
    try:
        choices = Choices.model_validate(stored)
    except ValidationError:
        choices = None
    if choices is None or choices_mistakes(known, choices):
        raise Failure("cli-score-choices-outdated", region=region, id=known.id)
    return choices


def _tell_of_forgotten(desk: Desk, known: Assessment, url: URL | None) -> None:
    """Without a word, results by the print alone would look like the region's own."""

    async def work(database: Database) -> list[str]:
        async with database.read() as connection:
            return await regions_with_choices(connection, known.id)

    try:
        found = desk.work(work, url) if is_there(url or desk.settings.database_url) else []
    except (SettingsRefused, DatabaseUnavailable, SchemaBehind, SchemaNewer):
        # A table alone is scored without any database.
        return
    if found:
        desk.warn("cli-score-choices-not-used", id=known.id, regions=", ".join(found))
