"""What is stored of a person, told to that person."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.texts.fluent import Texts, console_texts
from bot.texts.numbers import day
from bot.texts.screen import Button, Screen
from storage.own_data import OwnData

PREFIX = "my:"
LONGEST_LABEL = 40


def own_data_screen(texts: Texts, zone: ZoneInfo, held: OwnData) -> Screen:
    # The label of a button is no HTML.
    plain = console_texts(texts.language)
    rows = [
        (Button(plain("mydata-delete", title=one.title[:LONGEST_LABEL]), f"{PREFIX}ask:{one.id}"),)
        for one in held.responses
    ]
    everything = (Button(texts("mydata-delete-all"), f"{PREFIX}ask:all"),)
    return Screen("\n".join(_lines(texts, zone, held)), (*rows, everything))


def _lines(texts: Texts, zone: ZoneInfo, held: OwnData) -> Iterator[str]:
    yield f"<b>{texts('mydata-title')}</b>"
    yield texts("mydata-always")
    for consent in held.consents:
        date = day(consent.given_at.astimezone(zone).date(), texts.language)
        yield texts("mydata-consent", title=consent.title, version=consent.version, date=date)
    for response in held.responses:
        line = texts("mydata-response", title=response.title, answers=response.answers)
        if response.submitted_at is not None:
            date = day(response.submitted_at.astimezone(zone).date(), texts.language)
            line += f", {texts('mydata-submitted', date=date)}"
        yield line
    for title in held.took_part:
        yield texts("mydata-took-part", title=title)


def confirm_screen(texts: Texts, what: str) -> Screen:
    words = texts("mydata-confirm-all" if what == "all" else "mydata-confirm")
    return Screen(
        words,
        (
            (Button(texts("mydata-confirm-yes"), f"{PREFIX}delete:{what}"),),
            (Button(texts("mydata-confirm-no"), f"{PREFIX}show"),),
        ),
    )
