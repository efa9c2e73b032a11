"""Which screen a response is at: municipality, organization, question or the list of answers."""

from bot.buttons import Place
from bot.campaign_book import Opened
from bot.handlers.asked_municipalities import asked_municipalities
from bot.handlers.house import House
from bot.rules.shown import (
    AT_MUNICIPALITY,
    AT_ORGANIZATION,
    asked_workplace,
    is_reopened,
    shown_step,
)
from bot.texts.fluent import chat_texts
from bot.texts.question import question_screen
from bot.texts.registration import letter_at, municipality_screen, organization_screen
from bot.texts.review import review_screen
from bot.texts.screen import Screen
from bot.texts.waiting import with_question_back
from storage.days import day_in
from storage.responses import Response


def place_of(response: Response) -> Place:
    return Place(response.id, response.campaign_id)


def remark(words: str) -> str:
    return f"⚠️ {words}"


async def current_screen(
    house: House, response: Response, opened: Opened, remark: str = ""
) -> Screen:
    """With the question back, where a typed text waits for a word of its author."""
    screen = await _asked(house, response, opened, remark)
    texts, today = chat_texts(response.language), day_in(response.zone, house.now())
    return with_question_back(texts, screen, opened.instrument, response, today)


async def _asked(house: House, response: Response, opened: Opened, remark: str) -> Screen:
    match asked_workplace(opened.instrument, response):
        case "municipality":
            return await municipality_choice(house, response, opened, remark=remark)
        case "organization":
            return _organization(response, remark)
    step = shown_step(opened.instrument, response)
    if step is None:
        return listed(response, opened, remark=remark)
    return question_screen(
        chat_texts(response.language),
        place_of(response),
        opened.instrument,
        response.answers,
        step,
        looking_back=is_reopened(response),
        remark=remark,
    )


async def municipality_choice(
    house: House, response: Response, opened: Opened, *, remark: str = "", letter: str | None = None
) -> Screen:
    """`letter` is the place of a letter among those of the names."""
    choices = await asked_municipalities(house, opened)
    return municipality_screen(
        chat_texts(response.language),
        place_of(response),
        choices,
        letter="" if letter is None else letter_at(choices, letter),
        remark=remark,
        now=kept_municipality(response),
    )


def kept_municipality(response: Response) -> str | None:
    """The one that may stay, where the question was opened again."""
    return response.municipality if response.shown_item == AT_MUNICIPALITY else None


def _organization(response: Response, remark: str) -> Screen:
    assert response.municipality is not None
    stays = response.organization if response.shown_item == AT_ORGANIZATION else None
    texts, place = chat_texts(response.language), place_of(response)
    return organization_screen(texts, place, response.municipality, remark=remark, now=stays)


def listed(response: Response, opened: Opened, *, page: int = 1, remark: str = "") -> Screen:
    """All answers; who has submitted them before is told that corrections wait to be sent."""
    texts = chat_texts(response.language)
    sent = texts("review-submitted") if response.submitted else ""
    workplace = [name for name in (response.municipality, response.organization) if name]
    return review_screen(
        texts,
        place_of(response),
        opened.instrument,
        response.answers,
        workplace,
        page=page,
        remark="\n\n".join(words for words in (sent, remark) if words),
    )
