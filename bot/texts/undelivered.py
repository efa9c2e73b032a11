"""Which messages did not arrive, told to the administrator by reasons and numbers alone."""

from collections.abc import Mapping
from typing import Any

from bot.texts.fluent import Texts, chat_texts
from bot.texts.screen import Button, Screen

RETRY = "outbox:retry"


def undelivered_screen(facts: Mapping[str, Any], language: str) -> Screen:
    """`failures`, a list of `reason` and `count`."""
    texts = chat_texts(language)
    lines = [_line(texts, one["reason"], one["count"]) for one in facts["failures"]]
    parts = (
        f"<b>{texts('undelivered-title')}</b>\n{texts('undelivered-week')}",
        "\n".join(lines),
        texts("undelivered-list"),
    )
    retry = Button(texts("undelivered-retry"), RETRY)
    return Screen("\n\n".join(parts), ((retry,),))


def retried_screen(count: int, language: str) -> Screen:
    texts = chat_texts(language)
    if not count:
        return Screen(texts("undelivered-nothing"))
    return Screen(texts("undelivered-retried", messages=_messages(texts, count)))


def _line(texts: Texts, reason: str, count: int) -> str:
    return f"• {texts(f'undelivered-{reason}')} — {_messages(texts, count)}"


def _messages(texts: Texts, count: int) -> str:
    return texts("undelivered-count", count=count)
