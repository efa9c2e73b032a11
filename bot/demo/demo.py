"""The bot as in production, beside a stand-in for Telegram and a region full of answers."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from bot.app import App
from bot.demo.cast import Cast, Invited, cast_in, invited_to
from bot.demo.clock import DemoClock, next_mornings
from bot.demo.emulator import Emulator
from bot.demo.fill import hold_seasons, load_invented_region
from bot.demo.invented import BEGINNING, COORDINATED, ZONE
from bot.setting_kinds import Listen
from bot.settings import Settings
from bot.telegram_identity import telegram
from storage import outbox
from storage.database import Database, database_url
from storage.invitations import invite
from storage.keys import Keys
from storage.people import Role, remember_person
from storage.prepare import prepare
from storage.territories import LoadedRegion

BOT_NAME = "metodbot_demo_bot"
_SEND_WITHIN = 10.0
_A_MONTH = timedelta(days=30)


class Demo:
    """`folder` is for the database; it may be deleted after `stop`."""

    def __init__(self, folder: Path, beginning: datetime = BEGINNING) -> None:
        self.clock = DemoClock(beginning)
        self.emulator = Emulator(self.clock, username=BOT_NAME)
        self.cast: Cast = cast_in(self.emulator)
        self.open_now: tuple[Invited, ...] = ()
        self.app: App | None = None
        self._url = database_url(f"sqlite:///{folder / 'demo.sqlite3'}")
        self._moving = asyncio.Lock()
        self.ready = asyncio.Event()

    async def start(self, port: int) -> None:
        """Raises OSError where nothing can listen at the port."""
        await self.emulator.start(port=port)
        await prepare(self._url)
        invitations = await self._fill()
        self.app = App(self._settings(), self.clock)
        await self.app.start()
        await self.cast.coordinator.start(f"i_{invitations[0]}")
        await self.cast.official.start(f"i_{invitations[1]}")
        self.ready.set()

    async def _fill(self) -> tuple[str, str]:
        """The coordinator's and the official's invitations."""
        database = Database(self._url, Keys(self._settings().key_folder()))
        try:
            loaded = await load_invented_region(database)
            official = await database.write(
                lambda connection: remember_person(
                    connection, telegram(self.cast.official.id), "ru"
                )
            )
            keys = Keys(self._settings().key_folder())
            keys.prepare()
            campaigns = await hold_seasons(database, keys, loaded, official.id, self.clock())
            self.open_now = tuple(
                invited
                for one in reversed(campaigns)
                if one.stopped_at is None
                for invited in invited_to(one)
            )
            return await self._invite(database, loaded)
        finally:
            await database.close()

    async def _invite(self, database: Database, loaded: LoadedRegion) -> tuple[str, str]:
        place = next(one for one in loaded.municipalities if one.code == COORDINATED)
        roles = (
            Role("coordinator", loaded.region.id, place.id),
            Role("official", loaded.region.id, None),
        )
        now = self.clock()
        coordinator, official = [
            await database.write(partial(invite, role=role, now=now, lifetime=_A_MONTH))
            for role in roles
        ]
        return coordinator, official

    def _settings(self) -> Settings:
        return Settings(
            token=SecretStr(self.emulator.token),
            api_url=self.emulator.url,
            database_url=self._url,
            listen=Listen("127.0.0.1", 0),
            timezone=ZONE,
        )

    @property
    def today(self) -> date:
        return self.clock().astimezone(ZONE).date()

    async def go_on(self, days: int) -> None:
        """To the morning so many days later; whatever is due on the way is sent."""
        async with self._moving:
            await self._settled()
            for morning in next_mornings(self.clock(), ZONE, days):
                self.clock.put(morning)
                await self._tick()

    async def _settled(self) -> None:
        # A press that the jump overtakes would be too old to be answered.
        with contextlib.suppress(AssertionError):
            await self.emulator.settled()

    async def _tick(self) -> None:
        assert self.app is not None
        await self.app.tick()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_SEND_WITHIN):
                while await self._unsent():  # noqa: ASYNC110 - the outbox tells nobody
                    await asyncio.sleep(0.02)

    async def _unsent(self) -> int:
        assert self.app is not None
        async with self.app.database.read() as connection:
            return await outbox.unsent(connection)

    async def wait(self) -> None:
        assert self.app is not None
        await self.app.wait()

    async def stop(self) -> None:
        if self.app is not None:
            await self.app.stop()
        await self.emulator.stop()
