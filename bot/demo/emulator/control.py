"""The person's side over HTTP, for a page in the browser and for tests in another process."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp import web

from bot.demo.emulator.messages import Message
from bot.demo.emulator.wire import Json, read_request

if TYPE_CHECKING:
    from bot.demo.emulator.emulator import Emulator
    from bot.demo.emulator.person import Person

_HEARTBEAT = 15.0


class Control:
    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator

    def routes(self) -> list[web.RouteDef]:
        person = "/_emulator/people/{id:[0-9]+}"
        return [
            web.get("/_emulator/people", self._people),
            web.post("/_emulator/people", self._arrive),
            web.get(f"{person}/chat", self._chat),
            web.post(f"{person}/send", self._send),
            web.post(f"{person}/edit", self._edit),
            web.post(f"{person}/tap", self._tap),
            web.post(f"{person}/document", self._document),
            web.post(f"{person}/block", self._block),
            web.post(f"{person}/unblock", self._unblock),
            web.get("/_emulator/events", self._events),
            web.get("/_emulator/calls", self._calls),
            web.get("/_emulator/files/{id}", self._file),
        ]

    async def _people(self, request: web.Request) -> web.Response:
        return _json([_described(person) for person in self._emulator.people.values()])

    async def _arrive(self, request: web.Request) -> web.Response:
        values = (await read_request(request)).values
        name, language = values.get("first_name", ""), values.get("language_code", "ru")
        return _json(_described(self._emulator.person(first_name=name, language_code=language)))

    async def _chat(self, request: web.Request) -> web.Response:
        person = self._person(request)
        messages = [_message(message) for message in person.chat]
        notices = [{"text": one.text, "alert": one.alert} for one in person.notices]
        keyboard = person.reply_keyboard
        told = {"messages": messages, "notices": notices, "reply_keyboard": keyboard}
        return _json({**_described(person), **told})

    async def _send(self, request: web.Request) -> web.Response:
        """A message of its own, or an answer to the message `reply_to`."""
        person = self._person(request)
        values = (await read_request(request)).values
        text, number = values.get("text", ""), values.get("reply_to")
        return _done(lambda: person.post(text, _find(person, number)))

    async def _edit(self, request: web.Request) -> web.Response:
        """Another text for a message of the person's own."""
        person = self._person(request)
        values = (await read_request(request)).values
        text, number = values.get("text", ""), values.get("message_id", 0)
        return _done(lambda: person.post_edit(_own(person, number), text))

    async def _tap(self, request: web.Request) -> web.Response:
        """A button by its `data` or `text`, on a `message_id` or on the screen."""
        person = self._person(request)
        values = (await read_request(request)).values
        number = values.get("message_id")
        choice = str(values.get("data", values.get("text", "")))
        return _done(lambda: person.press(choice, _find(person, number)))

    async def _document(self, request: web.Request) -> web.Response:
        person, body = self._person(request), await read_request(request)
        if not body.uploads:
            raise web.HTTPBadRequest(text="there is no file in the request")
        upload = next(iter(body.uploads.values()))
        caption = body.values.get("caption", "")
        return _done(
            lambda: person.post_document(upload.name, upload.content, upload.type, caption)
        )

    async def _block(self, request: web.Request) -> web.Response:
        self._person(request).block()
        return _json({})

    async def _unblock(self, request: web.Request) -> web.Response:
        self._person(request).unblock()
        return _json({})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events of one person (`?person=<id>`) or of all."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        # A browser that went away is noticed only when something is written to it.
        gone = suppress(ConnectionResetError)
        with gone, self._emulator.world.changes.subscription() as queue:
            await response.prepare(request)
            await response.write(b": welcome\n\n")
            await _stream(response, queue, request.query.get("person"))
        return response

    async def _calls(self, request: web.Request) -> web.Response:
        method = request.query.get("method")
        shown = [call for call in self._emulator.calls if method in (None, call.method)]
        return _json(
            [
                {
                    "method": call.method,
                    "values": call.values,
                    "status": call.status,
                    "description": call.description,
                    "at": call.at.isoformat(),
                }
                for call in shown
            ]
        )

    async def _file(self, request: web.Request) -> web.Response:
        file = self._emulator.world.files.get(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound
        return web.Response(body=file.upload.content, headers={"Content-Type": file.upload.type})

    def _person(self, request: web.Request) -> Person:
        person_id = int(request.match_info["id"])
        if person_id not in self._emulator.people:
            raise web.HTTPNotFound(text=f"there is no person {person_id}")
        return self._emulator.people[person_id]


async def _stream(
    response: web.StreamResponse, queue: asyncio.Queue[Json], person: str | None
) -> None:
    while True:
        try:
            event = await asyncio.wait_for(queue.get(), _HEARTBEAT)
        except TimeoutError:
            await response.write(b": still here\n\n")
            continue
        if person in (None, str(event["chat_id"])):
            encoded = json.dumps(event, ensure_ascii=False)
            await response.write(f"event: {event['event']}\ndata: {encoded}\n\n".encode())


def _find(person: Person, number: object) -> Message | None:
    if number is None:
        return None
    for message in person.chat:
        if str(message.message_id) == str(number):
            return message
    raise AssertionError(f"there is no message {number} in the chat of {person.first_name}")


def _own(person: Person, number: object) -> Message:
    message = _find(person, number)
    if message is None or message.from_bot:
        raise AssertionError(f"message {number} is not of {person.first_name}")
    return message


def _message(message: Message) -> Json:
    return {**message.as_json(), "from_bot": message.from_bot}


def _described(person: Person) -> Json:
    return {"id": person.id, "first_name": person.first_name}


def _done(act: Callable[[], int]) -> web.Response:
    """What a person cannot do is a conflict with what stands in the chat."""
    try:
        return _json({"update_id": act()})
    except AssertionError as impossible:
        return _json({"error": str(impossible)}, status=409)


def _json(body: object, status: int = 200) -> web.Response:
    encoded = json.dumps(body, ensure_ascii=False)
    return web.Response(text=encoded, status=status, content_type="application/json")
