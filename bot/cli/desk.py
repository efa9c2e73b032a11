from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

import click
from sqlalchemy import URL

from bot.campaign_book import CampaignBook
from bot.counting_rules import rules_in
from bot.settings import Settings, read_settings
from bot.texts.fluent import Texts
from scheduler.count import Counting
from storage.database import Database
from storage.days import day_in
from storage.keys import Keys
from storage.prepare import prepare

T = TypeVar("T")


@dataclass
class Desk:
    """What every command is given; settings are read when one first needs them."""

    texts: Texts
    now: datetime

    @cached_property
    def settings(self) -> Settings:
        """Raises SettingsRefused."""
        return read_settings()

    @cached_property
    def keys(self) -> Keys:
        """Raises SettingsRefused, KeysUnusable."""
        keys = Keys(self.settings.key_folder())
        keys.prepare()
        return keys

    def counting(self, database: Database) -> Counting:
        """Raises SettingsRefused, KeysUnusable."""
        campaigns = CampaignBook(database, lambda: self.now)
        return Counting(database, self.keys, rules_in(campaigns))

    def today(self, zone: str) -> date:
        return day_in(zone, self.now)

    def say(self, key: str, **values: Any) -> None:
        click.echo(self.texts(key, **values))

    def warn(self, key: str, **values: Any) -> None:
        click.echo(self.texts(key, **values), err=True)

    def work(self, work: Callable[[Database], Awaitable[T]], url: URL | None = None) -> T:
        """On the database of the settings, or of `url`.

        Raises DatabaseUnavailable, SchemaBehind, SchemaNewer.
        """
        return asyncio.run(_work(work, url or self.settings.database_url))


async def _work(work: Callable[[Database], Awaitable[T]], url: URL) -> T:
    await prepare(url)
    database = Database(url)
    try:
        return await work(database)
    finally:
        await database.close()
