"""Tells whether a column of texts may be read as plain numbers without a doubt what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,14})")
_PADDED = re.compile(r"-?0\d+")
_WITH = {mark: re.compile(rf"-?(?:0|[1-9]\d*)?{re.escape(mark)}\d+") for mark in ".,"}
_SURE = {
    mark: re.compile(rf"-?(?:0?{re.escape(mark)}\d+|\d*{re.escape(mark)}(?:\d\d?|\d{{4,}})|\d{{4,}}\D\d+)")
    for mark in ".,"
}
"""``12.5``, ``0.125`` and ``1234.567`` have a decimal mark; in ``1.234`` it may be one of thousands."""
_LEAST_SHARE = 0.5


class Plain(Enum):
    """How the numbers of a column are written; the value is their decimal mark."""

    WHOLE = ""
    POINT = "."
    COMMA = ","


def plain_kind(texts: Sequence[str]) -> Plain | None:
    """How most texts of a sample write numbers; None where they are none or may mean two things.

    Texts such as ``007`` are none: as numbers they would lose their zeros.
    """
    filled = [text for text in texts if text]
    if any(map(_PADDED.fullmatch, filled)):
        return None
    whole = sum(1 for text in filled if _WHOLE.fullmatch(text))
    marked = {mark: [t for t in filled if form.fullmatch(t)] for mark, form in _WITH.items()}
    if any(marked.values()):
        mark = max(marked, key=lambda each: len(marked[each]))
        is_sure = any(_SURE[mark].fullmatch(text) for text in marked[mark])
        if not is_sure or any(len(found) for other, found in marked.items() if other != mark):
            return None
        kind, count = Plain(mark), whole + len(marked[mark])
    else:
        kind, count = Plain.WHOLE, whole
    return kind if count and count >= _LEAST_SHARE * len(filled) else None
