"""Help, language, and whatever nothing else took."""

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message, User

from bot.handlers.house import House, texts_for
from bot.handlers.scope import scope_of
from bot.handlers.start import show_anew
from bot.texts.fluent import LANGUAGES, chat_texts
from bot.texts.screen import Screen
from storage.people import remember_person, set_language
from storage.responses import active_response_id, read_response


async def on_start(message: Message, house: House) -> None:
    """Without a link it leads back to an unfinished questionnaire, if there is one."""
    assert message.from_user is not None
    async with house.database.read() as connection:
        active = await active_response_id(connection, message.from_user.id)
        response = active and await read_response(connection, message.from_user.id, active)
    opened = response and await house.campaigns.opened(response.campaign_id)
    if response and opened and not response.submitted and response.closed_at is None:
        await show_anew(house, response, opened, message.chat.id)
    else:
        await on_help(message, house)


async def on_help(message: Message, house: House) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    scope = await scope_of(house, message.from_user.id)
    parts = [texts("help"), texts("help-official") if scope else "", texts("help-always")]
    await house.drawer.send(message.chat.id, Screen("\n\n".join(part for part in parts if part)))


async def on_language(message: Message, house: House) -> None:
    assert message.from_user is not None
    language = await _next_language(house, message.from_user)
    await house.drawer.send(message.chat.id, Screen(chat_texts(language)("language-set")))


async def _next_language(house: House, user: User) -> str:
    guessed = (await texts_for(house, user)).language
    person = await house.database.write(lambda c: remember_person(c, user.id, guessed))
    following = LANGUAGES[(LANGUAGES.index(person.language) + 1) % len(LANGUAGES)]
    await house.database.write(lambda c: set_language(c, person.id, following))
    return following


async def on_unknown_press(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    """A button of an earlier version of the program."""
    texts = await texts_for(house, query.from_user)
    return query.answer(texts("press-unknown"), show_alert=True)
