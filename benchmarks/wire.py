"""HTTP by hand: a client and a stand-in for Telegram that cost next to nothing.

A load generator that needs as much of the processor as the bot would measure itself.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any, Self

_MESSAGE: dict[str, Any] = {
    "message_id": 7,
    "date": 1_700_000_000,
    "chat": {"id": 1, "type": "private", "first_name": "Анна"},
    "from": {"id": 42, "is_bot": True, "first_name": "Bot", "username": "measured_bot"},
    "text": "Вопрос 3 из 28",
}
_BOT = {**_MESSAGE["from"], "can_join_groups": False}


class Connection:
    """One request after the other."""

    def __init__(self, port: int, path: str, secret: str) -> None:
        self._port = port
        self._head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
        ).encode()

    async def open(self) -> None:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)

    async def post(self, body: bytes) -> None:
        """Raises ValueError where the answer is not 200."""
        self._writer.write(self._head + str(len(body)).encode() + b"\r\n\r\n" + body)
        status, _ = await _message(self._reader)
        if b" 200 " not in status:
            raise ValueError(status)

    def close(self) -> None:
        self._writer.close()


class Telegram:
    """Takes every call of the bot; `expecting` is set when updates are expected by webhook."""

    def __init__(self) -> None:
        self.expecting = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_error: object) -> None:
        self._server.close()

    @property
    def port(self) -> int:
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                line, _ = await _message(reader)
                method = line.split(b" ")[1].rpartition(b"/")[2]
                if method == b"setWebhook":
                    self.expecting.set()
                writer.write(_RESULTS.get(method, _TRUE))
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


async def _message(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """The first line and the body of a request or an answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    line, _, fields = head.partition(b"\r\n")
    _, found, length = fields.lower().partition(b"content-length:")
    size = int(length.partition(b"\r\n")[0]) if found else 0
    return line, await reader.readexactly(size) if size else b""


def _answer(result: object) -> bytes:
    body = json.dumps({"ok": True, "result": result}).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


_TRUE = _answer(True)
_RESULTS = {
    b"getMe": _answer(_BOT),
    b"sendMessage": _answer(_MESSAGE),
    b"editMessageText": _answer(_MESSAGE),
}
