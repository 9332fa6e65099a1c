"""Numbers that are written as text: which mark is the decimal one, and what a text is worth."""

from scorecard.importing.numbers.columns import ReadNumbers, read_numbers
from scorecard.importing.numbers.deciding import decide_style
from scorecard.importing.numbers.missing import is_missing, is_missing_word
from scorecard.importing.numbers.naming_currencies import (
    clear_currency,
    currencies_of,
    currency_in_name,
    currency_in_title,
)
from scorecard.importing.numbers.read import NumberStyle, ReadNumber, looks_numeric, read_number
from scorecard.importing.numbers.scales import (
    Scale,
    letter_scale,
    scale_in,
    scale_of,
    scaled,
    split_scale,
    without_letter,
)

__all__ = [
    "NumberStyle",
    "ReadNumber",
    "ReadNumbers",
    "Scale",
    "clear_currency",
    "currencies_of",
    "currency_in_name",
    "currency_in_title",
    "decide_style",
    "is_missing",
    "is_missing_word",
    "letter_scale",
    "looks_numeric",
    "read_number",
    "read_numbers",
    "scale_in",
    "scale_of",
    "scaled",
    "split_scale",
    "without_letter",
]
