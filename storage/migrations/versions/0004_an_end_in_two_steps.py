"""A campaign's end in two steps: stopped, and later closed for good."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None

_COLUMNS = ("closed_at", "stopped_at", "final_at", "publication_threshold")
_LEAST_THRESHOLD = 3

_campaigns = sa.table("campaigns", *map(sa.column, _COLUMNS))


def upgrade() -> None:
    # Not in a batch: that makes the table anew, and with the old one all answers would go.
    for name in ("stopped_at", "final_at"):
        op.add_column("campaigns", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    both = {"stopped_at": _campaigns.c.closed_at, "final_at": _campaigns.c.closed_at}
    op.execute(sa.update(_campaigns).where(_campaigns.c.closed_at.is_not(None)).values(both))
    # Below it one person's answers could be read out of a summary.
    least = {"publication_threshold": _LEAST_THRESHOLD}
    low = _campaigns.c.publication_threshold < _LEAST_THRESHOLD
    op.execute(sa.update(_campaigns).where(low).values(least))


def downgrade() -> None:
    # The version before knows one end only: what is stopped takes no answers there either.
    closed = sa.func.coalesce(_campaigns.c.closed_at, _campaigns.c.stopped_at)
    op.execute(sa.update(_campaigns).values(closed_at=closed))
    for name in ("stopped_at", "final_at"):
        op.drop_column("campaigns", name)
