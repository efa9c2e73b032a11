"""Taps and typed texts of a questionnaire: saved, then shown."""

from aiogram.types import CallbackQuery, Message

from bot.buttons import Press
from bot.campaign_book import Opened
from bot.handlers.closed import closed_words
from bot.handlers.house import House, first_language
from bot.handlers.reachable import heard_from
from bot.handlers.registering import municipality_typed, organization_typed
from bot.handlers.screen_message import draw_on
from bot.handlers.stage import Reply, answering_screen, current_screen, listed, remark
from bot.interview.refused import Refused
from bot.plain_calls import AnswerPress
from bot.questionnaire import (
    Closed,
    Stale,
    is_registered,
    press_rule,
    shown_step,
    text_rule,
)
from bot.taps import Tap, tap_of
from bot.texts.fitting import alert_words
from bot.texts.fluent import Texts, chat_texts
from bot.texts.refusals import refusal_words
from bot.texts.screen import Screen
from storage.responses import Response, Touch, Touched, read_response, touch


async def on_press(query: CallbackQuery, press: Press, house: House) -> AnswerPress:
    return await on_tap(tap_of(query, press), house)


async def on_tap(tap: Tap, house: House) -> AnswerPress:
    press = tap.press
    opened = await house.campaigns.opened(press.campaign_id)
    rule = opened and press_rule(opened.instrument, press, house.today())
    touched = rule and await _touch(
        house, Touch(tap.telegram_id, press.response_id, press.campaign_id, rule)
    )
    if not touched or opened is None or tap.message_id is None:
        await heard_from(house, tap.telegram_id)
        return _gone(tap)
    response, texts = touched.response, chat_texts(touched.response.language)
    await draw_on(house, response, await current_screen(house, response, opened), tap.message_id)
    return _answered(tap, house, texts, touched.outcome)


async def _touch(house: House, one: Touch) -> Touched | None:
    return await house.database.write_many(touch, one)


def _gone(tap: Tap) -> AnswerPress:
    return _alert(tap, chat_texts(first_language(tap.language_code))("refused-gone"))


def _answered(tap: Tap, house: House, texts: Texts, outcome: object) -> AnswerPress:
    match outcome:
        case Stale():
            return AnswerPress(callback_query_id=tap.id, text=texts("refused-stale"))
        case Closed(at):
            return _alert(tap, closed_words(house, texts, at))
        case Refused():
            return _alert(tap, refusal_words(texts, outcome))
    return AnswerPress(callback_query_id=tap.id)


def _alert(tap: Tap, words: str) -> AnswerPress:
    return AnswerPress(callback_query_id=tap.id, text=alert_words(words), show_alert=True)


async def on_review(query: CallbackQuery, press: Press, house: House) -> AnswerPress:
    tap = tap_of(query, press)
    opened = await house.campaigns.opened(press.campaign_id)
    async with house.database.read() as connection:
        response = await read_response(
            connection, tap.telegram_id, press.response_id, press.campaign_id
        )
    if response is None or opened is None or tap.message_id is None:
        return _gone(tap)
    texts = chat_texts(response.language)
    if response.stopped_at is not None:
        return _answered(tap, house, texts, Closed(response.stopped_at))
    if shown_step(opened.instrument, response) is not None:
        screen = answering_screen(response, opened)
    else:
        page = int(press.args[0]) if press.args and press.args[0].isdecimal() else 1
        screen = listed(response, opened, page=page)
    await draw_on(house, response, screen, tap.message_id)
    return AnswerPress(callback_query_id=tap.id)


async def on_message(message: Message, response: Response, opened: Opened, house: House) -> None:
    texts = chat_texts(response.language)
    if response.stopped_at is not None:
        words = closed_words(house, texts, response.stopped_at)
        await house.drawer.send(message.chat.id, Screen(words))
        return
    if message.text is None:
        refusal = texts("refused-not-text")
        reply = Reply(await current_screen(house, response, opened, remark(refusal)), taken=False)
    else:
        reply = await _typed(house, opened, response, message.text, message.message_id)
    await draw_on(house, response, reply.screen, response.screen_message_id, activate=False)
    # What was refused stays in the chat, so that nobody has to type it again.
    if reply.taken:
        await house.drawer.forget(message.chat.id, message.message_id)


async def _typed(house: House, opened: Opened, response: Response, text: str, id: int) -> Reply:
    if response.municipality_id is None:
        return await municipality_typed(house, opened, response, text, id)
    if not is_registered(opened.instrument, response):
        return await organization_typed(house, opened, response, text, id)
    rule = text_rule(opened.instrument, text, house.today())
    touched = await _touch(
        house, Touch(response.telegram_id, response.id, response.campaign_id, rule, id)
    )
    if touched is None:
        return Reply(await current_screen(house, response, opened), taken=False)
    texts = chat_texts(response.language)
    match touched.outcome:
        case Closed(at):
            return Reply(Screen(closed_words(house, texts, at)), taken=False)
        case Refused() as refused:
            words = remark(refusal_words(texts, refused))
            return Reply(answering_screen(touched.response, opened, words), taken=False)
    return Reply(answering_screen(touched.response, opened))
