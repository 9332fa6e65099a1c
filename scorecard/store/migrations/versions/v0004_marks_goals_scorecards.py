"""Version 4: marks on charts, goals by segment and for one period, several scorecards, alerts and people."""

from __future__ import annotations

import sqlalchemy as sa

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add columns that say what held before, and make the goals anew: their key is wider."""
    from alembic import op

    op.add_column("company", sa.Column("people", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("company", sa.Column("first_day", sa.Integer))
    op.add_column("company", sa.Column("backups", sa.Integer, nullable=False, server_default="5"))
    op.add_column("company", sa.Column("asks_note", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("company", sa.Column("scorecards", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("measure", sa.Column("alert_streak", sa.Integer, nullable=False, server_default="3"))
    op.add_column("measure", sa.Column("alert_range", sa.Boolean, nullable=False, server_default=sa.true()))
    _widen_goals()
    op.create_table(
        "mark",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("measure_id", sa.Integer, _measure(), nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
    )


def _widen_goals() -> None:
    from alembic import op

    op.rename_table("goal", "goal_before")
    op.create_table(
        "goal",
        sa.Column("measure_id", sa.Integer, _measure(), primary_key=True, autoincrement=False),
        sa.Column("cadence", sa.Text, primary_key=True),
        sa.Column("begin", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("segment", sa.Text, primary_key=True),
        sa.Column("once", sa.Boolean, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("low", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("note", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO goal (measure_id, cadence, begin, kind, low, high, note, segment, once) "
        "SELECT measure_id, cadence, begin, kind, low, high, note, '', 0 FROM goal_before"
    )
    op.drop_table("goal_before")


def _measure() -> sa.ForeignKey:
    return sa.ForeignKey("measure.id", deferrable=True, initially="DEFERRED")
