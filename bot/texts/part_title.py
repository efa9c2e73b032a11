"""How a part is called: as its campaign where that has no other, else with its questionnaire."""

from collections.abc import Mapping
from html import escape
from typing import Any, Protocol

from bot.campaign_book import Opened
from bot.definitions.kept_pairs import Titles
from bot.interview.definition import Text
from bot.texts.fitting import LONGEST_TITLE, shortened

_BETWEEN = " · "


class Titled(Protocol):
    """`definition_id` is None where the campaign has no other part."""

    @property
    def title(self) -> str: ...
    @property
    def definition_id(self) -> int | None: ...


def part_title(
    title: str, questionnaire: Text | None, language: str, limit: int = LONGEST_TITLE
) -> str:
    """Plain text in one line. The questionnaire has most of it: that tells which it is."""
    if questionnaire is None:
        return shortened(title, limit)
    asked = shortened(questionnaire.in_language(language), 3 * limit // 4)
    return shortened(title, limit - len(_BETWEEN) - len(asked)) + _BETWEEN + asked


def title_of_opened(opened: Opened, language: str, limit: int = LONGEST_TITLE) -> str:
    return part_title(opened.campaign.title, opened.questionnaire, language, limit)


def title_of_row(one: Titled, titles: Titles, language: str, limit: int = LONGEST_TITLE) -> str:
    asked = None if one.definition_id is None else titles[one.definition_id]
    return part_title(one.title, asked, language, limit)


def title_in_facts(
    title: str, facts: Mapping[str, Any], language: str, limit: int = LONGEST_TITLE
) -> str:
    """`facts` have a `questionnaire` where they are about one of several parts."""
    return part_title(title, facts.get("questionnaire"), language, limit)


def as_html(title: str) -> str:
    return escape(title, quote=False)
