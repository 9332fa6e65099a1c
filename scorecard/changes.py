"""Every change to a company as one value that can be applied, taken back and made again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scorecard.batches import Batch
from scorecard.goals import Goal
from scorecard.measures import Company, Entry, ImportRecord, Mark, Measure, Note, Scorecard
from scorecard.periods import Period
from scorecard.recipes import Link, Recipe


class Subject(StrEnum):
    """The kinds of things that can change."""

    COMPANY = "company"
    MEASURES = "measures"
    GOALS = "goals"
    SCORECARDS = "scorecards"
    IMPORTS = "imports"
    ENTRIES = "entries"
    NOTES = "notes"
    MARKS = "marks"
    RECIPES = "recipes"
    LINKS = "links"


Item = Company | Measure | Goal | Scorecard | ImportRecord | Entry | Note | Mark | Recipe | Link

_SUBJECT_OF: dict[type, Subject] = {
    Company: Subject.COMPANY,
    Measure: Subject.MEASURES,
    Goal: Subject.GOALS,
    Scorecard: Subject.SCORECARDS,
    ImportRecord: Subject.IMPORTS,
    Entry: Subject.ENTRIES,
    Note: Subject.NOTES,
    Mark: Subject.MARKS,
    Recipe: Subject.RECIPES,
    Link: Subject.LINKS,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One item before and after: ``before`` is None where it is made, ``after`` where it is removed.

    Both are of one type and have the same key.
    """

    before: Item | None
    after: Item | None

    @property
    def item(self) -> Item:
        """The item that changes, as it is after (or was before it is removed)."""
        found = self.after if self.after is not None else self.before
        if found is None:
            raise ValueError("a change needs an item")
        return found

    @property
    def subject(self) -> Subject:
        """What kind of thing changes."""
        return _SUBJECT_OF[type(self.item)]

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """A named change, applied whole or not at all; one step of undo.

    Entries that are only added or removed may come as batches; their keys are in no change and in one batch.
    """

    title: str
    """What Undo shows: ``Change Leads, week 19``."""
    changes: tuple[Change, ...]
    added: tuple[Batch, ...] = ()
    removed: tuple[Batch, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return not (self.changes or self.added or self.removed)

    @property
    def inverse(self) -> ChangeSet:
        """The change set that takes this one back."""
        changes = tuple(change.inverse for change in reversed(self.changes))
        return ChangeSet(self.title, changes, self.removed, self.added)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought, for whoever goes to look at it."""

    last: Period
    """The newest period for which the file has a number."""
    measure_ids: tuple[int, ...]
    """The measures that it has numbers of, in its order."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write did, for whoever shows it: the kinds of things and the measures concerned."""

    title: str
    subjects: frozenset[Subject]
    measure_ids: frozenset[int] = frozenset()
    imported: Imported | None = None
    """What came in, where an import was made."""

    @classmethod
    def of(cls, change_set: ChangeSet) -> Changes:
        """What applying ``change_set`` concerns."""
        subjects = {change.subject for change in change_set.changes}
        measure_ids = set()
        for change in change_set.changes:
            match change.item:
                case (
                    Measure(id=found)
                    | Goal(measure_id=found)
                    | Entry(measure_id=found)
                    | Note(measure_id=found)
                    | Mark(measure_id=found)
                ):
                    measure_ids.add(found)
        for batch in (*change_set.added, *change_set.removed):
            subjects.add(Subject.ENTRIES)
            measure_ids.update(batch.measure_ids)
        return cls(change_set.title, frozenset(subjects), frozenset(measure_ids))
