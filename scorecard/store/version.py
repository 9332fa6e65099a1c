"""Which layout a company's file has."""

SCHEMA_VERSION = 4
"""One more with every migration in ``migrations/versions``."""


def revision(version: int) -> str:
    """The name of a schema version among the migrations: ``0002``."""
    return f"{version:04d}"
