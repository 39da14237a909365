"""What is compared between submissions is kept with their reviews."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Towards the newer tables."""
    with op.batch_alter_table("reviews") as reviews:
        reviews.add_column(sa.Column("prints", sa.Text(), nullable=True))


def downgrade() -> None:
    """Back to the older tables."""
    with op.batch_alter_table("reviews") as reviews:
        reviews.drop_column("prints")
