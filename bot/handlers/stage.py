"""Which screen a sheet is at: municipality, organization, question or the list of answers."""

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
from bot.texts.lost import lost_screen
from bot.texts.question import question_screen
from bot.texts.registration import letter_at, municipality_screen, organization_screen
from bot.texts.review import review_screen
from bot.texts.screen import Screen
from bot.texts.waiting import with_question_back
from storage.days import day_in
from storage.sheets import Sheet


def place_of(sheet: Sheet) -> Place:
    return Place(sheet.id, sheet.of_part)


def remark(words: str) -> str:
    return f"⚠️ {words}"


async def current_screen(house: House, sheet: Sheet, opened: Opened, remark: str = "") -> Screen:
    """With the question back, where a typed text waits for a word of its author."""
    screen = await _asked(house, sheet, opened, remark)
    texts, today = chat_texts(sheet.language), day_in(sheet.zone, house.now())
    return with_question_back(texts, screen, opened.instrument, sheet, today)


async def _asked(house: House, sheet: Sheet, opened: Opened, remark: str) -> Screen:
    if sheet.lost:
        return lost_screen(chat_texts(sheet.language), place_of(sheet))
    match asked_workplace(opened.instrument, sheet):
        case "municipality":
            return await municipality_choice(house, sheet, opened, remark=remark)
        case "organization":
            return _organization(sheet, remark)
    step = shown_step(opened.instrument, sheet)
    if step is None:
        return listed(sheet, opened, remark=remark)
    return question_screen(
        chat_texts(sheet.language),
        place_of(sheet),
        opened.instrument,
        sheet.answers,
        step,
        looking_back=is_reopened(sheet),
        remark=remark,
    )


async def municipality_choice(
    house: House, sheet: Sheet, opened: Opened, *, remark: str = "", letter: str | None = None
) -> Screen:
    """`letter` is the place of a letter among those of the names."""
    choices = await asked_municipalities(house, opened)
    return municipality_screen(
        chat_texts(sheet.language),
        place_of(sheet),
        choices,
        letter="" if letter is None else letter_at(choices, letter),
        remark=remark,
        now=kept_municipality(sheet),
    )


def kept_municipality(sheet: Sheet) -> str | None:
    """The one that may stay, where the question was opened again."""
    return sheet.municipality if sheet.shown_item == AT_MUNICIPALITY else None


def _organization(sheet: Sheet, remark: str) -> Screen:
    assert sheet.municipality is not None
    stays = sheet.organization if sheet.shown_item == AT_ORGANIZATION else None
    texts, place = chat_texts(sheet.language), place_of(sheet)
    return organization_screen(texts, place, sheet.municipality, remark=remark, now=stays)


def listed(sheet: Sheet, opened: Opened, *, page: int = 1, remark: str = "") -> Screen:
    """All answers; who has submitted them before is told that corrections wait to be sent."""
    texts = chat_texts(sheet.language)
    sent = texts("review-submitted") if sheet.submitted else ""
    workplace = [name for name in (sheet.municipality, sheet.organization) if name]
    return review_screen(
        texts,
        place_of(sheet),
        opened.instrument,
        sheet.answers,
        workplace,
        page=page,
        remark="\n\n".join(words for words in (sent, remark) if words),
    )
