"""Scorecard's domain: everything about the numbers, nothing about the screen."""

__version__ = "0.1.0"
