"""Subjects of every kind, the values of their indicators with what they were, and results.

The results of what is closed already are made by the program afterwards, from the counters.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)
_PLACES = {
    "region_id": "regions",
    "municipality_id": "municipalities",
    "organization_id": "organizations",
}
_NAMES = ("name", "name_key")
# Whose links are emptied where the person goes.
_PEOPLE = {"indicator_values": ("rater_id", "given_by"), "value_changes": ("changed_by",)}


class OldSchemaTooSmall(Exception):
    """The schema before cannot hold what there is; the sentence says what."""


def upgrade() -> None:
    with op.batch_alter_table("subjects") as subjects:
        for column, parent in _PLACES.items():
            subjects.add_column(sa.Column(column, sa.Integer()))
            subjects.create_foreign_key(
                f"fk_subjects_{column}", parent, [column], ["id"], ondelete="CASCADE"
            )
        for name in _NAMES:
            subjects.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        for column in _PLACES:
            subjects.create_index(
                f"uq_subjects_{column}", [column, "kind", "name_key"], unique=True
            )
    _create_values()
    op.create_table(
        "value_changes",
        sa.Column("id", sa.Integer(), primary_key=True),
        _to("value_changes", "value_id", "indicator_values"),
        sa.Column("act", sa.String(10), nullable=False),
        *_figure(),
        sa.Column("changed_by", sa.Integer()),
        sa.Column("changed_at", _TIME, nullable=False),
        _emptied("value_changes", "changed_by"),
    )
    op.create_index("ix_value_changes_value_id", "value_changes", ["value_id"])
    op.create_table(
        "results",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_of_part("results"),
        _to("results", "subject_id", "subjects"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "definition_id",
            sa.Integer(),
            sa.ForeignKey("definitions.id", name="fk_results_definition_id"),
            nullable=False,
        ),
        sa.Column("made_at", _TIME, nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.UniqueConstraint(
            *("campaign_id", "part", "subject_id", "version"),
            name="uq_results_campaign_id_part_subject_id_version",
        ),
    )
    for column in ("subject_id", "definition_id"):
        op.create_index(f"ix_results_{column}", "results", [column])
    for table, columns in _PEOPLE.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])


def _create_values() -> None:
    name = "indicator_values"
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), primary_key=True),
        *_of_part(name),
        _to(name, "subject_id", "subjects"),
        sa.Column("indicator", sa.String(80), nullable=False),
        sa.Column("origin", sa.String(16), nullable=False),
        sa.Column("rater_id", sa.Integer()),
        sa.Column("has_rater", sa.Boolean(), nullable=False),
        *_figure(),
        sa.Column("given_by", sa.Integer()),
        sa.Column("given_at", _TIME, nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        _emptied(name, "rater_id"),
        _emptied(name, "given_by"),
    )
    op.create_index(f"ix_{name}_subject_id", name, ["subject_id"])
    figure = ["campaign_id", "part", "subject_id", "indicator"]
    op.create_index(
        "uq_indicator_values_of_a_rater", name, [*figure, "origin", "rater_id"], unique=True
    )
    _create_index_where("of_nobody", [*figure, "origin"], "NOT has_rater")
    _create_index_where("accepted", figure, "accepted")


def _create_index_where(which: str, columns: list[str], where: str) -> None:
    op.create_index(
        f"uq_indicator_values_{which}",
        "indicator_values",
        columns,
        unique=True,
        sqlite_where=sa.text(where),
        postgresql_where=sa.text(where),
    )


def _of_part(table: str) -> tuple[Any, ...]:
    of = ["campaign_parts.campaign_id", "campaign_parts.position"]
    return (
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id", "part"], of, ondelete="CASCADE", name=f"fk_{table}_campaign_id"
        ),
    )


def _to(table: str, column: str, target: str) -> sa.Column[int]:
    foreign = sa.ForeignKey(f"{target}.id", ondelete="CASCADE", name=f"fk_{table}_{column}")
    return sa.Column(column, sa.Integer(), foreign, nullable=False)


def _emptied(table: str, column: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], ["people.id"], ondelete="SET NULL", name=name)


def _figure() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("numerator", sa.Text()),
        sa.Column("denominator", sa.Text()),
        sa.Column("comment", sa.Text()),
    )


def downgrade() -> None:
    """First versions of results go: the program makes them again on the way up."""
    _check_downgrade()
    for name in ("results", "value_changes", "indicator_values"):
        op.drop_table(name)
    op.execute("DELETE FROM subjects WHERE kind <> 'person'")
    with op.batch_alter_table("subjects") as subjects:
        for column in _PLACES:
            subjects.drop_index(f"uq_subjects_{column}")
            subjects.drop_constraint(f"fk_subjects_{column}", type_="foreignkey")
        for column in (*_PLACES, *_NAMES):
            subjects.drop_column(column)


# What the schema before has no place for, with what there would have to be none of.
_TOO_MUCH = {
    "indicators have values": "SELECT 1 FROM indicator_values",
    "something was scored more than once": "SELECT 1 FROM results WHERE version > 1",
    "a sheet is about something else than a person": (
        "SELECT 1 FROM sheets JOIN subjects ON subjects.id = subject_id WHERE kind <> 'person'"
    ),
}


def _check_downgrade() -> None:
    """Raises OldSchemaTooSmall."""
    for fault, query in _TOO_MUCH.items():
        if op.get_bind().execute(sa.text(f"{query} LIMIT 1")).first() is not None:
            raise OldSchemaTooSmall(fault)
