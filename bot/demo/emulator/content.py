"""Texts and captions as they are stored: parsed, trimmed, measured."""

from __future__ import annotations

from typing import Any

from bot.demo.emulator.entities import Formatted, parse_html, units
from bot.demo.emulator.errors import bad_request
from bot.demo.emulator.wire import Json

# Texts are measured in code points after parsing, what comes in is measured in bytes.
TEXT_LIMIT, CAPTION_LIMIT, RAW_LIMIT = 4096, 1024, 32_768


def text_of(values: Json) -> Formatted:
    content = _parsed(values, "text", "entities")
    if not content.text:
        raise bad_request("message text is empty")
    if len(content.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return content


def caption_of(values: Json) -> Formatted:
    content = _parsed(values, "caption", "caption_entities")
    if len(content.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return content


def _parsed(values: Json, field: str, entities_field: str) -> Formatted:
    raw: str = values.get(field, "")
    if len(raw) * 4 > RAW_LIMIT and len(raw.encode()) > RAW_LIMIT:
        raise bad_request(f"{field} is too long")
    mode = values.get("parse_mode", "").lower()
    if mode == "html":
        return _trimmed(parse_html(raw))
    if mode:
        raise bad_request("unsupported parse_mode")
    return _trimmed(Formatted(raw, tuple(map(_checked, values.get(entities_field, ())))))


def _checked(entity: Any) -> Json:
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    if not (isinstance(entity.get("offset"), int) and isinstance(entity.get("length"), int)):
        raise bad_request("can't parse MessageEntity: offset and length must be Numbers")
    return entity


def _trimmed(content: Formatted) -> Formatted:
    text = content.text.strip()
    if text == content.text:
        return content
    lead = units(content.text) - units(content.text.lstrip())
    moved = (_clipped(entity, lead, units(text)) for entity in content.entities)
    return Formatted(text, tuple(entity for entity in moved if entity["length"] > 0))


def _clipped(entity: Json, lead: int, length: int) -> Json:
    start = max(entity["offset"] - lead, 0)
    end = min(entity["offset"] + entity["length"] - lead, length)
    return {**entity, "offset": start, "length": end - start}
