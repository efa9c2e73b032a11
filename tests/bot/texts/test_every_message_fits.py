"""Whatever the sizes and however long the titles, a message fits the strictest channel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.buttons import LARGEST_ID, Place
from bot.campaign_book import Opened
from bot.definitions.pair import Pair
from bot.demo.emulator.content import text_of
from bot.instruments.load import shipped_instruments
from bot.interview.definition import Text
from bot.interview.instrument import Instrument, options_of
from bot.notices import notice_screen
from bot.standing import Standing
from bot.summary import Coverage, RegionSummary
from bot.texts.figures import answers_pages
from bot.texts.fitting import fits
from bot.texts.fluent import LANGUAGES, chat_texts
from bot.texts.limits import STRICTEST
from bot.texts.listing import Listing
from bot.texts.own_data import own_data_screen
from bot.texts.own_questionnaires import own_questionnaires_screen
from bot.texts.parts import next_part, parts_screen
from bot.texts.registration import first_letter, municipality_screen, similar_organizations
from bot.texts.reminders import coordinator_reminder, late_list_reminder, teacher_reminder
from bot.texts.review import review_screen
from bot.texts.screen import Screen
from bot.texts.summary import region_summary_text, status_texts
from scheduler.retention import MOST_MONTHS
from scoring.survey.survey import Coverage as SurveyCoverage
from scoring.survey.survey import (
    IndexPicture,
    ItemPicture,
    OptionShare,
    ProfilePicture,
    RegionSurvey,
    SurveyPicture,
)
from storage.own_data import OwnConsent, OwnData, OwnRole, OwnSheet, TookPart
from storage.own_questionnaires import OwnPart, OwnQuestionnaire
from storage.parts import Part
from storage.region_settings import Operator
from storage.territories import Municipality, Organization
from tests.bot.texts.test_screens import answered, fullest
from tests.bot.texts.test_summary import CAMPAIGN, INSTRUMENT, PAIR, REGION, TODAY, coverage

DEFINITION = 7
NOW = datetime(2026, 5, 20, tzinfo=UTC)
PLACE = Place(LARGEST_ID, Part(LARGEST_ID))
LONGEST_LINK = "https://example.ru/".ljust(200, "a")

few = settings(max_examples=20)
languages = st.sampled_from(LANGUAGES)
titles = st.sampled_from(["Опрос", "<&> " * 250, "щ" * 1000, "Анкета\nмолодого педагога " * 5])
names = st.sampled_from(["Лужский район", "<Лес> & " * 40])
parts: st.SearchStrategy[dict[str, Any]] = st.just({}) | st.builds(
    lambda part, called: {"part": part, "definition": DEFINITION, "questionnaire": Text(ru=called)},
    st.integers(1, 9),
    titles,
)
coverages = st.builds(
    lambda place, part: place | part,
    st.fixed_dictionaries(
        {
            "short": names,
            "delivered": st.integers(0, 10**6),
            "expected": st.none() | st.integers(1, 10**6),
            "percent": st.none() | st.floats(0, 10**4).map(lambda share: round(share, 1)),
        }
    ),
    parts,
)
campaigns = st.fixed_dictionaries(
    {
        "campaign": st.just(LARGEST_ID),
        "code": st.just("a" * 12),
        "title": titles,
        "deadline": st.just("2026-06-25"),
        "days_left": st.integers(-400, 400),
        "target": st.integers(1, 100),
        "late": st.lists(coverages, max_size=70),
    }
)
owed = st.builds(lambda one, place: one | place, campaigns, coverages)


def fit(screen: Screen) -> None:
    assert fits(screen, STRICTEST)
    # As Telegram takes it apart; a torn tag would be refused.
    text_of({"text": screen.text, "parse_mode": "HTML"})
    for button in (button for row in screen.rows for button in row):
        assert 0 < len(button.data.encode()) <= STRICTEST.data or button.url


def link_to(code: str) -> str:
    return f"https://t.me/metodbot_of_the_region_bot?start=c_{code}"


WORDS: list[Callable[[Any, str], Listing]] = [
    lambda facts, language: coordinator_reminder(link_to, facts, language),
    lambda facts, language: teacher_reminder(link_to, facts, language),
    late_list_reminder,
]


@few
@given(st.lists(owed, min_size=1, max_size=60), st.sampled_from(WORDS), languages)
def test_every_reminder_fits_and_its_pages_leave_nobody_out(
    owed: list[Any], words: Callable[[Any, str], Listing], language: str
) -> None:
    listing = words({"campaigns": owed}, language)
    first = notice_screen(listing, LARGEST_ID, language)
    fit(first)
    shown, number = [], 1
    while True:
        page = notice_screen(listing, LARGEST_ID, language, number)
        fit(page)
        shown.append(page.text)
        if not any(button.label == "▶" for row in page.rows for button in row):
            break
        number += 1
    everything = "\n".join(shown)
    for part in listing.sections:
        assert part.head in everything
        assert all(line in everything for line in part.lines)
    is_cut = any(button.data.startswith("pages:") for row in first.rows for button in row)
    assert is_cut or first.text == shown[0] or number == 2


@few
@given(
    st.lists(st.tuples(titles, names, st.booleans()), max_size=150),
    st.integers(-1, 40),
    languages,
    st.none() | titles,
)
def test_ones_own_data_fit(
    held: list[tuple[str, str, bool]], page: int, language: str, called: str | None
) -> None:
    titled = {DEFINITION: Text(ru=called)} if called else {}
    kept = DEFINITION if called else None
    own = OwnData(
        roles=tuple(OwnRole("coordinator", name) for _, name, _ in held[:50]),
        consents=tuple(
            OwnConsent(title, "1.1", NOW, "Europe/Moscow", LARGEST_ID, 9, kept)
            for title, _, _ in held
        ),
        sheets=tuple(
            OwnSheet(
                LARGEST_ID - n,
                title,
                name,
                name,
                24,
                NOW if is_sent else None,
                "Europe/Moscow",
                LARGEST_ID - n,
                1,
                NOW if is_sent else None,
                MOST_MONTHS,
                "Europe/Moscow",
                definition_id=kept,
            )
            for n, (title, name, is_sent) in enumerate(held)
        ),
        took_part=tuple(TookPart(title, kept) for title, _, _ in held),
        operators=tuple(Operator(name, name, LONGEST_LINK) for _, name, _ in held[:2]),
    )
    fit(own_data_screen(chat_texts(language), own, page, titled, anonymous=[Part(LARGEST_ID)]))


several = st.lists(
    st.builds(coverage, st.integers(0, 10**6), st.none() | st.integers(0, 10**6), name=names),
    min_size=1,
    max_size=150,
)


@few
@given(several, titles, languages)
def test_every_message_of_the_status_fits(
    covered: list[Coverage], title: str, language: str
) -> None:
    opened = Opened(replace(CAMPAIGN, title=title), Part(1), PAIR)
    messages = status_texts(chat_texts(language), opened, covered)
    for text in messages:
        fit(Screen(text))
    assert sum(text.count("•") for text in messages) >= len(covered)


def wordy(instrument: Instrument, label: str) -> Instrument:
    """With words that no author has written yet."""
    return Instrument.model_validate(_with_words(instrument.model_dump(by_alias=True), label))


def _with_words(part: Any, label: str) -> Any:
    match part:
        case {"ru": _}:
            return {"ru": label, "en": label}
        case dict():
            return {name: _with_words(value, label) for name, value in part.items()}
        case list() | tuple():
            return [_with_words(one, label) for one in part]
    return part


@few
@given(titles, languages, st.integers(0, 3))
def test_the_list_of_answers_fits_whatever_an_author_calls_the_questions(
    label: str, language: str, page: int
) -> None:
    for shipped in shipped_instruments().values():
        instrument = wordy(shipped, label)
        answers = dict(answered(instrument))
        answers |= {one.id: fullest(one) for one in instrument.items if one.id not in answers}
        fit(
            review_screen(
                chat_texts(language), PLACE, instrument, answers, (label, label), page=page
            )
        )


def shares(instrument: Instrument, item: str) -> tuple[OptionShare, ...]:
    options = options_of(instrument.by_id[item])
    return tuple(OptionShare(one.id, 10**6, Decimal("33.3")) for one in options)


@few
@given(several, titles, languages)
def test_a_summary_and_all_its_answers_fit(
    covered: list[Coverage], label: str, language: str
) -> None:
    instrument, texts = wordy(INSTRUMENT, label), chat_texts(language)
    asked = [one.id for one in instrument.items if options_of(one)]
    picture = SurveyPicture(
        SurveyCoverage(6, 6, 10, Decimal(60), ()),
        tuple(ItemPicture(id, 10**6, shares(instrument, id)) for id in asked),
        tuple(ProfilePicture(id, id, 10**6, shares(instrument, id)) for id in asked),
        tuple(IndexPicture(id, id, 10**6, Decimal("51.3"), Decimal("28.9")) for id in asked),
    )
    survey = RegionSurvey("methodical_help", "1", 5, (), (), picture)
    opened = Opened(replace(CAMPAIGN, title=label), Part(1), Pair(instrument, ""))
    fit(
        Screen(
            region_summary_text(texts, RegionSummary(opened, TODAY, REGION, tuple(covered), survey))
        )
    )
    for text in answers_pages(texts, opened, picture):
        fit(Screen(text))


def places(number: int, name: str) -> list[Municipality]:
    return [
        replace(coverage(1, 1, name).municipality, id=LARGEST_ID - n, short=f"{name}{n}")
        for n in range(number)
    ]


@few
@given(st.integers(1, 300), names, languages)
def test_the_choice_of_a_place_fits(number: int, name: str, language: str) -> None:
    texts, some = chat_texts(language), places(number, name)
    fit(municipality_screen(texts, PLACE, some))
    fit(municipality_screen(texts, PLACE, some, letter=first_letter(some[0])))
    known = [Organization(LARGEST_ID, 1, name * 5)] * 4
    fit(similar_organizations(texts, PLACE, Organization(1, 1, "<" * 200), known))


@few
@given(titles, titles, languages, st.integers(2, 9), st.integers(0, 9))
def test_the_questionnaires_of_a_campaign_and_the_offer_of_the_next_fit(
    title: str, label: str, language: str, number: int, begun: int
) -> None:
    texts, pair = chat_texts(language), Pair(wordy(INSTRUMENT, label), "")
    campaign = replace(CAMPAIGN, id=LARGEST_ID, title=title, parts=CAMPAIGN.parts * number)
    stands = [
        Standing(
            Opened(campaign, Part(LARGEST_ID, n), pair), OwnPart(1, False) if n < begun else None
        )
        for n in range(1, number + 1)
    ]
    fit(parts_screen(texts, title, stands))
    for one in stands:
        words, button = next_part(texts, one)
        fit(Screen(words, ((button,),)))
    own = [OwnQuestionnaire(LARGEST_ID, LARGEST_ID, 9, title, False, DEFINITION)] * number
    fit(own_questionnaires_screen(texts, own, {DEFINITION: Text(ru=label)}))
