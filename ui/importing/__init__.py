"""The import wizard: from a dropped file to numbers in the company, with a look at everything in between."""

from ui.importing.wizard import ImportWizard

__all__ = ["ImportWizard"]
