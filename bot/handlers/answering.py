"""Presses of a questionnaire's buttons: saved, then shown."""

from functools import partial

from aiogram.types import CallbackQuery

from bot.buttons import Press
from bot.campaign_book import Opened
from bot.handlers.house import House, first_language
from bot.handlers.reachable import heard_from
from bot.handlers.registering import Named, named_screen, touch_workplace
from bot.handlers.screen_message import draw_on
from bot.handlers.stage import current_screen, listed, remark
from bot.handlers.submitting import finished_screen, hand_in_by_word
from bot.interview.refused import Refused
from bot.plain_calls import AnswerPress
from bot.rules.moves import list_answers
from bot.rules.outcomes import Closed, Counted, HandsIn, Moved, Stale
from bot.rules.own_day import on_own_day
from bot.rules.presses import press_rule
from bot.rules.shown import is_listed
from bot.taps import Tap, tap_of
from bot.texts.ended import stopped_words
from bot.texts.fitting import alert_words
from bot.texts.fluent import Texts, chat_texts
from bot.texts.refusals import refusal_words
from bot.texts.screen import Screen
from storage.sheets import Sheet, read_sheet
from storage.touches import Touch, Touched, touch


async def on_press(query: CallbackQuery, press: Press, house: House) -> AnswerPress:
    return await on_tap(tap_of(query, press), house)


async def on_tap(tap: Tap, house: House) -> AnswerPress:
    press = tap.press
    opened = await house.campaigns.opened(press.part)
    rule = opened and on_own_day(house.now(), partial(press_rule, opened.instrument, press))
    if opened is None or not rule or tap.message is None:
        await heard_from(house, tap.sender)
        return _gone(tap)
    one = Touch(tap.sender, press.sheet_id, press.part, rule)
    touched, named = await _touch(house, opened, one, press)
    if touched is None:
        await heard_from(house, tap.sender)
        return _gone(tap)
    sheet, texts = touched.sheet, chat_texts(touched.sheet.language)
    if isinstance(touched.outcome, HandsIn):
        await hand_in_by_word(house, sheet, opened)
        await _forget_settled(house, touched)
        return AnswerPress(callback_query_id=tap.id)
    if isinstance(touched.outcome, Counted):
        screen = await finished_screen(house, sheet, opened)
    elif named is not None:
        screen = await named_screen(house, opened, sheet, named)
    else:
        screen = await current_screen(house, sheet, opened, _remark(texts, press, touched))
    await draw_on(house, sheet, screen, tap.message)
    await _forget_settled(house, touched)
    return _answered(tap, sheet, touched.outcome)


async def _touch(
    house: House, opened: Opened, one: Touch, press: Press
) -> tuple[Touched | None, Named]:
    if press.action == "w":
        # The text that waits may be the name of a workplace.
        return await house.database.write(partial(touch_workplace, opened=opened, one=one))
    return await house.database.write_many(touch, one), None


def _remark(texts: Texts, press: Press, touched: Touched) -> str:
    """Why a text that was meant as an answer is none; of a button an alert says it."""
    refused = touched.outcome
    if press.action == "w" and isinstance(refused, Refused):
        return remark(refusal_words(texts, refused))
    return ""


def _gone(tap: Tap) -> AnswerPress:
    return _alert(tap, chat_texts(first_language(tap.language_code))("refused-gone"))


def _answered(tap: Tap, sheet: Sheet, outcome: object) -> AnswerPress:
    texts = chat_texts(sheet.language)
    match outcome:
        case Stale():
            return AnswerPress(callback_query_id=tap.id, text=texts("refused-stale"))
        case Closed(at):
            return _alert(tap, stopped_words(texts, sheet.zone, at))
        case Counted():
            return _alert(tap, texts("refused-counted"))
        case Refused():
            return _alert(tap, refusal_words(texts, outcome))
    return AnswerPress(callback_query_id=tap.id)


def _alert(tap: Tap, words: str) -> AnswerPress:
    return AnswerPress(callback_query_id=tap.id, text=alert_words(words), show_alert=True)


async def on_review(query: CallbackQuery, press: Press, house: House) -> AnswerPress:
    tap = tap_of(query, press)
    opened = await house.campaigns.opened(press.part)
    async with house.database.read() as connection:
        sheet = await read_sheet(connection, tap.sender, press.sheet_id, press.part)
    if sheet is None or opened is None or tap.message is None:
        return _gone(tap)
    if sheet.stopped_at is not None:
        return _answered(tap, sheet, Closed(sheet.stopped_at))
    if sheet.parted:
        await draw_on(house, sheet, await finished_screen(house, sheet, opened), tap.message)
        return _answered(tap, sheet, Counted())
    one = Touch(tap.sender, sheet.id, sheet.of_part, partial(list_answers, opened.instrument))
    touched = await house.database.write_many(touch, one)
    if touched is None:
        return _gone(tap)
    screen = await _review(house, touched.sheet, opened, press)
    await draw_on(house, sheet, screen, tap.message)
    await _forget_settled(house, touched)
    return _answered(tap, touched.sheet, touched.outcome)


async def _review(house: House, sheet: Sheet, opened: Opened, press: Press) -> Screen:
    if not is_listed(opened.instrument, sheet):
        return await current_screen(house, sheet, opened)
    page = int(press.args[0]) if press.args and press.args[0].isdecimal() else 1
    return listed(sheet, opened, page=page)


async def _forget_settled(house: House, touched: Touched) -> None:
    outcome = touched.outcome
    if isinstance(outcome, Moved | HandsIn) and outcome.settled is not None:
        await house.drawer.forget(touched.sheet.identity, outcome.settled)
