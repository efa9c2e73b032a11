"""The close: whoever still waits is counted in the municipality, in the region, or nowhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.counting.batch import Batch, Waiting, rest


@dataclass(frozen=True)
class Closing:
    """`batches` by municipality; the others are sheets, and municipalities whose held sum goes.

    Corrections that are in no batch stay out: what was counted of their people stands.
    """

    batches: Mapping[int, Batch]
    region_only: tuple[int, ...] = ()
    nowhere: tuple[int, ...] = ()
    held_region_only: tuple[int, ...] = ()
    held_nowhere: tuple[int, ...] = ()


def close(places: Mapping[int, Waiting], threshold: int) -> Closing:
    """Of all municipalities of one part of a campaign, each once."""
    found = {place: rest(waiting, threshold) for place, waiting in sorted(places.items())}
    batches = {place: batch for place, batch in found.items() if batch is not None}
    few = {place: waiting for place, waiting in places.items() if place not in batches}
    sheets = tuple(sorted(sheet for waiting in few.values() for sheet in waiting.newcomers))
    alone, beside = tuple(_held(few, alone=True)), tuple(_held(few, alone=False))
    if len(sheets) + sum(_held_people(few[place]) for place in alone) >= threshold:
        return Closing(batches, sheets, (), alone, beside)
    return Closing(batches, (), sheets, (), tuple(sorted((*alone, *beside))))


def _held(few: Mapping[int, Waiting], *, alone: bool) -> Iterator[int]:
    """What would come beside figures that were shown is no group of its own."""
    for place, waiting in sorted(few.items()):
        if waiting.held is not None and waiting.held.alone is alone:
            yield place


def _held_people(waiting: Waiting) -> int:
    return waiting.held.people if waiting.held else 0
