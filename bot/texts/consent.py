"""The consent: its words, what is typed under it, and the way back after declining."""

from enum import Enum
from html import escape

from bot.buttons import Place
from bot.interview.definition import Text
from bot.interview.instrument import Instrument
from bot.interview.reading.yes_no import yes_or_no
from bot.texts.fluent import LANGUAGES, Texts, console_texts
from bot.texts.screen import Button, Screen, in_rows
from storage.parts import Part


class Decided(Enum):
    YES = "consent-yes"
    NO = "consent-no"


# What else is written in place of a button.
_TYPED = {
    Decided.YES: {
        *("согласен", "согласна", "я согласен", "я согласна", "даю согласие", "начать"),
        *("участвую", "agree", "i agree", "start"),
    },
    Decided.NO: {
        *("не согласен", "не согласна", "отказываюсь", "не хочу", "не буду", "не даю согласие"),
        *("не буду участвовать", "no thank you", "no thanks", "i do not agree"),
    },
}


def consent_words(texts: Texts, instrument: Instrument) -> str:
    language = texts.language
    parts = [
        f"<b>{_own(instrument.title, language)}</b>",
        _own(instrument.opening, language),
        texts("consent-anonymous" if instrument.anonymous else "consent-named"),
        texts("consent-free-text"),
        _own(instrument.consent, language),
    ]
    return "\n\n".join(part for part in parts if part)


def _own(words: Text | None, language: str) -> str:
    """The instrument's own words."""
    return escape(words.in_language(language), quote=False) if words else ""


def consent_screen(texts: Texts, part: Part, instrument: Instrument, *, remark: str = "") -> Screen:
    place = Place(0, part)
    buttons = [
        Button(texts("consent-yes"), place.button("y")),
        Button(texts("consent-no"), place.button("x")),
    ]
    parts = (consent_words(texts, instrument), remark)
    return Screen("\n\n".join(part for part in parts if part), in_rows(buttons, 1))


def declined_screen(texts: Texts, part: Part) -> Screen:
    again = Button(texts("consent-again"), Place(0, part).button("q"))
    return Screen(texts("consent-declined"), ((again,),))


def decided(text: str) -> Decided | None:
    """What is typed under a consent; only plain words, as consent is never guessed."""
    said = " ".join(text.casefold().replace("ё", "е").split()).strip(".!")
    for one in Decided:
        labels = {console_texts(language)(one.value).casefold() for language in LANGUAGES}
        if said in labels | _TYPED[one]:
            return one
    answer = yes_or_no(text)
    return {"yes": Decided.YES, "no": Decided.NO}.get(answer or "")
