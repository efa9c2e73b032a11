"""A region's settings hold its choices, and how long answers are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_regions = sa.table("regions", sa.column("id"), sa.column("code"))
_settings = sa.table("region_settings", *map(sa.column, ("region_id", "retention", "choices")))


class OldSchemaTooSmall(Exception):
    """The schema before cannot hold what there is; the sentence says what."""


def upgrade() -> None:
    op.add_column("region_settings", sa.Column("retention", sa.Integer(), nullable=True))
    op.add_column("region_settings", sa.Column("choices", sa.JSON(), nullable=True))


def downgrade() -> None:
    _refuse_what_would_be_lost()
    op.drop_column("region_settings", "choices")
    op.drop_column("region_settings", "retention")


def _refuse_what_would_be_lost() -> None:
    """Raises OldSchemaTooSmall."""
    own = sa.or_(_settings.c.retention.is_not(None), _settings.c.choices.is_not(None))
    query = sa.select(_regions.c.code).join(_settings, _settings.c.region_id == _regions.c.id)
    code = op.get_bind().execute(query.where(own).order_by(_regions.c.id)).scalars().first()
    if code is not None:
        raise OldSchemaTooSmall(
            f"region {code} has set choices or how long answers are kept;"
            " the version before knows neither: set its settings without them first"
        )
