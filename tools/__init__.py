"""The project's chores."""
