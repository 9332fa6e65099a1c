"""Templates: a company's definitions as a file, the shipped ones among them, and the sample company."""

from scorecard.templates.apply import apply_template
from scorecard.templates.shelf import load, shipped
from scorecard.templates.template import Template, TemplateInfo
from scorecard.templates.writer import dump, save

__all__ = ["Template", "TemplateInfo", "apply_template", "dump", "load", "save", "shipped"]
