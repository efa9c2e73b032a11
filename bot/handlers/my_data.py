"""A person's own data: to see, and to delete in part or whole."""

import re

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import id_in
from bot.handlers.house import House, texts_for
from bot.handlers.once import key_if_kept
from bot.telegram_identity import sender_of
from bot.texts.fluent import Texts, chat_texts
from bot.texts.own_consents import words_screen
from bot.texts.own_data import PREFIX, confirm_screen, own_data_screen
from bot.texts.screen import Screen
from storage.consents import agreed_words
from storage.hand_in import withdraw
from storage.identities import Identity
from storage.marks import depart, open_marks
from storage.own_data import OwnData, own_data
from storage.parts import Part
from storage.people import Person, forget_person, known_person
from storage.sheets import read_sheet

_CHOSEN = re.compile(PREFIX + r"(show|ask|delete)(?::(\d{1,9}|all))?", re.ASCII)
_WORDS = re.compile(PREFIX + r"words:(\d{1,10})-([1-9])", re.ASCII)


async def on_my_data(message: Message, house: House) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    await house.tell(sender_of(message), await _shown(house, texts, sender_of(message)))


async def _shown(house: House, texts: Texts, who: Identity, page: int = 1) -> Screen:
    async with house.database.read() as connection:
        person = await known_person(connection, who)
        held = await own_data(connection, person.id) if person else None
    if held is None:
        return Screen(texts("mydata-none"))
    titles = await house.campaigns.titles(held.definition_ids)
    return own_data_screen(texts, held, page, titles, anonymous=await _anonymous(house, held))


async def _anonymous(house: House, held: OwnData) -> frozenset[Part]:
    found = [await house.campaigns.opened(part) for part in {one.of_part for one in held.sheets}]
    return frozenset(one.part for one in found if one and one.instrument.anonymous)


async def on_chosen(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    texts = await texts_for(house, query.from_user)
    match = _CHOSEN.fullmatch(query.data or "")
    if match is None or query.message is None:
        return query.answer(texts("press-unknown"), show_alert=True)
    action, what = match.groups()
    if action == "ask" and what is not None:
        screen = confirm_screen(texts, what)
    else:
        if action == "delete" and what is not None:
            await _delete(house, sender_of(query), what)
        page = int(what) if action == "show" and what and what.isdecimal() else 1
        screen = await _shown(house, texts, sender_of(query), page)
    await house.drawer.draw(sender_of(query), str(query.message.message_id), screen)
    return query.answer()


async def on_words(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    """To what was agreed, exactly as it was read."""
    texts, who = await texts_for(house, query.from_user), sender_of(query)
    match = _WORDS.fullmatch(query.data or "")
    campaign_id = id_in(match[1]) if match else None
    if match is None or campaign_id is None or query.message is None:
        return query.answer(texts("press-unknown"), show_alert=True)
    part = Part(campaign_id, int(match[2]))
    screen = await _words(house, texts, who, part)
    await house.drawer.draw(who, str(query.message.message_id), screen)
    return query.answer()


async def _words(house: House, texts: Texts, who: Identity, part: Part) -> Screen:
    async with house.database.read() as connection:
        person = await known_person(connection, who)
        held = await own_data(connection, person.id) if person else None
        words = await agreed_words(connection, person.id, part) if person else None
    consents = held.consents if held else ()
    agreed = next((one for one in consents if one.of_part == part), None)
    return words_screen(texts, agreed, words, f"{PREFIX}show")


async def _delete(house: House, who: Identity, what: str) -> None:
    async with house.database.read() as connection:
        person = await known_person(connection, who)
        held = await own_data(connection, person.id) if person else None
    if person is None or held is None:
        return
    for sheet in held.sheets:
        if what in {"all", str(sheet.id)}:
            await _withdraw(house, person, sheet.id)
    if what == "all":
        await _forget(house, person)


async def _forget(house: House, person: Person) -> None:
    async with house.database.read() as connection:
        marks = await open_marks(connection, person.id)
    found = {code: key_if_kept(house.keys, code) for _, code in marks}
    keys = {code: key for code, key in found.items() if key is not None}

    async def work(connection: AsyncConnection) -> None:
        await depart(connection, person.id, keys)
        await forget_person(connection, person.id)

    await house.database.write(work)


async def _withdraw(house: House, person: Person, sheet_id: int) -> None:
    """Its message goes with it, or loses its buttons: they would lead nowhere."""

    async def work(connection: AsyncConnection) -> str | None:
        sheet = await read_sheet(connection, person.identity, sheet_id)
        if sheet is None:
            return None
        await withdraw(connection, sheet)
        return sheet.screen

    shown_on = await house.database.write(work)
    if shown_on is not None:
        words = chat_texts(person.language)("screen-deleted")
        async with house.drawer.turn(person.identity, shown_on) as turn:
            await turn.retire(shown_on, words)
