from datetime import datetime

from bot.handlers.house import House
from bot.texts.fluent import Texts
from bot.texts.numbers import day
from storage.campaigns import Campaign


def closed_words(house: House, texts: Texts, stopped_at: datetime) -> str:
    """Of a campaign that takes no answers, for a time or for ever."""
    return texts("refused-stopped", date=_day(house, texts, stopped_at))


def end_words(house: House, texts: Texts, campaign: Campaign) -> str:
    """For who opens its link; empty where it takes answers."""
    if campaign.closed_at is not None:
        return texts("refused-closed", date=_day(house, texts, campaign.closed_at))
    if campaign.stopped_at is not None:
        return closed_words(house, texts, campaign.stopped_at)
    return ""


def _day(house: House, texts: Texts, moment: datetime) -> str:
    return day(moment.astimezone(house.zone).date(), texts.language)
