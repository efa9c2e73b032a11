from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.instruments.load import load_instrument, shipped_instruments, shipped_text
from bot.interview.definition import Text
from bot.interview.instrument import Instrument, Matrix, Several, YesNo, options_of

SHIPPED = shipped_instruments()
INSTRUMENTS = pytest.mark.parametrize("instrument", SHIPPED.values(), ids=SHIPPED.keys())

# Consent, municipality and its confirmation, organization; at the end, sending.
AROUND_THE_ITEMS = 5


def texts(instrument: Instrument) -> Iterator[Text]:
    for text in (instrument.title, instrument.opening, instrument.consent, instrument.closing):
        if text is not None:
            yield text
    for item in instrument.items:
        yield from (item.title, item.short)
        if not isinstance(item, YesNo):
            yield from (option.label for option in options_of(item))
        yield from (option.prompt for option in options_of(item) if option.prompt is not None)
        yield from (row.label for row in item.rows) if isinstance(item, Matrix) else ()


def test_an_instrument_lies_in_the_file_of_its_name() -> None:
    for id, instrument in SHIPPED.items():
        assert load_instrument(shipped_text(id), f"{id}.yaml") == instrument


def test_an_unknown_instrument_has_no_file() -> None:
    with pytest.raises(KeyError):
        shipped_text("../check")


@INSTRUMENTS
def test_everything_shown_is_there_in_both_languages(instrument: Instrument) -> None:
    assert [text for text in texts(instrument) if text.en is None] == []


@INSTRUMENTS
def test_every_item_bears_the_number_of_its_source(instrument: Instrument) -> None:
    assert [item.source.item for item in instrument.items] == [item.id for item in instrument.items]


@INSTRUMENTS
def test_whoever_chooses_other_words_is_asked_for_them(instrument: Instrument) -> None:
    other = {"Другое", "Свой вариант"}
    choices = [option for item in instrument.items for option in options_of(item)]
    assert all(option.asks_text for option in choices if option.label.ru in other)


def test_the_young_teachers_questionnaire_is_whole() -> None:
    items = SHIPPED["young_teacher"].items
    assert [item.id for item in items] == [str(number) for number in range(1, 29)]
    assert all(item.required for item in items)
    several = [item.id for item in items if isinstance(item, Several)]
    assert several == ["12", "13", "14", "17", "18", "21"]
    assert [len(options_of(item)) for item in items if options_of(item)] == [
        *(2, 3, 3, 7, 2, 5, 5, 3, 5, 7, 6, 6, 3, 6, 4, 2, 7, 2, 2, 2)
    ]


def test_the_young_teachers_questionnaire_takes_at_most_45_taps_and_texts() -> None:
    items = SHIPPED["young_teacher"].items
    done = sum(isinstance(item, Several) for item in items)
    assert len(items) + done + AROUND_THE_ITEMS <= 45


def test_the_methodical_help_questionnaire_is_whole_and_anonymous() -> None:
    instrument = SHIPPED["methodical_help"]
    assert instrument.anonymous
    assert [item.id for item in instrument.items] == [str(number) for number in range(1, 18)]
    assert [item.id for item in instrument.items if not item.required] == ["11"]
    shapes = [
        (item.id, len(item.rows), len(item.options))
        for item in instrument.items
        if isinstance(item, Matrix)
    ]
    assert shapes == [("2", 5, 5), ("5", 3, 5), ("8", 3, 2)]


def test_the_decisions_on_defects_of_the_source_are_noted_on_their_items() -> None:
    noted = {
        instrument.id: {item.id for item in instrument.items if item.note}
        for instrument in SHIPPED.values()
    }
    assert noted["young_teacher"] >= {"2", "3", "4", "7", "9", "14", "27"}
    assert noted["methodical_help"] >= {"1", "4", "14"}
