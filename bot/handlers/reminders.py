from datetime import date

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.handlers.house import House
from bot.telegram_identity import sender_of
from bot.texts.fluent import chat_texts
from bot.texts.numbers import short_day
from scheduler.remind import snooze
from storage.people import known_person


async def on_snooze(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    async with house.database.read() as connection:
        person = await known_person(connection, sender_of(query))
    if person is None:
        return query.answer()
    until: date | None = await snooze(house.database, person.id, house.now())
    if until is None:
        return query.answer()
    texts = chat_texts(person.language)
    words = texts("reminder-snoozed", date=short_day(until, texts.language))
    return query.answer(words, show_alert=True)
