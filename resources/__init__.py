"""What ships with the program beside its code: icons, style sheet, templates, the sample company."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """A file or folder in here, from source, installed and frozen alike."""
    return files(__name__).joinpath(*parts)
