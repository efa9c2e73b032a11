"""Who took part is found by the person, in however many parts of however large a campaign."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_participations_person_id", "participations", ["person_id"])


def downgrade() -> None:
    op.drop_index("ix_participations_person_id", "participations")
