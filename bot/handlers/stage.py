"""Which screen a response is at: municipality, organization, question or the list of answers."""

from dataclasses import dataclass

from bot.buttons import Place
from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.questionnaire import is_registered, shown_step
from bot.texts.fluent import chat_texts
from bot.texts.question import question_screen
from bot.texts.registration import municipality_screen, organization_screen
from bot.texts.review import review_screen
from bot.texts.screen import Screen
from storage.campaigns import campaign_municipalities
from storage.responses import Response
from storage.territories import Municipality, municipalities_of, municipality


@dataclass(frozen=True)
class Reply:
    """What to show after a typed text, and whether the text was taken."""

    screen: Screen
    taken: bool = True


def place_of(response: Response) -> Place:
    return Place(response.id, response.campaign_id)


def remark(words: str) -> str:
    return f"⚠️ {words}"


def answering_screen(response: Response, opened: Opened, remark: str = "") -> Screen:
    texts, place = chat_texts(response.language), place_of(response)
    step = shown_step(opened.instrument, response)
    if step is None:
        return listed(response, opened, remark=remark)
    return question_screen(
        texts,
        place,
        opened.instrument,
        response.answers,
        step,
        looking_back=response.shown_item is not None,
        remark=remark,
    )


def listed(response: Response, opened: Opened, *, page: int = 1, remark: str = "") -> Screen:
    """All answers; who has submitted them before is told that corrections wait to be sent."""
    texts = chat_texts(response.language)
    sent = texts("review-submitted") if response.submitted else ""
    return review_screen(
        texts,
        place_of(response),
        opened.instrument,
        response.answers,
        page=page,
        remark="\n\n".join(words for words in (sent, remark) if words),
    )


async def current_screen(
    house: House, response: Response, opened: Opened, remark: str = ""
) -> Screen:
    if is_registered(opened.instrument, response):
        return answering_screen(response, opened, remark)
    texts, place = chat_texts(response.language), place_of(response)
    if response.municipality_id is None:
        choices = await asked_municipalities(house, opened)
        return municipality_screen(texts, place, choices, remark=remark)
    async with house.database.read() as connection:
        chosen = await municipality(connection, response.municipality_id)
    assert chosen is not None
    return organization_screen(texts, place, chosen, remark=remark)


async def asked_municipalities(house: House, opened: Opened) -> list[Municipality]:
    """Those that the campaign was opened for."""
    campaign = opened.campaign
    async with house.database.read() as connection:
        asked = await campaign_municipalities(connection, campaign.id)
        return [
            one
            for one in await municipalities_of(connection, campaign.region_id)
            if one.id in asked
        ]
