"""Putting a file in place whole, or leaving the old one as it was."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from scorecard.errors import StoreError

_DISK_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY})
_NO_FOLDER = frozenset({errno.ENOENT, errno.ENOTDIR})


def write_whole(target: Path, content: bytes) -> None:
    """Write ``content`` beside ``target`` and put it in its place, safe on disk.

    Raises StoreError with a message for a person; the old file, if any, is then as it was.
    """
    part = target.with_name(f".{target.name[:40]}.{token_hex(4)}.part")
    try:
        _write(part, target, content)
    except OSError as error:
        raise StoreError(_message(target, error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


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
    if error.errno in _REFUSED and error.filename2 is not None:
        return (
            f"“{name}” was not saved: another program has this file open. "
            "Close it there, or save under another name."
        )
    if error.errno in _REFUSED:
        return f"“{name}” was not saved: nothing may be written in “{folder}”. Save it in another folder."
    return (
        f"“{name}” was not saved: {error.strerror or error}. Save it under another name or in another folder."
    )
