"""After submitting: thanks, and what happens next."""

from datetime import date
from html import escape

from bot.buttons import Place
from bot.interview.instrument import Instrument
from bot.standing import Standing
from bot.texts.fluent import Texts
from bot.texts.numbers import day
from bot.texts.parts import next_part
from bot.texts.screen import Button, Screen, in_rows


def thanks_screen(
    texts: Texts,
    place: Place,
    instrument: Instrument,
    municipality_genitive: str,
    deadline: date,
    *,
    threshold: int,
    today: date,
    counted: bool = False,
    further: Standing | None = None,
) -> Screen:
    """`counted`: the answers are nobody's any more. `further` is the part of the campaign that is
    to be filled in next.
    """
    closing = instrument.closing and escape(
        instrument.closing.in_language(texts.language), quote=False
    )
    if instrument.anonymous:
        key = "thanks-counted" if counted else "thanks-anonymous"
        about = texts(key, threshold=threshold)
    else:
        key = "thanks-named" if today <= deadline else "thanks-named-late"
        about = texts(key, deadline=day(deadline, texts.language))
    next_step = texts("thanks-next", municipality=municipality_genitive)
    offer, buttons = "", []
    if not counted:
        buttons.append(Button(texts("button-change"), place.button("e")))
    if further is not None:
        offer, button = next_part(texts, further)
        buttons.append(button)
    parts = [f"<b>{texts('thanks')}</b>", closing or "", about, next_step, offer]
    return Screen("\n\n".join(part for part in parts if part), in_rows(buttons, 1))
