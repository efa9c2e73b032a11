from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

import click
from sqlalchemy import URL

from bot.campaign_book import CampaignBook
from bot.counting_rules import rules_in
from bot.settings import Settings, SettingsRefused, read_settings
from bot.texts.fluent import Texts
from scheduler.count import Counting
from storage.database import Database
from storage.days import day_in
from storage.keys import Keys, KeySource
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
        keys = self._needed_keys()
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

        Raises DatabaseUnavailable, KeysUnusable, SchemaBehind, SchemaNewer.
        """
        if url is not None:
            return asyncio.run(_work(work, url, None, None))
        keys = self._keys_at_hand()
        return asyncio.run(_work(work, self.settings.database_url, keys, self._needed_keys))

    def _keys_at_hand(self) -> Keys | None:
        """None where the settings do not say where they lie: most commands do without."""
        with suppress(SettingsRefused):
            return self._needed_keys()
        return None

    def _needed_keys(self) -> Keys:
        """Raises SettingsRefused."""
        return Keys(self.settings.key_folder())


async def _work(
    work: Callable[[Database], Awaitable[T]], url: URL, keys: Keys | None, needed: KeySource | None
) -> T:
    await prepare(url, needed)
    database = Database(url, keys)
    try:
        return await work(database)
    finally:
        await database.close()
