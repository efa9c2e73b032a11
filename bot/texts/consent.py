"""The consent as a screen, what is typed under it, and the way back after declining."""

from enum import Enum

from bot.buttons import Place
from bot.interview.reading.yes_no import yes_or_no
from bot.texts.consent_wording import Wording
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


def consent_screen(texts: Texts, part: Part, wording: Wording, *, remark: str = "") -> Screen:
    place = Place(0, part)
    buttons = [
        Button(texts("consent-yes"), place.button("y", wording.shown_in(texts.language))),
        Button(texts("consent-no"), place.button("x")),
    ]
    parts = (wording.words[texts.language], remark)
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
