"""Answers from outside, held to the shape in which they are stored (`values.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.interview.instrument import (
    Day,
    DecimalNumber,
    Instrument,
    Item,
    LongText,
    Matrix,
    Several,
    ShortText,
    Single,
    WholeNumber,
    Year,
    YesNo,
)
from bot.interview.values import (
    Answers,
    DateGiven,
    NumberGiven,
    OneChosen,
    RowsChosen,
    SeveralChosen,
    Skipped,
    TextGiven,
    Value,
)


class NotAnAnswer(Exception):
    """`item` is the id that was given; there is no such item, or its answer has another shape."""

    def __init__(self, item: str) -> None:
        super().__init__(item)
        self.item = item


def given(instrument: Instrument, answers: Mapping[str, Any]) -> Answers:
    """`text`, `texts` and `done` may be left out. Raises NotAnAnswer."""
    return {id: _value(instrument, id, value) for id, value in answers.items()}


def _value(instrument: Instrument, id: str, value: Any) -> Value:
    item = instrument.by_id.get(id)
    found = item and isinstance(value, dict) and _shaped(item, value)
    if not found:
        raise NotAnAnswer(id)
    return found


def _shaped(item: Item, value: dict[str, Any]) -> Value | None:
    if value == {"skipped": True}:
        return None if item.required else Skipped(skipped=True)
    match item:
        case Single() | YesNo() | Several() | Matrix():
            return _chosen(item, value)
        case ShortText() | LongText():
            return _text(value)
        case _:
            return _figure(item, value)


def _chosen(item: Single | YesNo | Several | Matrix, value: dict[str, Any]) -> Value | None:
    known = item.options_by_id
    match item, {"text": None, "texts": {}, "done": False} | value:
        case Single() | YesNo(), {"option": str(id), "text": None | str() as text} if id in known:
            return OneChosen(option=id, text=text)
        case Several(), {"options": list(ids), "texts": dict(texts), "done": bool(done)} if ids:
            if {*map(str, ids), *texts} <= known.keys() and _are_texts(texts.values()):
                return SeveralChosen(options=[*map(str, ids)], texts=texts, done=done)
        case Matrix(rows=known_rows), {"rows": dict(rows)}:
            if rows.keys() <= {row.id for row in known_rows} and all(
                isinstance(id, str) and id in known for id in rows.values()
            ):
                return RowsChosen(rows=rows)
    return None


def _are_texts(values: Any) -> bool:
    return all(isinstance(one, str) for one in values)


def _text(value: dict[str, Any]) -> Value | None:
    match value:
        case {"text": str(text)} if text:
            return TextGiven(text=text)
    return None


def _figure(item: Item, value: dict[str, Any]) -> Value | None:
    try:
        match item, value:
            case WholeNumber() | Year(), {"number": int(number)} if not isinstance(number, bool):
                return NumberGiven(number=number)
            case DecimalNumber(), {"number": str(number)} if Decimal(number).is_finite():
                return NumberGiven(number=number)
            case Day(), {"date": str(day)}:
                return DateGiven(date=date.fromisoformat(day).isoformat())
    except (ValueError, InvalidOperation):
        pass
    return None
