from dataclasses import replace

from bot.demo.cast import hints, invited_to
from bot.texts.fluent import console_texts
from storage.campaigns import CampaignPart
from tests.bot.texts.test_summary import CAMPAIGN

TWO = (CampaignPart(1, "young_teacher", 1), CampaignPart(2, "methodical_help", 2))


def linked(parts: tuple[CampaignPart, ...]) -> list[str]:
    invited = tuple(invited_to(replace(CAMPAIGN, code="spring", parts=parts)))
    told = hints("teacher", invited, console_texts("ru"))
    return [hint.text for hint in told if hint.text.startswith("/start")]


def test_each_questionnaire_of_a_campaign_has_a_hint_of_its_own() -> None:
    assert linked(TWO) == ["/start c_spring-1", "/start c_spring-2"]


def test_a_campaign_of_one_questionnaire_is_entered_by_its_own_link() -> None:
    assert linked(TWO[:1]) == ["/start c_spring"]
