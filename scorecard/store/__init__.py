"""The only place with SQL: a company's file, its journal, its backups."""

from scorecard.store.backups import automatic as automatic_backups
from scorecard.store.backups import restore
from scorecard.store.steps import HistoryLine, Step
from scorecard.store.store import Store

__all__ = ["HistoryLine", "Step", "Store", "automatic_backups", "restore"]
