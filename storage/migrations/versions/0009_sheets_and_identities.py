"""Sheets with subjects and editors, identities, screens by channel, and parts in every key.

A sheet keeps the id of its response, so that buttons which stand in chats lead to it.
"""

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
_JSON = sa.JSON(none_as_null=True)
_PENDING: sa.ColumnClause[Any] = sa.column("pending", _JSON)
_TIME = sa.DateTime(timezone=True)


class OldSchemaTooSmall(Exception):
    """The schema before cannot hold what there is; the sentence says what."""


def _schema(*parents: str) -> sa.MetaData:
    """For tables as they are after or before this migration, with those that they point at."""
    schema = sa.MetaData(naming_convention=_NAMES)
    for name in parents:
        sa.Table(name, schema, sa.Column("id", sa.Integer, primary_key=True))
    return schema


def _to(
    name: str, target: str, *, key: bool = False, index: bool = False, on_delete: str = "CASCADE"
) -> sa.Column[int]:
    foreign = sa.ForeignKey(f"{target}.id", ondelete=on_delete)
    is_optional = on_delete == "SET NULL"
    return sa.Column(
        name, sa.Integer, foreign, primary_key=key, nullable=is_optional, index=index or is_optional
    )


def _of_part(*, key: bool) -> Sequence[Any]:
    of = ["campaign_parts.campaign_id", "campaign_parts.position"]
    return (
        sa.Column("campaign_id", sa.Integer, primary_key=key, nullable=False),
        sa.Column("part", sa.Integer, primary_key=key, nullable=False),
        sa.ForeignKeyConstraint(["campaign_id", "part"], of, ondelete="CASCADE"),
    )


def _of_campaign(*, key: bool, index: bool = False) -> Sequence[Any]:
    return (_to("campaign_id", "campaigns", key=key, index=index),)


def _of_screen() -> Sequence[sa.Column[int]]:
    return (
        _to("sheet_id", "sheets", key=True),
        _to("identity_id", "identities", key=True, index=True),
    )


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _of_place(*, key: bool = False, index: bool = False) -> sa.Column[int]:
    return _to("municipality_id", "municipalities", key=key, index=index)


def _in_keys(schema: sa.MetaData, of: Any, lot: tuple[str, ...]) -> None:
    """The tables that know a campaign; `of` makes the columns which say what of it."""
    sa.Table(
        "campaign_municipalities",
        schema,
        *of(key=True),
        _of_place(key=True),
        sa.Column("teachers", sa.Integer),
    )
    sa.Table(
        "consents",
        schema,
        _to("person_id", "people", key=True),
        *of(key=True),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("given_at", _TIME, nullable=False),
    )
    sa.Table(
        "submissions",
        schema,
        sa.Column("id", sa.String(32), primary_key=True),
        *of(key=False),
        _of_place(index=True),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Index("ix_submissions_" + "_".join(lot), *lot),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "participations",
        schema,
        *of(key=True),
        _to("person_id", "people", key=True),
        _of_place(index=True),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "counters",
        schema,
        *of(key=True),
        _of_place(key=True),
        sa.Column("item", sa.String(40), primary_key=True),
        sa.Column("option", sa.String(20), primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "publications",
        schema,
        *of(key=True),
        _of_place(key=True),
        sa.Column("counts", sa.JSON, nullable=False),
        sqlite_with_rowid=False,
    )


def _answers(schema: sa.MetaData, name: str, target: str) -> None:
    sa.Table(
        "answers",
        schema,
        _to(name, target, key=True),
        sa.Column("item", sa.String(20), primary_key=True),
        sa.Column("value", sa.JSON, nullable=False),
        sqlite_with_rowid=False,
    )


def _new() -> sa.MetaData:
    schema = _schema("people", "municipalities", "organizations")
    sa.Table(
        "campaign_parts",
        schema,
        sa.Column("campaign_id", sa.Integer),
        sa.Column("position", sa.Integer),
    )
    sa.Table(
        "identities",
        schema,
        _id(),
        _to("person_id", "people", index=True),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("external_id", sa.String(64), nullable=False),
        sa.Column("blocked_at", _TIME),
        sa.UniqueConstraint("channel", "external_id"),
    )
    foreign = sa.ForeignKey("people.id", ondelete="CASCADE")
    sa.Table(
        "subjects",
        schema,
        _id(),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Integer, foreign, unique=True),
    )
    sa.Table(
        "sheets",
        schema,
        _id(),
        *_of_part(key=False),
        _to("subject_id", "subjects", index=True),
        *_workplace(),
        sa.UniqueConstraint("campaign_id", "part", "subject_id"),
    )
    sa.Table(
        "editors",
        schema,
        _to("sheet_id", "sheets", key=True),
        _to("person_id", "people", key=True, index=True),
        sa.Column("shown_item", sa.String(20)),
        sa.Column("pending", _JSON),
    )
    message = sa.Column("message", sa.String(64), nullable=False)
    sa.Table("screens", schema, *_of_screen(), message)
    sa.Table("unshown", schema, *_of_screen())
    sa.Table(
        "dialogues",
        schema,
        _to("identity_id", "identities", key=True),
        _to("sheet_id", "sheets", on_delete="SET NULL"),
        sa.Column("last_order", sa.BigInteger, nullable=False),
        sa.Column("below", sa.String(80)),
    )
    sa.Table(
        "taken_acts",
        schema,
        _id(),
        _to("identity_id", "identities"),
        sa.Column("key", sa.String(80), nullable=False),
        sa.UniqueConstraint("identity_id", "key"),
    )
    _answers(schema, "sheet_id", "sheets")
    _in_keys(schema, _of_part, ("campaign_id", "part", "municipality_id"))
    return schema


def _old() -> sa.MetaData:
    schema = _schema("people", "campaigns", "municipalities", "organizations")
    sa.Table(
        "responses",
        schema,
        _id(),
        *_of_campaign(key=False, index=True),
        _to("person_id", "people", index=True),
        *_workplace(),
        sa.Column("screen_message_id", sa.BigInteger),
        sa.Column("shown_item", sa.String(20)),
        sa.Column("pending", _JSON),
        sa.UniqueConstraint("campaign_id", "person_id"),
    )
    sa.Table("unshown", schema, _to("response_id", "responses", key=True))
    sa.Table(
        "dialogues",
        schema,
        _to("person_id", "people", key=True),
        _to("response_id", "responses", on_delete="SET NULL"),
        sa.Column("last_message_id", sa.BigInteger, nullable=False),
        sa.Column("below", sa.String(40)),
    )
    _answers(schema, "response_id", "responses")
    _in_keys(schema, _of_campaign, ("campaign_id", "municipality_id"))
    return schema


def _workplace() -> Sequence[Any]:
    return (
        _to("municipality_id", "municipalities", on_delete="SET NULL"),
        _to("organization_id", "organizations", on_delete="SET NULL"),
        sa.Column("started_at", _TIME, nullable=False),
        sa.Column("submitted_at", _TIME),
        sa.Column("submission_id", sa.String(32)),
    )


# A table of the same name on both sides, and the rest of its columns.
_KEYED = {
    "campaign_municipalities": "municipality_id, teachers",
    "consents": "person_id, version, given_at",
    "submissions": "id, municipality_id, answers",
    "participations": "person_id, municipality_id",
    "counters": "municipality_id, item, option, n",
    "publications": "municipality_id, counts",
}
_WORKPLACE = "municipality_id, organization_id, started_at, submitted_at, submission_id"


def upgrade() -> None:
    new = _new()
    _make(new, "identities", "subjects", "sheets", "editors", "screens", "taken_acts")
    _copy(
        "identities (person_id, channel, external_id, blocked_at)",
        "id, 'telegram', CAST(telegram_id AS VARCHAR(64)), blocked_at FROM people ORDER BY id",
    )
    _copy(
        "subjects (kind, person_id)",
        "'person', person_id FROM responses GROUP BY person_id ORDER BY person_id",
    )
    _copy(
        f"sheets (id, campaign_id, part, subject_id, {_WORKPLACE})",
        f"responses.id, campaign_id, 1, subjects.id, {_WORKPLACE} FROM responses"
        " JOIN subjects ON subjects.person_id = responses.person_id ORDER BY responses.id",
    )
    _go_on_counting("sheets", "responses")
    _copy(
        "editors (sheet_id, person_id, shown_item, pending)",
        "id, person_id, shown_item, pending FROM responses",
    )
    _rename_message("message_id", "message", str)
    _copy(
        "screens (sheet_id, identity_id, message)",
        "responses.id, identities.id, CAST(screen_message_id AS VARCHAR(64)) FROM responses"
        " JOIN identities ON identities.person_id = responses.person_id"
        " WHERE screen_message_id IS NOT NULL",
    )
    _remake(new, "answers", "sheet_id, item, value", "response_id, item, value FROM answers_before")
    _remake(
        new,
        "unshown",
        "sheet_id, identity_id",
        "response_id, identities.id FROM unshown_before"
        " JOIN responses ON responses.id = response_id"
        " JOIN identities ON identities.person_id = responses.person_id",
    )
    _remake(
        new,
        "dialogues",
        "identity_id, sheet_id, last_order, below",
        "identities.id, response_id, last_message_id, below FROM dialogues_before"
        " JOIN identities ON identities.person_id = dialogues_before.person_id",
    )
    # The newest text may come again.
    _copy(
        "taken_acts (identity_id, key)",
        "identity_id, CAST(last_order AS VARCHAR(80)) FROM dialogues WHERE last_order > 0",
    )
    for name, columns in _KEYED.items():
        _remake(
            new,
            name,
            f"campaign_id, part, {columns}",
            f"campaign_id, 1, {columns} FROM {name}_before ORDER BY {columns.split(',')[0]}",
        )
    op.drop_table("responses")
    op.add_column(
        "reminders", sa.Column("part", sa.Integer(), nullable=False, server_default=sa.text("1"))
    )
    # The list of the late is about all parts of a campaign.
    op.execute("UPDATE reminders SET part = 0 WHERE reason = 'late'")
    with op.batch_alter_table("people") as people:
        people.drop_constraint("uq_people_telegram_id", type_="unique")
        people.drop_column("telegram_id")
        people.drop_column("blocked_at")


def downgrade() -> None:
    _check_downgrade()
    _rename_message("message", "message_id", int)
    old = _old()
    op.add_column("people", sa.Column("telegram_id", sa.BigInteger(), nullable=True))
    op.add_column("people", sa.Column("blocked_at", _TIME, nullable=True))
    for name, of in (("telegram_id", "CAST(external_id AS BIGINT)"), ("blocked_at", "blocked_at")):
        op.execute(
            f"UPDATE people SET {name} = "  # noqa: S608 - names of this file
            f"(SELECT {of} FROM identities WHERE person_id = people.id)"
        )
    with op.batch_alter_table("people") as people:
        people.alter_column("telegram_id", existing_type=sa.BigInteger(), nullable=False)
        people.create_unique_constraint("uq_people_telegram_id", ["telegram_id"])
    _make(old, "responses")
    _copy(
        f"responses (id, campaign_id, person_id, {_WORKPLACE},"
        " screen_message_id, shown_item, pending)",
        f"sheets.id, campaign_id, editors.person_id, {_WORKPLACE},"
        " CAST(message AS BIGINT), shown_item, pending FROM sheets"
        " JOIN editors ON editors.sheet_id = sheets.id"
        " JOIN identities ON identities.person_id = editors.person_id"
        " LEFT JOIN screens ON screens.sheet_id = sheets.id"
        " AND screens.identity_id = identities.id ORDER BY sheets.id",
    )
    _go_on_counting("responses", "sheets")
    _remake(old, "answers", "response_id, item, value", "sheet_id, item, value FROM answers_before")
    _remake(old, "unshown", "response_id", "sheet_id FROM unshown_before")
    _remake(
        old,
        "dialogues",
        "person_id, response_id, last_message_id, below",
        "person_id, sheet_id, last_order, SUBSTR(below, 1, 40) FROM dialogues_before"
        " JOIN identities ON identities.id = identity_id",
    )
    for name, columns in _KEYED.items():
        _remake(
            old,
            name,
            f"campaign_id, {columns}",
            f"campaign_id, {columns} FROM {name}_before ORDER BY {columns.split(',')[0]}",
        )
    _name_no_parts()
    for name in ("taken_acts", "screens", "editors", "sheets", "subjects", "identities"):
        op.drop_table(name)
    op.drop_column("reminders", "part")


# What the schema before has no place for, with what there would have to be none of.
_TOO_MUCH = {
    "a person is known on another messenger than Telegram": (
        "SELECT 1 FROM identities WHERE channel <> 'telegram'"
    ),
    "a person has several accounts with a messenger": (
        "SELECT 1 FROM identities GROUP BY person_id HAVING COUNT(*) > 1"
    ),
    "a person is known on no messenger": (
        "SELECT 1 FROM people WHERE id NOT IN (SELECT person_id FROM identities)"
    ),
    "a campaign has several parts": "SELECT 1 FROM campaign_parts WHERE position > 1",
    "a sheet is about something else than a person": (
        "SELECT 1 FROM sheets JOIN subjects ON subjects.id = subject_id WHERE kind <> 'person'"
    ),
    "several people fill in one sheet": (
        "SELECT 1 FROM editors GROUP BY sheet_id HAVING COUNT(*) > 1"
    ),
}


def _check_downgrade() -> None:
    """Raises OldSchemaTooSmall."""
    for fault, query in _TOO_MUCH.items():
        if op.get_bind().execute(sa.text(f"{query} LIMIT 1")).first() is not None:
            raise OldSchemaTooSmall(fault)


def _rename_message(before: str, after: str, kind: Callable[[Any], Any]) -> None:
    """In what is kept of typed texts that wait: messages are texts of their channel."""
    table = sa.table("editors", *map(sa.column, ("sheet_id", "person_id")), _PENDING)
    waiting = sa.select(table).where(table.c.pending.is_not(None))
    for row in op.get_bind().execute(waiting).all():
        kept = {after if name == before else name: row.pending[name] for name in row.pending}
        kept[after] = kind(kept[after])
        own = (table.c.sheet_id == row.sheet_id, table.c.person_id == row.person_id)
        op.execute(sa.update(table).where(*own).values(pending=kept))


def _name_no_parts() -> None:
    """In the marks of consents and in what reminders are about: there is but the first."""
    connection = op.get_bind()
    dialogues = sa.table("dialogues", sa.column("person_id"), sa.column("below"))
    marked = sa.select(dialogues).where(dialogues.c.below.like("consent:%"))
    for row in connection.execute(marked).all():
        of, campaign, message = row.below.split(":", 2)
        below = ":".join((of, campaign.partition("-")[0], message))
        own = dialogues.c.person_id == row.person_id
        op.execute(sa.update(dialogues).where(own).values(below=below))
    outbox = sa.table("outbox", sa.column("id"), sa.column("parameters", sa.JSON))
    for row in connection.execute(sa.select(outbox)).all():
        if "about" in row.parameters:
            about = sorted({tuple(one[:2]) for one in row.parameters["about"]})
            kept = row.parameters | {"about": [list(one) for one in about]}
            op.execute(sa.update(outbox).where(outbox.c.id == row.id).values(parameters=kept))


def _make(schema: sa.MetaData, *names: str) -> None:
    for name in names:
        schema.tables[name].create(op.get_bind())


def _copy(into: str, what: str) -> None:
    op.execute(f"INSERT INTO {into} SELECT {what}")


def _remake(schema: sa.MetaData, name: str, columns: str, what: str) -> None:
    """A table that nothing points at, with other keys; its rows come out of `{name}_before`."""
    _free_names(name)
    op.rename_table(name, f"{name}_before")
    _make(schema, name)
    _copy(f"{name} ({columns})", what)
    op.drop_table(f"{name}_before")


def _free_names(table: str) -> None:
    """Names of indexes, and on PostgreSQL of constraints, that the new table will have."""
    connection = op.get_bind()
    found = sa.inspect(connection)
    if connection.dialect.name == "postgresql":
        constraints = [*found.get_foreign_keys(table), *found.get_unique_constraints(table)]
        for one in (*constraints, found.get_pk_constraint(table)):
            op.drop_constraint(str(one["name"]), table)
    for index in found.get_indexes(table):
        if not index.get("duplicates_constraint"):
            op.drop_index(str(index["name"]), table)


def _go_on_counting(table: str, before: str) -> None:
    """An id that a button in a chat carries must not be given anew."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"SELECT setval('{table}_id_seq', last_value, is_called) FROM {before}_id_seq"  # noqa: S608
        )
