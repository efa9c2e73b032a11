"""Instruments from their files: the shipped ones beside this module, and a region's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.instruments.check import mistakes
from bot.instruments.check_screens import screen_mistakes
from bot.interview.instrument import Instrument
from scoring.reading.located_yaml import read_yaml, refuse_mistakes
from scoring.reading.validation import validate


def load_instrument(text: str, file: str) -> Instrument:
    """`file` is the name to show in faults. Raises FileRefused with all that were found."""
    document = read_yaml(text, file)
    instrument = validate(document, Instrument)
    refuse_mistakes(document, mistakes(instrument))
    refuse_mistakes(document, screen_mistakes(instrument))
    return instrument


def opened_instrument(text: str, name: str) -> Instrument:
    """As a campaign keeps it. Raises FileRefused where it is no instrument at all.

    What it was checked for when the campaign was opened is not asked of it again: rules that came
    later would stop a campaign under way.
    """
    return validate(read_yaml(text, name), Instrument)


@cache
def shipped_instruments() -> Mapping[str, Instrument]:
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in files(__package__).iterdir()
        if file.name.endswith(".yaml")
    }
    loaded = [load_instrument(texts[name], name) for name in sorted(texts)]
    return {instrument.id: instrument for instrument in loaded}


def shipped_text(id: str) -> str:
    """The file as its author wrote it. Raises KeyError."""
    if id not in shipped_instruments():
        raise KeyError(id)
    return files(__package__).joinpath(f"{id}.yaml").read_text(encoding="utf-8")
