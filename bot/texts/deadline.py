from datetime import date, timedelta

from bot.texts.fluent import Texts
from bot.texts.numbers import day, short_day

NEAR = {-1: "deadline-yesterday", 0: "deadline-today", 1: "deadline-tomorrow"}


def deadline_words(texts: Texts, deadline: date, days_left: int) -> str:
    """`days_left` is below zero when the deadline is past."""
    today = deadline - timedelta(days=days_left)
    shown = (short_day if deadline.year == today.year else day)(deadline, texts.language)
    if days_left in NEAR:
        return texts(NEAR[days_left], date=shown)
    key = "deadline-ahead" if days_left > 0 else "deadline-past"
    return texts(key, date=shown, days=abs(days_left))
