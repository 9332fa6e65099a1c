"""Which mark of a column's numbers is for decimals, decided from all of its values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from scorecard.importing.numbers.columns import in_figures
from scorecard.importing.numbers.read import NumberStyle, read_number

_CHUNK = 1024
_ENOUGH = 3
"""So many doubtful texts with the same mark stand for thousands."""
_FEW = 0.2
"""A share of dissenting texts up to which the others are believed without a question."""
_MARK = re.compile("[.,،．，]")
_BESIDE = dict.fromkeys(map(ord, "$€£¥₹%()' "))
"""What may stand around figures without telling anything of their marks."""
_DOUBTFUL = re.compile(r"^-?[1-9]\d{0,2}[.,]\d{3}$", re.ASCII | re.MULTILINE)


@dataclass
class _Votes:
    """How many texts fit one style alone, and those that fit both."""

    sure: Counter[NumberStyle] = field(default_factory=Counter)
    doubtful: dict[str, NumberStyle] = field(default_factory=dict)
    """Each with the style in which its mark is for thousands."""

    def take(self, texts: list[str]) -> None:
        """Count these in, at once where all are figures of one style."""
        marked = [text for text in texts if _MARK.search(text)]
        figures = [text.translate(_BESIDE) for text in marked]
        style = next((style for style in NumberStyle if in_figures(figures, style) is not None), None)
        if style is None:
            for text in marked:
                self._take(text)
            return
        doubtful = _DOUBTFUL.findall("\n".join(figures))
        self.sure[style] += len(marked) - len(doubtful)
        for text in doubtful:
            self.doubtful[text] = NumberStyle.POINT if "," in text else NumberStyle.COMMA

    def _take(self, text: str) -> None:
        found = {style: read.value for style in NumberStyle if (read := read_number(text, style)) is not None}
        if len(found) == 1:
            self.sure[next(iter(found))] += 1
        elif len(set(found.values())) > 1:
            self.doubtful[text.strip()] = max(found, key=lambda style: abs(found[style]))

    def decide(self) -> tuple[NumberStyle, str]:
        """The style, and a text that fits both where one is not sure."""
        if self.sure.total():
            (style, count), *others = self.sure.most_common()
            dissent = sum(dissenters for _, dissenters in others)
            is_clear = dissent <= _FEW * count or not self.doubtful
            return style, "" if is_clear else next(iter(self.doubtful))
        thousands = Counter(self.doubtful.values())
        if not thousands:
            return NumberStyle.POINT, ""
        style, count = thousands.most_common(1)[0]
        if len(thousands) == 1 and count >= _ENOUGH:
            return style, ""
        return NumberStyle.POINT, next(iter(self.doubtful))


def decide_style(texts: Iterable[str]) -> tuple[NumberStyle, str]:
    """The style that all number texts of a column fit, and a text that fits both (empty where one is sure).

    ``1,234`` fits both; where several stand together and none has another number of decimals, the mark is
    for thousands.
    """
    votes = _Votes()
    for chunk in _chunks(texts):
        votes.take(chunk)
    return votes.decide()


def _chunks(texts: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(texts)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
