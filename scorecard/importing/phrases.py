"""Lists of phrases as they stand in the source: between commas, over several lines."""

from __future__ import annotations


def split_phrases(text: str) -> frozenset[str]:
    """The phrases of a list, with single spaces."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))
