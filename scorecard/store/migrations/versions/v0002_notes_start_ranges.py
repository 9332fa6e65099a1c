"""Version 2: a note can start a new expected range (``note.starts_range``). Those there are start none."""

from __future__ import annotations

import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; false for every note."""
    from alembic import op

    op.add_column("note", sa.Column("starts_range", sa.Boolean, nullable=False, server_default=sa.false()))
