"""That a campaign takes no answers, for a time or for ever, by the calendar of who is told."""

from datetime import datetime

from bot.texts.fluent import Texts
from bot.texts.numbers import day
from storage.campaigns import Campaign
from storage.days import day_in


def stopped_words(texts: Texts, zone: str, stopped_at: datetime) -> str:
    return texts("refused-stopped", date=_day(texts, zone, stopped_at))


def end_words(texts: Texts, zone: str, campaign: Campaign) -> str:
    """Empty where it takes answers."""
    if campaign.closed_at is not None:
        return texts("refused-closed", date=_day(texts, zone, campaign.closed_at))
    if campaign.stopped_at is not None:
        return stopped_words(texts, zone, campaign.stopped_at)
    return ""


def _day(texts: Texts, zone: str, moment: datetime) -> str:
    return day(day_in(zone, moment), texts.language)
