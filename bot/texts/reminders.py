"""Reminders in words; their facts are told in scheduler.contents."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from bot.texts.deadline import deadline_words
from bot.texts.fitting import LONGEST_LABEL, LONGEST_NAME, LONGEST_TITLE, shortened
from bot.texts.fluent import Texts, chat_texts, console_texts
from bot.texts.listing import Listing, Section, section
from bot.texts.numbers import number, percent
from bot.texts.screen import Button

Facts = Mapping[str, Any]
LinkTo = Callable[[str], str]

SNOOZE = "snooze"
MOST_BUTTONS = 20


def coordinator_reminder(link_to: LinkTo, facts: Facts, language: str) -> Listing:
    """`link_to` makes the link of a campaign's code."""
    texts = chat_texts(language)
    sections = tuple(_owed(texts, link_to, one) for one in facts["campaigns"])
    snooze = Button(texts("reminder-snooze"), SNOOZE)
    return Listing(_title(texts, "reminder-coordinator"), sections, ((snooze,),))


def teacher_reminder(link_to: LinkTo, facts: Facts, language: str) -> Listing:
    """`link_to` makes the link of a campaign's code."""
    texts, campaigns = chat_texts(language), facts["campaigns"]
    sections = tuple(_unfinished(texts, one) for one in campaigns)
    resume = tuple(
        (Button(_resume(language, one, len(campaigns)), url=link_to(one["code"])),)
        for one in campaigns[:MOST_BUTTONS]
    )
    return Listing(_title(texts, "reminder-teacher"), sections, resume)


def late_list_reminder(facts: Facts, language: str) -> Listing:
    texts = chat_texts(language)
    sections = tuple(_late(texts, one) for one in facts["campaigns"])
    return Listing(_title(texts, "reminder-official"), sections)


def _title(texts: Texts, key: str) -> str:
    return f"<b>{texts(key)}</b>"


def _named(one: Facts) -> str:
    return f"«{escape(shortened(one['title'], LONGEST_TITLE), quote=False)}»"


def _place(one: Facts) -> str:
    return escape(shortened(one["short"], LONGEST_NAME), quote=False)


def _when(texts: Texts, one: Facts) -> str:
    return deadline_words(texts, date.fromisoformat(one["deadline"]), one["days_left"])


def _owed(texts: Texts, link_to: LinkTo, one: Facts) -> Section:
    target = percent(one["target"], texts.language)
    lines = (
        f"{_place(one)}: {_named(one)}",
        _when(texts, one),
        f"{_delivered(texts, one)} {texts('reminder-target', target=target)}",
        texts("reminder-link", link=link_to(one["code"])),
    )
    return section("\n".join(lines))


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


def _unfinished(texts: Texts, one: Facts) -> Section:
    return section(f"{_named(one)}\n{_when(texts, one)}")


def _resume(language: str, one: Facts, of: int) -> str:
    """The label of a button, which is no HTML; of several it says which."""
    texts = console_texts(language)
    if of == 1:
        return texts("reminder-resume")
    return shortened(texts("reminder-resume-named", title=one["title"]), LONGEST_LABEL)


def _late(texts: Texts, one: Facts) -> Section:
    late = one["late"]
    target = texts("reminder-target", target=percent(one["target"], texts.language))
    head = f"{_named(one)}\n{_when(texts, one)} {target}"
    lines = (f"• {_place(place)} — {_in_short(texts, place)}" for place in late)
    return section("\n".join((head, texts("reminder-late", count=len(late)))), lines)
