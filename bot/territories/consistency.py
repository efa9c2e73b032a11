"""What no single field of a territory shows: references, repetitions, numbers that disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from bot.territories.spoken import spoken
from bot.territories.territory import District, Municipality, Territory
from scoring.reading.mistakes import Mistake, Path, closest_or_any


def mistakes(territory: Territory) -> Iterator[Mistake]:
    """Where each one stands is told from the top of the file."""
    return chain(
        _repeated_codes("districts", territory.districts),
        _repeated_codes("municipalities", territory.municipalities),
        _shared_names(territory),
        _unknown_districts(territory),
        chain.from_iterable(
            _doubtful_numbers(one, ("municipalities", at))
            for at, one in enumerate(territory.municipalities)
        ),
    )


def _repeated_codes(key: str, many: Sequence[District | Municipality]) -> Iterator[Mistake]:
    first: dict[str, str] = {}
    for at, one in enumerate(many):
        if one.code in first:
            yield Mistake("code_twice", (key, at, "code"), code=one.code, first=first[one.code])
        first.setdefault(one.code, one.name)


def _shared_names(territory: Territory) -> Iterator[Mistake]:
    """Official names come first, so that the alias is at fault and not the town itself."""
    owners: dict[str, Municipality] = {}
    for one, name, path in chain(_official_names(territory), _aliases(territory)):
        key = spoken(name).glued
        if not key:
            yield Mistake("name_without_a_word", path, name=name)
        elif (owner := owners.setdefault(key, one)) is not one:
            yield Mistake("name_of_two", path, name=name, first=owner.short)


def _official_names(territory: Territory) -> Iterator[tuple[Municipality, str, Path]]:
    for at, one in enumerate(territory.municipalities):
        yield one, one.name, ("municipalities", at, "name")
        yield one, one.short, ("municipalities", at, "short")


def _aliases(territory: Territory) -> Iterator[tuple[Municipality, str, Path]]:
    for at, one in enumerate(territory.municipalities):
        for nth, alias in enumerate(one.aliases):
            yield one, alias, ("municipalities", at, "aliases", nth)


def _unknown_districts(territory: Territory) -> Iterator[Mistake]:
    known = sorted({district.code for district in territory.districts})
    for at, one in enumerate(territory.municipalities):
        if one.district is not None and one.district not in known:
            near = closest_or_any(one.district, known)
            path = ("municipalities", at, "district")
            yield Mistake("unknown_district", path, mend=near, code=one.district)


def _doubtful_numbers(one: Municipality, path: Path) -> Iterator[Mistake]:
    if one.teachers is not None and (one.young_teachers or 0) > one.teachers:
        at = (*path, "young_teachers")
        yield Mistake("more_young_than_all", at, young=one.young_teachers, all=one.teachers)
    for field in ("teachers", "young_teachers"):
        if getattr(one, field) is not None and one.source is None:
            yield Mistake("number_without_source", (*path, field), key=field)
