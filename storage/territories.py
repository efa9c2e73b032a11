"""Regions with their municipalities, and the organizations that respondents name."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables
from storage.organization_key import natural_order, organization_key
from storage.upsert import insert_or


@dataclass(frozen=True, kw_only=True)
class MunicipalityToLoad:
    code: str
    name: str
    short: str
    genitive: str
    prepositional: str
    kind: str
    timezone: str
    district: str | None
    aliases: tuple[str, ...]
    teachers: int | None
    young_teachers: int | None


@dataclass(frozen=True, kw_only=True)
class Municipality(MunicipalityToLoad):
    id: int
    region_id: int


@dataclass(frozen=True, kw_only=True)
class RegionToLoad:
    code: str
    name: str
    genitive: str
    prepositional: str
    timezone: str
    municipalities: tuple[MunicipalityToLoad, ...]


@dataclass(frozen=True, kw_only=True)
class Region:
    id: int
    code: str
    name: str
    genitive: str
    prepositional: str
    timezone: str


@dataclass(frozen=True)
class Organization:
    id: int
    municipality_id: int
    name: str


@dataclass(frozen=True)
class LoadedRegion:
    region: Region
    municipalities: tuple[Municipality, ...]
    # Known from an earlier file and gone from this one; kept, as answers may hang on them.
    not_in_file: tuple[Municipality, ...]


async def load_region(connection: AsyncConnection, region: RegionToLoad) -> LoadedRegion:
    """Regions and municipalities known by their codes keep their ids."""
    values = asdict(region)
    inner = values.pop("municipalities")
    await _upsert(connection, tables.regions, ["code"], [values])
    loaded = await region_by_code(connection, region.code)
    assert loaded is not None
    rows = [{**one, "region_id": loaded.id} for one in inner]
    await _upsert(connection, tables.municipalities, ["region_id", "code"], rows)
    stored = await municipalities_of(connection, loaded.id)
    codes = {one.code for one in region.municipalities}
    return LoadedRegion(loaded, stored, tuple(one for one in stored if one.code not in codes))


async def _upsert(
    connection: AsyncConnection, table: Table, key: list[str], rows: list[dict[str, Any]]
) -> None:
    if rows:
        statement = insert_or(connection, table)
        changes = {name: statement.excluded[name] for name in rows[0] if name not in key}
        await connection.execute(
            statement.on_conflict_do_update(index_elements=key, set_=changes), rows
        )


async def regions(connection: AsyncConnection) -> tuple[Region, ...]:
    rows = await connection.execute(select(tables.regions).order_by(tables.regions.c.code))
    return tuple(Region(**row._asdict()) for row in rows)


async def region_by_code(connection: AsyncConnection, code: str) -> Region | None:
    return await _region(connection, tables.regions.c.code == code)


async def region_by_id(connection: AsyncConnection, region_id: int) -> Region | None:
    return await _region(connection, tables.regions.c.id == region_id)


async def _region(connection: AsyncConnection, condition: ColumnElement[bool]) -> Region | None:
    rows = await connection.execute(select(tables.regions).where(condition))
    row = rows.one_or_none()
    return None if row is None else Region(**row._asdict())


async def municipalities_of(
    connection: AsyncConnection, region_id: int
) -> tuple[Municipality, ...]:
    """In the order in which they were first loaded."""
    table = tables.municipalities
    query = select(table).where(table.c.region_id == region_id).order_by(table.c.id)
    return tuple(_municipality(row) for row in await connection.execute(query))


async def municipality(connection: AsyncConnection, municipality_id: int) -> Municipality | None:
    query = select(tables.municipalities).where(tables.municipalities.c.id == municipality_id)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _municipality(row)


def _municipality(row: Row[Any]) -> Municipality:
    values = row._asdict()
    return Municipality(**{**values, "aliases": tuple(values["aliases"])})


async def find_or_add_organization(
    connection: AsyncConnection, municipality_id: int, name: str
) -> Organization:
    """An organization keeps the spelling in which it was first named."""
    table, key = tables.organizations, organization_key(name)
    await connection.execute(
        insert_or(connection, table)
        .values(municipality_id=municipality_id, name=" ".join(name.split()), name_key=key)
        .on_conflict_do_nothing(index_elements=["municipality_id", "name_key"])
    )
    query = select(table.c.id, table.c.municipality_id, table.c.name).where(
        table.c.municipality_id == municipality_id, table.c.name_key == key
    )
    return Organization(*(await connection.execute(query)).one())


async def organizations_of(
    connection: AsyncConnection, municipality_id: int
) -> tuple[Organization, ...]:
    """In alphabetical order, «№ 2» before «№ 10»."""
    table = tables.organizations
    query = select(table).where(table.c.municipality_id == municipality_id)
    rows = sorted(await connection.execute(query), key=lambda row: natural_order(row.name_key))
    return tuple(Organization(row.id, row.municipality_id, row.name) for row in rows)
