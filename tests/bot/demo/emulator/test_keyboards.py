from __future__ import annotations

import pytest
from aiogram import Bot

from bot.demo.emulator import Emulator, Person
from tests.bot.demo.emulator.talking import complaint, keyboard, raw


async def test_a_keyboard_stands_under_its_message(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "Готовы?", reply_markup=keyboard(["Да", "Нет"], ["Назад"]))
    assert str(anna.screen) == "Готовы?\n[Да] [Нет]\n[Назад]"


async def test_data_is_up_to_64_bytes_so_32_cyrillic_letters(bot: Bot, anna: Person) -> None:
    await bot.send_message(anna.id, "?", reply_markup=keyboard(["ы" * 32, "x" * 64]))
    for data in ("ы" * 33, "x" * 65):
        said = await complaint(bot.send_message(anna.id, "?", reply_markup=keyboard([data])))
        assert said == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    ("button", "fault"),
    [
        ({"text": "Да", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        (
            {"text": "Да"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": " ", "callback_data": "x"}, "inline keyboard button text must be non-empty"),
        (
            {"callback_data": "x"},
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        (
            {"text": "Да", "url": "ftp://example.org"},
            "inline keyboard button URL 'ftp://example.org' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_a_wrong_button_is_refused(
    emulator: Emulator, anna: Person, button: dict[str, str], fault: str
) -> None:
    markup = {"inline_keyboard": [[button]]}
    _, body = await raw(emulator, "sendMessage", chat_id=anna.id, text="?", reply_markup=markup)
    assert body["description"] == f"Bad Request: {fault}"


async def test_a_keyboard_has_up_to_100_buttons_and_8_in_a_row(bot: Bot, anna: Person) -> None:
    row = ["x"] * 8
    await bot.send_message(anna.id, "?", reply_markup=keyboard(*[row] * 12, ["x"] * 4))
    for rows in ([*[row] * 12, ["x"] * 5], [["x"] * 9]):
        said = await complaint(bot.send_message(anna.id, "?", reply_markup=keyboard(*rows)))
        assert said == "Bad Request: reply markup is too long"


@pytest.mark.parametrize("markup", [{"inline_keyboard": ["Да"]}, {"keyboard": "Да"}])
async def test_rows_are_lists(emulator: Emulator, anna: Person, markup: dict[str, object]) -> None:
    status, _ = await raw(emulator, "sendMessage", chat_id=anna.id, text="?", reply_markup=markup)
    assert status == 400
