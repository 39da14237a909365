"""Of files without a place it is kept in which run they were last seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KEY = "fk_versions_seen_in"


def upgrade() -> None:
    """Towards the newer tables."""
    with op.batch_alter_table("versions") as versions:
        versions.add_column(sa.Column("seen_in", sa.Integer(), nullable=True))
        versions.create_foreign_key(_KEY, "runs", ["seen_in"], ["id"])


def downgrade() -> None:
    """Back to the older tables."""
    with op.batch_alter_table("versions") as versions:
        versions.drop_constraint(_KEY, type_="foreignkey")
        versions.drop_column("seen_in")
