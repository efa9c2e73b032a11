"""Who writes and what is written, in the words of the house: texts of a channel."""

from aiogram.types import CallbackQuery, Message, User

from storage.identities import Identity

TELEGRAM = "telegram"


def telegram(user_id: int) -> Identity:
    return Identity(TELEGRAM, str(user_id))


def identity_of(user: User) -> Identity:
    return telegram(user.id)


def sender_of(event: Message | CallbackQuery) -> Identity:
    """In a private chat, whose id is the person's."""
    assert event.from_user is not None
    return identity_of(event.from_user)


def message_of(query: CallbackQuery) -> str | None:
    """The message that was pressed; None where it is too old to be told."""
    return None if query.message is None else str(query.message.message_id)
