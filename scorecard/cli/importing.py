"""Importing files without a window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scorecard.cli.importing_stores import Clock, kept, rehearsal
from scorecard.cli.output import tell, write, write_json
from scorecard.errors import ScorecardError
from scorecard.language import Language
from scorecard.measures import Company
from scorecard.starting import new_company
from scorecard.workspace import Workspace

if TYPE_CHECKING:
    from scorecard.book import Book
    from scorecard.importing.plan import ImportPlan
    from scorecard.importing.session import ImportSession

_UNDECIDED = (
    "may be a measure that is there or a new one; it was left out. Import it in the window to decide."
)

_CORRECT = "Correct these cells in the file and import it again; all else stays as it is."


@dataclass(frozen=True, slots=True)
class How:
    """What was said about how files are read."""

    sheet: str | None = None
    recipe: str | None = None
    """A recipe's name or file; None for the one of a file's shape."""
    no_recipe: bool = False
    year: int | None = None
    """Of files that name none."""
    currency: str | None = None
    """What is done with amounts in another one: ``as-is``, ``leave-out`` or a rate."""
    goals: bool = False
    """Whether the goals in a file are taken over."""
    language: Language = Language.ENGLISH
    """In which a new company's departments are named."""


def import_files(
    store: Path, files: Sequence[Path], how: How, *, dry_run: bool, as_json: bool, clock: Clock
) -> None:
    """Import files one after the other: all of them, or none where one cannot be.

    Several are tried on a copy first, so that a file that cannot be read leaves everything as it was. With
    ``dry_run`` that is all that is done.
    """
    new = None if store.exists() else _new_company(store, files[0], how, clock)
    if dry_run or len(files) > 1:
        with rehearsal(store, new, clock) as workspace:
            imported = [_import(workspace, file, how) for file in files]
    if not dry_run:
        with kept(store, new, clock) as workspace:
            imported = [_import(workspace, file, how) for file in files]
    if new is not None and new.currency != Company().currency:
        tell(f"{new.name}: a new company; its currency is {new.currency}, as in {files[0].name}.")
    for plan, remarks in imported:
        for remark in remarks:
            tell(f"{plan.file}: {remark}")
    told = [plan.to_json() for plan, _ in imported]
    if as_json:
        write_json(told[0] if len(told) == 1 else told)
    else:
        for each in told:
            _tell_plan(each, dry_run=dry_run)


def _import(workspace: Workspace, file: Path, how: How) -> tuple[ImportPlan, list[str]]:
    """Import one file. Returns what was done and what the person should know about it."""
    session = _opened(workspace, file, how)
    if how.currency is not None:
        _choose_currency(session, how.currency)
    plan: ImportPlan = session.plan
    if plan.questions:
        advice = _advice(session)
        asked = " ".join(plan.questions)
        raise ScorecardError(f"{file.name}: {asked} {advice} it in the window to answer.")
    remarks = _remarks(session, workspace.book)
    workspace.commit_import(plan)
    return plan, remarks


def _opened(workspace: Workspace, file: Path, how: How) -> ImportSession:
    """An import of a file, read as was said."""
    session = workspace.import_session()
    session.open(file)
    if how.sheet is not None:
        session.choose_sheet(how.sheet)
    room = workspace.importing
    if how.recipe is not None:
        room.use(session, room.recipes.find(how.recipe))
    elif not how.no_recipe:
        room.apply(session)
    if how.year is not None:
        _choose_year(session, how.year)
    if how.goals:
        _take_goals(session)
    return session


def _new_company(store: Path, file: Path, how: How, clock: Clock) -> Company:
    """The company that a first file makes: in the file's currency, unless it was said what to do with one."""
    company = new_company(Company(name=store.stem), how.language)
    if how.currency is not None:
        return company
    with rehearsal(store, company, clock) as workspace:
        currency = _opened(workspace, file, how).only_currency
    return replace(company, currency=currency) if currency else company


def _advice(session: ImportSession) -> str:
    """How to answer what a file leaves open."""
    options = ["--year"] if session.year is not None else []
    options += ["--currency"] if session.foreign.names else []
    return f"Give it with {' and '.join(options)}, or import" if options else "Import"


def _choose_currency(session: ImportSession, said: str) -> None:
    from scorecard.importing.foreign import Foreign

    if not session.foreign.names:
        session.remark("The file has no amounts in another currency; --currency changes nothing.")
    elif said in ("as-is", "leave-out"):
        session.choose_foreign(Foreign.AS_WRITTEN if said == "as-is" else Foreign.LEFT_OUT)
    else:
        session.choose_foreign(Foreign.CONVERTED, _rate(said))


def _rate(said: str) -> float:
    try:
        return float(said)
    except ValueError:
        raise ScorecardError(f"--currency {said}: say as-is, leave-out or a rate such as 1.08.") from None


def _choose_year(session: ImportSession, year: int) -> None:
    if session.year is None:
        session.remark("The file names its years itself; --year changes nothing.")
    else:
        session.choose_year(year)


def _take_goals(session: ImportSession) -> None:
    session.set_with_goals(True)
    match session.goal_count:
        case 0:
            session.remark("The file has no goals that the company lacks; --goals changes nothing.")
        case 1:
            session.remark("1 goal is taken over.")
        case count:
            session.remark(f"{count} goals are taken over.")


def _remarks(session: ImportSession, book: Book) -> list[str]:
    """How the file was read where it was not plain: what the window shows for the person to check."""
    from scorecard.importing.mapping import Certainty, Choice

    likely = [
        f"“{match.name}” was taken for “{book.by_id[match.choice].name}”."
        for match in session.matches
        if match.certainty is Certainty.LIKELY and not isinstance(match.choice, Choice)
    ]
    recipe = [f"Read by the recipe “{session.recipe}”."] if session.recipe else []
    return [*recipe, *session.notes, *likely, *(f"“{name}” {_UNDECIDED}" for name in session.plan.undecided)]


def _tell_plan(plan: Mapping[str, Any], *, dry_run: bool) -> None:
    measures = plan["measures"]
    count = len(measures)
    periods = " to ".join(dict.fromkeys(plan["periods"]))
    place = f"{plan['file']}{f', {sheet}' if (sheet := plan['sheet']) else ''}"
    write(f"{place}: {count} measure{'' if count == 1 else 's'}{f', {periods}' if periods else ''}")
    counts = ", ".join(f"{plan[key]:,} {key}" for key in ("added", "changed", "unchanged", "removed"))
    write(f"  {'Would be: ' if dry_run else ''}{counts}")
    new = [measure["measure"] for measure in measures if measure["new"]]
    if new:
        write(f"  New: {', '.join(new)}")
    for problem in plan["problems"]:
        tell(f"{place}, {problem['cell']}: {problem['problem']}; {problem['action']}.")
    if plan["problems"]:
        tell(_CORRECT)
