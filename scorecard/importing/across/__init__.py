"""Finds measures down and periods across; a turned grid gives periods down and measures across."""

from scorecard.importing.across.finding import find_across, find_down

__all__ = ["find_across", "find_down"]
