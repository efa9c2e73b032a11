"""A consent is given: to the words that were shown, or not at all."""

from dataclasses import dataclass
from enum import Enum, auto

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.campaign_book import Opened
from bot.handlers.house import House
from bot.handlers.once import is_over_for
from bot.texts.consent_wording import Terms, Wording, is_of, wording_of
from scheduler.retention import months_kept
from storage.campaigns import Campaign
from storage.consents import agreed_words, consent_version, give_consent, keep_words
from storage.dialogues import active_sheet_id
from storage.drafts import begin_sheet, sheet_id_of
from storage.identities import Identity
from storage.people import Person, known_person, remember_person
from storage.region_settings import settings_of


class NotAgreed(Enum):
    """Counted already, and cannot take part once more; or other words were shown."""

    OVER = auto()
    OTHER_WORDS = auto()


@dataclass(frozen=True)
class Agreed:
    """`sheet_id` is None for a second tap: the first one has opened the questionnaire."""

    person: Person
    words: str
    sheet_id: int | None


async def current_wording(house: House, opened: Opened) -> Wording:
    async with house.database.read() as connection:
        terms = await _terms(connection, opened.campaign)
    return wording_of(opened.instrument, terms)


async def _terms(connection: AsyncConnection, campaign: Campaign) -> Terms:
    kept = await settings_of(connection, campaign.region_id)
    return Terms(kept.operator, months_kept(kept.retention), campaign.publication_threshold)


async def agree(
    house: House, who: Identity, language: str, opened: Opened, shown: str | None
) -> Agreed | NotAgreed:
    """`language` is the person's, `shown` says which words were under the button."""
    async with house.database.read() as connection:
        terms = await _terms(connection, opened.campaign)
    wording = wording_of(opened.instrument, terms)

    async def work(connection: AsyncConnection) -> Agreed | NotAgreed:
        if await is_over_for(connection, house.keys, opened, who):
            return NotAgreed.OVER
        if (again := await _once_more(connection, opened, who, shown)) is not None:
            return again
        read = wording.language_of(shown)
        if read is None or await _terms(connection, opened.campaign) != terms:
            return NotAgreed.OTHER_WORDS
        person = await remember_person(connection, who, language)
        words, part = wording.words[read], opened.part
        sealed, now = opened.instrument.anonymous, house.now()
        await keep_words(connection, wording.version, read, words)
        given_at = None if sealed else now
        await give_consent(connection, person.id, part, wording.version, given_at, language=read)
        begun = await begin_sheet(connection, part, person.id, now, sealed=sealed)
        return Agreed(person, words, begun)

    return await house.database.write(work)


async def _once_more(
    connection: AsyncConnection, opened: Opened, who: Identity, shown: str | None
) -> Agreed | None:
    """The same tap a second time, whatever has changed since the first."""
    person, part = await known_person(connection, who), opened.part
    if person is None or not is_of(shown, await consent_version(connection, person.id, part)):
        return None
    begun = await sheet_id_of(connection, part, person.id)
    words = await agreed_words(connection, person.id, part)
    if begun is None or words is None:
        return None
    # Not where the program fell between saving and showing, and the tap came again.
    is_shown = await active_sheet_id(connection, who) == begun
    return Agreed(person, words, None if is_shown else begun)
