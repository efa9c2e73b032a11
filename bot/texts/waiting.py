"""The question back under a screen, where a typed text waits for a word of its author."""

from datetime import date

from bot.buttons import Place
from bot.interview.instrument import Instrument
from bot.interview.reading.readings import Asks
from bot.interview.refused import Refused
from bot.interview.walk import Step, progress
from bot.rules.pending import Pending, pending_in
from bot.rules.reading import reading_of
from bot.rules.shown import asked_workplace, shown_step
from bot.texts.asks import asks_words, candidate_label
from bot.texts.fitting import shortened
from bot.texts.fluent import Texts
from bot.texts.screen import Button, Screen, below, in_rows
from storage.sheets import Sheet

LONGEST_QUOTE = 200


def with_question_back(
    texts: Texts, screen: Screen, instrument: Instrument, sheet: Sheet, today: date
) -> Screen:
    """The screen as it is, where nothing waits."""
    pending = pending_in(sheet.pending)
    if pending is None or pending.text is None:
        return screen
    place = Place(sheet.id, sheet.of_part)
    if pending.elsewhere:
        words = _whether_it_answers(texts, instrument, sheet, pending.text)
        return _asking(screen, words, below(_yes_and_no(texts, place, pending)))
    step = shown_step(instrument, sheet)
    if step is None or (asks := _asks(instrument, sheet, step, pending.text, today)) is None:
        return screen
    rows = (
        *_candidates(texts, place, pending, step, asks),
        *below(_ways_out(texts, place, pending, asks)),
    )
    return _asking(screen, asks_words(texts, step.item, asks), rows)


def _asks(instrument: Instrument, sheet: Sheet, step: Step, text: str, today: date) -> Asks | None:
    try:
        reading = reading_of(instrument, sheet, step, text, today)
    except Refused:
        return None
    return reading if isinstance(reading, Asks) else None


def _asking(screen: Screen, words: str, rows: tuple[tuple[Button, ...], ...]) -> Screen:
    return Screen(f"{screen.text}\n\n❓ <b>{words}</b>", (*rows, *screen.rows))


def _whether_it_answers(texts: Texts, instrument: Instrument, sheet: Sheet, text: str) -> str:
    said = shortened(" ".join(text.split()), LONGEST_QUOTE)
    workplace = asked_workplace(instrument, sheet)
    if workplace is not None:
        return texts(f"waiting-is-it-{workplace}", said=said)
    step = shown_step(instrument, sheet)
    if step is None:
        return texts("waiting-is-it-for-the-list", said=said)
    number = progress(instrument, sheet.answers, step.item.id).position
    return texts("waiting-is-it-an-answer", said=said, number=number)


def _ways_out(texts: Texts, place: Place, pending: Pending, asks: Asks) -> list[Button]:
    if asks.value is not None:
        return _yes_and_no(texts, place, pending)
    # «Which?» is no question to be answered by «no».
    key = "waiting-none" if len(asks.candidates) > 1 else "waiting-no"
    return [_no(texts, place, pending, key)]


def _yes_and_no(texts: Texts, place: Place, pending: Pending) -> list[Button]:
    yes = Button(texts("waiting-yes"), place.button("w", "y", pending.message))
    return [yes, _no(texts, place, pending, "waiting-no")]


def _no(texts: Texts, place: Place, pending: Pending, key: str) -> Button:
    return Button(texts(key), place.button("w", "n", pending.message))


def _candidates(
    texts: Texts, place: Place, pending: Pending, step: Step, asks: Asks
) -> tuple[tuple[Button, ...], ...]:
    buttons = (
        Button(
            candidate_label(texts, step.item, option),
            place.button("w", "c", pending.message, option),
        )
        for option in asks.candidates
    )
    return in_rows(buttons, 1)
