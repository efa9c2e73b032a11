"""To what a person has agreed: a line of each consent, and its words as they were read."""

from bot.definitions.kept_pairs import Titles
from bot.texts.fitting import LONGEST_LABEL
from bot.texts.fluent import Texts, console_texts
from bot.texts.numbers import day
from bot.texts.part_title import title_of_row
from bot.texts.screen import Button, Screen
from storage.days import day_in
from storage.own_data import OwnConsent


def consent_line(texts: Texts, consent: OwnConsent, titles: Titles) -> str:
    title = title_of_row(consent, titles, texts.language)
    told = {"title": title, "version": consent.version}
    if (date := _day(texts, consent)) is None:
        return texts("mydata-consent-undated", **told)
    return texts("mydata-consent", date=date, **told)


def words_button(texts: Texts, consent: OwnConsent, titles: Titles, action: str) -> Button:
    # The label of a button is no HTML.
    plain = console_texts(texts.language)
    room = LONGEST_LABEL - len(plain("mydata-consent-words", title=""))
    title = title_of_row(consent, titles, texts.language, room)
    of = f"{consent.campaign_id}-{consent.part}"
    return Button(plain("mydata-consent-words", title=title), f"{action}:{of}")


def words_screen(texts: Texts, consent: OwnConsent | None, words: str | None, back: str) -> Screen:
    """`words` are HTML, None where they are not kept."""
    rows = ((Button(texts("mydata-back"), back),),)
    if consent is None:
        return Screen(texts("mydata-words-none"), rows)
    if words is None:
        return Screen(texts("mydata-words-not-kept", version=consent.version), rows)
    return Screen(f"{_head(texts, consent)}\n\n{words}", rows)


def _head(texts: Texts, consent: OwnConsent) -> str:
    if (date := _day(texts, consent)) is None:
        return texts("mydata-words-undated", version=consent.version)
    return texts("mydata-words", date=date, version=consent.version)


def _day(texts: Texts, consent: OwnConsent) -> str | None:
    """Of an anonymous questionnaire none is kept."""
    if consent.given_at is None:
        return None
    return day(day_in(consent.zone, consent.given_at), texts.language)
