from __future__ import annotations

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    KeyboardButton,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiohttp import ClientSession

from bot.demo.emulator import Emulator, Person
from tests.bot.demo.emulator.talking import Clock, bot_for, complaint, raw


async def test_a_message_stands_in_the_chat_with_text_and_entities(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "Балл: <b>1,5</b> &lt; 2", parse_mode="HTML")
    assert sent.text == anna.screen.text == "Балл: 1,5 < 2"
    assert sent.html_text == "Балл: <b>1,5</b> &lt; 2"


async def test_a_message_carries_the_time_of_the_clock(
    bot: Bot, anna: Person, clock: Clock
) -> None:
    clock.advance(3600)
    assert (await bot.send_message(anna.id, "час спустя")).date == clock.now


async def test_space_around_a_text_is_cut_and_its_entities_move(bot: Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "\n <b> да </b>\n", parse_mode="HTML")
    assert sent.text == "да"
    assert sent.html_text == "<b>да</b>"


async def test_entities_may_be_given_instead_of_html(bot: Bot, anna: Person) -> None:
    bold = MessageEntity(type="bold", offset=0, length=2)
    assert (await bot.send_message(anna.id, "да нет", entities=[bold])).html_text == "<b>да</b> нет"


@pytest.mark.parametrize("text", ["", "   ", "<b></b>"])
async def test_an_empty_text_is_refused(bot: Bot, anna: Person, text: str) -> None:
    said = await complaint(bot.send_message(anna.id, text, parse_mode="HTML"))
    assert said == "Bad Request: message text is empty"


async def test_a_text_is_measured_in_code_points_after_parsing(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, f"<b>{'ы' * 4096}</b>", parse_mode="HTML")
    await bot.send_message(anna.id, "😀" * 4096)
    said = await complaint(bot.send_message(anna.id, "ы" * 4097))
    assert said == "Bad Request: message is too long"


async def test_a_text_is_refused_for_its_raw_bytes(bot: Bot, anna: Person) -> None:
    said = await complaint(bot.send_message(anna.id, "ы" * 16_385))
    assert said == "Bad Request: text is too long"
    said = await complaint(bot.send_message(anna.id, "ы" * 16_384))
    assert said == "Bad Request: message is too long"


async def test_broken_html_is_refused(bot: Bot, anna: Person) -> None:
    said = await complaint(bot.send_message(anna.id, "да <x>", parse_mode="HTML"))
    entities = "can't parse entities"
    assert said == f'Bad Request: {entities}: Unsupported start tag "x" at byte offset 5'
    said = await complaint(bot.send_message(anna.id, "<b>да", parse_mode="HTML"))
    assert said == (f'Bad Request: {entities}: Can\'t find end tag corresponding to start tag "b"')


async def test_an_unknown_chat_is_not_found(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="Bad Request: chat not found"):
        await bot.send_message(777, "есть кто?")
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message("@nobody", "есть кто?")


async def test_who_has_never_started_cannot_be_written_to(bot: Bot, emulator: Emulator) -> None:
    stranger = emulator.person("Олег")
    with pytest.raises(TelegramForbiddenError) as refused:
        await bot.send_message(stranger.id, "здравствуйте")
    said = "Forbidden: bot can't initiate conversation with a user"
    assert refused.value.message == said


async def test_who_blocked_the_bot_is_not_reached_until_unblocking(bot: Bot, anna: Person) -> None:
    anna.block()
    said = await complaint(bot.send_message(anna.id, "вы тут?"))
    assert said == "Forbidden: bot was blocked by the user"
    anna.unblock()
    await bot.send_message(anna.id, "с возвращением")


async def test_starting_again_unblocks(bot: Bot, anna: Person) -> None:
    anna.block()
    anna.post("/start")
    assert (await bot.send_message(anna.id, "снова здесь")).text == "снова здесь"


async def test_a_deleted_account_is_deactivated(bot: Bot, anna: Person) -> None:
    anna.deactivate()
    said = await complaint(bot.send_message(anna.id, "вы тут?"))
    assert said == "Forbidden: user is deactivated"


async def test_a_wrong_token_is_unauthorized(emulator: Emulator) -> None:
    impostor = bot_for(emulator, "42:another")
    with pytest.raises(TelegramUnauthorizedError) as refused:
        await impostor.get_me()
    assert refused.value.message == "Unauthorized: invalid token specified"
    await impostor.session.close()


async def test_an_unknown_method_is_not_found(bot: Bot, emulator: Emulator) -> None:
    status, body = await raw(emulator, "sendMagic")
    assert status == body["error_code"] == 404
    assert body["description"] == "Not Found: method not found"
    with pytest.raises(TelegramNotFound):
        await bot.send_dice(1)


async def test_methods_are_found_in_any_case(emulator: Emulator, anna: Person) -> None:
    status, _ = await raw(emulator, "SENDMESSAGE", chat_id=anna.id, text="да")
    assert status == 200


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"text": "да"}, "chat_id is empty"),
        ({"chat_id": "", "text": "да"}, "chat_id is empty"),
        ({"chat_id": 1001}, "message text is empty"),
        ({"chat_id": 1001, "text": 5}, 'field "text" must be of type String'),
        (
            {"chat_id": 1001, "text": "да", "disable_notification": "perhaps"},
            'field "disable_notification" must be of type Boolean',
        ),
        (
            {"chat_id": 1001, "text": "да", "reply_markup": "{"},
            "can't parse reply_markup JSON object",
        ),
        ({"chat_id": 1001, "text": "да", "reply_markup": "[]"}, "object expected as reply markup"),
        ({"chat_id": 1001, "text": "да", "entities": {}}, 'field "entities" must be of type Array'),
        (
            {"chat_id": 1001, "text": "да", "message_thread_id": "x"},
            'field "message_thread_id" must be of type Number',
        ),
        ({"chat_id": 1001, "text": "да", "parse_mode": "HTLM"}, "unsupported parse_mode"),
    ],
)
async def test_missing_and_mistyped_fields_are_refused(
    emulator: Emulator, anna: Person, values: dict[str, object], fault: str
) -> None:
    status, body = await raw(emulator, "sendMessage", **values)
    assert (status, body["description"]) == (400, f"Bad Request: {fault}")


async def test_a_body_that_is_no_json_is_refused(emulator: Emulator) -> None:
    url, headers = f"{emulator.url}/bot{emulator.token}/getMe", {"Content-Type": "application/json"}
    async with (
        ClientSession() as session,
        session.post(url, data=b"{", headers=headers) as response,
    ):
        assert response.status == 400


@pytest.mark.parametrize(
    ("type", "data"),
    [
        ("application/json", b'{"chat_id": 1001, "text": "\\ud83d"}'),
        ("application/x-www-form-urlencoded", b"chat_id=1001&text=\xff"),
    ],
)
async def test_a_text_that_is_no_utf_8_is_refused(
    emulator: Emulator, anna: Person, type: str, data: bytes
) -> None:
    url, headers = f"{emulator.url}/bot{emulator.token}/sendMessage", {"Content-Type": type}
    async with (
        ClientSession() as session,
        session.post(url, data=data, headers=headers) as response,
    ):
        body = await response.json()
    assert body["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_a_lasting_keyboard_stands_until_it_is_taken_away(bot: Bot, anna: Person) -> None:
    labels = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Меню")]])
    await bot.send_message(anna.id, "вот", reply_markup=labels)
    assert anna.reply_keyboard == (("Меню",),)
    anna.press("Меню")
    assert anna.chat[-1].text == "Меню"
    await bot.send_message(anna.id, "всё", reply_markup=ReplyKeyboardRemove())
    assert not anna.reply_keyboard


async def test_an_action_is_one_of_those_that_telegram_knows(bot: Bot, anna: Person) -> None:
    assert await bot.send_chat_action(anna.id, "upload_document")
    said = await complaint(bot.send_chat_action(anna.id, "dancing"))
    assert said == "Bad Request: wrong parameter action in request"
