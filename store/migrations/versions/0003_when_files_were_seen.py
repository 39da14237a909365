"""It is kept in which run a file was last seen, and of which round a run is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer tables.

    In place: made anew, as in a batch, a table whose rows refer to each other would lose them on
    SQLite, which minds references.
    """
    op.add_column("versions", sa.Column("seen_in", sa.Integer(), nullable=True))
    op.add_column("runs", sa.Column("round", sa.String(40), nullable=True))


def downgrade() -> None:
    """Back to the older tables."""
    op.drop_column("runs", "round")
    op.drop_column("versions", "seen_in")
