"""What is shown while no company is open."""

from ui.firstrun.page import FirstRunPage

__all__ = ["FirstRunPage"]
