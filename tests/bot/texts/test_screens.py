"""Every screen of every questionnaire fits Telegram's limits in both languages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bot.buttons import LARGEST_DATA, LARGEST_ID, Place, pressed
from bot.instruments.load import shipped_instruments
from bot.interview.instrument import Instrument, Item, Matrix, Several, options_of
from bot.interview.values import Answers, SeveralChosen, Value
from bot.interview.walk import Step, applicable
from bot.texts.consent import consent_screen
from bot.texts.consent_wording import Terms, wording_of
from bot.texts.fluent import LANGUAGES, chat_texts
from bot.texts.limits import STRICTEST
from bot.texts.question import question_screen
from bot.texts.review import review_screen
from bot.texts.screen import Screen
from bot.texts.thanks import thanks_screen
from scheduler.retention import MOST_MONTHS
from storage.parts import Part
from storage.region_settings import Operator

PLACE = Place(LARGEST_ID, Part(LARGEST_ID))
WORDS = "<& " * 66
LONG = "<& " * 600
FULLEST = Terms(Operator("<" * 200, "&" * 200, "https://".ljust(200, "a")), MOST_MONTHS, 100)
each = pytest.mark.parametrize("instrument", shipped_instruments().values(), ids=lambda one: one.id)
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def fits(screen: Screen) -> None:
    seen = html.unescape(re.sub(r"</?[bi]>", "", screen.text))
    assert 0 < len(seen) <= STRICTEST.text
    buttons = [button for row in screen.rows for button in row]
    assert len(buttons) <= STRICTEST.buttons
    assert len(screen.rows) <= STRICTEST.rows
    assert all(len(row) <= STRICTEST.across for row in screen.rows)
    for button in buttons:
        assert 0 < len(button.label) <= 64
        assert 0 < len(button.data.encode()) <= LARGEST_DATA
        assert pressed(button.data) is not None


def fullest(item: Item) -> Value:
    """The longest answer that there may be."""
    options = options_of(item)
    match item:
        case Matrix():
            return {"rows": {row.id: item.options[-1].id for row in item.rows}}
        case Several():
            chosen = [one.id for one in options if not one.exclusive]
            words = {one.id: WORDS for one in options if one.asks_text and one.id in chosen}
            return SeveralChosen(options=chosen, texts=words, done=True)
        case _ if options:
            last = options[-1]
            return {"option": last.id, "text": WORDS if last.asks_text else None}
        case _ if item.type in {"year", "whole_number"}:
            return {"number": 2024}
    return {"text": LONG}


def answered(instrument: Instrument) -> Answers:
    answers: dict[str, Value] = {}
    for _ in instrument.items:
        answers |= {item.id: fullest(item) for item in applicable(instrument, answers)}
    yes: Value = {"option": "yes", "text": None}
    return answers | {item.id: yes for item in instrument.items if item.type == "yes_no"}


def steps(instrument: Instrument) -> Iterator[Step]:
    for item in instrument.items:
        rows = [row.id for row in item.rows] if isinstance(item, Matrix) else [None]
        yield from (Step(item, row=row) for row in rows)
        yield from (Step(item, text_for=one.id) for one in options_of(item) if one.asks_text)


@each
@in_each_language
def test_every_question_fits(instrument: Instrument, language: str) -> None:
    texts, answers = chat_texts(language), answered(instrument)
    answers = {**answers, "27": {"text": LONG}} if "27" in instrument.by_id else answers
    for step in steps(instrument):
        fits(
            question_screen(
                texts, PLACE, instrument, answers, step, looking_back=True, remark="⚠️ " + WORDS
            )
        )


@each
@in_each_language
def test_the_fullest_list_of_answers_fits(instrument: Instrument, language: str) -> None:
    answers = dict(answered(instrument))
    answers |= {
        item.id: fullest(item) for item in applicable(instrument, answers) if item.id not in answers
    }
    workplace = ("Лужский район", WORDS)
    fits(review_screen(chat_texts(language), PLACE, instrument, answers, workplace, remark=WORDS))


@each
@in_each_language
def test_consent_and_thanks_fit(instrument: Instrument, language: str) -> None:
    texts = chat_texts(language)
    fits(consent_screen(texts, Part(LARGEST_ID), wording_of(instrument, FULLEST)))
    deadline = date(2026, 6, 25)
    for today in (deadline, deadline + timedelta(days=1)):
        for counted in (False, True):
            fits(
                thanks_screen(
                    texts,
                    PLACE,
                    instrument,
                    "Лужского района",
                    deadline,
                    threshold=100,
                    today=today,
                    counted=counted,
                )
            )


@each
def test_a_button_is_short_enough_for_a_telephone(instrument: Instrument) -> None:
    for language in LANGUAGES:
        for step in steps(instrument):
            screen = question_screen(
                chat_texts(language),
                PLACE,
                instrument,
                answered(instrument),
                step,
                looking_back=False,
            )
            assert all(len(button.label) <= 35 for row in screen.rows for button in row)
