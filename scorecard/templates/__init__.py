"""Templates: a company's definitions as a file, the shipped ones among them, and the sample company."""

from scorecard.templates.apply import apply_template
from scorecard.templates.naming import company_in
from scorecard.templates.shelf import info_of, load, load_for, shipped
from scorecard.templates.template import Template, TemplateInfo
from scorecard.templates.writer import dump, part, save

__all__ = [
    "Template",
    "TemplateInfo",
    "apply_template",
    "company_in",
    "dump",
    "info_of",
    "load",
    "load_for",
    "part",
    "save",
    "shipped",
]
