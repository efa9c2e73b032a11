"""What a person has begun or handed in and may still change, each behind a button."""

from collections.abc import Sequence

from bot.buttons import Place
from bot.definitions.kept_pairs import NO_TITLES, Titles
from bot.texts.fluent import Texts, console_texts
from bot.texts.part_title import title_of_row
from bot.texts.screen import Button, Screen
from storage.own_questionnaires import OwnQuestionnaire
from storage.parts import Part

MOST = 10
LONGEST_TITLE = 40


def own_questionnaires_screen(
    texts: Texts, own: Sequence[OwnQuestionnaire], titles: Titles = NO_TITLES
) -> Screen:
    """The newest of them; each older one opens by its link."""
    return Screen(texts("own-ask"), tuple((_button(texts, one, titles),) for one in own[:MOST]))


def _button(texts: Texts, one: OwnQuestionnaire, titles: Titles) -> Button:
    # The label of a button is no HTML.
    plain = console_texts(texts.language)
    title = title_of_row(one, titles, texts.language, LONGEST_TITLE)
    label = plain("own-change" if one.submitted else "own-go-on", title=title)
    return Button(label, Place(one.sheet_id, Part(one.campaign_id, one.part)).button("e"))
