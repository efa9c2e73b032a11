"""What a person has begun or handed in and may still change, each behind a button."""

from collections.abc import Sequence

from bot.buttons import Place
from bot.texts.fitting import shortened
from bot.texts.fluent import Texts, console_texts
from bot.texts.screen import Button, Screen
from storage.own_questionnaires import OwnQuestionnaire
from storage.parts import Part

MOST = 10
LONGEST_TITLE = 40


def own_questionnaires_screen(texts: Texts, own: Sequence[OwnQuestionnaire]) -> Screen:
    """The newest of them; each older one opens by its link."""
    return Screen(texts("own-ask"), tuple((_button(texts, one),) for one in own[:MOST]))


def _button(texts: Texts, one: OwnQuestionnaire) -> Button:
    # The label of a button is no HTML.
    plain = console_texts(texts.language)
    title = shortened(one.title, LONGEST_TITLE)
    label = plain("own-change" if one.submitted else "own-go-on", title=title)
    return Button(label, Place(one.sheet_id, Part(one.campaign_id, one.part)).button("e"))
