"""The words of consents are kept, each version in the languages in which it was agreed to."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_dialogues = sa.table("dialogues", *map(sa.column, ("identity_id", "below")))


class OldSchemaTooSmall(Exception):
    """The schema before cannot hold what there is; the sentence says what."""


def upgrade() -> None:
    op.create_table(
        "consent_wordings",
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", "language", name=op.f("pk_consent_wordings")),
        sqlite_with_rowid=False,
    )
    # Nothing points at consents, so that making them anew on SQLite takes nothing along.
    with op.batch_alter_table("consents") as table:
        table.add_column(sa.Column("language", sa.String(2), nullable=True))
        table.alter_column("version", existing_type=sa.String(20), type_=sa.String(40))


def downgrade() -> None:
    if op.get_bind().execute(sa.text("SELECT 1 FROM consent_wordings LIMIT 1")).first():
        raise OldSchemaTooSmall(
            "somebody has agreed to words that are kept; the version before would lose them"
        )
    _mark_without_words()
    with op.batch_alter_table("consents") as table:
        table.alter_column("version", existing_type=sa.String(40), type_=sa.String(20))
        table.drop_column("language")
    op.drop_table("consent_wordings")


def _mark_without_words() -> None:
    """The version before does not read in a chat's mark which words its consent shows."""
    marked = sa.select(_dialogues).where(_dialogues.c.below.like("consent:%-%-%:%"))
    for row in op.get_bind().execute(marked).all():
        kind, of, message = row.below.split(":", 2)
        part = "-".join(of.split("-")[:2])
        own = _dialogues.c.identity_id == row.identity_id
        below = f"{kind}:{part}:{message}"
        op.get_bind().execute(sa.update(_dialogues).where(own).values(below=below))
