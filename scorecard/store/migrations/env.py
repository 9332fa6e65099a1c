"""Alembic's entry: run the migrations on the connection that the store hands over, in its transaction."""

from __future__ import annotations


def run() -> None:
    """Run what is missing."""
    from alembic import context

    context.configure(connection=context.config.attributes["connection"])
    context.run_migrations()


run()
