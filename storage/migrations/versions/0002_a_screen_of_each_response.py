"""A screen of each response: what shows a questionnaire, and where its person looks in it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MOVED = ("screen_message_id", "shown_item")


def upgrade() -> None:
    # Not in a batch: that makes the table anew, and with the old one all answers would go.
    _move("dialogues", "responses", "dialogues.response_id = responses.id")


def downgrade() -> None:
    _move("responses", "dialogues", "responses.id = dialogues.response_id")


def _move(source: str, target: str, same: str) -> None:
    op.add_column(target, sa.Column("screen_message_id", sa.BigInteger(), nullable=True))
    op.add_column(target, sa.Column("shown_item", sa.String(length=20), nullable=True))
    of_source, of_target = sa.table(source), sa.table(target, *map(sa.column, _MOVED))
    moved = {
        name: sa.select(sa.literal_column(f"{source}.{name}"))
        .select_from(of_source)
        .where(sa.text(same))
        .correlate(of_target)
        .scalar_subquery()
        for name in _MOVED
    }
    op.execute(sa.update(of_target).values(moved))
    for name in _MOVED:
        op.drop_column(source, name)
