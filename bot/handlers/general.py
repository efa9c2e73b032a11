"""Help, and whatever nothing else took."""

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message, User

from bot.handlers.active import active_questionnaire
from bot.handlers.house import House, language_of, texts_for
from bot.handlers.scope import scope_of
from bot.handlers.start import show_anew
from bot.texts.screen import Screen
from storage.people import remember_person


async def on_start(message: Message, house: House) -> None:
    """Without a link it leads back to an unfinished questionnaire, if there is one."""
    assert message.from_user is not None
    if message.from_user.id in house.admin_ids:
        await _remember(house, message.from_user)
    active = await active_questionnaire(house, message.from_user.id)
    if active is None or active[0].stopped_at is not None:
        await on_help(message, house)
    else:
        response, opened = active
        await show_anew(house, response.telegram_id, response.id, opened)


async def _remember(house: House, admin: User) -> None:
    """From now on they can be told what goes wrong."""
    language = language_of(admin)
    await house.database.write(lambda c: remember_person(c, admin.id, language))


async def on_help(message: Message, house: House) -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    scope = await scope_of(house, message.from_user.id)
    parts = [texts("help"), texts("help-official") if scope else "", texts("help-always")]
    await house.drawer.send(message.chat.id, Screen("\n\n".join(part for part in parts if part)))


async def on_unknown_press(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    """A button of an earlier version of the program."""
    texts = await texts_for(house, query.from_user)
    return query.answer(texts("press-unknown"), show_alert=True)
