"""Cells that are corrected by hand among amounts that are converted from another currency."""

from __future__ import annotations

import pytest

from scorecard.importing.corrections import Correction
from scorecard.importing.foreign import Foreign
from scorecard.importing.keeping import choices_to_keep
from scorecard.importing.recipes import dump, load

BROKEN = "KPI;Jan 2026;Feb 2026;Mar 2026\nRevenue (€);40,00;approx 45;50,00\nLeads;5;soon;7\n"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug")


@pytest.fixture
def at_a_rate(kept):
    """Opens a file in euros whose amounts are converted to the company's dollars."""

    def opened(text, rate=1.1):
        session = kept.opened(text)
        session.choose_foreign(Foreign.CONVERTED, rate)
        return session

    return opened


def series(*amounts):
    names = ";".join(f"{month} 2026" for month in MONTHS[: len(amounts)])
    return f"KPI;{names}\nRevenue (€);{';'.join(amounts)}\n"


def test_a_correction_is_converted_as_its_neighbours_are(kept, at_a_rate):
    session = at_a_rate(BROKEN)
    session.correct("C2", 45)
    session.correct("C3", 6)
    assert session.plan.currencies == {("", "C2"): "EUR"}
    kept.commit(session.plan)
    assert kept.values("Revenue (€)")["2026-02"] == pytest.approx(49.5)
    assert kept.values("Leads")["2026-02"] == 6


def test_a_number_that_was_read_is_corrected_in_the_file_s_currency_too(kept, at_a_rate):
    session = at_a_rate(series("40,00", "45,00"))
    session.correct("B2", 20)
    kept.commit(session.plan)
    assert kept.values("Revenue (€)") == pytest.approx({"2026-01": 22, "2026-02": 49.5})


def test_it_follows_what_is_said_of_the_currency_later(at_a_rate):
    session = at_a_rate(BROKEN)
    session.correct("C2", 45)
    session.choose_foreign(Foreign.AS_WRITTEN)
    # It reads as its neighbours in the file do, and counts as it reads.
    assert session.plan.currencies == {("", "C2"): "EUR"}
    (batch,) = session.plan.change_set.added
    assert 45 in batch.values


def test_the_number_that_the_company_has_is_offered_as_the_file_would_have_it(kept, at_a_rate):
    session = at_a_rate(BROKEN)
    session.correct("C2", 45)
    kept.commit(session.plan)
    (problem, _) = at_a_rate(BROKEN).problems
    assert (problem.suggestion, problem.is_as_now) == (45, True)


def test_a_slip_is_told_and_mended_in_the_file_s_currency(kept, at_a_rate):
    amounts = ("40,00", "41,00", "42,00", "4300,00", "44,00", "45,00", "46,00", "47,00")
    session = at_a_rate(series(*amounts), rate=17_800)
    (problem,) = session.problems
    assert (problem.found, problem.suggestion) == ("4,300", 43)
    assert problem.text.startswith("4,300 is")
    assert session.plan.currencies == {("", "E2"): "EUR"}
    session.correct("E2", problem.suggestion)
    kept.commit(session.plan)
    assert kept.values("Revenue (€)")["2026-04"] == pytest.approx(43 * 17_800)


def test_the_rival_of_a_number_is_offered_in_the_file_s_currency(kept, at_a_rate):
    text = "Month;KPI;Value\n2026-01;Revenue (€);40\n2026-02;Revenue (€);41\n2026-01;Revenue (€);45\n"
    session = at_a_rate(text)
    (problem,) = session.problems
    assert (problem.found, problem.suggestion) == ("45", 45)
    session.correct(problem.address, problem.suggestion)
    kept.commit(session.plan)
    assert kept.values("Revenue (€)")["2026-01"] == pytest.approx(49.5)


def test_a_recipe_keeps_what_was_typed_for_a_text_and_the_rate_of_the_day_converts_it(kept, at_a_rate):
    session = at_a_rate(BROKEN)
    session.correct("C2", 45)
    kept.commit(session.plan)
    recipe = dump("Report", choices_to_keep(session), kept.book)
    kept.entries.clear()
    choices = load(recipe, kept.book, "report.toml")[1]
    assert choices.corrections == (Correction(1, "2026-02", "", "approx 45", 45),)
    again = kept.opened(BROKEN)
    again.use(choices, "Report")
    again.choose_foreign(Foreign.CONVERTED, 1.2)
    kept.commit(again.plan)
    assert kept.values("Revenue (€)")["2026-02"] == pytest.approx(54)


def test_a_correction_is_in_the_file_s_currency_before_anything_is_said_of_it(kept):
    session = kept.opened(BROKEN)
    session.correct("C2", 45)
    assert session.plan.currencies == {("", "C2"): "EUR"}
    session.choose_foreign(Foreign.CONVERTED)
    assert session.plan.currencies == {("", "C2"): "EUR"}
