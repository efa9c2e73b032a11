"""How a typed text was read, as data and in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.cli.failure import Failure
from bot.interview.answer import Done, Write, apply, reading_of
from bot.interview.instrument import Instrument, Item
from bot.interview.reading.readings import Asks, Pressed, Reading, Taken
from bot.interview.refused import Refused
from bot.interview.values import Answers, Skipped, Value, chosen
from bot.interview.values import texts as own_words
from bot.texts.answer import answer_line
from bot.texts.asks import asks_words, candidate_label, note_words
from bot.texts.fluent import Texts
from bot.texts.refusals import refusal_words

_BUTTON_LABELS = {
    "skip": "button-skip",
    "back": "button-back",
    "done": "button-done",
    "keep": "button-keep",
    "municipality": "button-other",
}


@dataclass(frozen=True)
class Outcome:
    """`value` is what is saved, or what «yes» saves."""

    item: Item
    write: Write
    reading: Reading | Refused
    value: Value | None


def read_by_console(instrument: Instrument, answers: Answers, write: Write, today: date) -> Outcome:
    """Raises Failure for an item that is not asked."""
    item = instrument.by_id[write.item]
    try:
        reading = reading_of(instrument, answers, write, today)
        value = _value(instrument, answers, reading, item, today)
    except Refused as refused:
        if refused.code == "not_applicable":
            raise Failure("cli-item-not-asked", id=item.id) from None
        return Outcome(item, write, refused, None)
    return Outcome(item, write, reading, value)


def _value(
    instrument: Instrument, answers: Answers, reading: Reading, item: Item, today: date
) -> Value | None:
    match reading:
        case Pressed("done"):
            return apply(instrument, answers, Done(item.id), today)[item.id]
        case Pressed("skip"):
            return Skipped(skipped=True)
        case Pressed():
            return None
    return reading.value


def as_document(outcome: Outcome) -> dict[str, Any]:
    reading, value = outcome.reading, outcome.value
    document = {
        "outcome": "taken",
        "value": value,
        "options": list(chosen(value, _row(outcome))),
        "other": next(iter(own_words(value).values()), None),
        "candidates": [],
        "reason": None,
    }
    match reading:
        case Refused(code=code):
            return document | {"outcome": "refused", "reason": code}
        case Pressed(button):
            return document | {"reason": button}
        case Asks():
            options = document["options"] or list(reading.known)
            asked = {"options": options, "other": reading.other}
            asked |= {"candidates": list(reading.candidates), "reason": reading.reason}
            return document | {"outcome": "asks"} | asked
    return document


def _row(outcome: Outcome) -> str | None:
    """The row that was answered; where none was named, the last that has an answer."""
    if outcome.write.row is not None or outcome.value is None or "rows" not in outcome.value:
        return outcome.write.row
    return [*outcome.value["rows"]][-1]


def as_words(texts: Texts, outcome: Outcome) -> str:
    item, reading, value = outcome.item, outcome.reading, outcome.value
    match reading:
        case Refused():
            return texts("cli-read-refused", words=refusal_words(texts, reading))
        case Pressed(button):
            return texts("cli-read-pressed", button=texts(_BUTTON_LABELS[button]))
        case Asks():
            question = texts("cli-read-asks", words=asks_words(texts, item, reading))
            labels = (candidate_label(texts, item, id) for id in reading.candidates)
            return "\n".join([question, *(f"  • {label}" for label in labels)])
        case Taken():
            assert value is not None
            taken = texts("cli-read-taken", answer=answer_line(texts, item, value))
            note = note_words(texts, item, reading, outcome.write.text)
            return f"{taken}\n{note}" if note else taken
