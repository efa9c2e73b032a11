"""What the loader takes can be shown, in both languages and on the strictest channel."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.buttons import LARGEST_ID, Place
from bot.definitions.pair import opened_pair
from bot.handlers.stage import remark
from bot.instruments.check import LABEL, PAGE, SHORT, TITLE, VERSION
from bot.instruments.check_screens import LONGEST_REMARK
from bot.instruments.load import load_instrument, opened_instrument
from bot.interview.definition import Text
from bot.interview.instrument import LONG_TEXT, Instrument
from bot.interview.refused import Code, Refused
from bot.interview.values import Value
from bot.interview.walk import Step
from bot.texts.consent import consent_screen
from bot.texts.consent_wording import wording_of
from bot.texts.fitting import fits
from bot.texts.fluent import LANGUAGES, chat_texts
from bot.texts.limits import STRICTEST
from bot.texts.own_consents import words_screen
from bot.texts.question import question_screen
from bot.texts.refusals import refusal_words
from bot.texts.review import review_screen
from bot.texts.screen import Screen
from bot.texts.thanks import thanks_screen
from scoring.reading.mistakes import FileRefused
from storage.campaigns import Campaign, CampaignPart
from storage.own_data import OwnConsent
from storage.parts import Part
from tests.authors import refused
from tests.bot.texts.test_screens import FULLEST
from tests.storage.places import definition

CAMPAIGN = Campaign(
    region_id=1,
    parts=(CampaignPart(1, "survey", 1),),
    title="Опрос",
    period="2025/26",
    opens_on=date(2026, 5, 1),
    deadline=date(2026, 6, 25),
    id=1,
    code="ab",
    closed_at=None,
)
TODAY = date(2026, 6, 1)
NOW = datetime(2026, 9, 28, tzinfo=UTC)
PLACE = Place(LARGEST_ID, Part(LARGEST_ID))
SOURCE = "source: {file: own, part: tests}"
HEAD = f"""id: survey
version: "1"
title: Опрос
audience: teacher
anonymous: false
{SOURCE}
items:
"""
OPTIONS_LINE = 14


def asked(type: str, labels: list[str], *, more: str = "") -> str:
    """An instrument of one choice; its options begin at OPTIONS_LINE."""
    rows = "rows: [{id: docs, label: Документы}]" if type == "matrix" else "required: true"
    head = f'  - id: "1"\n    type: {type}\n    title: Кто?\n    short: Роль\n    {rows}\n'
    options = "".join(
        f"      - {{id: o{i}, label: {label}{more}}}\n" for i, label in enumerate(labels)
    )
    return f"{HEAD}{head}    {SOURCE}\n    options:\n{options}"


def labels(count: int, length: int) -> list[str]:
    return [f"о{i:я>{length - 1}}" for i in range(count)]


@pytest.mark.parametrize("type", ["single", "several", "matrix"])
def test_a_hundred_and_twenty_options_are_refused_with_how_many_a_screen_holds(type: str) -> None:
    (fault,) = refused(lambda: load_instrument(asked(type, labels(120, 5)), "own.yaml"))
    assert (fault.line, fault.code) == (OPTIONS_LINE, "too_many_options")
    holds = fault.data["holds"]
    assert isinstance(holds, int)
    assert load_instrument(asked(type, labels(holds, 5)), "own.yaml")
    assert refused(lambda: load_instrument(asked(type, labels(holds + 1, 5)), "own.yaml"))


def test_forty_five_long_labels_are_refused_with_how_long_their_screen_is() -> None:
    (fault,) = refused(lambda: load_instrument(asked("single", labels(45, LABEL)), "own.yaml"))
    assert (fault.line, fault.code) == (OPTIONS_LINE, "options_too_long")
    assert (fault.data["count"], fault.data["limit"]) == (45, STRICTEST.text)
    assert load_instrument(asked("single", labels(45, 35)), "own.yaml")


def test_labels_that_are_long_in_english_alone_are_found() -> None:
    both = [f"{{ru: {one}, en: {one:x>{LABEL}}}}" for one in labels(45, 5)]
    (fault,) = refused(lambda: load_instrument(asked("single", both), "own.yaml"))
    assert fault.code == "options_too_long"


def test_the_words_that_people_may_add_to_options_count() -> None:
    many = labels(30, 35)
    assert load_instrument(asked("several", many), "own.yaml")
    (fault,) = refused(lambda: load_instrument(asked("several", many, more=", text: true"), "x"))
    assert fault.code == "options_too_long"
    # Of several with words, no more can be chosen than the item lets.
    few = asked("several", many, more=", text: true").replace("required: true", "at_most: 3")
    assert load_instrument(few, "own.yaml")


def test_an_item_hidden_by_a_condition_is_measured_too() -> None:
    first = '  - {id: "0", type: yes_no, title: Да, short: Да, ' + SOURCE + "}\n"
    text = asked("single", labels(120, 5)).replace("items:\n", f"items:\n{first}")
    text = text.replace("required: true", 'relevant: {item: "0", is: "yes"}')
    assert [one.code for one in refused(lambda: load_instrument(text, "x"))] == ["too_many_options"]


def test_ids_that_do_not_fit_on_a_button_together_are_told_by_how_much() -> None:
    text = asked("matrix", labels(3, 5)).replace("id: docs", f"id: {'d' * 16}")
    assert load_instrument(text, "own.yaml")
    long = text.replace("id: o1,", f"id: {'o' * 20},").replace('id: "1"', 'id: "12345678"')
    (fault,) = refused(lambda: load_instrument(long, "own.yaml"))
    assert (fault.line, fault.code) == (8, "ids_too_long_together")
    over = fault.data["over"]
    assert isinstance(over, int)
    assert load_instrument(long.replace("d" * 16, "d" * (16 - over)), "own.yaml")


@settings(max_examples=15, deadline=None)
@given(
    type=st.sampled_from(["single", "several", "matrix"]),
    count=st.integers(2, 130),
    length=st.integers(4, LABEL),
)
def test_what_is_taken_can_be_shown_and_what_is_refused_cannot(
    type: str, count: int, length: int
) -> None:
    text = asked(type, labels(count, length))
    instrument = opened_instrument(text, "own.yaml")
    try:
        load_instrument(text, "own.yaml")
    except FileRefused:
        assert not all(shown(instrument, language) for language in LANGUAGES)
    else:
        assert all(shown(instrument, language) for language in LANGUAGES)


def shown(instrument: Instrument, language: str) -> bool:
    """With all that can be chosen, after a refusal."""
    (item,) = instrument.items
    ids = list(item.options_by_id)
    answers: dict[str, Value] = {
        "1": {"options": ids, "texts": {}, "done": True}
        if item.type == "several"
        else {"rows": {"docs": ids[0]}}
        if item.type == "matrix"
        else {"option": ids[0], "text": None}
    }
    step = Step(item, row="docs" if item.type == "matrix" else None)
    screen = question_screen(
        chat_texts(language),
        PLACE,
        instrument,
        answers,
        step,
        looking_back=True,
        remark="x" * LONGEST_REMARK,
    )
    return fits(screen, STRICTEST)


@pytest.mark.parametrize("code", get_args(Code))
@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_refuses_an_answer_has_room_beside_the_question(language: str, code: Code) -> None:
    data: dict[str, object] = {
        "limit": 1_000_000,
        "last": 1_000,
        "message": Text(ru="я" * TITLE, en="x" * TITLE),
    }
    data |= dict.fromkeys(("option", "part", "first", "second", "example"), "x" * 60)
    assert len(refusal_words(chat_texts(language), Refused(code, **data))) < LONGEST_REMARK


@pytest.fixture(scope="module")
def wordy() -> Instrument:
    """As long in every text as the loader lets, and with more items than a page has."""
    page = "я" * PAGE
    texts = "".join(f"{name}: {page}\n" for name in ("opening", "consent", "closing"))
    items = "".join(
        f'  - {{id: "{i}", type: long_text, title: {"я" * TITLE}, short: {"я" * SHORT}, '
        f"required: false, {SOURCE}}}\n"
        for i in range(70)
    )
    head = HEAD.replace("title: Опрос", f"title: {'я' * TITLE}").replace("items:\n", texts)
    return load_instrument(f"{head}items:\n{items}", "wordy.yaml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_texts_that_are_taken_fit_every_screen(
    wordy: Instrument, language: str
) -> None:
    texts = chat_texts(language)
    answers: dict[str, Value] = {item.id: {"text": "я" * LONG_TEXT} for item in wordy.items}
    remark = "x" * 200
    deadline = date(2026, 9, 30)
    thanks = thanks_screen(texts, PLACE, wordy, "я" * 200, deadline, threshold=5, today=TODAY)
    assert fits(thanks, STRICTEST)
    for page in (1, 2, 3):
        workplace = ("я" * 100, "я" * 200)
        screen = review_screen(texts, PLACE, wordy, answers, workplace, page=page, remark=remark)
        assert fits(screen, STRICTEST)
    last = Step(wordy.items[-1])
    screen = question_screen(
        texts, PLACE, wordy, answers, last, looking_back=True, remark="x" * LONGEST_REMARK
    )
    assert fits(screen, STRICTEST)


@pytest.mark.parametrize("anonymous", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_consent_fits_with_what_is_said_below_it_and_above_it_in_ones_own_data(
    wordy: Instrument, language: str, anonymous: bool
) -> None:
    texts = chat_texts(language)
    fullest = wordy.model_copy(update={"anonymous": anonymous, "version": "я" * VERSION})
    wording = wording_of(fullest, FULLEST)
    for below in ("consent-press", "consent-changed"):
        said = remark(texts(below))
        assert fits(consent_screen(texts, Part(LARGEST_ID, 9), wording, remark=said), STRICTEST)
    given = texts("consent-given", date="28 September 2026")
    assert fits(Screen(f"{wording.words[language]}\n\n{given}"), STRICTEST)
    agreed = OwnConsent("я" * 200, wording.version, NOW, "Europe/Moscow", LARGEST_ID, 9)
    assert fits(words_screen(texts, agreed, wording.words[language], "my:show"), STRICTEST)


def test_a_campaign_under_way_is_not_stopped_by_rules_that_came_later() -> None:
    text = asked("single", labels(120, 5))
    opened = opened_pair(definition("survey", instrument_text=text))
    assert len(opened.instrument.by_id["1"].options_by_id) == 120
