"""Said where the answers so far cannot be opened any more."""

from bot.buttons import Place
from bot.texts.fluent import Texts
from bot.texts.screen import Button, Screen


def lost_screen(texts: Texts, place: Place) -> Screen:
    anew = Button(texts("lost-begin-anew"), place.button("a"))
    return Screen(texts("lost-answers"), ((anew,),))
