"""The company itself, its calendar and its templates: a part of :attr:`Workspace.defining`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.changes import Changes, ChangeSet
from scorecard.commands import company as company_commands
from scorecard.commands.new_calendar import Moved, move_periods
from scorecard.language import Language
from scorecard.measures import Company, Entry, Note

if TYPE_CHECKING:
    from scorecard.book import Book
    from scorecard.commands.telling import Section
    from scorecard.store import Store
    from scorecard.templates import TemplateInfo
    from scorecard.workspace import Workspace


class CompanyRoom:
    """Answers and changes that concern all measures at once. Each change is one step of undo."""

    def __init__(self, workspace: Workspace, store: Store, user: str) -> None:
        """Part of a workspace, used on its thread; ``user`` signs what is written."""
        self._workspace = workspace
        self._store = store
        self._user = user

    def change_company(
        self,
        company: Company,
        departments: Mapping[str, str] | None = None,
        people: Mapping[str, str] | None = None,
    ) -> Changes:
        """Change the company's settings.

        Measures follow renamed departments and people, and numbers the calendar.
        """
        return self._do(self._company_change(company, departments or {}, people or {}).change_set)

    def calendar_effect(self, company: Company) -> tuple[str, ...]:
        """What another week start or fiscal year would do, line by line; empty where neither changes."""
        from scorecard.commands.calendar_words import tell_calendar

        return tell_calendar(self._company_change(company, {}, {}), self._workspace.today)

    def template_change(
        self,
        name_or_path: str,
        scorecard: str = "",
        own_name: str = "",
        language: Language = Language.ENGLISH,
    ) -> ChangeSet:
        """What applying a template would change. Raises ScorecardError naming file and key.

        Its measures go to ``scorecard`` (empty: the first one), or to a new one called ``own_name``. What a
        shipped one brings anew is named in ``language``.
        """
        change_set = self._of_template(name_or_path, scorecard, own_name, language)
        return self._with_moved_periods(change_set).change_set

    def template_info(self, path: str) -> TemplateInfo:
        """What a template file holds. Raises ScorecardError naming file and key."""
        from scorecard import templates

        return templates.info_of(path)

    def template_effect(
        self,
        name_or_path: str,
        scorecard: str = "",
        own_name: str = "",
        language: Language = Language.ENGLISH,
    ) -> tuple[Section, ...]:
        """What applying a template would change, in words. Raises ScorecardError naming file and key."""
        from scorecard.commands.calendar_words import tell_moves
        from scorecard.commands.telling import Section, tell

        change_set = self._of_template(name_or_path, scorecard, own_name, language)
        moved = tell_moves(self._with_moved_periods(change_set))
        return (*tell(self._book, change_set), *([Section("Numbers", moved)] if moved else []))

    def apply_template(
        self,
        name_or_path: str,
        scorecard: str = "",
        own_name: str = "",
        language: Language = Language.ENGLISH,
    ) -> Changes:
        """Add a template's measures, goals and scorecards in one step; no number is touched."""
        return self._do(self.template_change(name_or_path, scorecard, own_name, language))

    def save_template(
        self, target: Path, *, name: str = "", description: str = "", scorecard: str | None = None
    ) -> None:
        """Write the company's definitions, and none of its numbers, as a template file.

        Without ``name`` it is called as the company; with ``scorecard`` it holds what that one needs alone.
        """
        from scorecard import templates

        book = self._book if scorecard is None else templates.part(self._book, scorecard)
        templates.save(book, target, name, description)

    @property
    def _book(self) -> Book:
        return self._workspace.book

    def _do(self, change_set: ChangeSet) -> Changes:
        return self._workspace.do(change_set)

    def _entries(self, measure_ids: Collection[int]) -> list[Entry]:
        return self._store.entries(measure_ids, date.min, date.max)

    def _notes(self, measure_ids: Collection[int]) -> list[Note]:
        return self._store.notes(measure_ids, date.min, date.max)

    def _of_template(self, name_or_path: str, scorecard: str, own_name: str, language: Language) -> ChangeSet:
        from scorecard import templates

        template = templates.load_for(self._book, name_or_path, language)
        return templates.apply_template(template, self._book, scorecard, own_name)

    def _company_change(
        self, company: Company, departments: Mapping[str, str], people: Mapping[str, str]
    ) -> Moved:
        change_set = company_commands.change_company(self._book, company, departments, people)
        return self._with_moved_periods(change_set)

    def _with_moved_periods(self, change_set: ChangeSet) -> Moved:
        before = self._book.calendar
        companies = (each.after for each in change_set.changes if isinstance(each.after, Company))
        found = next(companies, self._book.company)
        if found.calendar == before:
            return Moved(change_set, before, before, {})
        ids = list(self._book.by_id)
        return move_periods(self._book, change_set, self._entries(ids), self._notes(ids))
