from datetime import datetime

from bot.handlers.house import House
from bot.texts.fluent import Texts
from bot.texts.numbers import day


def closed_words(house: House, texts: Texts, closed_at: datetime) -> str:
    closed_on = closed_at.astimezone(house.zone).date()
    return texts("refused-closed", date=day(closed_on, texts.language))
