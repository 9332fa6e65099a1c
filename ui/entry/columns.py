"""The grid's columns and how wide each is in a given room, in logical pixels at the usual text size."""

from __future__ import annotations

from scorecard.entry_sheet import EARLIER

MEASURE, OWNER, UNIT, GOAL, FIRST = range(5)
NOW = FIRST + EARLIER
STATUS, NOTE = NOW + 1, NOW + 2
COUNT = NOTE + 1
NUMBERS = range(FIRST, NOW + 1)

_MEASURE_LEAST, _MEASURE_USUAL, _MEASURE_MOST = 200, 264, 400
_OWNER, _UNIT, _GOAL, _EARLIER, _NOW, _STATUS = 36, 72, 88, 65, 112, 96
_EARLIER_MOST, _NOW_MOST = 92, 152
_NOTE_SMALLEST, _NOTE_LEAST, _NOTE_WANTED = 120, 200, 336


def lay_out(room: int, scale: float = 1.0) -> tuple[int, ...]:
    """Widths of all columns, 0 where one is not shown; ``scale`` is the text size as a factor.

    The note gets its room first from the names, then the earlier periods go, the oldest first, at last owner
    and unit. What is left over goes to the names, then to the numbers, and the rest to the note.
    """
    room = int(room / scale)
    fixed = _OWNER + _UNIT + _GOAL + _NOW + _STATUS
    earlier, measure = EARLIER, _MEASURE_USUAL
    if room - fixed - earlier * _EARLIER - measure < _NOTE_WANTED:
        measure = max(_MEASURE_LEAST, min(measure, room - fixed - earlier * _EARLIER - _NOTE_WANTED))
    while earlier > 1 and room - fixed - earlier * _EARLIER - measure < _NOTE_LEAST:
        earlier -= 1
    left = max(0, room - fixed - earlier * _EARLIER - measure - _NOTE_WANTED)
    wider = min(left, _MEASURE_MOST - measure) if measure >= _MEASURE_USUAL else 0
    each = min(_EARLIER_MOST - _EARLIER, (left - wider) // (earlier + 1))
    now = min(_NOW_MOST, _NOW + each)
    about = [_OWNER, _UNIT, _GOAL]
    for place in range(2):
        if room - fixed - earlier * _EARLIER - measure < _NOTE_SMALLEST:
            fixed, about[place] = fixed - about[place], 0
    widths = [measure + wider, *about]
    widths += [0] * (EARLIER - earlier) + [_EARLIER + each] * earlier
    widths += [now, _STATUS]
    scaled = [round(width * scale) for width in widths]
    return (*scaled, max(0, round(room * scale) - sum(scaled)))
