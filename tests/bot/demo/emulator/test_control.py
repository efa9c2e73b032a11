from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile
from aiohttp import ClientSession, FormData

from bot.demo.emulator import Emulator, Person
from tests.bot.demo.emulator.talking import Clock, keyboard, png


@pytest.fixture
async def page(emulator: Emulator) -> AsyncIterator[ClientSession]:
    async with ClientSession(emulator.url) as page:
        yield page


async def get(page: ClientSession, path: str) -> Any:
    async with page.get(f"/_emulator/{path}") as response:
        return await response.json()


async def post(page: ClientSession, path: str, **values: object) -> tuple[int, Any]:
    async with page.post(f"/_emulator/{path}", json=values) as response:
        return response.status, await response.json()


async def test_a_person_arrives_writes_and_is_listed(page: ClientSession, bot: Bot) -> None:
    _, person = await post(page, "people", first_name="Олег", language_code="en")
    assert await get(page, "people") == [person]
    status, sent = await post(page, f"people/{person['id']}/send", text="/start")
    assert status == 200
    (update,) = await bot.get_updates()
    assert update.update_id == sent["update_id"]
    assert update.message
    assert update.message.from_user
    assert update.message.from_user.language_code == "en"


async def test_a_chat_is_shown_with_both_sides(page: ClientSession, bot: Bot, anna: Person) -> None:
    await bot.send_message(
        anna.id, "<b>Готовы</b>?", parse_mode="HTML", reply_markup=keyboard(["Да"])
    )
    shown = await get(page, f"people/{anna.id}/chat")
    assert [message["from_bot"] for message in shown["messages"]] == [False, True]
    question = shown["messages"][1]
    assert question["entities"] == [{"type": "bold", "offset": 0, "length": 6}]
    assert question["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "Да"


async def test_a_message_can_answer_another(page: ClientSession, bot: Bot, anna: Person) -> None:
    asked = await bot.send_message(anna.id, "Готовы?")
    await post(page, f"people/{anna.id}/send", text="Да", reply_to=asked.message_id)
    update = (await bot.get_updates())[-1]
    assert update.message
    assert update.message.reply_to_message
    assert update.message.reply_to_message.message_id == asked.message_id


async def test_only_ones_own_message_can_be_edited(
    page: ClientSession, bot: Bot, anna: Person
) -> None:
    asked = await bot.send_message(anna.id, "Готовы?")
    await post(page, f"people/{anna.id}/send", text="Дв")
    edit = f"people/{anna.id}/edit"
    assert (await post(page, edit, text="Да", message_id=anna.chat[-1].message_id))[0] == 200
    update = (await bot.get_updates())[-1]
    assert update.edited_message
    assert update.edited_message.text == "Да"
    assert (await post(page, edit, text="Нет", message_id=asked.message_id))[0] == 409
    assert (await post(page, edit, text=" ", message_id=anna.chat[-1].message_id))[0] == 409


async def test_a_tap_names_the_message_and_the_data(
    page: ClientSession, bot: Bot, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "Готовы?", reply_markup=keyboard(["Да"]))
    await bot.send_message(anna.id, "позже")
    tap = f"people/{anna.id}/tap"
    status, _ = await post(page, tap, message_id=sent.message_id, data="Да")
    assert status == 200
    (update,) = await bot.get_updates()
    assert update.callback_query
    status, body = await post(page, tap, text="Да")
    assert (status, body["error"]) == (409, "there is no button 'Да'. Анна sees:\nпозже")
    status, _ = await post(page, tap, message_id=777, data="Да")
    assert status == 409


async def test_a_person_sends_a_document_from_the_page(
    page: ClientSession, bot: Bot, anna: Person
) -> None:
    form = FormData({"caption": "Вот"})
    form.add_field("file", b"%PDF", filename="приказ.pdf", content_type="application/pdf")
    async with page.post(f"/_emulator/people/{anna.id}/document", data=form) as response:
        assert response.status == 200
    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.document
    assert (update.message.caption, update.message.document.mime_type) == ("Вот", "application/pdf")


async def test_blocking_from_the_page(page: ClientSession, anna: Person) -> None:
    await post(page, f"people/{anna.id}/block")
    status, _ = await post(page, f"people/{anna.id}/send", text="привет")
    assert status == 409
    await post(page, f"people/{anna.id}/unblock")
    status, _ = await post(page, f"people/{anna.id}/send", text="привет")
    assert status == 200


async def test_a_picture_is_shown(page: ClientSession, bot: Bot, anna: Person) -> None:
    sent = await bot.send_photo(anna.id, BufferedInputFile(png(), "a.png"))
    assert sent.photo
    async with page.get(f"/_emulator/files/{sent.photo[-1].file_id}") as response:
        assert await response.read() == png()
    async with page.get("/_emulator/files/photo-77") as response:
        assert response.status == 404


async def test_the_calls_are_listed(page: ClientSession, bot: Bot, anna: Person) -> None:
    await bot.get_me()
    await bot.send_message(anna.id, "раз")
    (call,) = await get(page, "calls?method=sendMessage")
    assert (call["status"], call["values"]["text"]) == (200, "раз")
    assert len(await get(page, "calls")) == 2


async def test_events_tell_what_changed_in_a_chat(
    page: ClientSession, bot: Bot, emulator: Emulator, anna: Person
) -> None:
    other = emulator.person()
    async with page.get(f"/_emulator/events?person={anna.id}") as stream:
        await stream.content.readuntil(b"\n\n")
        other.post("/start")
        sent = await bot.send_message(anna.id, "раз")
        event = (await stream.content.readuntil(b"\n\n")).decode().splitlines()
        assert event[0] == "event: message"
        told = json.loads(event[1].removeprefix("data: "))
        assert (told["chat_id"], told["message_id"]) == (anna.id, sent.message_id)
        await bot.delete_message(anna.id, sent.message_id)
        assert (await stream.content.readuntil(b"\n\n")).startswith(b"event: delete")


async def test_nobody_is_not_found(page: ClientSession) -> None:
    async with page.get("/_emulator/people/777/chat") as response:
        assert response.status == 404


async def test_more_routes_can_be_added_before_the_start(clock: Clock) -> None:
    emulator = Emulator(clock)
    emulator.application.router.add_static("/page", ".")
    async with emulator, ClientSession(emulator.url) as page:
        assert await get(page, "people") == []


async def test_the_emulator_runs_as_a_process_of_its_own() -> None:
    command = (sys.executable, "-m", "bot.demo.emulator", "--port", "0", "--token", "7:own")
    process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    assert process.stderr
    try:
        url = (await process.stderr.readline()).decode().split()[-1]
        async with ClientSession() as session, session.post(f"{url}/bot7:own/getMe") as response:
            assert (await response.json())["result"]["id"] == 7
    finally:
        process.terminate()
        assert await process.wait() == 0
