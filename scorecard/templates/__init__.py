"""Templates: a company's definitions as a file, the shipped ones among them, and the sample company."""

from scorecard.templates.apply import apply_template
from scorecard.templates.shelf import info_of, load, shipped
from scorecard.templates.template import Template, TemplateInfo
from scorecard.templates.writer import dump, part, save

__all__ = ["Template", "TemplateInfo", "apply_template", "dump", "info_of", "load", "part", "save", "shipped"]
