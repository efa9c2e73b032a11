"""What an operator's change tells people, in words.

The facts are told in scheduler.campaign_changed and scheduler.role_removed.
"""

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import groupby

from bot.texts.coverage import in_short
from bot.texts.fitting import LONGEST_NAME, LONGEST_TITLE, shortened
from bot.texts.fluent import Texts, chat_texts
from bot.texts.listing import Listing, Section, section
from bot.texts.numbers import day, percent, short_day
from bot.texts.reminders import Facts, LinkTo
from bot.texts.screen import Button, Screen


def changed_campaign_words(link_to: LinkTo, facts: Facts, language: str) -> Listing:
    """`link_to` makes the link of a campaign's code."""
    texts, link = chat_texts(language), link_to(facts["code"])
    head = [f"«{_plain(facts['title'], LONGEST_TITLE)}»", *_changes(texts, facts)]
    if facts["unfinished"]:
        head.append(texts("change-unfinished"))
    places = facts["places"]
    if places:
        head.append(texts("reminder-link", link=link))
    by_part = [list(some) for _, some in groupby(places, key=lambda one: one.get("part"))]
    sections = [_short(texts, some) for some in by_part] or [section("")]
    first = section("\n".join([*head, sections[0].head]).strip(), sections[0].lines)
    resume = ((Button(texts("reminder-resume"), url=link),),)
    return Listing(
        f"<b>{texts(_title(facts))}</b>",
        (first, *sections[1:]),
        resume if facts["unfinished"] else (),
    )


def _short(texts: Texts, places: Sequence[Facts]) -> Section:
    """Those short of their target, in one part."""
    asked = places[0].get("questionnaire")
    named = asked and f"«{_plain(asked.in_language(texts.language), LONGEST_TITLE)}»"
    head = [*([named] if named else []), texts("reminder-late", count=len(places))]
    lines = (
        f"• {_plain(one['short'], LONGEST_NAME)} — "
        + in_short(texts, one["delivered"], one["expected"])
        for one in places
    )
    return section("\n".join(head), lines)


def _plain(text: str, limit: int) -> str:
    return escape(shortened(text, limit), quote=False)


def _title(facts: Facts) -> str:
    if facts["target_was"] is None:
        return "change-title-deadline"
    return "change-title-target" if facts["deadline_was"] is None else "change-title-both"


def _changes(texts: Texts, facts: Facts) -> list[str]:
    lines = []
    if facts["deadline_was"] is not None:
        lines.append(_moved(texts, facts))
    if facts["target_was"] is not None:
        was, now = (percent(facts[key], texts.language) for key in ("target_was", "target"))
        lines.append(texts("change-target", was=was, now=now))
    return lines


def _moved(texts: Texts, facts: Facts) -> str:
    was, now = (date.fromisoformat(facts[key]) for key in ("deadline_was", "deadline"))
    written = short_day if was.year == now.year else day
    return texts(
        "change-deadline", was=written(was, texts.language), now=written(now, texts.language)
    )


def removed_role_words(facts: Facts, language: str) -> Screen:
    texts = chat_texts(language)
    words = texts(f"role-removed-{facts['role']}", place=facts["genitive"])
    return Screen(f"{words} {texts('role-removed-mistake')}")
