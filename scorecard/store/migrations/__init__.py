"""Migrations, run by Alembic (see ``scorecard.store.upgrade``)."""
