"""What is stored of a person, told to that person."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from bot.texts.fluent import Texts, console_texts
from bot.texts.numbers import day
from bot.texts.screen import Button, Screen
from bot.texts.territory import role_words
from storage.own_data import OwnData, OwnResponse

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
    for role in held.roles:
        yield f"• {role_words(texts, role.role, role.genitive)}"
    for consent in held.consents:
        date = day(consent.given_at.astimezone(zone).date(), texts.language)
        yield texts("mydata-consent", title=consent.title, version=consent.version, date=date)
    for response in held.responses:
        yield _response_line(texts, zone, response)
    for title in held.took_part:
        yield texts("mydata-took-part", title=title)


def _response_line(texts: Texts, zone: ZoneInfo, response: OwnResponse) -> str:
    line = texts("mydata-response", title=response.title, answers=response.answers)
    if response.submitted_at is not None:
        date = day(response.submitted_at.astimezone(zone).date(), texts.language)
        line += f", {texts('mydata-submitted', date=date)}"
    place = ", ".join(name for name in (response.municipality, response.organization) if name)
    return f"{line}; {texts('mydata-workplace', place=place)}" if place else line


def confirm_screen(texts: Texts, what: str) -> Screen:
    words = texts("mydata-confirm-all" if what == "all" else "mydata-confirm")
    return Screen(
        words,
        (
            (Button(texts("mydata-confirm-yes"), f"{PREFIX}delete:{what}"),),
            (Button(texts("mydata-confirm-no"), f"{PREFIX}show"),),
        ),
    )
