"""Help, and whatever nothing else took."""

from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, Message

from bot.handlers.house import House, texts_for
from bot.handlers.scope import scope_of
from bot.telegram_identity import sender_of
from bot.texts.screen import Screen


async def on_help(message: Message, house: House) -> None:
    await _help(message, house)


async def on_word_to_nobody(message: Message, house: House) -> None:
    """What is written under a reminder or a summary reaches nobody, and that is said."""
    await _help(message, house, "help-nobody-reads")


async def _help(message: Message, house: House, first: str = "") -> None:
    assert message.from_user is not None
    texts = await texts_for(house, message.from_user)
    scope = await scope_of(house, sender_of(message))
    keys = [first, "help", "help-official" if scope else "", "help-always"]
    await house.tell(sender_of(message), Screen("\n\n".join(texts(key) for key in keys if key)))


async def on_unknown_press(query: CallbackQuery, house: House) -> AnswerCallbackQuery:
    """A button of an earlier version of the program."""
    texts = await texts_for(house, query.from_user)
    return query.answer(texts("press-unknown"), show_alert=True)
