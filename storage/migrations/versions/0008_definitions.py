"""Instrument and methodology become a pair that campaigns keep; files of authors are loaded."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# As they were when the pairs were made: what is shipped later changes no campaign.
_KEPT = Path(__file__).parents[1] / "methodologies_0008"
# Where a region's own methodology had to be put until now.
_INSTALLED = Path(__file__).parents[3] / "scoring" / "methodologies"

_INSTRUMENT = ("instrument", "instrument_version", "instrument_text")
_METHODOLOGY = ("methodology", "methodology_version", "methodology_text")

_campaigns = sa.table("campaigns", *map(sa.column, ("id", "period", *_INSTRUMENT)))
_definitions = sa.table("definitions", *map(sa.column, ("id", *_INSTRUMENT, *_METHODOLOGY, "hash")))
_parts = sa.table("campaign_parts", *map(sa.column, ("campaign_id", "position", "definition_id")))


class OldSchemaTooSmall(Exception):
    """The schema before cannot hold what there is; the sentence says what."""


def upgrade() -> None:
    op.create_table(
        "definitions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(length=40), nullable=False),
        sa.Column("instrument_version", sa.String(length=20), nullable=False),
        sa.Column("instrument_text", sa.Text(), nullable=False),
        sa.Column("methodology", sa.String(length=40), nullable=False),
        sa.Column("methodology_version", sa.String(length=20), nullable=False),
        sa.Column("methodology_text", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_definitions")),
        sa.UniqueConstraint("hash", name=op.f("uq_definitions_hash")),
    )
    op.create_table(
        "campaign_parts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("definition_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["campaigns.id"],
            name=op.f("fk_campaign_parts_campaign_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["definition_id"], ["definitions.id"], name=op.f("fk_campaign_parts_definition_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_parts")),
        sa.UniqueConstraint(
            "campaign_id", "position", name=op.f("uq_campaign_parts_campaign_id_position")
        ),
    )
    op.create_index(
        op.f("ix_campaign_parts_definition_id"), "campaign_parts", ["definition_id"], unique=False
    )
    op.create_table(
        "loaded_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("region_id", sa.Integer(), nullable=True),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["region_id"],
            ["regions.id"],
            name=op.f("fk_loaded_files_region_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loaded_files")),
    )
    op.create_index(op.f("ix_loaded_files_region_id"), "loaded_files", ["region_id"], unique=False)
    _pair()
    # Columns are dropped and renamed in place: a table made anew would take all answers with it.
    for name in _INSTRUMENT:
        op.drop_column("campaigns", name)
    op.execute("ALTER TABLE campaigns RENAME COLUMN academic_year TO period")


def _pair() -> None:
    connection = op.get_bind()
    columns = [_campaigns.c[name] for name in ("id", *_INSTRUMENT)]
    query = sa.select(*columns).order_by(_campaigns.c.id)
    ids: dict[str, int] = {}
    for campaign, *instrument in connection.execute(query).all():
        pair = dict(zip(_INSTRUMENT, instrument, strict=True)) | _methodology(instrument[0])
        sign = sha256("\0".join(pair.values()).encode()).hexdigest()
        if sign not in ids:
            new = sa.insert(_definitions).values(**pair, hash=sign).returning(_definitions.c.id)
            ids[sign] = connection.execute(new).scalar_one()
        part = {"campaign_id": campaign, "position": 1, "definition_id": ids[sign]}
        connection.execute(sa.insert(_parts).values(part))


def _methodology(instrument: str) -> dict[str, str]:
    """That of the same name; an empty one where there has never been any."""
    for folder in (_KEPT, _INSTALLED):
        file = folder / f"{instrument}.yaml"
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            return dict(zip(_METHODOLOGY, (instrument, _version(text), text), strict=True))
    return dict(zip(_METHODOLOGY, (instrument, "", ""), strict=True))


def _version(text: str) -> str:
    """Of a file that was loaded before, so it has one, quoted."""
    line = next(one for one in text.splitlines() if one.startswith("version:"))
    return line.removeprefix("version:").split("#")[0].strip().strip("\"'")


def downgrade() -> None:
    kept = _definitions_of_campaigns()
    op.execute("ALTER TABLE campaigns RENAME COLUMN period TO academic_year")
    # With a default, for the rows that are there; the version before writes all three itself.
    for name, kind in zip(_INSTRUMENT, (sa.String(40), sa.String(20), sa.Text()), strict=True):
        op.add_column("campaigns", sa.Column(name, kind, nullable=False, server_default=""))
    for id, pair in kept.items():
        values = {name: pair[name] for name in _INSTRUMENT}
        op.execute(sa.update(_campaigns).where(_campaigns.c.id == id).values(values))
    for table in ("loaded_files", "campaign_parts", "definitions"):
        op.drop_table(table)


def _definitions_of_campaigns() -> dict[int, dict[str, Any]]:
    """Raises OldSchemaTooSmall."""
    connection = op.get_bind()
    names = (*_INSTRUMENT, *_METHODOLOGY)
    query = (
        sa.select(_campaigns.c.id, _campaigns.c.period, *(_definitions.c[name] for name in names))
        .select_from(_campaigns)
        .join(_parts, _parts.c.campaign_id == _campaigns.c.id)
        .join(_definitions, _definitions.c.id == _parts.c.definition_id)
    )
    kept: dict[int, dict[str, Any]] = {}
    for row in connection.execute(query).mappings():
        if row["id"] in kept:
            raise OldSchemaTooSmall(f"campaign {row['id']} has several parts")
        if "/" not in row["period"]:
            raise OldSchemaTooSmall(f"campaign {row['id']} goes by the calendar year")
        before = _methodology(row["instrument"])["methodology_text"]
        if row["methodology_text"] not in {"", before}:
            raise OldSchemaTooSmall(
                f"campaign {row['id']} counts by a methodology that the version before has not"
            )
        kept[row["id"]] = dict(row)
    return kept
