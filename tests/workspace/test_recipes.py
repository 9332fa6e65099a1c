"""Recipes in a company: kept with an import, found by the shape of the next file, changed, given away."""

from __future__ import annotations

from threading import Event, Thread

import pytest
import xlsxwriter

from scorecard.errors import ScorecardError, StoppedError
from scorecard.importing.layout import Area, LayoutKind
from scorecard.importing.mapping import LEAVE_OUT, Certainty
from scorecard.importing.moments import DateOrder
from scorecard.importing.rows.rules import Filter, RawRules, RowKind, RowMeasure
from scorecard.periods import Grain

MAY = "KPI,2026-05,2026-06\nVisits,100,110\nSigned deals,5,6\nNot ours,1,2\n"
JULY = "KPI,2026-05,2026-06,2026-07\nVisits,100,110,120\nSigned deals,5,6,7\nNot ours,1,2,3\nRefunds,1,2,3\n"
OTHER = "Region,2026-05,2026-06\nNorth,1,2\nSouth,3,4\n"


@pytest.fixture
def room(workspace):
    return workspace.importing


@pytest.fixture
def file(tmp_path):
    def write(text, name="KPI report 2026-05.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def decide(session, **choices):
    """Choose by names in the file, with underscores for spaces."""
    for match in session.matches:
        choice = choices.get(match.name.replace(" ", "_").casefold())
        if choice is not None:
            session.choose(match.index, choice)


@pytest.fixture
def remembered(room, file):
    """May's file imported with two choices and its recipe kept."""
    session = room.open(file(MAY))
    decide(session, signed_deals=2, not_ours=LEAVE_OUT)
    room.commit(session, remember=True)
    return session


def choices_of(session):
    return {match.name: match.choice for match in session.matches}


class TestKeeping:
    def test_it_is_named_after_the_file_and_says_what_was_chosen(self, room, remembered):
        (recipe,) = room.recipes.all()
        assert recipe.name == "KPI report"
        assert '"signed deals" = "won"' in recipe.text
        assert '"not ours" = "(leave out)"' in recipe.text

    def test_a_new_measure_is_a_known_one_the_next_time(self, room, remembered, file):
        (visits,) = (each for each in room.open(file(JULY)).matches if each.name == "Visits")
        assert room.recipes.choices(room.recipes.named("kpi report"))[1].matches["visits"] == visits.choice

    def test_one_undo_takes_numbers_and_recipe_back_and_one_redo_makes_both_again(
        self, workspace, room, remembered
    ):
        assert workspace.undo_title == "Import KPI report 2026-05.csv"
        workspace.undo()
        assert room.recipes.all() == []
        assert workspace.imports() == []
        workspace.redo()
        assert [recipe.name for recipe in room.recipes.all()] == ["KPI report"]

    def test_the_import_tells_its_recipe(self, workspace, room, remembered):
        assert workspace.imports()[0].recipe == "KPI report"
        assert room.recipes.last_uses()["KPI report"].file == "KPI report 2026-05.csv"

    def test_a_file_that_changes_nothing_still_keeps_its_recipe(self, workspace, room, remembered, file):
        room.recipes.remove("KPI report")
        session = room.open(file(MAY))
        decide(session, not_ours=LEAVE_OUT)
        room.commit(session, remember=True)
        assert workspace.undo_title == "Remember the recipe “KPI report”"

    def test_what_is_chosen_anew_takes_its_place(self, room, remembered, file):
        session = room.open(file(JULY))
        decide(session, not_ours=1)
        room.commit(session, remember=True)
        (recipe,) = room.recipes.all()
        assert '"not ours" = "met"' in recipe.text

    def test_how_dates_are_written_is_kept_where_it_showed(self, room, file):
        session = room.open(file("Day,Visits\n13/02/2026,5\n14/02/2026,6\n", "visits 2026-02.csv"))
        room.commit(session, remember=True)
        session = room.open(
            file("Day,Visits\n01/03/2026,5\n02/03/2026,6\n03/03/2026,6\n", "visits 2026-03.csv")
        )
        assert session.recipe == "visits"
        assert (session.date_order, session.questions) == (DateOrder.DAY_FIRST, ())


class TestOpening:
    def test_the_next_file_of_the_report_is_read_by_it(self, room, remembered, file):
        session = room.open(file(JULY, "KPI report 2026-07.csv"))
        assert session.recipe == "KPI report"
        assert choices_of(session)["Signed deals"] == 2
        assert choices_of(session)["Not ours"] is LEAVE_OUT
        assert room.commit(session).subjects
        assert room.recipes.last_uses()["KPI report"].file == "KPI report 2026-07.csv"

    def test_another_report_is_not(self, room, remembered, file):
        assert room.open(file(OTHER, "KPI report 2026-07.csv")).recipe == ""

    def test_choosing_another_sheet_leaves_the_recipe(self, room, remembered, file):
        session = room.open(file(JULY))
        session.choose_sheet(session.sheet)
        assert (session.recipe, session.choices.matches) == ("", {})

    def test_one_that_does_not_fit_any_more_is_told_and_not_used(self, room, remembered, file):
        text = room.recipes.named("KPI report").text
        room.recipes.edit(
            "KPI report", text.replace('name = "KPI report"', 'name = "KPI report"\nlayout = "raw_rows"')
        )
        session = room.open(file(JULY))
        assert session.recipe == ""
        assert session.notes[0] == (
            "The recipe “KPI report” does not fit any more and was not used: KPI report 2026-05.csv cannot "
            "be read as “One deal, order or visit a row”."
        )
        assert session.plan.added

    def test_stopping_the_reading_is_no_misfit(self, workspace, room, file):
        rows = "".join(
            f"2026-{month:02}-{day:02},Visits,{day}\n" for month in range(1, 13) for day in range(1, 29)
        )
        path = file(f"Day,Measure,Value\n{rows * 150}")
        session = room.open(path)
        room.commit(session, remember=True)
        session.open(path)
        over = Event()

        def stop():
            while not over.wait(0.005):
                workspace.file_reader.cancel()

        stopping = Thread(target=stop)
        stopping.start()
        try:
            with pytest.raises(StoppedError):
                room.apply(session)
        finally:
            over.set()
            stopping.join()
        assert session.recipe == ""
        assert not [note for note in session.notes if "recipe" in note]

    def test_a_recipe_can_be_named(self, room, remembered, file):
        session = room.open(file(OTHER))
        room.use(session, room.recipes.find("kpi REPORT"))
        assert session.recipe == "KPI report"
        with pytest.raises(ScorecardError, match=r"There is no recipe “KPIs”\. There is “KPI report”\."):
            room.recipes.find("KPIs")


def test_what_was_made_of_rows_is_made_of_the_next_ones(room, file):
    def deals(month):
        lines = (
            f"{month}-{1 + n * n % 27:02},Customer {n},{n * 10}.5,{'Web' if n % 2 else 'Fair'}"
            for n in range(40)
        )
        return file("Closed,Customer,Amount,Source\n" + "\n".join(lines), f"deals {month}.csv")

    rules = RawRules(
        "Closed",
        Grain.MONTH,
        (RowMeasure("Web sales", RowKind.SUM, "Amount", (Filter("Source", ("Web",)),)),),
    )
    session = room.open(deals("2026-01"))
    session.choose_layout(LayoutKind.RAW_ROWS)
    session.choose_rules(rules)
    room.commit(session, remember=True)
    session = room.open(deals("2026-02"))
    assert (session.recipe, session.rules) == ("deals", rules)
    assert [match.certainty for match in session.matches] == [Certainty.SAME_NAME]


class TestSheets:
    @pytest.fixture
    def book(self, tmp_path):
        """Writes a workbook of two sheets, of which the first has more numbers."""

        def write(year):
            path = tmp_path / f"Numbers {year}.xlsx"
            with xlsxwriter.Workbook(path) as workbook:
                for name, kpis in ((f"Teams {year}", "ABCD"), (f"KPIs {year}", "XYZ")):
                    sheet = workbook.add_worksheet(name)
                    sheet.write_row(0, 0, ["KPI", f"{year}-01", f"{year}-02"])
                    for row, kpi in enumerate(kpis, 1):
                        sheet.write_row(row, 0, [f"Measure {kpi}", row, row + 1])
            return path

        return write

    def test_the_sheet_that_was_chosen_is_found_under_another_year(self, room, book):
        session = room.open(book(2025))
        session.choose_sheet("KPIs 2025")
        room.commit(session, remember=True)
        session = room.open(book(2026))
        assert (session.recipe, session.sheet) == ("Numbers", "KPIs 2026")

    def test_a_sheet_that_a_person_chose_stays(self, room, book):
        session = room.open(book(2025))
        room.commit(session, remember=True)
        session.open(book(2026))
        session.choose_sheet("KPIs 2026")
        room.apply(session)
        assert (session.recipe, session.sheet) == ("", "KPIs 2026")

    def test_a_file_without_such_a_sheet_is_told(self, room, book, tmp_path):
        (tmp_path / "its.toml").write_text('name = "Its"\nsheet = "Deals 2025"\n')
        session = room.open(book(2026))
        with pytest.raises(ScorecardError, match=r"Numbers 2026\.xlsx has no sheet like “Deals 2025”\."):
            room.use(session, room.recipes.find(str(tmp_path / "its.toml")))

    def test_an_area_grows_with_its_sheet(self, room, file):
        session = room.open(file("\n\n" + MAY))
        session.choose_area(Area(2, 0, 5, 2))
        room.commit(session, remember=True)
        assert 'area = "A3:"' in room.recipes.all()[0].text
        session = room.open(file("\n\n" + JULY))
        assert len(session.matches) == 4


class TestTakingAnImportBack:
    def test_the_recipe_that_it_kept_goes_and_comes_with_it(self, workspace, room, remembered):
        workspace.importing.past.undo(1)
        assert room.recipes.all() == []
        workspace.importing.past.redo(1)
        assert [recipe.name for recipe in room.recipes.all()] == ["KPI report"]

    def test_a_recipe_that_was_used_since_stays(self, workspace, room, remembered, file):
        room.commit(room.open(file(JULY)))
        workspace.importing.past.undo(1)
        assert [recipe.name for recipe in room.recipes.all()] == ["KPI report"]

    def test_a_recipe_that_was_changed_since_stays(self, workspace, room, remembered):
        room.recipes.rename("KPI report", "Monthly report")
        workspace.importing.past.undo(1)
        assert [recipe.name for recipe in room.recipes.all()] == ["Monthly report"]


class TestChanging:
    def test_a_rename_takes_links_and_imports_along(self, workspace, room, remembered, file):
        room.links.add(file(JULY), "KPI report")
        room.recipes.rename("KPI report", " Monthly  report ")
        assert room.recipes.named("Monthly report").text.startswith('name = "Monthly report"\n')
        assert room.links.all()[0].recipe == "Monthly report"
        assert list(room.recipes.last_uses()) == ["Monthly report"]
        workspace.undo()
        assert room.links.all()[0].recipe == room.recipes.all()[0].name == "KPI report"

    def test_a_name_that_is_taken_is_refused(self, room, remembered, file):
        room.commit(room.open(file(OTHER, "regions.csv")), remember=True)
        with pytest.raises(ScorecardError, match="There is a recipe “regions” already"):
            room.recipes.rename("KPI report", "Regions")

    def test_a_text_that_is_none_is_refused(self, room, remembered):
        with pytest.raises(
            ScorecardError, match="The recipe, sheeet: it is not known here; allowed: name, sheet"
        ):
            room.recipes.edit("KPI report", 'name = "A"\nsheeet = "B"')

    def test_links_by_a_removed_recipe_ask(self, room, remembered, file):
        room.links.add(file(JULY), "KPI report", automatic=True)
        room.recipes.remove("KPI report")
        (link,) = room.links.all()
        assert (link.recipe, link.automatic) == ("", False)


class TestGivingAway:
    def test_another_company_with_the_same_measures_reads_its_files_so(
        self, room, remembered, file, tmp_path, workspace, open_workspace
    ):
        room.recipes.export("KPI report", tmp_path / "kpi.toml")
        other = open_workspace("Other.scorecard")
        for measure in workspace.book.measures:
            other.defining.save_measure(measure)
        other.importing.recipes.take_over(tmp_path / "kpi.toml")
        (taken,) = other.importing.recipes.all()
        assert taken == room.recipes.all()[0]
        session = other.importing.open(file(JULY))
        assert session.recipe == "KPI report"
        assert choices_of(session)["Not ours"] is LEAVE_OUT

    def test_a_measure_that_is_new_there_is_made_once(self, room, file, tmp_path):
        (tmp_path / "kpi.toml").write_text('name = "Mine"\n[matches]\nvisits = "(new measure)"\n')
        recipe = room.recipes.find(str(tmp_path / "kpi.toml"))
        for text in (MAY, JULY):
            session = room.open(file(text))
            room.use(session, recipe)
            made = [measure.name for measure in session.plan.new_measures]
            assert ("Visits" in made) is (text is MAY)
            assert "Visits (new)" not in made
            room.commit(session)

    def test_one_without_those_measures_is_told(self, room, remembered, tmp_path, open_workspace):
        room.recipes.export("KPI report", tmp_path / "kpi.toml")
        with pytest.raises(
            ScorecardError, match=r"kpi\.toml, matches, signed deals: “won” cannot be; allowed: short"
        ):
            open_workspace("Other.scorecard").importing.recipes.take_over(tmp_path / "kpi.toml")

    def test_one_of_the_same_name_is_replaced(self, room, remembered, tmp_path):
        (tmp_path / "kpi.toml").write_text('name = "kpi report"\nis_complete = true\n')
        room.recipes.take_over(tmp_path / "kpi.toml")
        (recipe,) = room.recipes.all()
        assert recipe.name == "KPI report"
        assert recipe.shape
        assert room.recipes.choices(recipe)[1].is_complete
