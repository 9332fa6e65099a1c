"""Files read into plain values, each kind by its own reader, in a process of their own."""

from __future__ import annotations

from scorecard.importing.readers.opened import OpenFile
from scorecard.importing.readers.process import ReaderProcess
from scorecard.importing.readers.raw import FileHead, RawColumn, RawSheet, SheetHead

__all__ = ["FileHead", "OpenFile", "RawColumn", "RawSheet", "ReaderProcess", "SheetHead"]
