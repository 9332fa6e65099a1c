"""Finds how the bytes of a text file stand for characters."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Mapping

from scorecard.importing.readers.delimited.alphabets import ALPHABETS

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 50_000
"""Bytes before and after the first that is no UTF-8."""
_ASCII = bytes(range(128))
_WORD = re.compile(rb"[0-9A-Za-z]*[\x80-\xff][0-9A-Za-z\x80-\xff]*")
_MOST_WORDS = 400
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SYMBOLS = frozenset("“”„‘’‚«»‹›–—…•·€£¥¢§°©®™²³¹½¼¾±×÷¿¡ªº№µ¨´`ˆ\u00a0\u00ad")
_SYMBOL_WORTH = 0.9
_RANK_COUNTS = 0.3
"""So much less than a language's most used letter counts its least used one."""
_FIRST_BEYOND_LATIN = "\u0250"
_RARE = {"mac_roman": 0.97, "cp850": 0.9}


def find_encoding(data: bytes, *, is_cut: bool = False) -> str:
    """The name of the encoding, as Python knows it. ``is_cut``: the data are the beginning of a file."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if (wide := _wide(data[:4000])) is not None:
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=not is_cut)
    except UnicodeDecodeError as error:
        if not _is_mostly_utf_8(data):
            return _single_byte(data[max(error.start - _LOOKED_AT, 0) : error.start + _LOOKED_AT])
    return "utf-8"


def decode(data: bytes, encoding: str, *, is_cut: bool = False) -> str:
    """The text. Bytes that stand for nothing in the encoding become the replacement character."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(data, final=not is_cut)


def fits(data: bytes, encoding: str) -> bool:
    """Whether all of the data can be read in an encoding that was found on their beginning."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark shows by zeros in every other byte, as delimiters and line ends have them."""
    high, low = sample[::2].count(0), sample[1::2].count(0)
    most, least = max(high, low), min(high, low)
    if most < 2 or most * 20 < len(sample) or least * 4 > most:
        return None
    return "utf-16-le" if low > high else "utf-16-be"


def _is_mostly_utf_8(data: bytes) -> bool:
    """Whether most of what is beyond ASCII is UTF-8; text in another encoding looks so only by chance."""
    text = data.translate(None, delete=_ASCII)[:_LOOKED_AT].decode("utf-8", errors="replace")
    return text.count("\ufffd") * 2 < len(text)


def _single_byte(data: bytes) -> str:
    """The encoding in which the words beyond ASCII look most like those of a language that uses it."""
    words: dict[bytes, None] = {}
    for match in _WORD.finditer(data):
        words[match[0]] = None
        if len(words) == _MOST_WORDS:
            break
    sample = b" ".join(words)
    return max(ALPHABETS, key=lambda each: _likeness(sample, *each))[0]


def _likeness(sample: bytes, encoding: str, alphabets: tuple[str, ...]) -> float:
    """The share of characters beyond ASCII that are letters of one language where letters belong."""
    text = f" {sample.decode(encoding, errors='replace')} "
    letters: Counter[str] = Counter()
    symbols = count = 0
    for match in _BEYOND_ASCII.finditer(text):
        count += 1
        here, before, after = match[0], text[match.start() - 1], text[match.end()]
        if here in _SYMBOLS:
            symbols += here == "’" or not (before.isalpha() and after.isalpha())
        else:
            letters[here.lower()[0]] += _is_in_place(here, before, after)
    best = max(_known(letters, alphabet) for alphabet in alphabets)
    return (best + _SYMBOL_WORTH * symbols) / max(count, 1) * _RARE.get(encoding, 1.0)


def _known(letters: Mapping[str, int], alphabet: str) -> float:
    """How many letters are of an alphabet; of one that is not Latin the much used ones count for more."""
    fall = _RANK_COUNTS / len(alphabet) if alphabet[0] >= _FIRST_BEYOND_LATIN else 0.0
    return sum(letters[letter] * (1 - fall * rank) for rank, letter in enumerate(alphabet))


def _is_in_place(here: str, before: str, after: str) -> bool:
    """Whether a letter fits its neighbours: no capital alone or after a small one, no digit ..."""
    is_alone = not (before.isalpha() or after.isalpha())
    if (here.isupper() and (before.islower() or is_alone)) or before.isdigit() or after.isdigit():
        return False
    is_latin = here < _FIRST_BEYOND_LATIN
    return all(not other.isalpha() or (other < _FIRST_BEYOND_LATIN) == is_latin for other in (before, after))
