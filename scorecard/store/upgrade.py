"""Bringing an older file up to the present schema. Alembic is loaded only where there is something to do."""

from __future__ import annotations

from pathlib import Path

from scorecard.errors import StoreError
from scorecard.store import dialect
from scorecard.store.dialect import Database
from scorecard.store.version import SCHEMA_VERSION

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(database: Database) -> None:
    """Run the missing migrations in one transaction with the record of the new version. Raises StoreError."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        dialect.stamp(connection, SCHEMA_VERSION)
        if found := database.damages():
            raise StoreError(
                f"“{database.path}” is damaged and could not be brought up to this version ({found[0]}). "
                "It was left as it is. Restore a backup."
            )
    database.write_through()
