"""What campaigns can be opened with: files that were loaded, else those that are shipped."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.definitions.closed_items import closed_items
from bot.instruments.load import load_instrument, shipped_instruments, shipped_text
from bot.interview.instrument import Instrument
from scoring.methodology.load import UnknownMethodology, load_questionnaire, shipped_questionnaire
from scoring.methodology.load import methodology_text as shipped_methodology_text
from scoring.reading.mistakes import FileRefused
from scoring.survey.questionnaire import Questionnaire, SurveyRules
from storage.campaign_plan import PartPlan
from storage.definitions import Definition
from storage.loaded_files import files_loaded, offered


class UnknownInstrument(Exception):
    def __init__(self, id: str, known: tuple[str, ...]) -> None:
        self.id, self.known = id, known
        super().__init__(id)


class NoMethodology(Exception):
    """There is none for the instrument, or none that fits this version of it."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        super().__init__(instrument.id)


@dataclass(frozen=True)
class OfferedInstrument:
    instrument: Instrument
    text: str


@dataclass(frozen=True)
class Offer:
    definition: Definition
    instrument: Instrument

    @property
    def part(self) -> PartPlan:
        return PartPlan(self.definition, self.instrument.whom)


async def instrument_offered(
    connection: AsyncConnection, code: str, region_id: int | None
) -> OfferedInstrument:
    """Raises UnknownInstrument."""
    loaded = offered(await files_loaded(connection, "instrument"), region_id)
    for file in loaded:
        if file.code == code:
            return OfferedInstrument(load_instrument(file.text, code), file.text)
    shipped = shipped_instruments()
    if code in shipped:
        return OfferedInstrument(shipped[code], shipped_text(code))
    known = dict.fromkeys([*shipped, *sorted(file.code for file in loaded)])
    raise UnknownInstrument(code, tuple(known))


async def offer(connection: AsyncConnection, code: str, region_id: int | None) -> Offer:
    """The newest instrument with the newest methodology that fits it.

    Raises UnknownInstrument, NoMethodology.
    """
    chosen = await instrument_offered(connection, code, region_id)
    loaded = offered(await files_loaded(connection, "methodology"), region_id)
    texts = [file.text for file in loaded if file.code == code]
    for text in (*texts, *_shipped_methodology(code)):
        if (fitting := _fitting(text, chosen.instrument)) is not None:
            return Offer(_definition(chosen, fitting, text), chosen.instrument)
    raise NoMethodology(chosen.instrument)


def shipped_definition(id: str) -> Definition:
    """Raises KeyError, and UnknownMethodology."""
    instrument, text = shipped_instruments()[id], shipped_text(id)
    chosen = OfferedInstrument(instrument, text)
    return _definition(chosen, shipped_questionnaire(id), shipped_methodology_text(id))


def shipped_part(id: str) -> PartPlan:
    """Raises KeyError, and UnknownMethodology."""
    return PartPlan(shipped_definition(id), shipped_instruments()[id].whom)


def _shipped_methodology(code: str) -> Iterator[str]:
    try:
        shipped_questionnaire(code)
    except UnknownMethodology:
        return
    yield shipped_methodology_text(code)


def _fitting(text: str, instrument: Instrument) -> Questionnaire | None:
    try:
        return load_questionnaire(text, instrument.id, closed_items(instrument), must_fit=True)
    except FileRefused:
        return None


def _definition(
    chosen: OfferedInstrument, methodology: SurveyRules, methodology_text: str
) -> Definition:
    return Definition(
        instrument=chosen.instrument.id,
        instrument_version=chosen.instrument.version,
        instrument_text=chosen.text,
        methodology=methodology.id,
        methodology_version=methodology.version,
        methodology_text=methodology_text,
    )
