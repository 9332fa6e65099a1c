"""Scorecard's domain: everything about the numbers, nothing about the screen."""

__version__ = "0.1.0"
APP_ID = "app.scorecard.Scorecard"
"""What desktops tell the program by: its desktop entry, its bundle, its place in the task bar."""
