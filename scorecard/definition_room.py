"""What gives the numbers a meaning, behind :attr:`Workspace.defining`: measures, goals, company."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from scorecard import reading
from scorecard.changes import Changes, ChangeSet
from scorecard.commands import goals as goal_commands
from scorecard.commands import listing, marks
from scorecard.commands import measures as measure_commands
from scorecard.commands.applying import after
from scorecard.company_room import CompanyRoom
from scorecard.goal_list import GoalList, build_goal_list, listed
from scorecard.goals import Goal
from scorecard.measures import Mark, Measure
from scorecard.periods import Cadence, Grain, Period
from scorecard.rollup import Numbers

if TYPE_CHECKING:
    from scorecard.measure_preview import Preview
    from scorecard.templates.adding import Wish

_YEAR_OF_MONTHS = 12
"""Segments that had numbers within so many months are shown beside their measure."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a company has about one measure."""

    numbers: int
    notes: int
    goals: int
    marks: int

    @property
    def text(self) -> str:
        """What there is, in words: ``104 numbers, 3 goals and 1 note``; empty where there is nothing."""
        counts = ((self.numbers, "number"), (self.goals, "goal"), (self.notes, "note"), (self.marks, "mark"))
        parts = [f"{count:,} {word}{'' if count == 1 else 's'}" for count, word in counts if count]
        return parts[0] if len(parts) == 1 else " and ".join([", ".join(parts[:-1]), *parts[-1:]]).strip()


class DefinitionRoom(CompanyRoom):
    """Answers and changes that concern what is tracked and how. Each change is one step of undo."""

    def save_measure(
        self,
        measure: Measure,
        goals: Collection[Goal] | None = None,
        cadences: Collection[Cadence] | None = None,
        scorecard: str = "",
        along: Collection[Measure] = (),
    ) -> Changes:
        """Make or change a measure, with all its goals and the tabs that show it; None leaves them.

        ``along`` are other measures in the same step: new inputs of its formula, sub-metrics under it.
        """
        return self._do(measure_commands.save_measure(self._book, measure, goals, cadences, scorecard, along))

    def preview(
        self,
        measure: Measure,
        goals: Collection[Goal],
        cadences: Collection[Cadence],
        cadence: Cadence,
        scorecard: str = "",
        along: Collection[Measure] = (),
    ) -> Preview:
        """What a measure would show on the tab of ``cadence`` if it were saved so; nothing is changed.

        Raises ScorecardError as :meth:`save_measure` would.
        """
        from scorecard.measure_preview import Drafting, build_preview

        book = self._book
        change_set = measure_commands.save_measure(book, measure, goals, cadences, scorecard, along)
        made = after(book, change_set.changes)
        draft = Drafting(book, made, measure.id, cadence, self._workspace.today)
        needed = draft.needs()
        spans = self._store.entry_span(needed.measure_ids)
        notes = self._store.notes([measure.id], *needed.stretches[0])
        rows = reading.rows(self._store.entry_totals, needed)
        return build_preview(draft, rows, spans, {note.key: note for note in notes})

    def segments(self, measure_id: int) -> tuple[str, ...]:
        """The segments in which a measure, or what its formula uses, has numbers in the last 13 months."""
        book, measure = self._book, self._measure(measure_id)
        months = book.calendar.trailing(
            book.calendar.current(Grain.MONTH, self._workspace.today), Cadence.MONTHLY.trailing
        )
        needed = reading.need(book, [measure], (months[0], months[-1]))
        return Numbers(book, reading.rows(self._store.entry_values, needed)).segments_of(measure)

    def add_measures(
        self,
        measures: Collection[Measure],
        goals: Iterable[Goal] = (),
        listed: Collection[tuple[int, Collection[Cadence]]] = (),
        scorecard: str = "",
    ) -> Changes:
        """Make several measures in one step, and list some of them."""
        return self._do(measure_commands.add_measures(self._book, measures, goals, listed, scorecard))

    def add_known(self, wish: Wish) -> Changes:
        """Make measures of the library, with the inputs that their formulas need, and list them."""
        from scorecard.templates.adding import add_known

        return self._do(add_known(self._book, wish, self._workspace.today))

    def archive_measure(self, measure_id: int) -> Changes:
        """Take a measure off all tabs; its numbers stay."""
        return self._do(measure_commands.archive_measure(self._book, self._measure(measure_id)))

    def restore_measure(self, measure_id: int, cadences: Collection[Cadence], scorecard: str = "") -> Changes:
        """Take a measure out of the archive, and list it where it stood."""
        measure, former = self._measure(measure_id), self._store.lists_before_archiving(measure_id)
        return self._do(measure_commands.restore_measure(self._book, measure, cadences, scorecard, former))

    def holdings(self, measure_id: int) -> Holdings:
        """What deleting a measure would take along."""
        book = self._book
        return Holdings(
            len(self._entries([measure_id])),
            len(self._notes([measure_id])),
            sum(goal.measure_id == measure_id for goal in book.goals),
            sum(mark.measure_id == measure_id for mark in book.marks),
        )

    def delete_measure(self, measure_id: int) -> Changes:
        """Delete a measure with all that there is about it. Raises ScorecardError while a formula uses it."""
        measure = self._measure(measure_id)
        entries, notes = self._entries([measure_id]), self._notes([measure_id])
        return self._do(measure_commands.delete_measure(self._book, measure, entries, notes))

    def set_goals(self, measure_id: int, goals: Collection[Goal]) -> Changes:
        """Add goals to a measure, in place of those of the same periods."""
        return self._do(goal_commands.set_goals(self._book, self._measure(measure_id), goals))

    def remove_goals(self, measure_id: int, goals: Collection[Goal]) -> Changes:
        """Take goals away from a measure."""
        return self._do(goal_commands.remove_goals(self._book, self._measure(measure_id), goals))

    def goal_list(self, periods: Mapping[Cadence, Period], scorecard: str = "") -> GoalList:
        """The goals of all measures of a scorecard in one period of each cadence, with their segments."""
        book, measures = self._book, listed(self._book, scorecard)
        month = book.calendar.containing(periods[Cadence.WEEKLY], Grain.MONTH)
        needed = reading.need(book, measures, (book.calendar.shift(month, -_YEAR_OF_MONTHS), month))
        numbers = Numbers(book, reading.rows(self._store.entry_values, needed))
        return build_goal_list(book, numbers, measures, periods, self._workspace.today)

    def season(self, measure_id: int, year: Period) -> tuple[float | None, ...]:
        """What the months of a year would bring by those of the year before; None where one has no number.

        Months of weeks have 4 or 5: they bring last year's average per week in each week they have.
        """
        book, measure = self._book, self._measure(measure_id)
        calendar = book.calendar
        months = goal_commands.months_of(calendar, year)
        before = goal_commands.months_of(calendar, calendar.shift(year, -1))
        needed = reading.need(book, [measure], (before[0], before[-1]))
        numbers = Numbers(book, reading.rows(self._store.entry_values, needed))
        values = (numbers.value(measure, month) for month in before)
        return tuple(
            value.number / value.parts[0] * len(calendar.parts(month, Grain.WEEK))
            if value.number is not None and value.parts is not None and value.leaf is Grain.WEEK
            else value.number
            for month, value in zip(months, values, strict=True)
        )

    def order_measures(self, cadence: Cadence, measure_ids: Sequence[int], scorecard: str = "") -> Changes:
        """Put the measures of a list in another order."""
        return self._do(listing.order(self._book, cadence, measure_ids, scorecard))

    def move_measure(
        self,
        cadence: Cadence,
        measure_id: int,
        *,
        before: int | None,
        department: str,
        scorecard: str = "",
    ) -> Changes:
        """Move a measure before another one (None: to the end) and into a department."""
        self._measure(measure_id)
        return self._do(
            listing.move(
                self._book, cadence, measure_id, before=before, department=department, scorecard=scorecard
            )
        )

    def list_measures(
        self, measure_ids: Collection[int], cadences: Collection[Cadence], scorecard: str = ""
    ) -> Changes:
        """Put measures that there are on the tabs of a scorecard."""
        changes = listing.list_measures(self._book, measure_ids, cadences, scorecard)
        return self._do(ChangeSet(f"Add {self._named(measure_ids)} to the scorecard", tuple(changes)))

    def unlist_measure(self, measure_id: int, cadence: Cadence, scorecard: str = "") -> Changes:
        """Take a measure off one tab of a scorecard; it stays on the others."""
        shown = {
            each
            for each in Cadence
            if each is not cadence and measure_id in self._book.scorecard(each, scorecard).measure_ids
        }
        changes = listing.show_on(self._book, [measure_id], shown, scorecard)
        return self._do(ChangeSet(f"Take {self._named([measure_id])} off the scorecard", tuple(changes)))

    def own_quarters(self, own: bool, scorecard: str = "") -> Changes:
        """Give the quarterly tab a list of its own; or let it follow the monthly one again."""
        return self._do(listing.own_quarters(self._book, own, scorecard))

    def add_scorecard(self, name: str, measures_of: str | None = None) -> Changes:
        """Make one more scorecard, empty or with the lists of another one."""
        return self._do(listing.add_scorecard(self._book, name, measures_of))

    def rename_scorecard(self, old: str, new: str) -> Changes:
        """Give a scorecard another name."""
        return self._do(listing.rename_scorecard(self._book, old, new))

    def remove_scorecard(self, name: str) -> Changes:
        """Drop a scorecard; its measures and numbers stay."""
        return self._do(listing.remove_scorecard(self._book, name))

    def order_scorecards(self, names: Iterable[str]) -> Changes:
        """Put the scorecards in another order."""
        return self._do(listing.order_scorecards(self._book, names))

    def add_mark(self, measure_id: int, day: date, text: str) -> Changes:
        """Mark a day on every chart of a measure."""
        now = datetime.now().replace(microsecond=0)
        measure = self._measure(measure_id)
        return self._do(marks.add_mark(self._book, measure, day, text, author=self._user, now=now))

    def change_mark(self, mark: Mark, day: date, text: str) -> Changes:
        """Move a mark or say it otherwise."""
        return self._do(marks.change_mark(self._book, mark, day, text))

    def remove_mark(self, mark: Mark) -> Changes:
        """Take a mark away."""
        return self._do(marks.remove_mark(self._book, mark))

    def _measure(self, measure_id: int) -> Measure:
        return self._workspace.measure(measure_id)

    def _named(self, measure_ids: Collection[int]) -> str:
        if len(measure_ids) != 1:
            return f"{len(measure_ids)} measures"
        return self._measure(next(iter(measure_ids))).name
