"""Updates sent to the bot's webhook."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, TCPConnector

from bot.demo.emulator.caller import Caller
from bot.demo.emulator.errors import ConnectionDropped, CutOff, Refused, Unanswered
from bot.demo.emulator.updates import Lane, Pending
from bot.demo.emulator.wire import Body, read_reply
from bot.demo.emulator.world import Webhook, World

PROOF_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LONGEST_PAUSE = 64


class _Undelivered(Exception):
    """`retry_after` is in seconds, None if the bot did not say."""

    def __init__(self, reason: str, retry_after: int | None = None) -> None:
        self.reason, self.retry_after = reason, retry_after
        super().__init__(reason)


class Delivery:
    def __init__(
        self, world: World, caller: Caller, time_scale: float, answer_within: float
    ) -> None:
        """Pauses between attempts are multiplied by `time_scale`; times are in seconds."""
        self._world = world
        self._caller = caller
        self._time_scale = time_scale
        self._timeout = ClientTimeout(total=answer_within)
        self._session: ClientSession | None = None
        self._running: dict[Lane, asyncio.Task[None]] = {}
        world.updates.on_arrival(self._start_lanes)

    async def start(self) -> None:
        connector = TCPConnector(limit=0)
        self._session = ClientSession(connector=connector, timeout=self._timeout)
        self._start_lanes()

    async def stop(self) -> None:
        session, self._session = self._session, None
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        if session:
            await session.close()

    def _start_lanes(self) -> None:
        if self._session is None or not self._world.webhook.url:
            return
        for lane in self._world.updates.lanes():
            if lane not in self._running:
                self._running[lane] = asyncio.create_task(self._run(lane, self._session))

    async def _run(self, lane: Lane, session: ClientSession) -> None:
        updates = self._world.updates
        try:
            while self._world.webhook.url and (pending := updates.next_in(lane)):
                if await self._deliver(pending, session):
                    updates.remove([pending])
        finally:
            del self._running[lane]

    async def _deliver(self, pending: Pending, session: ClientSession) -> bool:
        """Try until it is taken; False if meanwhile it was dropped or the webhook taken away."""
        attempt = 0
        while pending in self._world.updates and (webhook := self._world.webhook).url:
            try:
                await self._attempt(webhook, pending, session)
            except _Undelivered as failure:
                webhook.last_error, webhook.last_error_at = failure.reason, self._world.clock()
                await self._pause(webhook, _seconds(attempt, failure.retry_after))
                attempt = 0 if webhook.ended.is_set() else attempt + 1
            else:
                return True
        return False

    async def _attempt(self, webhook: Webhook, pending: Pending, session: ClientSession) -> None:
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers[PROOF_HEADER] = webhook.secret
        data = json.dumps(pending.update, ensure_ascii=False).encode()
        async with webhook.slots:
            try:
                async with session.post(
                    webhook.url, data=data, headers=headers, allow_redirects=False
                ) as response:
                    reply = await _taken(response)
            except (ClientError, TimeoutError, OSError) as error:
                raise _Undelivered(str(error) or type(error).__name__) from error
        await self._execute(reply)

    async def _execute(self, reply: Body) -> None:
        method = reply.values.pop("method", None)
        if not isinstance(method, str):
            return
        try:
            await self._caller.call(method, reply)
        except (Refused, ConnectionDropped, Unanswered, CutOff):
            # The bot never learns what became of a call in its reply; the log of calls does.
            return

    async def _pause(self, webhook: Webhook, seconds: float) -> None:
        try:
            await asyncio.wait_for(webhook.ended.wait(), seconds * self._time_scale)
        except TimeoutError:
            return


async def _taken(response: ClientResponse) -> Body:
    if response.ok and response.status < HTTPStatus.MULTIPLE_CHOICES:
        try:
            return await read_reply(response)
        except Refused:
            # A reply that cannot be read calls nothing, the update is taken all the same.
            return Body({})
    retry_after = response.headers.get("Retry-After", "")
    raise _Undelivered(
        f"Wrong response from the webhook: {response.status} {response.reason}",
        int(retry_after) if retry_after.isdecimal() else None,
    )


def _seconds(attempt: int, retry_after: int | None) -> int:
    """Again at once, then after 2, 4, 8 … seconds."""
    if retry_after is not None:
        return retry_after
    return min(2**attempt, _LONGEST_PAUSE) if attempt else 0
