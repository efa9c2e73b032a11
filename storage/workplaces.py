"""Where a respondent works: the municipality and the organization of a sheet."""

from sqlalchemy import ColumnElement, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import editors, organizations, sheets, subjects


async def choose_municipality(
    connection: AsyncConnection,
    sheet_id: int,
    municipality_id: int,
    shown_item: str | None = None,
) -> None:
    """Also forgets the organization if it is of another municipality.

    `shown_item` is what the person looks at next.
    """
    await _set(connection, sheet_id, shown_item, municipality_id=municipality_id)
    left = await _organization_of(
        connection, sheet_id, organizations.c.municipality_id != municipality_id
    )
    if left is not None:
        await _set(connection, sheet_id, shown_item, organization_id=None)
        await forget_unnamed(connection, left)


async def choose_organization(
    connection: AsyncConnection,
    sheet_id: int,
    organization_id: int,
    shown_item: str | None = None,
) -> None:
    """Only one of the sheet's own municipality is taken.

    An organization that nobody names any more is forgotten, with its misspelt name.
    """
    in_its_place = (
        select(sheets.c.id)
        .join(organizations, organizations.c.municipality_id == sheets.c.municipality_id)
        .where(sheets.c.id == sheet_id, organizations.c.id == organization_id)
    )
    if (await connection.execute(in_its_place)).first() is None:
        return
    left = await _organization_of(connection, sheet_id)
    await _set(connection, sheet_id, shown_item, organization_id=organization_id)
    if left not in {None, organization_id}:
        await forget_unnamed(connection, left)


async def _organization_of(
    connection: AsyncConnection, sheet_id: int, *conditions: ColumnElement[bool]
) -> int | None:
    query = (
        select(organizations.c.id)
        .join(sheets, sheets.c.organization_id == organizations.c.id)
        .where(sheets.c.id == sheet_id, *conditions)
    )
    return (await connection.execute(query)).scalar_one_or_none()


async def forget_unnamed(connection: AsyncConnection, organization_id: int | None) -> None:
    """Deletes an organization that no sheet names and nothing else is about."""
    if organization_id is None:
        return
    # Who names it at this moment is waited for: the look afterwards sees them.
    this = organizations.c.id == organization_id
    await connection.execute(select(organizations.c.id).where(this).with_for_update())
    named = exists().where(sheets.c.organization_id == organizations.c.id)
    spoken_of = exists().where(subjects.c.organization_id == organizations.c.id)
    await connection.execute(delete(organizations).where(this, ~named, ~spoken_of))


async def _set(
    connection: AsyncConnection, sheet_id: int, shown_item: str | None, **values: int | None
) -> None:
    """The question is answered: nothing typed waits for it, and it is not looked at any more.

    Where somebody works is asked of a person, whose sheet has no other editors.
    """
    settled = {"shown_item": shown_item, "pending": None}
    await connection.execute(update(sheets).where(sheets.c.id == sheet_id).values(**values))
    await connection.execute(
        update(editors).where(editors.c.sheet_id == sheet_id).values(**settled)
    )
