"""Version 3: imported entries packed in the journal, recipes, linked files, and more about each import."""

from __future__ import annotations

import sqlalchemy as sa

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables, and columns that say nothing of older imports. Older steps keep their lines."""
    from alembic import op

    op.add_column("import_record", sa.Column("path", sa.Text, nullable=False, server_default=""))
    op.add_column("import_record", sa.Column("recipe", sa.Text, nullable=False, server_default=""))
    op.add_column("import_record", sa.Column("unread", sa.JSON, nullable=False, server_default="[]"))
    op.create_table(
        "change_batch",
        sa.Column("step_id", sa.Integer, sa.ForeignKey("step.id"), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("is_added", sa.Boolean, nullable=False),
        sa.Column("grain", sa.Integer, nullable=False),
        sa.Column("import_id", sa.Integer, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("segments", sa.JSON, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("packed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "recipe",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("shape", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "link",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("path", sa.Text, nullable=False, unique=True),
        sa.Column("recipe", sa.Text, nullable=False),
        sa.Column("automatic", sa.Boolean, nullable=False),
    )
    op.create_table(
        "link_result",
        sa.Column("link_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("stamp", sa.Text, nullable=False),
        sa.Column("looked_at", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("failed", sa.Boolean, nullable=False),
    )
