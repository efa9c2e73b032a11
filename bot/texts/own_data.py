"""What is stored of a person, told to that person."""

from collections.abc import Collection, Iterator

from bot.definitions.kept_pairs import NO_TITLES, Titles
from bot.texts.fitting import LONGEST_LABEL, LONGEST_NAME, shortened
from bot.texts.fluent import Texts, console_texts
from bot.texts.numbers import day
from bot.texts.own_consents import consent_line, words_button
from bot.texts.part_title import title_of_row
from bot.texts.screen import Button, Screen, below, in_rows
from bot.texts.territory import role_words
from scheduler.retention import deleted_on, months_kept
from storage.days import day_in
from storage.own_data import OwnConsent, OwnData, OwnSheet
from storage.parts import Part
from storage.region_settings import Operator

PREFIX = "my:"
ON_A_PAGE = 10
"""So many fit with names and titles as long as they are shown."""


def own_data_screen(
    texts: Texts,
    held: OwnData,
    page: int = 1,
    titles: Titles = NO_TITLES,
    *,
    anonymous: Collection[Part] = (),
) -> Screen:
    """With the buttons of those questionnaires and consents that the page tells of.

    Of the `anonymous` parts a person has drafts alone.
    """
    told = [*_lines(texts, held, titles, anonymous)]
    pages = -(-len(told) // ON_A_PAGE) or 1
    page = page if 1 <= page <= pages else 1
    shown = told[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    parts = [
        f"<b>{texts('mydata-title')}</b>\n{texts('mydata-always')}",
        "\n".join(line for line, _ in shown),
        texts("list-page", page=page, pages=pages) if pages > 1 else "",
    ]
    turns = [
        Button(arrow, f"{PREFIX}show:{to}")
        for arrow, to in (("◀", page - 1), ("▶", page + 1))
        if 1 <= to <= pages
    ]
    own = in_rows((button for _, button in shown if button is not None), 1)
    everything = [Button(texts("mydata-delete-all"), f"{PREFIX}ask:all")]
    return Screen("\n".join(part for part in parts if part), (*own, *below(turns, everything)))


def _delete(texts: Texts, one: OwnSheet, titles: Titles) -> Button:
    # The label of a button is no HTML.
    plain = console_texts(texts.language)
    room = LONGEST_LABEL - len(plain("mydata-delete", title=""))
    title = title_of_row(one, titles, texts.language, room)
    return Button(plain("mydata-delete", title=title), f"{PREFIX}ask:{one.id}")


def _lines(
    texts: Texts, held: OwnData, titles: Titles, anonymous: Collection[Part]
) -> Iterator[tuple[str, Button | None]]:
    """Each with what can be done about it."""
    for role in held.roles:
        place = shortened(role.genitive, LONGEST_NAME)
        yield f"• {role_words(texts, role.role, place)}", None
    for consent in held.consents:
        button = words_button(texts, consent, titles, f"{PREFIX}words")
        yield consent_line(texts, consent, titles), button
    for sheet in held.sheets:
        is_anonymous = sheet.of_part in anonymous
        kept = _kept_anonymous(texts, sheet) if is_anonymous else _kept(texts, sheet)
        yield f"{_sheet_line(texts, sheet, titles)}; {kept}", _delete(texts, sheet, titles)
    for one in held.took_part:
        title = title_of_row(one, titles, texts.language)
        yield texts("mydata-took-part", title=title), None
    for operator in held.operators:
        yield _operator_line(texts, operator), None


def _consent_line(texts: Texts, consent: OwnConsent, titles: Titles) -> str:
    title = title_of_row(consent, titles, texts.language)
    told = {"title": title, "version": consent.version}
    if consent.given_at is None:
        return texts("mydata-consent-undated", **told)
    date = day(day_in(consent.zone, consent.given_at), texts.language)
    return texts("mydata-consent", date=date, **told)


def _sheet_line(texts: Texts, sheet: OwnSheet, titles: Titles) -> str:
    title = title_of_row(sheet, titles, texts.language)
    line = texts("mydata-response", title=title, answers=sheet.answers)
    if sheet.submitted_at is not None:
        date = day(day_in(sheet.zone, sheet.submitted_at), texts.language)
        line += f", {texts('mydata-submitted', date=date)}"
    names = (sheet.municipality, sheet.organization)
    place = ", ".join(shortened(name, LONGEST_NAME) for name in names if name)
    return f"{line}; {texts('mydata-workplace', place=place)}" if place else line


def _kept_anonymous(texts: Texts, sheet: OwnSheet) -> str:
    return texts("mydata-waits" if sheet.handed_in else "mydata-kept-as-draft")


def _kept(texts: Texts, response: OwnSheet) -> str:
    if response.closed_at is None:
        return texts("mydata-kept-for", months=months_kept(response.retention))
    last = deleted_on(response.closed_at, response.retention, response.region_zone)
    return texts("mydata-kept-until", date=day(last, texts.language))


def _operator_line(texts: Texts, one: Operator) -> str:
    """A link is told whole: cut short, it would lead nowhere."""
    parts = (
        texts("mydata-operator", value=shortened(one.operator, LONGEST_NAME))
        if one.operator
        else "",
        texts("mydata-contact", value=shortened(one.contact, LONGEST_NAME)) if one.contact else "",
        texts("mydata-policy", value=one.policy) if one.policy else "",
    )
    return f"• {'; '.join(part for part in parts if part)}"


def confirm_screen(texts: Texts, what: str) -> Screen:
    words = texts("mydata-confirm-all" if what == "all" else "mydata-confirm")
    return Screen(
        words,
        (
            (Button(texts("mydata-confirm-yes"), f"{PREFIX}delete:{what}"),),
            (Button(texts("mydata-confirm-no"), f"{PREFIX}show"),),
        ),
    )
