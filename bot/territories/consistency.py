"""What no single field of a territory shows: references, repetitions, numbers that disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from bot.territories.spoken import spoken
from bot.territories.territory import District, Municipality, Territory
from scoring.located_yaml import Mistake, Path


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
            fault = f"the code '{one.code}' already stands for {first[one.code]}"
            yield Mistake(fault, "choose another one", (key, at, "code"))
        first.setdefault(one.code, one.name)


def _shared_names(territory: Territory) -> Iterator[Mistake]:
    """Official names come first, so that the alias is at fault and not the town itself."""
    owners: dict[str, Municipality] = {}
    for one, name, path in chain(_official_names(territory), _aliases(territory)):
        key = spoken(name).glued
        if not key:
            yield Mistake(f"'{name}' has no word of its own", "write the name too", path)
        elif (owner := owners.setdefault(key, one)) is not one:
            yield Mistake(f"'{name}' is also a name of {owner.short}", "leave it to one", path)


def _official_names(territory: Territory) -> Iterator[tuple[Municipality, str, Path]]:
    for at, one in enumerate(territory.municipalities):
        yield one, one.name, ("municipalities", at, "name")
        yield one, one.short, ("municipalities", at, "short")


def _aliases(territory: Territory) -> Iterator[tuple[Municipality, str, Path]]:
    for at, one in enumerate(territory.municipalities):
        for nth, alias in enumerate(one.aliases):
            yield one, alias, ("municipalities", at, "aliases", nth)


def _unknown_districts(territory: Territory) -> Iterator[Mistake]:
    known = {district.code for district in territory.districts}
    listed = ", ".join(sorted(known)) or "none yet"
    for at, one in enumerate(territory.municipalities):
        if one.district is not None and one.district not in known:
            fault = f"'{one.district}' is not a code of districts"
            mend = f"add it there or use one of them ({listed})"
            yield Mistake(fault, mend, ("municipalities", at, "district"))


def _doubtful_numbers(one: Municipality, path: Path) -> Iterator[Mistake]:
    if one.teachers is not None and (one.young_teachers or 0) > one.teachers:
        fault = f"{one.young_teachers} young teachers are more than all {one.teachers}"
        yield Mistake(fault, "check both numbers", (*path, "young_teachers"))
    for field in ("teachers", "young_teachers"):
        if getattr(one, field) is not None and one.source is None:
            fault = f"'{field}' has no source"
            yield Mistake(fault, "add 'source': the document and its date", (*path, field))
