"""The address of the Bot API: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

from __future__ import annotations

import asyncio
import json

from aiohttp import web

from bot.demo.emulator.caller import Caller
from bot.demo.emulator.errors import ConnectionDropped, CutOff, Refused, Unanswered
from bot.demo.emulator.wire import Json, read_request
from bot.demo.emulator.world import World

_LOOK_EACH = 0.02


class BotApi:
    def __init__(self, world: World, caller: Caller, token: str) -> None:
        self._world = world
        self._caller = caller
        self._token = token

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/bot{token:[^/]+}/{method}", self._call),
            web.get("/bot{token:[^/]+}/{method}", self._call),
            web.get("/file/bot{token:[^/]+}/{path:.+}", self._download),
        ]

    async def _call(self, request: web.Request) -> web.Response:
        try:
            self._authorize(request)
            body = await read_request(request)
            result = await self._caller.call(request.match_info["method"], body)
        except Refused as refused:
            return _refusal(refused)
        except ConnectionDropped:
            if request.transport:
                request.transport.abort()
            return web.Response()
        except Unanswered:
            await _given_up(request)
            return web.Response()
        except CutOff as cut:
            return _cut(_done(cut.result))
        return _done(result)

    async def _download(self, request: web.Request) -> web.Response:
        try:
            self._authorize(request)
        except Refused as refused:
            return _refusal(refused)
        file = self._world.files.at(request.match_info["path"])
        if file is None:
            return _refusal(Refused(404, "Not Found"))
        return web.Response(body=file.upload.content, content_type="application/octet-stream")

    def _authorize(self, request: web.Request) -> None:
        if request.match_info["token"] != self._token:
            raise Refused(401, "Unauthorized: invalid token specified")


async def _given_up(request: web.Request) -> None:
    """Until whoever calls has closed the connection."""
    while request.transport is not None and not request.transport.is_closing():  # noqa: ASYNC110
        # The server tells nobody when it loses a connection.
        await asyncio.sleep(_LOOK_EACH)


def _done(result: object) -> web.Response:
    return _answer(200, {"ok": True, "result": result})


def _cut(whole: web.Response) -> web.Response:
    """Within a letter, if there is one of several bytes."""
    assert isinstance(whole.body, bytes)
    letters = [at for at, byte in enumerate(whole.body) if byte >= 0x80]
    end = letters[-1] if letters else len(whole.body) - 1
    return web.Response(body=whole.body[:end], content_type="application/json")


def _refusal(refused: Refused) -> web.Response:
    body: Json = {"ok": False, "error_code": refused.status, "description": refused.description}
    if refused.retry_after is None:
        return _answer(refused.status, body)
    body["parameters"] = {"retry_after": refused.retry_after}
    return _answer(refused.status, body, {"Retry-After": str(refused.retry_after)})


def _answer(status: int, body: Json, headers: dict[str, str] | None = None) -> web.Response:
    encoded = json.dumps(body, ensure_ascii=False).encode()
    return web.Response(
        status=status, body=encoded, content_type="application/json", headers=headers
    )
