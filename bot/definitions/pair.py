"""An instrument and its methodology, as a campaign has kept them."""

from dataclasses import dataclass
from functools import cached_property

from bot.definitions.closed_items import closed_items, source_of
from bot.instruments.load import opened_instrument
from bot.interview.instrument import Instrument
from scoring.methodology.load import load_questionnaire
from scoring.survey.questionnaire import Questionnaire
from storage.definitions import Definition


@dataclass(frozen=True)
class Pair:
    """The methodology is read when something is counted: whoever answers does not need it."""

    instrument: Instrument
    methodology_text: str

    @cached_property
    def methodology(self) -> Questionnaire:
        asked = closed_items(self.instrument)
        if self.methodology_text:
            return load_questionnaire(self.methodology_text, self.instrument.id, asked)
        return Questionnaire(
            kind="questionnaire",
            id=self.instrument.id,
            version=self.instrument.version,
            title=self.instrument.title.ru,
            source=source_of(self.instrument),
            items=asked,
        )


def opened_pair(definition: Definition) -> Pair:
    """Raises FileRefused where the text is no instrument at all."""
    instrument = opened_instrument(definition.instrument_text, definition.instrument)
    return Pair(instrument, definition.methodology_text)
