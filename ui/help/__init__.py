"""The manual and what the program is."""

from ui.help.manual import Manual

__all__ = ["Manual"]
