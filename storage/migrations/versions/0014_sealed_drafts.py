"""Drafts of anonymous questionnaires become one sealed text each; campaigns get their keys."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
import yaml
from alembic import context, op

from storage.keys import KeyMissing, Keys
from storage.seal import DraftId, SealBroken, seal, unseal

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_AT_ONCE = 500
# In the place of a cursor that is sealed.
_SEALED = "@sealed"

_regions = sa.table("regions", *map(sa.column, ("id", "timezone")))
_campaigns = sa.table(
    "campaigns",
    *map(sa.column, ("id", "code", "region_id", "closed_at")),
    sa.column("opens_on", sa.Date),
)
_definitions = sa.table("definitions", *map(sa.column, ("id", "instrument_text")))
_parts = sa.table("campaign_parts", *map(sa.column, ("campaign_id", "position", "definition_id")))
_subjects = sa.table("subjects", *map(sa.column, ("id", "person_id")))
_sheets = sa.table(
    "sheets",
    *map(sa.column, ("id", "campaign_id", "part", "subject_id")),
    sa.column("started_at", _TIME),
)
_answers = sa.table("answers", *map(sa.column, ("sheet_id", "item")), sa.column("value", sa.JSON))
_editors = sa.table(
    "editors",
    *map(sa.column, ("sheet_id", "person_id", "shown_item")),
    sa.column("pending", sa.JSON(none_as_null=True)),
)
_consents = sa.table(
    "consents", *map(sa.column, ("person_id", "campaign_id", "part")), sa.column("given_at", _TIME)
)
_drafts = sa.table("sealed_drafts", sa.column("sheet_id"), sa.column("sealed", sa.LargeBinary))


class OldSchemaTooSmall(Exception):
    """The schema before cannot hold what there is; the sentence says what."""


def upgrade() -> None:
    op.create_table(
        "sealed_drafts",
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["sheet_id"],
            ["sheets.id"],
            name=op.f("fk_sealed_drafts_sheet_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sheet_id", name=op.f("pk_sealed_drafts")),
    )
    with op.batch_alter_table("consents") as table:
        table.alter_column("given_at", existing_type=_TIME, nullable=True)
    going_on = _rows(sa.select(_campaigns.c.code).where(_campaigns.c.closed_at.is_(None)))
    if going_on:
        keys = _keys()
        keys.prepare()
        for campaign in going_on:
            keys.make(campaign["code"])
    for part in _anonymous_parts():
        context.config.attributes["emptied"] = ("answers", "editors", "consents", "sheets")
        _forget_times(part)
        if part["closed_at"] is None:
            _seal_drafts(part, _keys())


def downgrade() -> None:
    sealed = sa.select(_drafts.c.sheet_id).where(_drafts.c.sealed.is_not(None))
    if _rows(sealed.limit(1)):
        _open_drafts(_keys())
    _tell_days_of_consents()
    with op.batch_alter_table("consents") as table:
        table.alter_column("given_at", existing_type=_TIME, nullable=False)
    op.drop_table("sealed_drafts")


def _keys() -> Keys:
    keys: Keys = context.config.attributes["keys"]()
    return keys


def _rows(query: sa.Select[Any]) -> Sequence[sa.RowMapping]:
    return op.get_bind().execute(query).mappings().all()


def _anonymous_parts() -> Iterator[sa.RowMapping]:
    query = (
        sa.select(
            _campaigns.c.code,
            _campaigns.c.closed_at,
            _regions.c.timezone,
            _definitions.c.instrument_text,
            *_parts.c,
        )
        .join(_parts, _parts.c.campaign_id == _campaigns.c.id)
        .join(_definitions, _definitions.c.id == _parts.c.definition_id)
        .join(_regions, _regions.c.id == _campaigns.c.region_id)
        .order_by(_campaigns.c.id, _parts.c.position)
    )
    for part in _rows(query):
        if yaml.safe_load(part["instrument_text"]).get("anonymous"):
            yield part


def _in(table: sa.TableClause, part: sa.RowMapping) -> sa.ColumnElement[bool]:
    campaign, position = part["campaign_id"], part["position"]
    return sa.and_(table.c.campaign_id == campaign, table.c.part == position)


def _forget_times(part: sa.RowMapping) -> None:
    """Of a consent no time is kept, of a draft the day: the middle of it, by the region's zone."""
    zone = ZoneInfo(part["timezone"])
    op.get_bind().execute(sa.update(_consents).where(_in(_consents, part)).values(given_at=None))
    for sheet in _rows(sa.select(_sheets.c.id, _sheets.c.started_at).where(_in(_sheets, part))):
        began = _aware(sheet["started_at"]).astimezone(zone)
        noon = datetime.combine(began, time(12), zone).astimezone(ZoneInfo("UTC"))
        own = _sheets.c.id == sheet["id"]
        op.get_bind().execute(sa.update(_sheets).where(own).values(started_at=noon))


def _aware(moment: datetime) -> datetime:
    """SQLite keeps no zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo("UTC"))


def _seal_drafts(part: sa.RowMapping, keys: Keys) -> None:
    ids = [sheet["id"] for sheet in _rows(sa.select(_sheets.c.id).where(_in(_sheets, part)))]
    key = keys.make(part["code"])
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        drafts = _plain_drafts(some)
        sealed = [
            {
                "sheet_id": id,
                "sealed": seal(key, draft, DraftId(part["code"], id))
                if any(draft.values())
                else None,
            }
            for id, draft in drafts.items()
        ]
        op.get_bind().execute(sa.insert(_drafts), sealed)
        op.get_bind().execute(sa.delete(_answers).where(_answers.c.sheet_id.in_(some)))


def _plain_drafts(ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """As they are sealed; what may not stand plainly in `editors` is taken out of it."""
    drafts: dict[int, dict[str, Any]] = {id: {"answers": {}, "places": {}} for id in ids}
    for answer in _rows(sa.select(_answers).where(_answers.c.sheet_id.in_(ids))):
        drafts[answer["sheet_id"]]["answers"][answer["item"]] = answer["value"]
    for editor in _rows(sa.select(_editors).where(_editors.c.sheet_id.in_(ids))):
        cursor, pending = editor["shown_item"], editor["pending"]
        if cursor is None and pending is None:
            continue
        place = {"shown_item": cursor, "pending": pending}
        drafts[editor["sheet_id"]]["places"][str(editor["person_id"])] = place
        _set_place(
            editor,
            shown_item=cursor if cursor is None or cursor.startswith("@") else _SEALED,
            pending=None if pending is None else {"message": pending["message"]},
        )
    return drafts


def _set_place(editor: sa.RowMapping, **place: Any) -> None:
    own = sa.and_(
        _editors.c.sheet_id == editor["sheet_id"], _editors.c.person_id == editor["person_id"]
    )
    op.get_bind().execute(sa.update(_editors).where(own).values(**place))


def _open_drafts(keys: Keys) -> None:
    """Raises OldSchemaTooSmall."""
    query = (
        sa.select(_drafts, _campaigns.c.code)
        .join(_sheets, _sheets.c.id == _drafts.c.sheet_id)
        .join(_campaigns, _campaigns.c.id == _sheets.c.campaign_id)
        .where(_drafts.c.sealed.is_not(None))
        .order_by(_drafts.c.sheet_id)
    )
    for row in _rows(query):
        _put_back(row["sheet_id"], _opened(keys, row))


def _opened(keys: Keys, row: sa.RowMapping) -> dict[str, Any]:
    id = DraftId(row["code"], row["sheet_id"])
    try:
        return unseal(keys.of(id.campaign), row["sealed"], id)
    except (KeyMissing, SealBroken) as fault:
        raise OldSchemaTooSmall(
            f"campaign {id.campaign} has sealed drafts that its key does not open:"
            f" put its key back into {keys.folder}, or close the campaign for good first"
        ) from fault


def _put_back(sheet_id: int, draft: dict[str, Any]) -> None:
    answers = [
        {"sheet_id": sheet_id, "item": item, "value": value}
        for item, value in draft["answers"].items()
    ]
    if answers:
        op.get_bind().execute(sa.insert(_answers), answers)
    for editor in _rows(sa.select(_editors).where(_editors.c.sheet_id == sheet_id)):
        place = draft["places"].get(str(editor["person_id"]), {})
        waits = (editor["pending"] or {}).get("message")
        pending = place.get("pending") or {}
        _set_place(
            editor,
            shown_item=place.get("shown_item")
            if editor["shown_item"] == _SEALED
            else editor["shown_item"],
            pending=pending if waits is not None and pending.get("message") == waits else None,
        )


def _tell_days_of_consents() -> None:
    """That of the draft, which was begun with the consent; else the campaign's first day."""
    undated = _consents.c.given_at.is_(None)
    query = (
        sa.select(_consents, _sheets.c.started_at, _campaigns.c.opens_on)
        .join(_campaigns, _campaigns.c.id == _consents.c.campaign_id)
        .outerjoin(_subjects, _subjects.c.person_id == _consents.c.person_id)
        .outerjoin(
            _sheets,
            sa.and_(
                _sheets.c.subject_id == _subjects.c.id,
                _sheets.c.campaign_id == _consents.c.campaign_id,
                _sheets.c.part == _consents.c.part,
            ),
        )
        .where(undated)
    )
    for row in _rows(query):
        day = row["started_at"] or datetime.combine(row["opens_on"], time(12), ZoneInfo("UTC"))
        own = sa.and_(
            _consents.c.person_id == row["person_id"],
            _consents.c.campaign_id == row["campaign_id"],
            _consents.c.part == row["part"],
        )
        op.get_bind().execute(sa.update(_consents).where(own).values(given_at=_aware(day)))
