from __future__ import annotations

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from bot.demo.emulator import Emulator, Person
from tests.bot.demo.emulator.talking import bot_for, complaint, keyboard, raw


async def ids(bot: Bot, offset: int | None = None, limit: int | None = None) -> list[int]:
    return [update.update_id for update in await bot.get_updates(offset, limit)]


async def test_updates_come_again_until_an_offset_confirms_them(bot: Bot, anna: Person) -> None:
    first, second = anna.post("раз"), anna.post("два")
    assert await ids(bot) == await ids(bot) == [first, second]
    assert await ids(bot, offset=second) == [second]
    assert await ids(bot) == [second]
    assert await ids(bot, offset=second + 1) == []


async def test_a_killed_bot_gets_what_it_had_not_confirmed_once_more(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    update_id = anna.post("раз")
    assert await ids(bot) == [update_id]
    await bot.session.close()
    reborn = bot_for(emulator)
    assert await ids(reborn) == [update_id]
    await reborn.session.close()


async def test_a_limit_is_kept_between_1_and_100(bot: Bot, anna: Person) -> None:
    for number in range(101):
        anna.post(str(number))
    assert len(await ids(bot, limit=3)) == 3
    assert len(await ids(bot, limit=1000)) == 100
    assert len(await ids(bot, limit=-5)) == 1


async def test_a_negative_offset_forgets_all_but_the_last(bot: Bot, anna: Person) -> None:
    anna.post("раз")
    last = anna.post("два")
    assert await ids(bot, offset=-1) == [last]
    assert await ids(bot) == [last]


async def test_a_long_poll_ends_as_soon_as_something_arrives(bot: Bot, anna: Person) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    assert not poll.done()
    update_id = anna.post("раз")
    assert [update.update_id for update in await poll] == [update_id]


async def test_a_long_poll_ends_empty_when_its_time_is_over(bot: Bot) -> None:
    assert await bot.get_updates(timeout=1) == []


async def test_a_second_poller_ends_the_first(bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    await bot.get_updates(timeout=0)
    assert await complaint(first) == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )


async def test_polling_is_refused_while_a_webhook_is_set(bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    await bot.set_webhook("http://127.0.0.1:9/hook")
    assert await complaint(poll) == "Conflict: terminated by setWebhook request"
    with pytest.raises(TelegramConflictError) as refused:
        await bot.get_updates()
    assert refused.value.message == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_only_allowed_kinds_of_updates_are_kept(bot: Bot, anna: Person) -> None:
    await bot.get_updates(allowed_updates=["message"])
    await bot.send_message(anna.id, "?", reply_markup=keyboard(["Да"]))
    anna.press("Да")
    update_id = anna.post("да")
    assert await ids(bot) == [update_id]


async def test_blocking_and_unblocking_are_told(bot: Bot, anna: Person) -> None:
    anna.block()
    anna.unblock()
    statuses = [
        update.my_chat_member.new_chat_member.status
        for update in await bot.get_updates()
        if update.my_chat_member
    ]
    assert statuses == ["kicked", "member"]


async def test_a_redelivered_update_comes_although_the_offset_is_beyond_it(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    update_id = anna.post("раз")
    assert await ids(bot, offset=update_id + 1) == []
    emulator.redeliver(update_id)
    assert await ids(bot, offset=update_id + 1) == [update_id]
    assert await ids(bot, offset=update_id + 1) == []


async def test_updates_out_of_order_come_the_last_first_and_are_confirmed_together(
    bot: Bot, emulator: Emulator, anna: Person
) -> None:
    with emulator.out_of_order():
        first, second = anna.post("раз"), anna.post("два")
        assert await ids(bot) == []
    assert await ids(bot) == [second, first]
    assert await ids(bot, offset=first + 1) == []


async def test_dropping_forgets_what_waits(bot: Bot, anna: Person) -> None:
    anna.post("раз")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await ids(bot) == []


async def test_a_text_has_its_command_marked(bot: Bot, anna: Person) -> None:
    anna.post("😀 /help и /start c_x")
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.entities
    assert update.message.text
    marked = [one.extract_from(update.message.text) for one in update.message.entities]
    assert marked == ["/help", "/start"]


async def test_a_mistyped_offset_is_refused(emulator: Emulator) -> None:
    status, body = await raw(emulator, "getUpdates", offset="soon")
    assert status == 400
    assert body["description"] == 'Bad Request: field "offset" must be of type Number'
