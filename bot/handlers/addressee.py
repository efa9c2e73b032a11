"""Which message of the bot a text answers: the questionnaire, or what stands below it.

A reply answers what it replies to. Any other text answers the last message of the chat; where
that is not the questionnaire, only what is asked there can be meant without a question back.
"""

from dataclasses import dataclass

from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.buttons import pressed
from bot.handlers.house import TOLD, House
from bot.handlers.summary_target import PREFIX as SUMMARY_PREFIX
from bot.telegram_identity import sender_of
from storage.dialogues import Dialogue, dialogue_of, sheet_shown_on
from storage.parts import Part

CONSENT, PLACE, SUMMARY, UNSEEN = "consent", "place", "summary", "unseen"
"""A consent, «which territory?», a summary (under which another territory may be named), and a
question that was not shown in time."""


@dataclass(frozen=True)
class Addressee:
    """`sheet_id` is the questionnaire that the text is meant for or may be meant for.

    `direct`: it replies to the questionnaire itself. Otherwise `other` is what the text stands
    under, if anything: CONSENT with its part and message, PLACE, SUMMARY or another kind.
    `shown` says which words a consent shows; None where it was made by an earlier version.
    """

    sheet_id: int | None = None
    direct: bool = False
    other: str | None = None
    part: Part | None = None
    message_id: str | None = None
    shown: str | None = None


async def of(house: House, message: Message) -> Addressee:
    assert message.from_user is not None
    async with house.database.read() as connection:
        dialogue = await dialogue_of(connection, sender_of(message))
        replied = _replied_to(message)
        if replied is not None:
            return await _of_reply(connection, dialogue, replied)
    if dialogue is None:
        return Addressee()
    return _below(dialogue)


def _replied_to(message: Message) -> Message | None:
    """Only what the bot wrote asks anything."""
    replied = message.reply_to_message
    author = replied.from_user if replied else None
    return replied if author is not None and author.is_bot else None


async def _of_reply(
    connection: AsyncConnection, dialogue: Dialogue | None, replied: Message
) -> Addressee:
    if dialogue is not None:
        shown = await sheet_shown_on(connection, dialogue.identity_id, str(replied.message_id))
        if shown is not None:
            return Addressee(shown, direct=True)
    active = dialogue.sheet_id if dialogue else None
    for data in _data_of(replied):
        press = pressed(data)
        if press is not None and press.action == "y":
            words = press.args[0] if press.args else None
            return Addressee(active, False, CONSENT, press.part, str(replied.message_id), words)
        if data.startswith(SUMMARY_PREFIX):
            return Addressee(active, False, SUMMARY)
    return Addressee(active, False, TOLD)


def _data_of(message: Message) -> list[str]:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    return [button.callback_data for row in rows for button in row if button.callback_data]


def consent_mark(part: Part, shown: str) -> str:
    """What `House.tell` keeps of a consent that was asked for, with which words it shows."""
    return f"{CONSENT}:{part.campaign_id}-{part.number}-{shown}"


def is_consent_on(below: str | None, message: str) -> bool:
    return below is not None and below.startswith(f"{CONSENT}:") and below.endswith(f":{message}")


def _below(dialogue: Dialogue) -> Addressee:
    match (dialogue.below or "").split(":", 2):
        case [""]:
            return Addressee(dialogue.sheet_id)
        case ["consent", of, message]:
            # Marks that were made before campaigns had parts, or consents versions, name none.
            campaign, *rest = of.split("-")
            number, shown = (*rest, None, None)[:2]
            part = Part(int(campaign), int(number or 1))
            return Addressee(dialogue.sheet_id, False, CONSENT, part, message, shown)
        case [kind, *_]:
            return Addressee(dialogue.sheet_id, False, kind)
    raise AssertionError(dialogue.below)
