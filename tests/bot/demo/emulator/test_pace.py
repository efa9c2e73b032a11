from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from bot.demo.emulator import Emulator, PaceLimits, Person
from tests.bot.demo.emulator.talking import Clock, keyboard, raw

ALONE = PaceLimits(holds_up_all=False)


async def retry_after(bot: Bot, chat_id: int) -> int:
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(chat_id, "ещё")
    return refused.value.retry_after


async def send(bot: Bot, chat_id: int, times: int) -> None:
    for _ in range(times):
        await bot.send_message(chat_id, "раз")


def people(emulator: Emulator, number: int) -> list[Person]:
    crowd = [emulator.person() for _ in range(number)]
    for person in crowd:
        person.post("/start")
    return crowd


async def test_without_limits_messages_may_be_sent_at_any_pace(bot: Bot, anna: Person) -> None:
    await send(bot, anna.id, 50)


async def test_a_burst_in_a_chat_is_taken_and_then_one_a_second(
    bot: Bot, emulator: Emulator, anna: Person, clock: Clock
) -> None:
    emulator.world.pace.limit(ALONE)
    for _ in range(5):
        await send(bot, anna.id, 1)
        clock.advance(0.5)
    assert await retry_after(bot, anna.id) == 3
    clock.advance(3)
    await send(bot, anna.id, 1)


async def test_30_messages_a_second_are_taken_in_bulk(
    bot: Bot, emulator: Emulator, clock: Clock
) -> None:
    emulator.world.pace.limit(ALONE)
    crowd = people(emulator, 31)
    for person in crowd[:30]:
        await send(bot, person.id, 1)
    assert await retry_after(bot, crowd[30].id) == 1
    clock.advance(1)
    await send(bot, crowd[30].id, 1)


async def test_20_messages_a_minute_are_taken_in_a_group(
    bot: Bot, emulator: Emulator, clock: Clock
) -> None:
    emulator.world.pace.limit(ALONE)
    group = emulator.group("Координаторы")
    for _ in range(20):
        await send(bot, group.id, 1)
        clock.advance(1)
    assert await retry_after(bot, group.id) == 40


async def test_one_refusal_can_hold_up_the_whole_bot(
    bot: Bot, emulator: Emulator, anna: Person, clock: Clock
) -> None:
    emulator.world.pace.limit(PaceLimits())
    (other,) = people(emulator, 1)
    await send(bot, anna.id, 5)
    assert await retry_after(bot, anna.id) == 5
    assert await retry_after(bot, other.id) == 5
    clock.advance(5)
    await send(bot, other.id, 1)


async def test_a_refusal_says_how_long_to_wait(bot: Bot, emulator: Emulator, anna: Person) -> None:
    emulator.world.pace.limit(PaceLimits(burst=1))
    await send(bot, anna.id, 1)
    status, body = await raw(emulator, "sendMessage", chat_id=anna.id, text="ещё")
    assert (status, body["error_code"]) == (429, 429)
    assert body["description"] == "Too Many Requests: retry after 1"
    assert body["parameters"] == {"retry_after": 1}


async def test_edits_are_not_counted(bot: Bot, emulator: Emulator, anna: Person) -> None:
    emulator.world.pace.limit(PaceLimits(burst=1))
    sent = await bot.send_message(anna.id, "0", reply_markup=keyboard(["Да"]))
    for number in range(1, 9):
        await bot.edit_message_text(str(number), chat_id=anna.id, message_id=sent.message_id)
    assert anna.screen.text == "8"
