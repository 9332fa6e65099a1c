"""Putting a file in place whole, or leaving the old one as it was."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from scorecard.errors import InUseError, StoreError

_DISK_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY})
_MARKS_OF_USE = (("Excel", "~${}"), ("LibreOffice", ".~lock.{}#"))
"""What programs put beside a file while they have it open. Where a system lets it be replaced all the same,
they would later save over the new one.
"""
_IN_USE = "“{}” was not saved: {} has this file open. Close it there, or save under another name."
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_NO_FOLDER = frozenset({errno.ENOENT, errno.ENOTDIR})


def write_whole(target: Path, content: bytes) -> None:
    """Write ``content`` beside ``target`` and put it in its place, safe on disk.

    Raises StoreError with a message for a person, InUseError where the file is open in another program; the
    old file, if any, is then as it was.
    """
    part = target.with_name(f".{target.name[:40]}.{token_hex(4)}.part")
    try:
        _check(target)
        _write(part, target, content)
    except OSError as error:
        if error.errno in _REFUSED and error.filename2 is not None:
            raise InUseError(_IN_USE.format(target.name, "another program")) from error
        raise StoreError(_message(target, error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _check(target: Path) -> None:
    """Refuse what could be replaced on some systems and is not meant to be."""
    for program, mark in _MARKS_OF_USE:
        beside = target.with_name(mark.format(target.name))
        if beside.exists() and target.exists():
            stale = f" If it is not open, delete “{beside.name}” beside it."
            raise InUseError(_IN_USE.format(target.name, program) + stale)
    if target.is_file() and not target.stat().st_mode & _WRITABLE:
        raise StoreError(f"“{target.name}” was not saved: the file is read-only. Save under another name.")


def _write(part: Path, target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), target)
    with part.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if target.is_file():
        shutil.copymode(target, part)
    part.replace(target)


def _message(target: Path, error: OSError) -> str:
    name, folder = target.name, target.parent
    if error.errno == errno.EISDIR:
        return f"“{name}” is a folder. Save the export under another name."
    if error.errno in _DISK_FULL:
        return f"“{name}” was not saved: the disk is full. Make room on it, or save in another folder."
    if error.errno in _NO_FOLDER:
        return f"“{name}” was not saved: there is no folder “{folder}”. Save it in another folder."
    if error.errno in _REFUSED:
        return f"“{name}” was not saved: nothing may be written in “{folder}”. Save it in another folder."
    return (
        f"“{name}” was not saved: {error.strerror or error}. Save it under another name or in another folder."
    )
