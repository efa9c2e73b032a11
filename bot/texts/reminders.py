"""Reminders in words; their facts are told in scheduler.contents."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from bot.texts.deadline import deadline_words
from bot.texts.fluent import Texts, chat_texts
from bot.texts.numbers import number, percent
from bot.texts.screen import Button, Screen

Facts = Mapping[str, Any]
LinkTo = Callable[[str], str]

SNOOZE = "snooze"
MOST_LATE = 30


def coordinator_reminder(link_to: LinkTo, facts: Facts, language: str) -> Screen:
    """`link_to` makes the link of a campaign's code."""
    texts = chat_texts(language)
    blocks = [_owed(texts, link_to, one) for one in facts["campaigns"]]
    snooze = Button(texts("reminder-snooze"), SNOOZE)
    return _screen(texts("reminder-coordinator"), blocks, ((snooze,),))


def teacher_reminder(link_to: LinkTo, facts: Facts, language: str) -> Screen:
    """`link_to` makes the link of a campaign's code."""
    texts, campaigns = chat_texts(language), facts["campaigns"]
    blocks = [_unfinished(texts, one) for one in campaigns]
    resume = tuple(
        (Button(texts("reminder-resume"), url=link_to(one["code"])),) for one in campaigns
    )
    return _screen(texts("reminder-teacher"), blocks, resume)


def late_list_reminder(facts: Facts, language: str) -> Screen:
    texts = chat_texts(language)
    blocks = [_late(texts, one) for one in facts["campaigns"]]
    return _screen(texts("reminder-official"), blocks, ())


def _screen(title: str, blocks: list[str], rows: tuple[tuple[Button, ...], ...]) -> Screen:
    return Screen("\n\n".join((f"<b>{title}</b>", *blocks)), rows)


def _when(texts: Texts, one: Facts) -> str:
    return deadline_words(texts, date.fromisoformat(one["deadline"]), one["days_left"])


def _owed(texts: Texts, link_to: LinkTo, one: Facts) -> str:
    target = percent(one["target"], texts.language)
    return "\n".join(
        [
            f"{escape(one['short'], quote=False)}: «{escape(one['title'], quote=False)}»",
            _when(texts, one),
            f"{_delivered(texts, one)} {texts('reminder-target', target=target)}",
            texts("reminder-link", link=link_to(one["code"])),
        ]
    )


def _delivered(texts: Texts, one: Facts) -> str:
    if one["expected"] is None:
        return texts("delivered-of-unknown", delivered=one["delivered"])
    return texts("delivered-of", **_numbers(texts, one))


def _in_short(texts: Texts, one: Facts) -> str:
    if one["expected"] is None:
        return number(one["delivered"], texts.language)
    return texts("status-line", **_numbers(texts, one))


def _numbers(texts: Texts, one: Facts) -> Facts:
    share = percent(Decimal(str(one["percent"] or 0)), texts.language)
    return {"delivered": one["delivered"], "expected": one["expected"], "percent": share}


def _unfinished(texts: Texts, one: Facts) -> str:
    return f"«{escape(one['title'], quote=False)}»\n{_when(texts, one)}"


def _late(texts: Texts, one: Facts) -> str:
    late = one["late"]
    lines = [
        f"• {escape(place['short'], quote=False)} — {_in_short(texts, place)}"
        for place in late[:MOST_LATE]
    ]
    if len(late) > MOST_LATE:
        lines.append(texts("reminder-more", count=len(late) - MOST_LATE))
    target = texts("reminder-target", target=percent(one["target"], texts.language))
    head = f"«{escape(one['title'], quote=False)}»\n{_when(texts, one)} {target}"
    return "\n".join((head, texts("reminder-late", count=len(late)), *lines))
