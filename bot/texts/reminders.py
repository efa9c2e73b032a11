"""Reminders in words; their facts are told in scheduler.contents."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from bot.texts.deadline import deadline_words
from bot.texts.fitting import LONGEST_LABEL, name_words
from bot.texts.fluent import Texts, chat_texts, console_texts
from bot.texts.late_list import late_list_rows
from bot.texts.listing import Listing, Section, section
from bot.texts.numbers import percent
from bot.texts.part_title import as_html, title_in_facts
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
        (Button(_resume(language, one, len(campaigns)), url=_link(link_to, one)),)
        for one in campaigns[:MOST_BUTTONS]
    )
    return Listing(_title(texts, "reminder-teacher"), sections, resume)


def late_list_reminder(facts: Facts, language: str) -> Listing:
    texts = chat_texts(language)
    sections = tuple(part for one in facts["campaigns"] for part in _late(texts, one))
    is_late = any(one["late"] for one in facts["campaigns"])
    title = _title(texts, "reminder-official" if is_late else "reminder-official-over")
    return Listing(title, sections, late_list_rows(language, facts["campaigns"]))


def _title(texts: Texts, key: str) -> str:
    return f"<b>{texts(key)}</b>"


def _named(texts: Texts, one: Facts, about: Facts | None = None) -> str:
    """`about` has what tells the part, where it is not the campaign's facts themselves."""
    return f"«{as_html(title_in_facts(one['title'], about or one, texts.language))}»"


def _link(link_to: LinkTo, one: Facts) -> str:
    """Straight to the part, where there are several."""
    return link_to(f"{one['code']}-{one['part']}" if "part" in one else one["code"])


def _when(texts: Texts, one: Facts) -> str:
    return deadline_words(texts, date.fromisoformat(one["deadline"]), one["days_left"])


def _owed(texts: Texts, link_to: LinkTo, one: Facts) -> Section:
    lines = (
        f"{name_words(one['short'])}: {_named(texts, one)}",
        _when(texts, one),
        f"{_delivered(texts, one)} {_target(texts, one)}",
        texts("reminder-link", link=_link(link_to, one)),
    )
    return section("\n".join(lines))


def _target(texts: Texts, one: Facts) -> str:
    if one["expected"] is None:
        return texts("reminder-target-unknown")
    return texts("reminder-target", target=percent(one["target"], texts.language))


def _delivered(texts: Texts, one: Facts) -> str:
    if one["expected"] is None:
        return texts("delivered-of-unknown", delivered=one["delivered"])
    return texts("delivered-of", **_numbers(texts, one))


def _in_short(texts: Texts, one: Facts) -> str:
    return texts("status-line", **_numbers(texts, one))


def _numbers(texts: Texts, one: Facts) -> Facts:
    share = percent(Decimal(str(one["percent"] or 0)), texts.language)
    return {"delivered": one["delivered"], "expected": one["expected"], "percent": share}


def _unfinished(texts: Texts, one: Facts) -> Section:
    return section(f"{_named(texts, one)}\n{_when(texts, one)}")


def _resume(language: str, one: Facts, of: int) -> str:
    """The label of a button, which is no HTML; of several it says which."""
    texts = console_texts(language)
    if of == 1:
        return texts("reminder-resume")
    room = LONGEST_LABEL - len(texts("reminder-resume-named", title=""))
    title = title_in_facts(one["title"], one, language, room)
    return texts("reminder-resume-named", title=title)


def _late(texts: Texts, one: Facts) -> Iterator[Section]:
    """Who is below the target, and who has no target and has delivered nothing."""
    if not one["late"]:
        yield section(_late_head(texts, one, one) + texts("reminder-nobody-late"))
    for _, of_part in groupby(one["late"], key=lambda place: place.get("part")):
        yield from _late_in_part(texts, one, list(of_part))


def _late_head(texts: Texts, one: Facts, about: Facts) -> str:
    target = texts("reminder-target", target=percent(one["target"], texts.language))
    return f"{_named(texts, one, about)}\n{_when(texts, one)} {target}\n"


def _late_in_part(texts: Texts, one: Facts, late: Sequence[Facts]) -> Iterator[Section]:
    head = _late_head(texts, one, late[0])
    below = [place for place in late if place["expected"] is not None]
    if below:
        lines = (f"• {name_words(place['short'])} — {_in_short(texts, place)}" for place in below)
        yield section(head + texts("reminder-late", count=len(below)), lines)
        head = ""
    silent = [place for place in late if place["expected"] is None]
    if silent:
        lines = (f"• {name_words(place['short'])}" for place in silent)
        yield section(head + texts("reminder-silent"), lines)
