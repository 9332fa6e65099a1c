"""Whether an import may be made without a person who looks at it."""

from __future__ import annotations

from scorecard.importing.mapping import Certainty
from scorecard.importing.session import ImportSession


def what_to_decide(session: ImportSession) -> str:
    """Why a person has to look at an import first: ``2 names to check``; empty where nothing is open."""
    plan = session.plan
    if plan.questions:
        return plan.questions[0]
    likely = sum(match.certainty is Certainty.LIKELY for match in session.matches)
    counts = (
        (likely + len(plan.undecided), "name to check", "names to check"),
        (len(plan.new_measures), "new measure", "new measures"),
        (len(plan.conflicts), "conflict", "conflicts"),
        (0 if session.choices.is_complete else plan.emptied, "emptied number", "emptied numbers"),
        (plan.removed, "number to remove", "numbers to remove"),
        (sum(each.is_warning for each in plan.problems), "doubtful number", "doubtful numbers"),
    )
    return ", ".join(f"{count:,} {one if count == 1 else more}" for count, one, more in counts if count)


def what_was_done(session: ImportSession) -> str:
    """``12 new values, 3 changed``; ``Nothing new``."""
    plan = session.plan
    told = [f"{plan.added:,} new value{'' if plan.added == 1 else 's'}"] if plan.added else []
    told += [f"{plan.changed:,} changed"] if plan.changed else []
    told = told or ["Nothing new"]
    if plan.problem_count:
        told.append(f"{plan.problem_count:,} cell{'' if plan.problem_count == 1 else 's'} not read")
    return ", ".join(told)
