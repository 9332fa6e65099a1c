"""Version 1, the first schema. Files were made whole in it: there is nothing to run."""

from __future__ import annotations

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing comes before this version."""
