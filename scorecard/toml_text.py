"""Writing TOML that a person can read, and that reads back as the same."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from scorecard.errors import StoreError

Value = str | bool | int | float | tuple[str, ...] | None
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def save_text(text: str, target: Path) -> None:
    """Write a text file, whole or not at all. Raises StoreError that names it and the reason."""
    unfinished = target.with_name(f"{target.name}.part")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(target)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        reason = error.strerror or error
        raise StoreError(f"{target} cannot be written: {reason}. Choose another name or folder.") from None


def pairs(table: Mapping[str, Value], indent: str = "") -> str:
    """Lines of keys and values, without those that are None."""
    lines = (f"{indent}{key} = {_value(value)}\n" for key, value in table.items() if value is not None)
    return "".join(lines)


def _value(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case tuple():
            return _list(value)
        case _:
            return repr(value)


def _list(texts: tuple[str, ...]) -> str:
    items = [quoted(text) for text in texts]
    one_line = f"[{', '.join(items)}]"
    if len(one_line) <= 100:
        return one_line
    return "[\n" + "".join(f"  {text},\n" for text in items) + "]"


def quoted(text: str) -> str:
    """A text in quotes."""
    return '"' + "".join(_ESCAPES.get(sign) or _plain(sign) for sign in text) + '"'


def _plain(sign: str) -> str:
    """A sign as TOML takes it within quotes: control signs by their number."""
    return sign if " " <= sign != "\x7f" else f"\\u{ord(sign):04x}"
