from bot.plain_calls import keyboard
from bot.texts.screen import Button, Screen


def test_a_button_leads_back_to_the_bot_or_to_an_address() -> None:
    rows = ((Button("а", "data"), Button("б", url="https://example.org")),)
    back = {"text": "а", "callback_data": "data"}
    away = {"text": "б", "url": "https://example.org"}
    assert keyboard(Screen("x", rows)) == {"inline_keyboard": [[back, away]]}


def test_a_screen_without_buttons_has_no_keyboard() -> None:
    assert keyboard(Screen("x")) is None
