"""Texts that wait for a word of their author, and what stands below a questionnaire."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("responses", sa.Column("pending", sa.JSON(), nullable=True))
    op.add_column("dialogues", sa.Column("below", sa.String(length=40), nullable=True))


def downgrade() -> None:
    op.drop_column("dialogues", "below")
    op.drop_column("responses", "pending")
