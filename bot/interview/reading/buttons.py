"""The words of a question's buttons, typed instead of pressed.

The labels themselves live with the other texts; a test holds these words to them.
"""

from __future__ import annotations

from bot.interview.instrument import Item, Several
from bot.interview.reading.readings import Asks, Button, Pressed
from bot.interview.reading.wording import bare
from bot.interview.refused import Refused
from bot.interview.values import Skipped, Value, chosen, is_given
from bot.interview.walk import open_step

_WORDS: dict[Button, tuple[str, ...]] = {
    "skip": ("пропустить", "пропустить вопрос", "пропуск", "пропускаю", "skip", "skip it"),
    "back": ("назад", "вернуться", "вернуться назад", "шаг назад", "back", "go back"),
    "done": ("готово", "все готово", "done", "all done"),
    "municipality": ("изменить муниципалитет", "другой муниципалитет", "another municipality"),
}
_BUTTONS = {words: button for button, said in _WORDS.items() for words in said}
_KEEP = ("оставить как есть", "оставить", "как есть", "leave as it is", "leave it", "keep it")
# Of a name beside others like it.
_KEEP_NAME = ("оставить как написано", "keep it as typed")
_ON = ("далее", "дальше", "следующий вопрос", "вперед", "next", "next question", "go on")


def button_said(text: str) -> Button | None:
    """Wherever it is said: also where there is no question to be skipped or kept."""
    said = bare(text)
    return "keep" if said in _KEEP + _KEEP_NAME else _BUTTONS.get(said)


def pressed(
    item: Item, old: Value | None, text: str, *, text_for: str | None = None
) -> Pressed | Asks | None:
    """None: these are not the words of a button. Raises Refused for a button that is not there."""
    said = bare(text)
    button = _onward(item, old) if said in _KEEP + _ON else _BUTTONS.get(said)
    if button is None:
        return None
    if button == "done" and (text_for is not None or not isinstance(item, Several)):
        raise Refused("done_not_expected")
    return _skipped(item, old, text) if button == "skip" else Pressed(button)


def _onward(item: Item, old: Value | None) -> Button:
    if old is not None and open_step(item, old) is None:
        return "keep"
    return "done" if isinstance(item, Several) and chosen(old) else "skip"


def _skipped(item: Item, old: Value | None, text: str) -> Pressed | Asks:
    if item.required:
        raise Refused("required")
    if is_given(old):
        return Asks("replaces_words", text.strip(), Skipped(skipped=True))
    return Pressed("skip")
