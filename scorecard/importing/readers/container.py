"""The containers that workbooks are packed in: told apart, and never unpacked beyond a limit."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from scorecard.errors import ScorecardError

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = (
    "{name} is locked with a password. Take the password off in Excel, save the file and import it again."
)
DAMAGED = "{name} is no workbook, or it is damaged. Open it in Excel, save it again and import that file."
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, LookupError, OSError, ValueError, NotImplementedError)
"""What is raised by reading parts that are not as they should be."""
_BOMB = "{name} would unpack to {size:,} MB and is not opened. Save only the sheet you need."
_LARGEST_UNPACKED = 1 << 30
_ALWAYS_FINE = 100 << 20
_MOST_RATIO = 200
_SMALL = _ALWAYS_FINE // 1032
"""A packed byte becomes at most 1,032, so smaller parts unpack to little whatever they say."""
_HEADER = 30
_ENCRYPTED = 1


class Container:
    """The parts of a zipped workbook. None is unpacked to more than it said it would.

    Raises ScorecardError where the parts say too much, one of ``BROKEN`` where they are damaged.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        try:
            parts = zipfile.ZipFile(self._file).infolist()
        except BaseException:
            self._file.close()
            raise
        self._parts = {part.filename: part for part in parts}
        self._unchecked = {part.filename for part in parts if part.compress_size > _SMALL}
        self._check(path, parts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        part = self._parts[name]
        self._file.seek(part.header_offset)
        before = struct.unpack("<HH", self._file.read(_HEADER)[-4:])
        self._file.seek(sum(before), 1)
        packed = self._file.read(part.compress_size)
        data = _unpacked(packed, part)
        if len(data) != part.file_size:
            raise zipfile.BadZipFile(name)
        self._unchecked.discard(name)
        return data

    def check_rest(self) -> None:
        """Look whether the parts that were not read unpack to what they say."""
        for name in sorted(self._unchecked):
            self.read(name)

    def _check(self, path: Path, parts: list[zipfile.ZipInfo]) -> None:
        unpacked = sum(part.file_size for part in parts)
        packed = max(1, path.stat().st_size)
        if unpacked > _LARGEST_UNPACKED or (unpacked > _ALWAYS_FINE and unpacked / packed > _MOST_RATIO):
            raise ScorecardError(_BOMB.format(name=path.name, size=unpacked >> 20))
        if any(part.flag_bits & _ENCRYPTED for part in parts) or self._is_encrypted_opendocument():
            raise ScorecardError(LOCKED.format(name=path.name))

    def _is_encrypted_opendocument(self) -> bool:
        manifest = "META-INF/manifest.xml"
        return manifest in self and b"encryption-data" in self.read(manifest)


def check_old(path: Path) -> None:
    """Raise ScorecardError where a compound file (of an ``.xls``, or of a locked workbook) is locked."""
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise ScorecardError(LOCKED.format(name=path.name))


def is_old(path: Path) -> bool:
    """Whether it is a compound file, as an ``.xls`` is."""
    with path.open("rb") as file:
        return file.read(len(OLE_MARK)) == OLE_MARK


def _unpacked(packed: bytes, part: zipfile.ZipInfo) -> bytes:
    """At most one byte more than the part says."""
    if part.compress_type == zipfile.ZIP_STORED:
        return packed
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise NotImplementedError(part.filename)
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, part.file_size + 1)
