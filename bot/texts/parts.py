"""The questionnaires of a campaign that has several, each behind a button."""

from collections.abc import Sequence

from bot.buttons import Place
from bot.standing import Standing
from bot.texts.fitting import LONGEST_LABEL, shortened, title_words
from bot.texts.fluent import Texts, console_texts
from bot.texts.screen import Button, Screen

OPENS = "p"
"""The action of a button that leads to a part: to its consent, or to where it was left."""


def parts_screen(texts: Texts, title: str, stands: Sequence[Standing]) -> Screen:
    key = "parts-all-sent" if all(one.submitted for one in stands) else "parts-ask"
    head = f"<b>{title_words(title)}</b>\n{texts(key, count=len(stands))}"
    lines = [f"• {title_words(_title(texts, one))} — {_state(texts, one)}" for one in stands]
    rows = tuple((_button(texts, one),) for one in stands if not one.is_over)
    return Screen("\n".join((head, "", *lines)), rows)


def _title(texts: Texts, one: Standing) -> str:
    return one.opened.instrument.title.in_language(texts.language)


def _state(texts: Texts, one: Standing) -> str:
    if one.own is None:
        return texts("parts-fresh")
    if one.submitted:
        return texts("parts-sent")
    return texts("parts-begun", answered=one.answered, asked=one.asked)


def _button(texts: Texts, one: Standing) -> Button:
    label = shortened(_title(texts, one), LONGEST_LABEL)
    return Button(label, Place(0, one.opened.part).button(OPENS))


def next_part(texts: Texts, one: Standing) -> tuple[str, Button]:
    """The sentence that offers it, and its button."""
    # The label of a button is no HTML.
    plain, title = console_texts(texts.language), _title(texts, one)
    key = "parts-start" if one.own is None else "own-go-on"
    room = LONGEST_LABEL - len(plain(key, title=""))
    button = Button(
        plain(key, title=shortened(title, room)), Place(0, one.opened.part).button(OPENS)
    )
    return texts("thanks-other" if one.own is None else "thanks-begun", title=title), button
