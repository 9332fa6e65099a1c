"""Tries every file below a folder through the import, each in a process of its own, and says what came of it.

    python -m tools.torture FOLDER

A line a file: its outcome (imported, asked, refused, crashed, timed out) with counts or the reason, seconds,
and the most memory that the process that read it had. Ends with 1 where any crashed or timed out.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from multiprocessing import active_children, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from scorecard.errors import ScorecardError

LONGEST = 60.0
"""Seconds until a file is given up; the app itself gives most of them up sooner."""
SLOW = 20.0
LARGEST = 2 << 30
"""Seconds and bytes beyond which a file is counted as too slow or too large."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file."""

    kind: str
    text: str
    seconds: float = 0.0
    memory: int = 0


def main(folder: str) -> int:
    """Try all files of a folder. Returns 1 where one crashed, timed out or took too much."""
    root = Path(folder)
    found = []
    for path in sorted(each for each in root.rglob("*") if each.is_file()):
        outcome = _in_a_process(path)
        found.append(outcome)
        print(
            f"{path.relative_to(root)}: {outcome.kind}: {outcome.text}"
            f" ({outcome.seconds:.2f} s, {outcome.memory >> 20} MB)",
            flush=True,
        )
    print(_summary(found))
    return int(any(each.kind in ("crashed", "timed out") or _is_too_much(each) for each in found))


def _summary(found: list[Outcome]) -> str:
    counts = Counter(each.kind for each in found)
    told = ", ".join(
        f"{counts[kind]} {kind}" for kind in ("imported", "asked", "refused", "crashed", "timed out")
    )
    slow = sum(each.seconds > SLOW for each in found)
    large = sum(each.memory > LARGEST for each in found)
    slowest = max((each.seconds for each in found), default=0)
    most = max((each.memory for each in found), default=0)
    return (
        f"{len(found)} files: {told}; {slow} over {SLOW:.0f} s (slowest {slowest:.1f} s),"
        f" {large} over {LARGEST >> 30} GB (largest {most >> 20} MB)"
    )


def _is_too_much(outcome: Outcome) -> bool:
    return outcome.seconds > SLOW or outcome.memory > LARGEST


def _in_a_process(path: Path) -> Outcome:
    """What becomes of a file in a process that may do what it wants."""
    ours, theirs = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_report, args=(theirs, path))
    began = time.perf_counter()
    process.start()
    theirs.close()
    try:
        if ours.poll(LONGEST):
            outcome: Outcome = ours.recv()
            return outcome
        return Outcome("timed out", f"no answer in {LONGEST:.0f} s", time.perf_counter() - began)
    except EOFError:
        process.join()
        return Outcome("crashed", f"the process ended with {process.exitcode}", time.perf_counter() - began)
    finally:
        process.kill()
        process.join()


def _report(answers: Connection, path: Path) -> None:
    began = time.perf_counter()
    try:
        kind, text = _tried(path)
    except Exception as error:  # noqa: BLE001 - what must not be raised is what is looked for here
        kind, text = "crashed", f"{type(error).__name__}: {error} {_last_line(error)}"
    seconds = time.perf_counter() - began
    answers.send(Outcome(kind, " ".join(text.split()), seconds, _memory_of_readers()))


def _tried(path: Path) -> tuple[str, str]:
    """The outcome of an import into an empty company, and its counts or reason."""
    # Not above: the process that reads the file loads this module too.
    from scorecard.measures import Company
    from scorecard.workspace import Workspace

    with TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder, "company.scorecard"), Company("Torture"))
        try:
            session = workspace.import_session()
            session.open(path)
            plan = session.plan
        except ScorecardError as error:
            return "refused", " ".join((str(error), *_traces(error)))
        finally:
            workspace.close()
    counts = f"{plan.layout.value}, {plan.added} numbers, {len(plan.measures)} measures"
    problems = f"{len(plan.problems)} problems"
    if plan.is_ready:
        return "imported", f"{counts}, {problems}"
    questions = " ".join((*session.questions, *plan.undecided[:1]))
    return "asked", f"{counts}, {problems}: {questions}"


def _traces(error: ScorecardError) -> list[str]:
    """Where a reader failed, if it did not refuse the file itself."""
    return [f"[{note.strip().splitlines()[-1]}]" for note in getattr(error, "__notes__", ())]


def _last_line(error: BaseException) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"({Path(last.filename).name}, line {last.lineno})"


def _memory_of_readers() -> int:
    """The most bytes that a process had that this one started; 0 on Windows, which does not tell."""
    for process in active_children():
        process.kill()
        process.join()
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit


if sys.platform == "win32":
    _CONTEXT = get_context("spawn")
else:
    # What every file needs is loaded once; each has a copy of that process.
    _CONTEXT = get_context("forkserver")
    _CONTEXT.set_forkserver_preload(["scorecard.workspace", "scorecard.importing.session"])

if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
