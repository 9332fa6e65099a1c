"""Pictures of every screen and dialog in every size, theme and text size."""
