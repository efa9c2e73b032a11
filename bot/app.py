"""The composition root: everything of one process is built here, by plain constructor calls."""

import asyncio
import contextlib
import gc
import logging
import signal
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import web
from yarl import URL

from bot.campaign_book import CampaignBook
from bot.clock import Clock
from bot.commands import publish_commands
from bot.counting_rules import rules_in
from bot.definitions.kept_pairs import KeptPairs
from bot.delivery import Delivery
from bot.drawing import Drawer
from bot.ending import ended
from bot.handlers.faults import tapped
from bot.handlers.house import House
from bot.handlers.routes import add_routes
from bot.handlers.unshown import draw_unshown
from bot.health import Health
from bot.json_session import JsonSession
from bot.kept_results import keep_results
from bot.limits import USUAL, Limits
from bot.logs import kind_of, log_fault
from bot.maintenance import checkpoint, count_and_close
from bot.notices import every_notice
from bot.polling import poll
from bot.settings import Settings
from bot.telegram_identity import telegram
from bot.unshown import UnshownScreens
from bot.webhook import OnTap, web_application
from scheduler import failures
from scheduler.count import Counting
from scheduler.forget import forget_answers, forget_closed
from scheduler.remind import tick
from scheduler.ticker import Tick, Ticker
from storage.database import Database
from storage.keys import Keys
from storage.lease import lease_of
from storage.prepare import prepare
from storage.sealed_drafts import sealed_campaigns

log = logging.getLogger(__name__)

# Seconds, for what holds a connection to let go of it.
CLOSING = 2.0
UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


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

    def __init__(self, settings: Settings, clock: Clock, limits: Limits = USUAL) -> None:
        self._settings, self._limits = settings, limits
        self.keys = Keys(settings.key_folder())
        self.database = Database(settings.database_url, self.keys)
        session = JsonSession(
            api=TelegramAPIServer.from_base(settings.api_url), timeout=limits.sending
        )
        self.bot = Bot(
            settings.bot_token(), session, DefaultBotProperties(parse_mode=ParseMode.HTML)
        )
        self._lease = lease_of(settings.database_url)
        self._clock = clock
        self.dispatcher = Dispatcher(disable_fsm=True)
        self._drawer = Drawer(self.bot, limits)
        self._stopped = asyncio.Event()
        self._running: asyncio.Task[object] | None = None
        self._sender: asyncio.Task[None] | None = None
        self._ticking = False
        self._web: web.AppRunner | None = None

    async def start(self) -> None:
        """Raises TokenRefused, TelegramUnreachable, AddressTaken, KeysUnusable and what `prepare`
        raises.
        """
        await prepare(self._settings.database_url, lambda: self.keys)
        # By default beside the database, whose folder is there now.
        self.keys.prepare()
        await self._warn_of_missing_keys()
        name = await self._name()
        house = self._house(name)
        self.dispatcher["house"] = house
        add_routes(self.dispatcher)
        self._delivery = Delivery(
            self.database, self.bot, house.notices, self._clock, self._lease, limits=self._limits
        )
        self.ticker = Ticker(self._ticks(house), self._clock, self._lease, log_fault)
        await self._listen(partial(tapped, house=house))
        await self._publish_commands()
        self._sender = asyncio.create_task(self._delivery.run(), name="delivery")
        await self.ticker.start()
        self._ticking = True
        with self._faults_named():
            await self._receive()
        log.info("at work as @%s", name)
        _freeze_what_stays()

    def _house(self, name: str) -> House:
        link, pairs = partial(_link, name), KeptPairs()
        return House(
            database=self.database,
            drawer=self._drawer,
            unshown=UnshownScreens(self.database),
            campaigns=CampaignBook(self.database, self._clock, pairs),
            notices=every_notice(lambda code: link(f"c_{code}"), pairs),
            clock=self._clock,
            admins=frozenset(map(telegram, self._settings.admin_ids)),
            keys=self.keys,
            link=link,
        )

    def _ticks(self, house: House) -> Sequence[Tick]:
        """In their order: what closes keeps its results before anything of it is deleted."""
        zone = self._settings.timezone.key
        counting = Counting(self.database, self.keys, rules_in(house.campaigns))
        return (
            partial(tick, self.database),
            partial(failures.tick, self.database, house.admins, zone),
            partial(count_and_close, counting),
            partial(keep_results, self.database, house.campaigns),
            partial(forget_answers, self.database),
            partial(forget_closed, counting),
            partial(checkpoint, self.database),
            partial(draw_unshown, house),
        )

    async def _warn_of_missing_keys(self) -> None:
        """Perhaps a disk is not mounted, and nobody has begun anew yet."""
        async with self.database.read() as connection:
            needed = await sealed_campaigns(connection)
        for code in sorted({*needed} - self.keys.campaigns()):
            log.warning("no key of campaign %s in %s: its drafts stay shut", code, self.keys.folder)

    async def _publish_commands(self) -> None:
        """Those of the last start stay; without a menu everything can be done all the same."""
        try:
            async with asyncio.timeout(self._limits.holding):
                await publish_commands(self.bot)
        except (TelegramAPIError, ClientDecodeError, TimeoutError) as error:
            log.warning("the menu of commands was not published: %s", kind_of(error))

    async def _name(self) -> str:
        with self._faults_named():
            return (await self.bot.me()).username or ""

    @contextlib.contextmanager
    def _faults_named(self) -> Iterator[None]:
        try:
            yield
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise TokenRefused from error
        except (
            TelegramNetworkError,
            TelegramServerError,
            TelegramRetryAfter,
            ClientDecodeError,
        ) as error:
            raise TelegramUnreachable(self._settings.api_url) from error

    async def _listen(self, on_tap: OnTap) -> None:
        url, listen = self._settings.webhook_url, self._settings.listen
        secret = self._settings.webhook_secret
        application = web_application(
            self.bot,
            self.dispatcher,
            on_tap,
            self._health(),
            path=URL(url).path if url else None,
            secret=secret.get_secret_value() if secret else "",
            limits=self._limits,
        )
        self._web = web.AppRunner(
            application, access_log=None, shutdown_timeout=self._limits.stopping - 1
        )
        await self._web.setup()
        try:
            await web.TCPSite(self._web, listen.host, listen.port).start()
        except OSError as error:
            raise AddressTaken(f"{listen.host}:{listen.port}") from error

    def _health(self) -> Health:
        def sender_stands_still() -> bool:
            return self._delivery.stands_still() or (
                self._sender is not None and self._sender.done()
            )

        standing = {
            "sender stands still": sender_stands_still,
            "tick stands still": self.ticker.stands_still,
        }
        return Health(self.database, standing)

    async def _receive(self) -> None:
        url, secret = self._settings.webhook_url, self._settings.webhook_secret
        if url is None:
            await self.bot.delete_webhook()
            polling = poll(self.bot, self.dispatcher, UPDATES, self._stopped, self._limits)
            self._running = asyncio.create_task(polling, name="polling")
        else:
            await self.bot.set_webhook(
                url,
                secret_token=secret.get_secret_value() if secret else None,
                allowed_updates=list(UPDATES),
            )
            self._running = asyncio.create_task(self._stopped.wait(), name="webhook")

    async def wait(self) -> None:
        """Until it is cancelled. Raises AnotherPoller, TokenRefused."""
        assert self._running is not None
        try:
            # What it is in the middle of, it ends when it is stopped.
            await asyncio.shield(self._running)
        except TelegramConflictError as error:
            raise AnotherPoller from error
        except (TelegramUnauthorizedError, TelegramNotFound) as error:
            raise TokenRefused from error

    async def tick(self) -> None:
        """What is due is written and sent at once instead of within the next minute."""
        await self.ticker.tick()
        self._delivery.wake()

    async def stop(self) -> None:
        """What has come in is saved and answered first, whatever fails; what is still being shown
        is cut short. Also after a start that failed midway.
        """
        self._stopped.set()
        self._drawer.hurry(self._limits.goodbye)
        if self._sender is not None:
            self._delivery.stop()
        at_work = {
            "polling": self._running,
            "the tick": self.ticker.stop() if self._ticking else None,
            "sending": self._sender,
            "the webhook": self._web.cleanup() if self._web else None,
        }
        await ended(self._limits.stopping, at_work)
        connections = {
            "the lease": self._lease.close(),
            "the session": self.bot.session.close(),
            "the database": self.database.close(),
        }
        await ended(CLOSING, connections)


def _link(bot_name: str, payload: str) -> str:
    return f"https://t.me/{bot_name}?start={payload}"


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
