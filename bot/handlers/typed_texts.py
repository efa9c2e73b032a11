"""What a person writes or sends: to which message of the bot it is said, and what comes of it."""

from dataclasses import replace
from functools import partial

from aiogram.types import Message

from bot.campaign_book import Opened
from bot.handlers import addressee
from bot.handlers.active import questionnaire_in_hand
from bot.handlers.addressee import Addressee
from bot.handlers.consenting import consent_typed
from bot.handlers.general import on_help, on_word_to_nobody
from bot.handlers.house import House
from bot.handlers.registering import Named, named_screen, touch_workplace
from bot.handlers.screen_message import draw_anew, draw_on
from bot.handlers.stage import current_screen, remark
from bot.handlers.submitting import hand_in_by_word
from bot.handlers.summaries import place_typed
from bot.interview.refused import Refused
from bot.rules.outcomes import (
    Asks,
    Closed,
    Counted,
    HandsIn,
    Ignored,
    Lost,
    Moved,
    NamesWorkplace,
    Noted,
)
from bot.rules.own_day import on_own_day
from bot.rules.pending import Typed, is_rest, pending_in, settled_by_a_move
from bot.rules.shown import asked_workplace
from bot.rules.texts import text_rule
from bot.telegram_identity import sender_of
from bot.texts.asks import note_words
from bot.texts.ended import stopped_words
from bot.texts.fluent import chat_texts
from bot.texts.refusals import refusal_words
from bot.texts.screen import Screen
from storage.dialogues import sheet_waiting_for
from storage.people import known_person
from storage.sheets import Sheet, read_sheet
from storage.touches import Touch, Touched
from storage.unshown import is_unshown


async def on_message(message: Message, house: House) -> None:
    to = await addressee.of(house, message)
    assert message.from_user is not None
    found = await questionnaire_in_hand(house, sender_of(message), to.sheet_id)
    if await _answers_other(house, message, to, may_be_answer=found is not None):
        return
    if found is None:
        await (on_help if to.other is None else on_word_to_nobody)(message, house)
        return
    sheet, opened = found
    if await _is_unseen(house, sheet):
        to = replace(to, direct=False, other=to.other or addressee.UNSEEN)
    await _hear(house, sheet, opened, _typed(message, to))


async def _is_unseen(house: House, sheet: Sheet) -> bool:
    """The question may not have come yet: what is typed cannot be its answer unasked."""
    async with house.database.read() as connection:
        return await is_unshown(connection, sheet)


async def _answers_other(
    house: House, message: Message, to: Addressee, *, may_be_answer: bool
) -> bool:
    """What stands below the questionnaire has asked for it."""
    match to.other:
        case addressee.CONSENT:
            return await consent_typed(house, message, to, may_be_answer=may_be_answer)
        case addressee.PLACE | addressee.SUMMARY:
            asked = to.other == addressee.PLACE and not may_be_answer
            return await place_typed(house, message, whatever=asked)
    return False


async def on_edited(message: Message, house: House) -> None:
    """A message that was refused, or asked about, and has been mended in its place."""
    assert message.from_user is not None
    async with house.database.read() as connection:
        person = await known_person(connection, sender_of(message))
        waiting = person and await sheet_waiting_for(connection, person.id, str(message.message_id))
        sheet = waiting and await read_sheet(connection, sender_of(message), waiting)
    opened = sheet and await house.campaigns.opened(sheet.of_part)
    if sheet and opened:
        await _hear(house, sheet, opened, _typed(message, Addressee(direct=True)))


def _typed(message: Message, to: Addressee) -> Typed:
    return Typed(
        str(message.message_id),
        int(message.date.timestamp()),
        message.text,
        direct=to.direct,
        elsewhere=to.other is not None,
        edited_at=message.edit_date,
        album=message.media_group_id,
        order=message.message_id,
    )


async def _hear(house: House, sheet: Sheet, opened: Opened, typed: Typed) -> None:
    touched, named = await _touch(house, sheet, opened, typed)
    if touched is None or isinstance(touched.outcome, Ignored):
        return
    match touched.outcome:
        case Closed(at):
            words = stopped_words(chat_texts(sheet.language), sheet.zone, at)
            await house.tell(sheet.identity, Screen(words))
            return
        case Counted():
            words = chat_texts(sheet.language)("refused-counted")
            await house.tell(sheet.identity, Screen(words))
            return
        case HandsIn():
            await hand_in_by_word(house, touched.sheet, opened)
        case _:
            await _show(house, opened, touched, named, typed)
    await _tidy(house, sheet, touched, typed)


async def _touch(
    house: House, sheet: Sheet, opened: Opened, typed: Typed
) -> tuple[Touched | None, Named]:
    one = Touch(
        sheet.identity,
        sheet.id,
        sheet.of_part,
        on_own_day(house.now(), partial(text_rule, opened.instrument, typed)),
        # What has been edited came before, and is known by its own mark.
        key=typed.message if typed.edited_at is None else None,
        order=typed.order if typed.edited_at is None else None,
    )
    return await house.database.write(partial(touch_workplace, opened=opened, one=one))


async def _show(house: House, opened: Opened, touched: Touched, named: Named, typed: Typed) -> None:
    """At the end of the chat, unless it stands there and the text was simply taken."""

    async def screen_of(sheet: Sheet) -> Screen:
        if named is not None:
            return await named_screen(house, opened, sheet, named)
        return await current_screen(house, sheet, opened, _remark(opened, touched))

    sheet = touched.sheet
    if _is_at_the_end(touched, typed):
        screen = await screen_of(sheet)
        await draw_on(house, sheet, screen, sheet.screen, activate=False)
    else:
        await draw_anew(house, sheet.view, screen_of)


def _is_at_the_end(touched: Touched, typed: Typed) -> bool:
    stands_there = touched.sheet.below is None and not (typed.direct or typed.elsewhere)
    # A name of a workplace that is still one has not been found.
    return stands_there and not isinstance(touched.outcome, Asks | Lost | NamesWorkplace | Refused)


def _remark(opened: Opened, touched: Touched) -> str:
    texts, instrument = chat_texts(touched.sheet.language), opened.instrument
    match touched.outcome:
        case Refused() as refused:
            workplace = asked_workplace(instrument, touched.sheet)
            return remark(refusal_words(texts, refused, workplace))
        case Moved(noted=Noted(item, taken, said)):
            return note_words(texts, instrument.by_id[item], taken, said)
    return ""


async def _tidy(house: House, before: Sheet, touched: Touched, typed: Typed) -> None:
    """What was taken goes, and so does what was refused or asked about before; what waits or was
    refused now stays in the chat, so that nobody has to type it again.
    """
    gone = set()
    now, waited = pending_in(touched.sheet.pending), pending_in(before.pending)
    is_taken = not isinstance(touched.outcome, Lost)
    if is_taken and (now is None or now.message != typed.message):
        gone.add(typed.message)
    if isinstance(touched.outcome, Moved | HandsIn) and touched.outcome.settled is not None:
        gone.add(touched.outcome.settled)
    is_first_part = waited is not None and is_rest(typed, waited)
    if (superseded := settled_by_a_move(before.pending)) is not None and not is_first_part:
        gone.add(superseded)
    if now is not None:
        gone.discard(now.message)
    for message_id in gone:
        await house.drawer.forget(before.identity, message_id)
