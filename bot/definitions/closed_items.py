"""What can be counted of an instrument: the questions with given options."""

from bot.instruments.load import shipped_instruments
from bot.interview.instrument import Instrument, Item, Matrix, YesNo, options_of
from scoring.reading.strict_model import Source
from scoring.survey.questionnaire import ClosedItem


def closed_items(instrument: Instrument) -> tuple[ClosedItem, ...]:
    return tuple(_closed(item) for item in instrument.items if options_of(item))


def shipped_items(id: str) -> tuple[ClosedItem, ...] | None:
    """Of an instrument of the package; None where there is none of this name."""
    instrument = shipped_instruments().get(id)
    return None if instrument is None else closed_items(instrument)


def _closed(item: Item) -> ClosedItem:
    return ClosedItem.model_validate(
        {
            "id": item.id,
            "type": item.type,
            "options": () if isinstance(item, YesNo) else [one.id for one in options_of(item)],
            "rows": [row.id for row in item.rows] if isinstance(item, Matrix) else (),
            "source": source_of(item),
        }
    )


def source_of(part: Instrument | Item) -> Source:
    return Source(**part.source.model_dump())
