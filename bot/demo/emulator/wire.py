"""Bodies of requests and of webhook replies, in the three shapes that Telegram reads."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from aiohttp import BodyPartReader, ClientResponse, MultipartReader, web
from yarl import URL

from bot.demo.emulator.errors import Refused, bad_request

Json: TypeAlias = dict[str, Any]

UPLOAD_LIMIT = 50 * 1024 * 1024
# Room for the other fields beside the largest file that is taken.
BODY_LIMIT = UPLOAD_LIMIT + 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Body:
    values: Json
    uploads: dict[str, Upload] = field(default_factory=dict)


async def read_request(request: web.Request) -> Body:
    if (request.content_length or 0) > BODY_LIMIT:
        raise Refused(413, "Request Entity Too Large")
    body = await _read(request)
    if request.query_string:
        body.values.update(request.query)
    return body


async def _read(request: web.Request) -> Body:
    if request.content_type.startswith("multipart/"):
        return await _parts(await request.multipart())
    raw = await request.read()
    if request.content_type == "application/json":
        return Body(_object(raw))
    # Eight times faster than parse_qsl with Cyrillic, which is percent signs for the most part.
    return Body(dict(URL.build(query_string=_decoded(raw), encoded=True).query))


async def read_reply(response: ClientResponse) -> Body:
    """What a webhook answered: a method call, or an empty body when there is none."""
    if response.content_type.startswith("multipart/"):
        return await _parts(MultipartReader(response.headers, response.content))
    raw = await response.read()
    if response.content_type == "application/json" and raw:
        return Body(_object(raw))
    return Body({})


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error


def _object(raw: bytes) -> Json:
    try:
        loaded = json.loads(raw)
    except ValueError as error:
        raise bad_request("can't parse JSON in the request body") from error
    if not isinstance(loaded, dict):
        raise bad_request("object expected in the request body")
    return {name: value for name, value in loaded.items() if value is not None}


async def _parts(reader: MultipartReader) -> Body:
    body = Body({})
    while (part := await reader.next()) is not None:
        if isinstance(part, BodyPartReader):
            await _keep(part, body)
    return body


async def _keep(part: BodyPartReader, body: Body) -> None:
    name, content = part.name or "", bytes(await part.read(decode=True))
    if part.filename is None:
        body.values[name] = _decoded(content)
        return
    if len(content) > UPLOAD_LIMIT:
        raise Refused(413, "Request Entity Too Large")
    kind = part.headers.get("Content-Type", "application/octet-stream")
    body.uploads[name] = Upload(part.filename, kind, content)
    # A file may come as the field itself instead of by attach://name.
    body.values.setdefault(name, f"attach://{name}")
