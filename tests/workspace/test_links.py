"""Linked files in a company: imported by themselves only where nothing is left to decide."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from scorecard.errors import ScorecardError
from scorecard.importing.watching import Saved, Watch, stamp_of

NUMBERS = "KPI,2026-08,2026-09\nOpportunities,100,110\nDeals won,5,6\n"

TWICE = (
    "Month,KPI,Value\n2026-08,Opportunities,5\n2026-08,Opportunities,6\n2026-09,Opportunities,7\n"
    "2026-08,Deals won,1\n2026-09,Deals won,2\n"
)


@pytest.fixture
def links(workspace):
    return workspace.importing.links


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "KPIs.csv"
    path.write_text(NUMBERS, "utf-8")
    return path


@pytest.fixture
def saved(links, file):
    """Links the file and saves it with another text."""

    def save(text=NUMBERS, **how):
        if not links.all():
            links.add(file, **how)
        file.write_text(text, "utf-8")
        return Saved(links.all()[0], file, stamp_of(file))

    return save


class TestKeeping:
    def test_links_are_steps_of_undo_and_results_are_not(self, workspace, links, saved):
        links.keep(saved(), "Not imported: put off")
        assert workspace.undo_title == "Link KPIs.csv"
        assert [result.text for result in links.results()] == ["Not imported: put off"]
        workspace.undo()
        assert links.all() == links.results() == []
        workspace.redo()
        assert [result.text for result in links.results()] == ["Not imported: put off"]

    def test_a_new_link_has_not_the_results_of_a_removed_one(self, links, saved, file):
        links.keep(saved(), "Nothing new")
        links.remove(1)
        links.add(file)
        assert links.results() == []

    def test_changing_how(self, links, saved):
        saved()
        links.change(1, automatic=True)
        assert links.link(1).automatic
        with pytest.raises(ScorecardError, match="There is no recipe “KPIs”"):
            links.change(1, recipe="KPIs")

    def test_results_outlive_the_window(self, workspace, open_workspace, links, saved):
        before = saved()
        links.keep(before, "Nothing new")
        workspace.close()
        again = open_workspace().importing.links
        assert again.done() == {before.place: before.stamp}
        assert Watch(0).look(again.all(), again.done(), 0).ready == ()


class TestTakingIn:
    def test_what_is_plain_is_imported_in_one_step(self, workspace, links, saved):
        outcome = links.take_in(saved())
        assert outcome.text == "4 new values"
        assert outcome.changes is not None
        assert workspace.undo_title == "Import KPIs.csv"
        assert links.done() == {outcome.saved.place: outcome.saved.stamp}

    def test_nothing_new_makes_no_step(self, workspace, links, saved):
        links.take_in(saved())
        steps = len(workspace.imports())
        outcome = links.take_in(saved(NUMBERS + "\n"))
        assert (outcome.text, outcome.changes, len(workspace.imports())) == ("Nothing new", None, steps)

    @pytest.mark.parametrize(
        ("text", "to_decide"),
        [
            (NUMBERS + "Refunds,1,2\n", "1 new measure"),
            (NUMBERS.replace("Deals won", "Deals-won total"), "1 name to check"),
            (TWICE, "1 conflict"),
            ("KPI,01/02/2026,02/02/2026\nOpportunities,1,2\n", "1 Feb 2026"),
        ],
    )
    def test_what_needs_a_person_is_left_to_one(self, workspace, links, saved, text, to_decide):
        outcome = links.take_in(saved(text))
        assert outcome.is_open
        assert to_decide in outcome.text
        assert workspace.imports() == []
        assert [result.text for result in links.results()] == [outcome.text]

    def test_a_removal_is_left_to_a_person(self, workspace, links, saved, tmp_path):
        links.take_in(saved())
        (tmp_path / "all.toml").write_text('name = "All"\nis_complete = true\n', "utf-8")
        workspace.importing.recipes.take_over(tmp_path / "all.toml")
        links.change(1, recipe="All")
        outcome = links.take_in(saved("KPI,2026-08,2026-09\nOpportunities,100,110\nDeals won,5,\n"))
        assert outcome.text == "To be decided: 1 number to remove"

    def test_a_slip_is_left_to_a_person(self, links, saved):
        months = ",".join(f"2026-{month:02}" for month in range(1, 10))
        links.take_in(saved(f"KPI,{months}\nOpportunities,{','.join(['100'] * 9)}\n"))
        slipped = f"KPI,{months},2026-10\nOpportunities,{','.join(['100'] * 9)},9310\n"
        assert links.take_in(saved(slipped)).text == "To be decided: 1 doubtful number"

    def test_a_recipe_that_is_gone_or_does_not_fit_is_told(self, workspace, links, saved, tmp_path):
        before = saved()
        (tmp_path / "raw.toml").write_text('name = "Raw"\nlayout = "raw_rows"\n', "utf-8")
        workspace.importing.recipes.take_over(tmp_path / "raw.toml")
        links.change(1, recipe="Raw")
        outcome = links.take_in(Saved(links.link(1), before.path, before.stamp))
        assert outcome.failed
        assert "cannot be read as “One deal, order or visit a row”" in outcome.text
        assert workspace.imports() == []

    def test_a_file_that_was_saved_again_meanwhile_is_left_alone(self, workspace, links, saved, file):
        before = saved()
        file.write_text(NUMBERS + "Calls,1,2\n", "utf-8")
        outcome = links.take_in(before)
        assert outcome.text == "It was saved again meanwhile."
        assert workspace.imports() == links.results() == []

    def test_a_reading_that_was_stopped_is_done_another_time(self, workspace, links, saved):
        before, reader, is_over = saved(), workspace.file_reader, Event()

        def stop():
            while not is_over.wait(0.001):
                reader.cancel()

        stopping = Thread(target=stop)
        stopping.start()
        outcome = links.take_in(before)
        is_over.set()
        stopping.join()
        assert (outcome.failed, outcome.text) == (True, "KPIs.csv was stopped while it was read.")
        assert links.results() == []
        assert links.take_in(before).text == "4 new values"
