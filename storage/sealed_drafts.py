"""The drafts of anonymous questionnaires, each one sealed text instead of rows of answers.

A sheet that has a row here is never written plainly. What stands beside it in `editors` tells that
somebody looks back, or that a text waits, and of what is waiting its message alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.keys import KeyMissing, Keys
from storage.seal import DraftId, SealBroken, seal, unseal
from storage.tables import campaigns, sealed_drafts, sheets
from storage.upsert import insert_or, upsert

KEYS = "metodbot_keys"
"""The execution option of a connection by which its database hands them over."""
_IN_THE_DRAFT = "@sealed"
"""In the place of a cursor that would tell which questions somebody was asked."""


class Place(NamedTuple):
    """What an editor looks at, and the text that waits."""

    shown_item: str | None = None
    pending: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Draft:
    """`places` are by the editor's person."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[int, Place] = field(default_factory=dict)

    def place_of(self, person_id: int, beside: Place) -> Place:
        """`beside` is what stands in `editors`, and is written by others too."""
        own, shown_item = self.places.get(person_id, Place()), beside.shown_item
        return Place(
            own.shown_item if shown_item == _IN_THE_DRAFT else shown_item,
            own.pending if _message(own.pending) == _message(beside.pending) else None,
        )


def beside(place: Place) -> Place:
    """What may stand plainly in `editors`."""
    cursor, message = place.shown_item, _message(place.pending)
    is_of_an_item = cursor is not None and not cursor.startswith("@")
    return Place(
        _IN_THE_DRAFT if is_of_an_item else cursor,
        None if message is None else {"message": message},
    )


def _message(pending: Mapping[str, Any] | None) -> str | None:
    return None if pending is None else pending["message"]


def keys_of(connection: AsyncConnection) -> Keys:
    assert connection.sync_connection is not None
    keys = connection.sync_connection.get_execution_options().get(KEYS)
    if not isinstance(keys, Keys):
        raise TypeError("this database was opened without the keys of the campaigns")
    return keys


def opened(keys: Keys, sealed: bytes, id: DraftId) -> Draft | None:
    """None where nobody can open it any more. Raises KeysUnusable."""
    try:
        plain = unseal(keys.of(id.campaign), sealed, id)
    except (KeyMissing, SealBroken):
        return None
    return Draft(
        plain["answers"],
        {int(person): Place(**place) for person, place in plain["places"].items()},
    )


async def sealed_campaigns(connection: AsyncConnection) -> list[str]:
    """The codes of those with drafts that a key is needed for."""
    query = (
        select(campaigns.c.code)
        .join(sheets, sheets.c.campaign_id == campaigns.c.id)
        .join(sealed_drafts, sealed_drafts.c.sheet_id == sheets.c.id)
        .where(sealed_drafts.c.sealed.is_not(None), campaigns.c.closed_at.is_(None))
        .distinct()
        .order_by(campaigns.c.code)
    )
    return list((await connection.execute(query)).scalars())


async def empty_drafts(connection: AsyncConnection, sheet_ids: Collection[int]) -> None:
    """As before the first answer: whatever is written in them again is sealed too."""
    emptied = update(sealed_drafts).where(sealed_drafts.c.sheet_id.in_(sorted(sheet_ids)))
    await connection.execute(emptied.values(sealed=None))


async def begin_sealed(connection: AsyncConnection, sheet_id: int) -> None:
    """Nothing is sealed yet, and from now on nothing of the sheet is written plainly."""
    begun = insert_or(connection, sealed_drafts).values(sheet_id=sheet_id)
    await connection.execute(begun.on_conflict_do_nothing())


@dataclass(frozen=True)
class Changed:
    """`is_first`: nothing that can be opened was sealed of it before."""

    id: DraftId
    draft: Draft
    is_first: bool


async def write_sealed(connection: AsyncConnection, changed: Iterable[Changed]) -> None:
    """Raises KeysUnusable, and KeyMissing where the key went while the drafts were changed."""
    rows = [
        {"sheet_id": one.id.sheet, "sealed": _sealed(keys_of(connection), one)} for one in changed
    ]
    await upsert(connection, sealed_drafts, rows)


def _sealed(keys: Keys, one: Changed) -> bytes:
    # A key that went meanwhile was destroyed at the close, and must not come back.
    key = (keys.make if one.is_first else keys.of)(one.id.campaign)
    places = {str(person): place._asdict() for person, place in one.draft.places.items()}
    return seal(key, {"answers": dict(one.draft.answers), "places": places}, one.id)
