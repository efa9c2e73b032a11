"""All that people can do in the chat, in the order in which an update is offered to it."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandStart

from bot.handlers import (
    answering,
    consenting,
    entering,
    faults,
    general,
    invited,
    languages,
    late_lists,
    my_data,
    notice_pages,
    reachable,
    registering,
    reminders,
    start,
    status,
    submitting,
    summaries,
    summary_target,
    typed_texts,
    undelivered,
)
from bot.handlers.filters import Pressed, UnknownCommand
from bot.notices import PAGES
from bot.taps import ANSWERING
from bot.texts import late_list, own_data
from bot.texts.parts import OPENS
from bot.texts.reminders import SNOOZE
from bot.texts.undelivered import RETRY


def add_routes(router: Router) -> None:
    router.errors.register(faults.on_fault)
    router.my_chat_member.register(reachable.on_change, F.chat.type == ChatType.PRIVATE)
    _presses(router)
    router.message.outer_middleware(reachable.hear)
    router.callback_query.outer_middleware(reachable.hear)
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    _messages(router)
    router.edited_message.register(typed_texts.on_edited, F.chat.type == ChatType.PRIVATE)


def _presses(router: Router) -> None:
    press = router.callback_query.register
    press(answering.on_press, Pressed(*ANSWERING))
    press(answering.on_review, Pressed("r", "e"))
    press(submitting.on_submit, Pressed("s"))
    press(registering.on_registering, Pressed("m", "l", "g"))
    press(entering.on_part, Pressed(OPENS))
    press(consenting.on_agreed, Pressed("y"))
    press(consenting.on_declined, Pressed("x"))
    press(consenting.on_reconsidered, Pressed("q"))
    press(reminders.on_snooze, F.data == SNOOZE)
    press(late_lists.on_pressed, F.data.startswith(late_list.PREFIX))
    press(undelivered.on_retry, F.data == RETRY)
    press(notice_pages.on_page, F.data.startswith(PAGES))
    press(summaries.on_chosen, F.data.startswith(summary_target.PREFIX))
    press(my_data.on_words, F.data.startswith(f"{own_data.PREFIX}words:"))
    press(my_data.on_chosen, F.data.startswith(own_data.PREFIX))
    press(languages.on_chosen, F.data.startswith(languages.PREFIX))
    press(general.on_unknown_press)


def _messages(router: Router) -> None:
    message = router.message.register
    message(entering.on_campaign_link, _link("c_"))
    message(invited.on_invitation, _link("i_"))
    message(start.on_start, CommandStart(ignore_case=True))
    message(summaries.on_summary, summaries.AskedForSummary())
    message(status.on_status, _command("status"))
    message(my_data.on_my_data, _command("mydata"))
    message(languages.on_language, _command("language"))
    message(general.on_help, _command("help"))
    message(general.on_help, UnknownCommand())
    message(typed_texts.on_message)


def _link(prefix: str) -> CommandStart:
    return CommandStart(deep_link=True, ignore_case=True, magic=F.args.startswith(prefix))


def _command(name: str) -> Command:
    """Telephones begin a message with a capital letter."""
    return Command(name, ignore_case=True)
