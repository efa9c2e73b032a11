"""After submitting: thanks, and what happens next."""

from datetime import date
from html import escape

from bot.buttons import Place
from bot.interview.instrument import Instrument
from bot.texts.fluent import Texts
from bot.texts.numbers import day
from bot.texts.screen import Button, Screen


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
) -> Screen:
    """`counted`: the answers are nobody's any more."""
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
    parts = [f"<b>{texts('thanks')}</b>", closing or "", about, next_step]
    change = Button(texts("button-change"), place.button("e"))
    return Screen(
        "\n\n".join(part for part in parts if part),
        () if counted else ((change,),),
    )
