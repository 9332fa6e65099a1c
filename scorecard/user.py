"""Who sits at this computer."""

from __future__ import annotations

import getpass


def current_user() -> str:
    """Who makes changes: the name of the system's user."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "me"
