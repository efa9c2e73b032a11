"""Sends what stands in the outbox, at the pace that Telegram allows, nothing twice."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from functools import partial
from typing import NamedTuple

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError, ConnectionTimeoutError
from aiolimiter import AsyncLimiter

from bot.clock import Clock
from bot.limits import USUAL, Limits, Timeouts
from bot.logs import kind_of, log_fault
from bot.not_arrived import BROKEN_CONNECTION, reason_of
from bot.notices import Notices, notice_screen
from bot.plain_calls import as_method, send_screen
from bot.spell import Spell
from storage import outbox
from storage.database import Database, DatabaseUnavailable
from storage.lease import Lease
from storage.outbox import Claimed, State

A_SECOND = 25
AT_ONCE = 8
POLL = 1.0
FIRST_BACK_OFF = 1.0
LONGEST_BACK_OFF = 60.0
WRONG_TOKEN_PAUSE = 60.0
LONGEST_ROUND = 90.0

log = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """`reason` is a code, where it has not arrived or perhaps not."""

    state: State
    reason: str | None = None


class Delivery:
    def __init__(
        self,
        database: Database,
        bot: Bot,
        notices: Notices,
        clock: Clock,
        lease: Lease,
        *,
        a_second: int = A_SECOND,
        limits: Limits = USUAL,
    ) -> None:
        self._database, self._bot, self._notices = database, bot, notices
        self._clock, self._lease = clock, lease
        # One place in the bucket: a larger bucket would let twice the rate out in a second.
        self._limiter = AsyncLimiter(1, 1 / a_second)
        self._sending: set[asyncio.Task[None]] = set()
        self._woken, self._stopped = asyncio.Event(), asyncio.Event()
        self._resume_at, self._back_off = 0.0, FIRST_BACK_OFF
        self._orphans = True
        self._limits, self._timeouts = limits, Timeouts()
        self._well_at = _loop_time()

    def stands_still(self) -> bool:
        """For long it has got through no round; waiting because Telegram said so is none."""
        return _loop_time() > max(self._well_at, self._resume_at) + LONGEST_ROUND

    def wake(self) -> None:
        """There may be something new in the outbox."""
        self._woken.set()

    def stop(self) -> None:
        """Lets `run` return as soon as what is being sent has its answer, or has none in time."""
        self._stopped.set()
        self._timeouts.hurry(self._limits.goodbye)
        self.wake()

    async def run(self) -> None:
        """Nothing but `stop` ends it."""
        trouble = Spell(log, "sending")
        while not self._stopped.is_set():
            self._woken.clear()
            try:
                await self._drain()
            except Exception as error:
                self._orphans = True
                trouble.goes_on(error)
                await _within(trouble.pause, self._stopped)
            else:
                trouble.is_over()
                self._well_at = _loop_time()
                await _within(POLL, self._woken)
        await asyncio.gather(*self._sending)

    async def _drain(self) -> None:
        while await self._may_send():
            now = self._clock()
            message = await self._database.write(partial(outbox.claim, now=now))
            if message is None:
                return
            self._well_at = _loop_time()
            task = asyncio.create_task(self._deliver(message, now))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _may_send(self) -> bool:
        while len(self._sending) >= AT_ONCE:
            await asyncio.wait(self._sending, return_when=asyncio.FIRST_COMPLETED)
        await self._limiter.acquire()
        await _within(self._resume_at - _loop_time(), self._stopped)
        if self._stopped.is_set():
            return False
        if not await self._lease.holds():
            self._orphans = True
            return False
        await self._give_up_orphans()
        return True

    async def _give_up_orphans(self) -> None:
        if self._orphans and not self._sending:
            now = self._clock()
            found = await self._database.write(lambda c: outbox.give_up_orphans(c, now))
            self._orphans = False
            if found:
                log.warning("%d messages may have been sent or not", found)

    async def _deliver(self, message: Claimed, claimed_at: datetime) -> None:
        try:
            outcome = await self._outcome(message)
            while not await self._is_settled(message, outcome, claimed_at):
                if self._stopped.is_set():
                    self._orphans = True
                    return
                await _within(POLL, self._stopped)
        except Exception as error:
            self._orphans = True
            log_fault(log, f"message {message.id}", error)
        finally:
            # The person's next message has waited for this one.
            self.wake()

    async def _is_settled(self, message: Claimed, outcome: Outcome, claimed_at: datetime) -> bool:
        """Not while the database is away: what became of the message must not be forgotten."""
        try:
            await self._settle(message, outcome, claimed_at)
        except DatabaseUnavailable:
            log.warning("what became of message %d is not saved yet", message.id)
            return False
        return True

    async def _settle(self, message: Claimed, outcome: Outcome, claimed_at: datetime) -> None:
        now, (state, reason) = self._clock(), outcome
        if state is State.PENDING:
            await self._database.write(lambda c: outbox.release(c, message.id, claimed_at))
        elif state is State.BLOCKED:
            await self._database.write(lambda c: outbox.block(c, message, now))
        else:
            await self._database.write(lambda c: outbox.settle(c, message.id, state, now, reason))

    async def _outcome(self, message: Claimed) -> Outcome:
        try:
            return Outcome(await self._send(message))
        except DatabaseUnavailable:
            # Only what it is about was read till then.
            return Outcome(State.PENDING)
        except Exception as error:
            return self._fault(message, error)

    async def _send(self, message: Claimed) -> State:
        notice = self._notices[message.kind]
        async with self._database.read() as connection:
            facts = await notice.facts(connection, message, self._clock())
        if facts is None:
            return State.DROPPED
        words = notice.words(facts, message.language)
        screen = notice_screen(words, message.id, message.language)
        if self._stopped.is_set():
            return State.PENDING
        async with self._timeouts.until(_loop_time() + self._limits.sending):
            await self._bot(as_method(send_screen(int(message.to.external_id), screen)))
        self._back_off = FIRST_BACK_OFF
        return State.SENT

    def _fault(self, message: Claimed, error: Exception) -> Outcome:
        match error:
            case TelegramRetryAfter():
                self._pause(error.retry_after)
                return Outcome(State.PENDING)
            case TelegramForbiddenError():
                return Outcome(State.BLOCKED)
            case TelegramUnauthorizedError() | TelegramNotFound():
                log.error("Telegram does not accept the token")
                self._pause(WRONG_TOKEN_PAUSE)
                return Outcome(State.PENDING)
            case (
                TelegramNetworkError()
                | TelegramServerError()
                | ClientDecodeError()
                | TimeoutError()
            ):
                log.warning("message %d met a broken connection: %s", message.id, kind_of(error))
                self._pause_longer_each_time()
                if _never_left(error):
                    return Outcome(State.PENDING)
                return Outcome(State.UNCERTAIN, BROKEN_CONNECTION)
            case _:
                reason = reason_of(error)
                if reason == "program":
                    log_fault(log, f"message {message.id}", error)
                else:
                    log.error("message %d was refused: %s", message.id, reason)
                return Outcome(State.FAILED, reason)

    def _pause(self, seconds: float) -> None:
        self._resume_at = max(self._resume_at, _loop_time() + seconds)

    def _pause_longer_each_time(self) -> None:
        # Those sent at once break at once, and count as one break.
        if self._resume_at <= _loop_time():
            self._pause(self._back_off)
            self._back_off = min(2 * self._back_off, LONGEST_BACK_OFF)


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


def _never_left(error: Exception) -> bool:
    return isinstance(error.__cause__, (ClientConnectorError, ConnectionTimeoutError))


async def _within(seconds: float, event: asyncio.Event) -> None:
    """Until the event, or that long."""
    if seconds > 0:
        try:
            async with asyncio.timeout(seconds):
                await event.wait()
        except TimeoutError:
            pass
