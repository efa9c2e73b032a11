"""The composition root: everything of one process is built here, by plain constructor calls."""

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import web
from yarl import URL

from bot.campaign_book import CampaignBook
from bot.clock import Clock
from bot.commands import publish_commands
from bot.delivery import Delivery
from bot.drawing import Drawer
from bot.handlers.faults import tapped
from bot.handlers.house import House
from bot.handlers.routes import add_routes
from bot.json_session import JsonSession
from bot.maintenance import checkpoint, close_stopped, delete_anonymous_drafts
from bot.notices import every_notice
from bot.polling import poll
from bot.settings import Settings
from bot.webhook import OnTap, web_application
from scheduler import failures
from scheduler.remind import tick
from scheduler.ticker import Ticker
from storage.database import Database
from storage.lease import lease_of
from storage.prepare import prepare

log = logging.getLogger(__name__)

UPDATES = ("message", "callback_query", "my_chat_member")


class TokenRefused(Exception):
    """Telegram does not know the token."""


class TelegramUnreachable(Exception):
    """Telegram, or the server given instead of it, does not answer."""


class AddressTaken(Exception):
    """Nothing can listen at the given host and port."""


class AnotherPoller(Exception):
    """Another process gets the updates of the same token."""


class App:
    """One process of the bot: start it, wait while it runs, stop it."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self.database = Database(settings.database_url)
        session = JsonSession(api=TelegramAPIServer.from_base(settings.api_url))
        self.bot = Bot(
            settings.bot_token(), session, DefaultBotProperties(parse_mode=ParseMode.HTML)
        )
        self._lease = lease_of(settings.database_url)
        self._clock = clock
        self.dispatcher = Dispatcher(disable_fsm=True)
        self._running: asyncio.Task[None] | None = None
        self._sender: asyncio.Task[None] | None = None
        self._ticking = False
        self._web: web.AppRunner | None = None

    async def start(self) -> None:
        """Raises TokenRefused, TelegramUnreachable, AddressTaken and what `prepare` raises."""
        await prepare(self._settings.database_url)
        name = await self._name()
        link, campaigns = partial(_link, name), CampaignBook(self.database, self._clock)
        notices = every_notice(lambda code: link(f"c_{code}"))
        house = House(
            database=self.database,
            drawer=Drawer(self.bot),
            campaigns=campaigns,
            notices=notices,
            clock=self._clock,
            zone=self._settings.timezone,
            admin_ids=self._settings.admin_ids,
            link=link,
        )
        self.dispatcher["house"] = house
        add_routes(self.dispatcher)
        self._delivery = Delivery(self.database, self.bot, notices, self._clock, self._lease)
        ticks = (
            partial(tick, self.database),
            partial(
                failures.tick, self.database, self._settings.admin_ids, self._settings.timezone
            ),
            partial(close_stopped, self.database),
            partial(delete_anonymous_drafts, self.database, campaigns),
            partial(checkpoint, self.database),
        )
        self.ticker = Ticker(ticks, self._clock, self._lease)
        await self._listen(partial(tapped, house=house))
        with self._faults_named():
            await publish_commands(self.bot)
        self._sender = asyncio.create_task(self._delivery.run(), name="delivery")
        await self.ticker.start()
        self._ticking = True
        with self._faults_named():
            await self._receive()
        _freeze_what_stays()

    async def _name(self) -> str:
        with self._faults_named():
            return (await self.bot.me()).username or ""

    @contextlib.contextmanager
    def _faults_named(self) -> Iterator[None]:
        try:
            yield
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise TokenRefused from error
        except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
            raise TelegramUnreachable(self._settings.api_url) from error

    async def _listen(self, on_tap: OnTap) -> None:
        url, listen = self._settings.webhook_url, self._settings.listen
        secret = self._settings.webhook_secret
        application = web_application(
            self.bot,
            self.dispatcher,
            on_tap,
            self.database,
            path=URL(url).path if url else None,
            secret=secret.get_secret_value() if secret else "",
        )
        self._web = web.AppRunner(application, access_log=None)
        await self._web.setup()
        try:
            await web.TCPSite(self._web, listen.host, listen.port).start()
        except OSError as error:
            raise AddressTaken(f"{listen.host}:{listen.port}") from error

    async def _receive(self) -> None:
        url, secret = self._settings.webhook_url, self._settings.webhook_secret
        if url is None:
            await self.bot.delete_webhook()
            self._running = asyncio.create_task(
                poll(self.bot, self.dispatcher, UPDATES), name="polling"
            )
        else:
            await self.bot.set_webhook(
                url,
                secret_token=secret.get_secret_value() if secret else None,
                allowed_updates=list(UPDATES),
            )
            self._running = asyncio.create_task(_for_ever(), name="webhook")

    async def wait(self) -> None:
        """Until it is cancelled. Raises AnotherPoller, TokenRefused."""
        assert self._running is not None
        try:
            await self._running
        except TelegramConflictError as error:
            raise AnotherPoller from error
        except TelegramUnauthorizedError as error:
            raise TokenRefused from error

    async def tick(self) -> None:
        """What is due is written and sent at once instead of within the next minute."""
        await self.ticker.tick()
        self._delivery.wake()

    async def stop(self) -> None:
        """What has come in is saved and answered first; also after a start that failed midway."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
        if self._ticking:
            await self.ticker.stop()
        if self._sender is not None:
            self._delivery.stop()
            await self._sender
        if self._web is not None:
            await self._web.cleanup()
        await self._lease.close()
        await self.bot.session.close()
        await self.database.close()


def _link(bot_name: str, payload: str) -> str:
    return f"https://t.me/{bot_name}?start={payload}"


async def _for_ever() -> None:
    await asyncio.Event().wait()


def _freeze_what_stays() -> None:
    """The collector would look through all that was loaded again and again, in mid-answer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 1_000)


def system_clock() -> datetime:
    return datetime.now(UTC)


def run(settings: Settings) -> None:
    asyncio.run(_run(settings))


async def _run(settings: Settings) -> None:
    app = App(settings, system_clock)
    try:
        await app.start()
        await until_told_to_stop(app)
    finally:
        await app.stop()


async def until_told_to_stop(app: App) -> None:
    running = asyncio.ensure_future(app.wait())
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, running.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await running
