"""The tables of a company's file.

Days are integers, the proleptic Gregorian ordinal of ``date.toordinal()``: the same in every database and the
quickest to turn into a date. Moments are ISO 8601 text, which keeps them exactly as they were made. Lists
(aliases, departments, the measures of a scorecard) are JSON.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
    true,
)

metadata = MetaData()


def _measure_id() -> Column[int]:
    # Deferred, so that the changes of one step may come in any order.
    reference = ForeignKey("measure.id", deferrable=True, initially="DEFERRED")
    return Column("measure_id", Integer, reference, primary_key=True, autoincrement=False)


company = Table(
    "company",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True, server_default="1"),
    Column("name", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("week_start", Text, nullable=False),
    Column("fiscal_year_start", Integer, nullable=False),
    Column("departments", JSON, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("people", JSON, nullable=False, server_default="[]"),
    Column("first_day", Integer),
    Column("backups", Integer, nullable=False, server_default="5"),
    Column("asks_note", Boolean, nullable=False, server_default=false()),
    Column("scorecards", JSON, nullable=False, server_default="[]"),
)

measure = Table(
    "measure",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("short_name", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("rollup", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("formula", Text, nullable=False),
    Column("decimals", Integer),
    Column("tolerance", Float, nullable=False),
    Column("owner", Text, nullable=False),
    Column("parent_id", Integer, ForeignKey("measure.id", deferrable=True, initially="DEFERRED")),
    Column("aliases", JSON, nullable=False),
    Column("description", Text, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("alert_streak", Integer, nullable=False, server_default="3"),
    Column("alert_range", Boolean, nullable=False, server_default=true()),
)

goal = Table(
    "goal",
    metadata,
    _measure_id(),
    Column("cadence", Text, primary_key=True),
    Column("begin", Integer, primary_key=True, autoincrement=False),
    # The key stands before the rest: SQLite 3.40 finds fault with its own tables otherwise.
    Column("segment", Text, primary_key=True),
    Column("once", Boolean, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("note", Text, nullable=False),
    sqlite_with_rowid=False,
)

scorecard = Table(
    "scorecard",
    metadata,
    Column("name", Text, primary_key=True),
    Column("cadence", Text, primary_key=True),
    Column("measure_ids", JSON, nullable=False),
    sqlite_with_rowid=False,
)

import_record = Table(
    "import_record",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("file", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("layout", Text, nullable=False),
    Column("grain", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("added", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("removed", Integer, nullable=False),
    Column("problems", Integer, nullable=False),
    Column("undone", Boolean, nullable=False),
    Column("path", Text, nullable=False, server_default=""),
    Column("recipe", Text, nullable=False, server_default=""),
    Column("unread", JSON, nullable=False, server_default="[]"),
)

# Without row ids the table is its own index: the entries of one measure and grain lie side by side in order
# of time, and a window of them is one seek and one run.
entry = Table(
    "entry",
    metadata,
    _measure_id(),
    Column("grain", Integer, primary_key=True, autoincrement=False),
    Column("begin", Integer, primary_key=True, autoincrement=False),
    Column("segment", Text, primary_key=True),
    Column("value", Float, nullable=False),
    Column("import_id", Integer),
    Column("sheet", Text),
    Column("cell", Text),
    sqlite_with_rowid=False,
)

note = Table(
    "note",
    metadata,
    _measure_id(),
    Column("grain", Integer, primary_key=True, autoincrement=False),
    Column("begin", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("starts_range", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)

mark = Table(
    "mark",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column(
        "measure_id",
        Integer,
        ForeignKey("measure.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    Column("day", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

step = Table(
    "step",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("import_id", Integer, index=True),
    Column("undone", Boolean, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("step_id", Integer, ForeignKey("step.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("subject", Text, nullable=False),
    Column("item_key", Text, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    Index("change_by_item", "subject", "item_key"),
    sqlite_with_rowid=False,
)

# Entries of an import that are only added (or removed) stand here packed, and not one by one in ``change``.
change_batch = Table(
    "change_batch",
    metadata,
    Column("step_id", Integer, ForeignKey("step.id"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("is_added", Boolean, nullable=False),
    Column("grain", Integer, nullable=False),
    Column("import_id", Integer, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("segments", JSON, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

recipe = Table(
    "recipe",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, unique=True),
    Column("shape", Text, nullable=False),
    Column("text", Text, nullable=False),
)

link = Table(
    "link",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("path", Text, nullable=False, unique=True),
    Column("recipe", Text, nullable=False),
    Column("automatic", Boolean, nullable=False),
)

link_result = Table(
    "link_result",
    metadata,
    Column("link_id", Integer, primary_key=True, autoincrement=False),
    Column("path", Text, primary_key=True),
    Column("stamp", Text, nullable=False),
    Column("looked_at", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("failed", Boolean, nullable=False),
)

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", Text, primary_key=True),
)
