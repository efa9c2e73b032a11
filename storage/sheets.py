"""Sheets as their editors see them: the answers so far, and what each editor looks at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    BindParameter,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    select,
    type_coerce,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.days import OWN_ZONE
from storage.identities import Identity
from storage.parts import Part
from storage.seal import DraftId
from storage.sealed_drafts import Draft, Place, keys_of, opened
from storage.tables import (
    answers,
    campaigns,
    dialogues,
    editors,
    identities,
    municipalities,
    organizations,
    people,
    regions,
    screens,
    sealed_drafts,
    sheets,
    waiting,
)

Answers = Mapping[str, Any]


class View(NamedTuple):
    sheet_id: int
    identity: Identity


@dataclass(frozen=True)
class Sheet:
    """A sheet before one of its editors, on one channel.

    `active` is the one that the person opened last: what they type is meant for it.
    `municipality` and `organization` are the names of the workplace, `zone` that of the
    municipality, else of the region. `screen` is the message that shows the sheet.
    `last_order` is the channel's number of the newest text that was taken in the chat. `pending`
    is plain JSON, made and read by bot/rules/pending.py. `below` tells what else of the bot
    stands below the questionnaire in the chat. `parted`: it was handed in and has been counted,
    and its answers belong to nobody any more. `sealed_as` is the place of the sealed draft of an
    anonymous sheet, None where it is kept plainly; `is_blank`: nothing was sealed in it yet.
    `lost`: something was, but nobody can open it any more.
    """

    id: int
    campaign_id: int
    part: int
    person_id: int
    identity_id: int
    identity: Identity
    language: str
    zone: str
    municipality_id: int | None
    organization_id: int | None
    submitted: bool
    stopped_at: datetime | None
    answers: Answers
    screen: str | None
    shown_item: str | None
    active: bool
    last_order: int
    pending: Mapping[str, Any] | None = None
    below: str | None = None
    municipality: str | None = None
    organization: str | None = None
    marked_blocked: bool = False
    parted: bool = False
    sealed_as: DraftId | None = None
    is_blank: bool = field(default=False, compare=False)
    lost: bool = False

    @property
    def view(self) -> View:
        return View(self.id, self.identity)

    @property
    def of_part(self) -> Part:
        return Part(self.campaign_id, self.part)


_COLUMNS = (
    sheets,
    editors.c.person_id,
    editors.c.shown_item,
    editors.c.pending,
    identities.c.id.label("identity_id"),
    identities.c.channel,
    identities.c.external_id,
    identities.c.blocked_at,
    people.c.language,
    campaigns.c.stopped_at,
    waiting.c.sheet_id.label("waits_id"),
    campaigns.c.code,
    sealed_drafts.c.sheet_id.label("sealed_id"),
    sealed_drafts.c.sealed,
    screens.c.message.label("screen"),
    dialogues.c.sheet_id.label("active_id"),
    dialogues.c.last_order,
    dialogues.c.below,
    municipalities.c.short.label("municipality"),
    organizations.c.name.label("organization"),
    OWN_ZONE.label("zone"),
)
_JOINED = (
    sheets.join(editors, editors.c.sheet_id == sheets.c.id)
    .join(identities, identities.c.person_id == editors.c.person_id)
    .join(people, people.c.id == editors.c.person_id)
    .join(campaigns, campaigns.c.id == sheets.c.campaign_id)
    .join(regions, regions.c.id == campaigns.c.region_id)
    .outerjoin(sealed_drafts, sealed_drafts.c.sheet_id == sheets.c.id)
    .outerjoin(municipalities, municipalities.c.id == sheets.c.municipality_id)
    .outerjoin(organizations, organizations.c.id == sheets.c.organization_id)
    .outerjoin(waiting, waiting.c.sheet_id == sheets.c.id)
    .outerjoin(dialogues, dialogues.c.identity_id == identities.c.id)
    .outerjoin(
        screens,
        and_(screens.c.sheet_id == sheets.c.id, screens.c.identity_id == identities.c.id),
    )
)


# Built once for each number of ids, and written out with a place for each: putting such a
# statement together, or only its list of ids, takes longer than executing it.
@cache
def _with_answers(dialect: str, places: int) -> Select[Any]:
    """Each sheet with its answers as one object, put together by the database."""
    item, value = answers.c.item, answers.c.value
    if dialect == "sqlite":
        together = func.json_group_object(item, func.json(value))
    else:
        together = func.coalesce(func.json_object_agg(item, value), literal_column("'{}'::json"))
    of_sheet = select(together).where(answers.c.sheet_id == sheets.c.id)
    saved = type_coerce(of_sheet.scalar_subquery(), JSON).label("saved")
    chosen = select(*_COLUMNS, saved).select_from(_JOINED)
    return chosen.where(sheets.c.id.in_(_placeholders(places)))


@cache
def _locked(places: int) -> Select[Any]:
    chosen = select(sheets.c.id).where(sheets.c.id.in_(_placeholders(places)))
    # In the order of the ids, so that two processes never wait for each other in a circle.
    return chosen.order_by(sheets.c.id).with_for_update()


def _placeholders(places: int) -> list[BindParameter[int]]:
    return [bindparam(f"id_{place}", type_=Integer()) for place in range(places)]


def _placed(ids: Iterable[int]) -> dict[str, int]:
    """The last id fills up to the next power of two, so that few statements serve all numbers."""
    given = list(ids)
    places = 1 << (len(given) - 1).bit_length()
    filled = given + [given[-1]] * (places - len(given))
    return {f"id_{place}": id for place, id in enumerate(filled)}


async def read_sheets(connection: AsyncConnection, ids: set[int]) -> dict[View, Sheet]:
    """Each sheet as each of its editors has it before them. Raises KeysUnusable."""
    placed, dialect = _placed(ids), connection.dialect.name
    if dialect != "sqlite":
        # By a statement of its own: what was saved while it waited is seen by the next one.
        await connection.execute(_locked(len(placed)), placed)
    rows = await connection.execute(_with_answers(dialect, len(placed)), placed)
    views = (_sheet(connection, row) for row in rows)
    return {one.view: one for one in views}


def _sheet(connection: AsyncConnection, row: Row[Any]) -> Sheet:
    return _plain(row) if row.sealed_id is None else _sealed(connection, row)


def _sealed(connection: AsyncConnection, row: Row[Any]) -> Sheet:
    id = DraftId(row.code, row.id)
    is_blank = row.sealed is None
    draft = Draft() if is_blank else opened(keys_of(connection), row.sealed, id)
    place = (draft or Draft()).place_of(row.person_id, Place(row.shown_item, row.pending))
    return replace(
        _plain(row),
        answers=(draft or Draft()).answers,
        shown_item=place.shown_item,
        pending=place.pending,
        sealed_as=id,
        is_blank=is_blank,
        lost=draft is None,
    )


def _plain(row: Row[Any]) -> Sheet:
    return Sheet(
        id=row.id,
        campaign_id=row.campaign_id,
        part=row.part,
        person_id=row.person_id,
        identity_id=row.identity_id,
        identity=Identity(row.channel, row.external_id),
        language=row.language,
        zone=row.zone,
        municipality_id=row.municipality_id,
        organization_id=row.organization_id,
        submitted=row.handed_in,
        parted=row.handed_in and row.waits_id is None and row.submission_id is None,
        stopped_at=row.stopped_at,
        answers=row.saved,
        screen=row.screen,
        shown_item=row.shown_item,
        active=row.active_id == row.id,
        last_order=row.last_order or 0,
        pending=row.pending,
        below=row.below,
        municipality=row.municipality,
        organization=row.organization,
        marked_blocked=row.blocked_at is not None,
    )


async def read_sheet(
    connection: AsyncConnection, identity: Identity, sheet_id: int, part: Part | None = None
) -> Sheet | None:
    """None where it is gone, of another person or, if one is given, of another part.

    Raises KeysUnusable.
    """
    sheet = (await read_sheets(connection, {sheet_id})).get(View(sheet_id, identity))
    if sheet is None or part not in {None, sheet.of_part}:
        return None
    return sheet
