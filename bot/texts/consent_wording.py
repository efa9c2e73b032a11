"""The words that somebody agrees to, and the version by which they are kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from bot.interview.definition import Text
from bot.interview.instrument import Instrument
from bot.texts.fluent import LANGUAGES, Texts, chat_texts
from storage.region_settings import Operator

_CODE = 8
"""So many digits of the hash tell wordings apart; they fit on a button."""


@dataclass(frozen=True)
class Terms:
    """What a consent says of the region and the campaign. `months` is how long answers are kept."""

    operator: Operator
    months: int
    threshold: int


@dataclass(frozen=True)
class Wording:
    """One version; its words are HTML."""

    version: str
    words: Mapping[str, str]

    def shown_in(self, language: str) -> str:
        """What a message remembers of the words that it shows: their version and language."""
        return code_of(self.version) + language

    def language_of(self, shown: str | None) -> str | None:
        """None where other words were shown."""
        return next((one for one in self.words if self.shown_in(one) == shown), None)


def wording_of(instrument: Instrument, terms: Terms) -> Wording:
    """The version goes by what is read, in all languages: none of it changes unnoticed."""
    words = {one: _words(chat_texts(one), instrument, terms) for one in LANGUAGES}
    hashed = sha256("\0".join(words.values()).encode()).hexdigest()
    return Wording(f"{instrument.version}-{hashed[:_CODE]}", words)


def code_of(version: str) -> str:
    return version[-_CODE:]


def is_of(shown: str | None, version: str | None) -> bool:
    """Whether a message showed the words of this version, in whatever language."""
    return shown is not None and version is not None and shown[:_CODE] == code_of(version)


def _words(texts: Texts, instrument: Instrument, terms: Terms) -> str:
    language = texts.language
    parts = (
        f"<b>{_own(instrument.title, language)}</b>",
        _own(instrument.opening, language),
        *_of_data(texts, terms, anonymous=instrument.anonymous),
        "\n".join(_lines(texts, terms.operator)),
        _own(instrument.consent, language),
    )
    return "\n\n".join(part for part in parts if part)


def _of_data(texts: Texts, terms: Terms, *, anonymous: bool) -> Iterator[str]:
    seen = texts("consent-seen", threshold=terms.threshold)
    if anonymous:
        yield texts("consent-anonymous")
        yield texts("consent-kept-anonymous")
        yield texts("consent-counted-anonymous", months=terms.months)
        yield seen
        yield texts("consent-free-text")
        yield texts("consent-withdraw-anonymous")
    else:
        yield texts("consent-named")
        yield texts("consent-kept-named", months=terms.months)
        yield f"{seen} {texts('consent-seen-workplace')}"
        yield texts("consent-free-text")
        yield texts("consent-withdraw-named")


def _lines(texts: Texts, said: Operator) -> Iterator[str]:
    """What the region has not set is left out."""
    if said.operator:
        yield texts("consent-operator", value=said.operator)
    if said.contact:
        yield texts("consent-contact", value=said.contact)
    if said.policy:
        yield texts("consent-policy", value=said.policy)


def _own(words: Text | None, language: str) -> str:
    """The instrument's own words."""
    return escape(words.in_language(language), quote=False) if words else ""
