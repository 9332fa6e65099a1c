"""Where things lie: what ships with the program, and the person's own settings and logs."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_APP = "Scorecard"
_RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def resource(name: str) -> Path:
    """A file or folder that ships with the program: from source, installed and frozen alike."""
    return _RESOURCES / name


@lru_cache(maxsize=1)
def settings_file() -> Path:
    """The person's settings."""
    import platformdirs

    return Path(platformdirs.user_config_dir(_APP, appauthor=False, roaming=True)) / "settings.ini"


@lru_cache(maxsize=1)
def log_file() -> Path:
    """Where unexpected errors are written in full."""
    import platformdirs

    return Path(platformdirs.user_log_dir(_APP, appauthor=False)) / "scorecard.log"


def sample_company() -> Path:
    """The file of the sample company."""
    import platformdirs

    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "Sample company.scorecard"


def documents() -> Path:
    """The folder that new companies and copies are first offered in; one that is there."""
    import platformdirs

    found = Path(platformdirs.user_documents_dir())
    return found if found.is_dir() else Path.home()
