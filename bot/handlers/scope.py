"""What a person may see: the territory of their roles, and nothing of another."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.handlers.house import House
from storage.identities import Identity
from storage.people import known_person, roles_of
from storage.territories import Municipality, Region, municipalities_of, regions


@dataclass(frozen=True)
class Scope:
    """`regions` are those that the person sees whole."""

    regions: tuple[Region, ...]
    municipalities: tuple[Municipality, ...]

    def region(self, id: int) -> Region | None:
        return next((one for one in self.regions if one.id == id), None)

    def municipality(self, id: int) -> Municipality | None:
        return next((one for one in self.municipalities if one.id == id), None)


async def scope_of(house: House, who: Identity) -> Scope | None:
    """None for who has no role. An administrator sees every region."""
    async with house.database.read() as connection:
        known = {region.id: region for region in await regions(connection)}
        if who in house.admins:
            whole, single = set(known), set[int]()
        else:
            whole, single = await _granted(connection, who)
        if not whole and not single:
            return None
        places = [one for id in known for one in await municipalities_of(connection, id)]
    return Scope(
        tuple(region for id, region in known.items() if id in whole),
        tuple(one for one in places if one.region_id in whole or one.id in single),
    )


async def _granted(connection: AsyncConnection, who: Identity) -> tuple[set[int], set[int]]:
    """Whole regions, single municipalities."""
    person = await known_person(connection, who)
    granted = await roles_of(connection, person.id) if person else ()
    whole = {role.region_id for role in granted if role.municipality_id is None}
    return whole, {role.municipality_id for role in granted if role.municipality_id is not None}
