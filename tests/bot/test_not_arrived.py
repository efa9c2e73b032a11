"""A refusal becomes a code, whatever Telegram quotes in its own words."""

import pytest
from aiogram.exceptions import TelegramBadRequest

from bot.not_arrived import reason_of
from bot.plain_calls import SendScreen, as_method
from bot.texts.fluent import LANGUAGES, chat_texts


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Bad Request: chat not found", "chat_not_found"),
        ("Bad Request: message is too long", "too_long"),
        ("Bad Request: text is too long", "too_long"),
        ('Bad Request: can\'t parse entities: Unsupported start tag "Иванова"', "markup"),
        ("Bad Request: BUTTON_DATA_INVALID", "buttons"),
        ("Bad Request: reply markup is too long", "buttons"),
        ("Bad Request: inline keyboard button text must be non-empty", "buttons"),
        ("Bad Request: PEER_ID_INVALID", "refused"),
    ],
)
def test_what_telegram_says_becomes_a_code_with_words_of_its_own(said: str, reason: str) -> None:
    error = TelegramBadRequest(method=as_method(SendScreen(chat_id=1, text="!")), message=said)
    assert reason_of(error) == reason
    for language in LANGUAGES:
        assert chat_texts(language)(f"undelivered-{reason}")


def test_a_fault_of_the_program_is_told_as_one() -> None:
    assert reason_of(KeyError("Иванова")) == "program"
