"""Changes to the scorecards: which measures they list, in what order, and the scorecards themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from scorecard.book import Book
from scorecard.changes import Change, ChangeSet
from scorecard.commands.applying import after
from scorecard.errors import ScorecardError
from scorecard.measures import Scorecard
from scorecard.periods import Cadence

LONGEST_SCORECARD_NAME = 60
FIRST_NAME = "Scorecard"
"""What the first scorecard is called from when there is a second one, where it had no name."""


def relist(book: Book, cadence: Cadence, ids: Sequence[int], scorecard: str = "") -> list[Change]:
    """The change that makes a scorecard list these measures in this order; none where it does."""
    listed = book.scorecard(cadence, scorecard)
    wanted = tuple(dict.fromkeys(ids))
    if wanted == listed.measure_ids:
        return []
    before = listed if listed in book.scorecards else None
    return [Change(before, replace(listed, measure_ids=wanted))]


def list_measures(
    book: Book, measure_ids: Collection[int], cadences: Collection[Cadence], scorecard: str = ""
) -> list[Change]:
    """The changes that put measures at the end of these lists, where they are not there yet."""
    return list_on(book, dict.fromkeys(cadences, measure_ids), scorecard)


def list_on(book: Book, wanted: Mapping[Cadence, Collection[int]], scorecard: str = "") -> list[Change]:
    """The changes that put measures at the end of the list of each cadence, where they are not there yet."""
    lists = {
        cadence: (*book.scorecard(cadence, scorecard).measure_ids, *ids) for cadence, ids in wanted.items()
    }
    return _relist_all(book, lists, scorecard)


def show_on(
    book: Book, measure_ids: Collection[int], cadences: Collection[Cadence], scorecard: str = ""
) -> list[Change]:
    """The changes that put measures on the lists of these cadences, and take them off the others."""
    wanted = {}
    for cadence in Cadence:
        ids = book.scorecard(cadence, scorecard).measure_ids
        kept = ids if cadence in cadences else tuple(each for each in ids if each not in measure_ids)
        wanted[cadence] = (*kept, *(measure_ids if cadence in cadences else ()))
    return _relist_all(book, wanted, scorecard)


def show_again(
    book: Book,
    measure_id: int,
    cadences: Collection[Cadence],
    scorecard: str = "",
    former: Collection[Scorecard] = (),
) -> list[Change]:
    """As :func:`show_on` for one measure, which goes where it stood on its ``former`` lists."""
    orders = {(listed.name, listed.cadence): listed.measure_ids for listed in former}
    wanted = {}
    for cadence in Cadence:
        listed = book.scorecard(cadence, scorecard)
        rest = tuple(each for each in listed.measure_ids if each != measure_id)
        # A quarterly list that followed the monthly one was the same.
        order = orders.get(listed.key) or orders.get((listed.name, Cadence.MONTHLY), ())
        wanted[cadence] = _put_back(rest, measure_id, order) if cadence in cadences else rest
    return _relist_all(book, wanted, scorecard)


def take_off(book: Book, measure_ids: Collection[int]) -> list[Change]:
    """The changes that take measures off every list of every scorecard."""
    gone = frozenset(measure_ids)
    return [
        Change(
            listed,
            replace(listed, measure_ids=tuple(each for each in listed.measure_ids if each not in gone)),
        )
        for listed in book.scorecards
        if gone.intersection(listed.measure_ids)
    ]


def order(book: Book, cadence: Cadence, measure_ids: Sequence[int], scorecard: str = "") -> ChangeSet:
    """Put the measures of a list in another order. Raises ScorecardError where they are not the same ones."""
    if set(measure_ids) != set(book.scorecard(cadence, scorecard).measure_ids):
        raise ScorecardError("The scorecard was changed meanwhile. Nothing was moved.")
    return ChangeSet("Change the order of measures", tuple(relist(book, cadence, measure_ids, scorecard)))


def move(
    book: Book,
    cadence: Cadence,
    measure_id: int,
    *,
    before: int | None,
    department: str,
    scorecard: str = "",
) -> ChangeSet:
    """Move a measure, with its sub-metrics, before another one (None: to the end) and into a department."""
    listed = book.scorecard(cadence, scorecard).measure_ids
    moved = book.by_id[measure_id]
    block = [each for each in listed if each == measure_id or book.by_id[each].parent_id == measure_id]
    rest = [each for each in listed if each not in block]
    place = rest.index(before) if before in rest else len(rest)
    changes = relist(book, cadence, (*rest[:place], *block, *rest[place:]), scorecard)
    for each in block:
        measure = book.by_id[each]
        if measure.department != department:
            changes.append(Change(measure, replace(measure, department=department)))
    return ChangeSet(f"Move {moved.name}", tuple(changes))


def add_scorecard(book: Book, name: str, measures_of: str | None = None) -> ChangeSet:
    """Make one more scorecard, empty or with the lists of another one. Raises ScorecardError for its name."""
    name = _checked(book, name)
    changes = [] if book.company.scorecards else _named(book, name)
    names = book.company.scorecards or (_first_name(book, name),)
    changes.append(Change(book.company, replace(book.company, scorecards=(*names, name))))
    if measures_of is not None:
        lists = (book.scorecard(cadence, measures_of) for cadence in Cadence)
        changes += (Change(None, replace(each, name=name)) for each in lists if each.measure_ids)
    return ChangeSet(f"Add the scorecard “{name}”", tuple(changes))


def rename_scorecard(book: Book, old: str, new: str) -> ChangeSet:
    """Give a scorecard another name. Raises ScorecardError where it is taken."""
    if old == new.strip():
        return ChangeSet("", ())
    new = _checked(book, new, but=old)
    names = tuple(new if each == old else each for each in book.scorecard_names)
    changes = [Change(book.company, replace(book.company, scorecards=names))]
    for listed in book.scorecards:
        if listed.name != new and (listed.name == old or not book.company.scorecards):
            changes += (Change(listed, None), Change(None, replace(listed, name=new)))
    return ChangeSet(f"Rename the scorecard “{old or FIRST_NAME}” to “{new}”", tuple(changes))


def remove_scorecard(book: Book, name: str) -> ChangeSet:
    """Drop a scorecard; its measures and numbers stay. Raises ScorecardError for the last one."""
    if len(book.scorecard_names) < 2:
        raise ScorecardError("A company keeps at least one scorecard.")
    left = tuple(each for each in book.company.scorecards if each != name)
    lists = (Change(listed, None) for listed in book.scorecards if listed.name == name)
    company = Change(book.company, replace(book.company, scorecards=left))
    return ChangeSet(f"Remove the scorecard “{name}”", (company, *lists))


def order_scorecards(book: Book, names: Iterable[str]) -> ChangeSet:
    """Put the scorecards in another order. Raises ScorecardError where they are not the same ones."""
    wanted = tuple(names)
    if sorted(wanted) != sorted(book.company.scorecards):
        raise ScorecardError("The scorecards were changed meanwhile. Nothing was moved.")
    if wanted == book.company.scorecards:
        return ChangeSet("", ())
    change = Change(book.company, replace(book.company, scorecards=wanted))
    return ChangeSet("Change the order of the scorecards", (change,))


def own_quarters(book: Book, own: bool, scorecard: str = "") -> ChangeSet:
    """Give the quarterly tab a list of its own, as it is; or let it follow the monthly one again."""
    listed = book.scorecard(Cadence.QUARTERLY, scorecard)
    if book.follows_months(scorecard) is not own:
        return ChangeSet("", ())
    change = Change(None, listed) if own else Change(listed, None)
    word = "its own list" if own else "the monthly list"
    return ChangeSet(f"Give the quarterly tab {word}", (change,))


def _put_back(ids: tuple[int, ...], measure_id: int, order: Sequence[int]) -> tuple[int, ...]:
    """``ids`` with a measure before what followed it in ``order``; last where nothing of that is left."""
    place = order.index(measure_id) if measure_id in order else len(order)
    at = next((ids.index(each) for each in order[place + 1 :] if each in ids), len(ids))
    return (*ids[:at], measure_id, *ids[at:])


def _relist_all(book: Book, wanted: dict[Cadence, tuple[int, ...]], scorecard: str) -> list[Change]:
    """Weeks first: a quarterly list that follows the monthly one gets its own only where it would differ."""
    changes = [
        change
        for cadence in (Cadence.WEEKLY, Cadence.MONTHLY)
        if cadence in wanted
        for change in relist(book, cadence, wanted[cadence], scorecard)
    ]
    if Cadence.QUARTERLY in wanted:
        changes += relist(after(book, changes), Cadence.QUARTERLY, wanted[Cadence.QUARTERLY], scorecard)
    return changes


def _named(book: Book, taken: str) -> list[Change]:
    """The lists of a company that had one scorecard, all under its one name."""
    name = _first_name(book, taken)
    changes: list[Change] = []
    for listed in book.scorecards:
        if listed.name != name:
            changes += (Change(listed, None), Change(None, replace(listed, name=name)))
    return changes


def _first_name(book: Book, taken: str) -> str:
    name = book.scorecard_names[0] or FIRST_NAME
    return name if name.casefold() != taken.casefold() else f"{name} (2)"


def _checked(book: Book, name: str, but: str | None = None) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise ScorecardError("A scorecard needs a name.")
    if len(plain) > LONGEST_SCORECARD_NAME:
        raise ScorecardError(f"A scorecard’s name has at most {LONGEST_SCORECARD_NAME} characters.")
    for other in book.scorecard_names:
        if other != but and other.casefold() == plain.casefold():
            raise ScorecardError(f"There is a scorecard “{other}” already. Choose another name.")
    return plain
