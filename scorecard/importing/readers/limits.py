"""What the reader process may use, by the means of each system."""

from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing.process import BaseProcess

MOST_MEMORY = 2 << 30
"""Bytes that the process may use."""
TOO_LARGE = f"needs more memory than one file may use ({MOST_MEMORY >> 30} GB). Save only the sheet you need."


def silence() -> None:
    """Keep off the terminal what the readers print while they fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def limit_memory() -> None:
    """Cap this process's memory where the system does that; else its parent watches it."""
    # Each thread of the library under numpy would reserve memory of its own.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def is_too_large(process: BaseProcess) -> bool:
    """Whether a process uses more than it may, on systems that do not see to that themselves."""
    if sys.platform.startswith("linux"):
        return False
    if sys.platform == "win32":
        return _windows_memory(process.sentinel) > MOST_MEMORY
    return resident(process.pid or 0) > MOST_MEMORY


def resident(pid: int) -> int:
    """Bytes of a process in memory, as ``ps`` tells on every Unix; 0 where it is gone."""
    told = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout.strip()
    return int(told) << 10 if told.isdigit() else 0


def _windows_memory(handle: int) -> int:
    """Bytes that a process has for itself; 0 where it is gone. ``handle`` is the process's."""
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((f"size{index}", ctypes.c_size_t) for index in range(8)),
            ("PrivateUsage", ctypes.c_size_t),
        )

    counters = Counters(cb=ctypes.sizeof(Counters))
    tell = ctypes.WinDLL("psapi").GetProcessMemoryInfo  # type: ignore[attr-defined]
    tell.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    return int(counters.PrivateUsage) if tell(handle, ctypes.byref(counters), counters.cb) else 0
