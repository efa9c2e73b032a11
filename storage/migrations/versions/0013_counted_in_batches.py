"""Answers wait until they are counted in groups; what was shown of open campaigns stands.

What the counters of an open campaign held beyond what was shown last is kept as a sum, and rides
with the first count of its municipality. In a closed campaign what was shown last stands too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
import yaml
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
_RESPONDENTS = ("*", "*")
Choice = tuple[str, str]


class OldSchemaTooSmall(Exception):
    """The schema before cannot hold what there is; the sentence says what."""


def _of_part(*, key: bool) -> tuple[Any, ...]:
    of = ["campaign_parts.campaign_id", "campaign_parts.position"]
    return (
        sa.Column("campaign_id", sa.Integer, primary_key=key, nullable=False),
        sa.Column("part", sa.Integer, primary_key=key, nullable=False),
        sa.ForeignKeyConstraint(["campaign_id", "part"], of, ondelete="CASCADE"),
    )


def _to(name: str, target: str, *, key: bool = False, index: bool = True) -> sa.Column[int]:
    foreign = sa.ForeignKey(f"{target}.id", ondelete="CASCADE")
    return sa.Column(
        name, sa.Integer, foreign, primary_key=key, nullable=False, index=index and not key
    )


def _schema(*, empty_place: bool = True) -> sa.MetaData:
    """`empty_place`: a submission may be of the region only."""
    schema = sa.MetaData(naming_convention=_NAMES)
    for name in ("sheets", "municipalities"):
        sa.Table(name, schema, sa.Column("id", sa.Integer, primary_key=True))
    parts = (sa.Column("campaign_id", sa.Integer), sa.Column("position", sa.Integer))
    sa.Table("campaign_parts", schema, *parts)
    sa.Table(
        "waiting",
        schema,
        _to("sheet_id", "sheets", key=True),
        *_of_part(key=False),
        _to("municipality_id", "municipalities"),
        sa.Column("newcomer", sa.Boolean, nullable=False),
        sa.Column("answers", sa.LargeBinary, nullable=False),
        sa.Index(
            "ix_waiting_campaign_id_part_municipality_id_newcomer",
            *("campaign_id", "part", "municipality_id", "newcomer"),
        ),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "counting",
        schema,
        *_of_part(key=True),
        _to("municipality_id", "municipalities", key=True),
        sa.Column("came_round_on", sa.Date, nullable=False),
        sa.Column("delivered", sa.Integer),
        sa.Column("held", sa.JSON(none_as_null=True)),
        sa.Column("held_people", sa.Integer, nullable=False, server_default="0"),
        sa.Column("held_alone", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("conditional_stands", sa.Boolean, nullable=False, server_default=sa.false()),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "region_counters",
        schema,
        *_of_part(key=True),
        sa.Column("item", sa.String(40), primary_key=True),
        sa.Column("option", sa.String(20), primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "departed",
        schema,
        *_of_part(key=True),
        sa.Column("account", sa.String(64), primary_key=True),
        sqlite_with_rowid=False,
    )
    place = _to("municipality_id", "municipalities")
    place.nullable = empty_place
    sa.Table(
        "submissions",
        schema,
        sa.Column("id", sa.String(32), primary_key=True),
        *_of_part(key=False),
        place,
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Index(
            "ix_submissions_campaign_id_part_municipality_id",
            *("campaign_id", "part", "municipality_id"),
        ),
        sqlite_with_rowid=False,
    )
    sa.Table(
        "publications",
        schema,
        *_of_part(key=True),
        _to("municipality_id", "municipalities", key=True),
        sa.Column("counts", sa.JSON, nullable=False),
        sqlite_with_rowid=False,
    )
    return schema


def upgrade() -> None:
    _add_columns()
    op.execute("UPDATE sheets SET handed_in = (submission_id IS NOT NULL)")
    schema = _schema()
    _let_submissions_be_of_the_region(schema, nullable=True)
    for name in ("waiting", "counting", "region_counters", "departed"):
        schema.tables[name].create(op.get_bind())
    for part in _parts():
        _go_on(part)
    op.execute(
        "DELETE FROM participations WHERE campaign_id IN"
        " (SELECT id FROM campaigns WHERE closed_at IS NOT NULL)"
    )
    op.drop_table("publications")


def _add_columns() -> None:
    op.add_column("campaign_parts", sa.Column("region_only", sa.Integer(), nullable=True))
    op.add_column("campaign_parts", sa.Column("nowhere", sa.Integer(), nullable=True))
    handed_in = sa.Column[bool](
        "handed_in", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("sheets", handed_in)
    rhythm = sa.Column("rhythm", sa.String(12), nullable=False, server_default="nightly")
    op.add_column("campaigns", rhythm)
    campaigns = sa.table("campaigns", sa.column("id"), sa.column("rhythm"))
    # An anonymous part beside a named one is never counted as they come all the same.
    as_they_come = sorted({part.campaign for part in _parts() if not part.anonymous})
    op.execute(
        sa.update(campaigns).where(campaigns.c.id.in_(as_they_come)).values(rhythm="as_they_come")
    )


def _let_submissions_be_of_the_region(schema: sa.MetaData, *, nullable: bool) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("submissions", "municipality_id", nullable=nullable)
        return
    for index in sa.inspect(op.get_bind()).get_indexes("submissions"):
        op.drop_index(str(index["name"]), "submissions")
    op.rename_table("submissions", "submissions_before")
    schema.tables["submissions"].create(op.get_bind())
    columns = "id, campaign_id, part, municipality_id, answers"
    op.execute(
        f"INSERT INTO submissions ({columns})"  # noqa: S608 - names of this file
        f" SELECT {columns} FROM submissions_before ORDER BY id"
    )
    op.drop_table("submissions_before")


class _Part(NamedTuple):
    campaign: int
    number: int
    opens_on: date
    threshold: int
    closed: bool
    anonymous: bool
    conditional: frozenset[str]


def _parts() -> list[_Part]:
    query = sa.text(
        "SELECT campaigns.id, position, opens_on, publication_threshold, closed_at,"
        " instrument_text FROM campaigns JOIN campaign_parts ON campaign_id = campaigns.id"
        " JOIN definitions ON definitions.id = definition_id ORDER BY campaigns.id, position"
    ).columns(opens_on=sa.Date)
    return [
        _Part(id, number, opens_on, threshold, closed_at is not None, *_read(text))
        for id, number, opens_on, threshold, closed_at, text in op.get_bind().execute(query).all()
    ]


def _read(instrument: str) -> tuple[bool, frozenset[str]]:
    """Whether it is anonymous, and its items under a condition, by the text that was opened."""
    read = yaml.safe_load(instrument)
    items = read.get("items") or ()
    asked_by_condition = frozenset(str(one["id"]) for one in items if one.get("relevant"))
    return bool(read.get("anonymous")), asked_by_condition


def _go_on(part: _Part) -> None:
    live, shown = _counters(part), _publications(part)
    for place in _places(part):
        counts = live.get(place, {})
        if part.closed:
            _stand_closed(part, place, counts, shown.get(place))
        else:
            _stand_open(part, place, counts, shown.get(place))
    if not part.closed and not part.anonymous:
        _mark(part)


def _stand_closed(
    part: _Part, place: int, live: Mapping[Choice, int], shown: Mapping[Choice, int] | None
) -> None:
    """A few more or fewer than were shown last would tell what those few answered."""
    _keep(part, place, part.opens_on, delivered=live.get(_RESPONDENTS, 0))
    if shown is None:
        return
    apart = abs(live.get(_RESPONDENTS, 0) - shown.get(_RESPONDENTS, 0))
    if apart < part.threshold:
        _put(part, place, shown)


def _stand_open(
    part: _Part, place: int, live: Mapping[Choice, int], shown: Mapping[Choice, int] | None
) -> None:
    # Enough for whoever would have looked: they stand as they are.
    standing = live if shown is None and _are_enough(part, live) else shown or {}
    total = Counter(live)
    total.subtract(standing)
    held = {choice: n for choice, n in sorted(total.items()) if n}
    people = max(held.get(_RESPONDENTS, 0), 0)
    if shown is not None:
        held = {one: n for one, n in held.items() if _item(one) not in part.conditional}
    _keep(
        part,
        place,
        max(part.opens_on, datetime.now(UTC).date()),
        held=[[*choice, n] for choice, n in held.items()] or None,
        held_people=people,
        held_alone=shown is None and bool(held),
        conditional_stands=shown is not None,
    )
    _put(part, place, standing)


def _are_enough(part: _Part, counts: Mapping[Choice, int]) -> bool:
    return counts.get(_RESPONDENTS, 0) >= part.threshold


def _item(choice: Choice) -> str:
    return choice[0].partition("/")[0]


_KEY = ("campaign_id", "part", "municipality_id")
_HELD: sa.ColumnClause[Any] = sa.column("held", sa.JSON(none_as_null=True))
_COUNTS: sa.ColumnClause[Any] = sa.column("counts", sa.JSON)
_counting = sa.table(
    "counting",
    *map(sa.column, _KEY),
    sa.column("came_round_on", sa.Date),
    sa.column("delivered", sa.Integer),
    _HELD,
    sa.column("held_people", sa.Integer),
    sa.column("held_alone", sa.Boolean),
    sa.column("conditional_stands", sa.Boolean),
)
_counters_table = sa.table("counters", *map(sa.column, (*_KEY, "item", "option", "n")))
_publications_table = sa.table("publications", *map(sa.column, _KEY), _COUNTS)
_asked = sa.table("campaign_municipalities", *map(sa.column, _KEY))
_marks = sa.table("participations", *map(sa.column, (*_KEY, "person_id")))


def _of(table: sa.TableClause, part: _Part) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.campaign_id == part.campaign, table.c.part == part.number)


def _key(part: _Part, place: int) -> dict[str, Any]:
    return dict(zip(_KEY, (part.campaign, part.number, place), strict=True))


def _places(part: _Part) -> list[int]:
    query = sa.select(_asked.c.municipality_id).where(_of(_asked, part))
    return sorted(op.get_bind().execute(query).scalars())


def _counters(part: _Part) -> dict[int, dict[Choice, int]]:
    table, found = _counters_table, dict[int, dict[Choice, int]]()
    for row in op.get_bind().execute(sa.select(table).where(_of(table, part))):
        found.setdefault(row.municipality_id, {})[row.item, row.option] = row.n
    return found


def _publications(part: _Part) -> dict[int, dict[Choice, int]]:
    table = _publications_table
    rows = op.get_bind().execute(sa.select(table).where(_of(table, part)))
    return {row.municipality_id: {(item, o): n for item, o, n in row.counts} for row in rows}


def _keep(part: _Part, place: int, came_round_on: date, **values: Any) -> None:
    row = {**_key(part, place), "came_round_on": came_round_on, **values}
    op.execute(sa.insert(_counting).values(**row))


def _put(part: _Part, place: int, counts: Mapping[Choice, int]) -> None:
    table = _counters_table
    own = (_of(table, part), table.c.municipality_id == place)
    op.execute(sa.delete(table).where(*own))
    rows = [
        {**_key(part, place), "item": item, "option": option, "n": n}
        for (item, option), n in sorted(counts.items())
    ]
    if rows:
        op.get_bind().execute(sa.insert(table), rows)


def _mark(part: _Part) -> None:
    """Whoever has handed in a named questionnaire is counted, and is no newcomer any more."""
    handed = sa.text(
        "SELECT person_id, submissions.municipality_id FROM sheets"
        " JOIN subjects ON subjects.id = subject_id"
        " JOIN submissions ON submissions.id = submission_id"
        " WHERE sheets.campaign_id = :campaign AND sheets.part = :part ORDER BY person_id"
    ).bindparams(campaign=part.campaign, part=part.number)
    rows = [
        {**_key(part, place), "person_id": person}
        for person, place in op.get_bind().execute(handed).all()
    ]
    if rows:
        op.get_bind().execute(sa.insert(_marks), rows)


# What the schema before has no place for, with what there would have to be none of.
_TOO_MUCH = {
    "answers wait to be counted: close the campaigns first": "SELECT 1 FROM waiting",
    "a sum waits to be counted: close the campaigns first": (
        "SELECT 1 FROM counting WHERE held IS NOT NULL"
    ),
    "somebody is counted for the region only": (
        "SELECT 1 FROM submissions WHERE municipality_id IS NULL"
        " UNION ALL SELECT 1 FROM region_counters"
    ),
    "somebody who was counted has deleted everything, and could be counted again": (
        "SELECT 1 FROM departed"
    ),
    "somebody has withdrawn what was counted, and could be counted again": (
        "SELECT 1 FROM participations JOIN campaigns ON campaigns.id = participations.campaign_id"
        " JOIN subjects ON subjects.person_id = participations.person_id"
        " LEFT JOIN sheets ON sheets.subject_id = subjects.id"
        " AND sheets.campaign_id = participations.campaign_id AND sheets.part = participations.part"
        " WHERE closed_at IS NULL AND sheets.id IS NULL AND participations.campaign_id IN (0{named})"
    ),
}


def downgrade() -> None:
    named = [part for part in _parts() if not part.anonymous]
    _refuse_what_would_be_lost(part.campaign for part in named)
    # There the sums would shrink with a withdrawal, and the mark is of anonymous parts alone.
    for part in named:
        op.execute(sa.delete(_marks).where(_of(_marks, part)))
    _delete_counted_drafts()
    schema = _schema(empty_place=False)
    for name in ("departed", "region_counters", "counting", "waiting"):
        op.drop_table(name)
    schema.tables["publications"].create(op.get_bind())
    for part in _parts():
        _publish(part)
    _let_submissions_be_of_the_region(schema, nullable=False)
    op.drop_column("campaigns", "rhythm")
    op.drop_column("sheets", "handed_in")
    op.drop_column("campaign_parts", "nowhere")
    op.drop_column("campaign_parts", "region_only")


_COUNTED_DRAFTS = (
    "SELECT sheets.id FROM sheets JOIN subjects ON subjects.id = subject_id"
    " JOIN participations ON participations.person_id = subjects.person_id"
    " AND participations.campaign_id = sheets.campaign_id"
    " AND participations.part = sheets.part"
    " WHERE handed_in AND submission_id IS NULL"
)


def _delete_counted_drafts() -> None:
    """There nothing is left of an anonymous sheet that is counted."""
    of_them = f"sheet_id IN ({_COUNTED_DRAFTS})"
    op.execute(f"UPDATE dialogues SET sheet_id = NULL WHERE {of_them}")  # noqa: S608
    # SQLite follows no reference during a migration.
    for name in ("answers", "screens", "unshown", "editors"):
        op.execute(f"DELETE FROM {name} WHERE {of_them}")  # noqa: S608 - names of this file
    op.execute(f"DELETE FROM sheets WHERE id IN ({_COUNTED_DRAFTS})")  # noqa: S608


def _publish(part: _Part) -> None:
    """What is shown stands there too."""
    rows = [
        {**_key(part, place), "counts": [[*choice, n] for choice, n in sorted(counts.items())]}
        for place, counts in _counters(part).items()
        if _are_enough(part, counts)
    ]
    if rows:
        op.get_bind().execute(sa.insert(_publications_table), rows)


def _refuse_what_would_be_lost(named: Iterable[int]) -> None:
    """Raises OldSchemaTooSmall."""
    ids = "".join(f", {campaign}" for campaign in sorted({*named}))
    for fault, query in _TOO_MUCH.items():
        found = op.get_bind().execute(sa.text(f"{query.format(named=ids)} LIMIT 1"))
        if found.first() is not None:
            raise OldSchemaTooSmall(fault)
