"""Recipes and linked files from the command line."""

from __future__ import annotations

import pytest

from scorecard.importing.mapping import LEAVE_OUT
from scorecard.workspace import Workspace

TEXT = "KPI,2026-08,2026-09\nWebsite visitors,100,110\nNot ours,5,6\n"
NEXT = "KPI,2026-08,2026-09,2026-10\nWebsite visitors,100,110,120\nNot ours,5,6,7\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "KPIs.csv"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def store(empty, file):
    """A company that imported the file and keeps a recipe that leaves one name out."""
    workspace = Workspace.open(empty)
    session = workspace.importing.open(file)
    session.choose(1, LEAVE_OUT)
    workspace.importing.commit(session, remember=True)
    workspace.close()
    return empty


@pytest.fixture
def again(file):
    """Writes the next month's file in its place."""

    def write(text=NEXT):
        file.write_text(text, "utf-8")

    return write


class TestImport:
    def test_the_recipe_of_the_shape_is_used_and_told(self, run, store, file, again):
        again()
        told = run("import", file, "--store", store)
        assert "KPIs.csv: Read by the recipe “KPIs”." in told.err
        assert "1 added, 0 changed, 2 unchanged" in told.out

    def test_it_can_be_left_aside(self, run, store, file):
        assert "New: Not ours" in run("import", file, "--store", store, "--no-recipe").out

    def test_it_can_come_from_a_file(self, run, empty, file, tmp_path):
        recipe = tmp_path / "mine.toml"
        recipe.write_text('name = "Mine"\n[matches]\n"not ours" = "(leave out)"\n', "utf-8")
        told = run("import", file, "--store", empty, "--recipe", recipe)
        assert "Read by the recipe “Mine”." in told.err
        assert "New: Website visitors\n" in told.out

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("Nobody's", "There is no recipe “Nobody's”. There is “KPIs”."),
            ("nowhere.toml", "There is no file nowhere.toml. Look whether it was moved or renamed."),
        ],
    )
    def test_one_that_is_not_there_is_told_and_nothing_is_imported(self, run, store, file, name, told):
        answer = run("import", file, "--store", store, "--recipe", name)
        assert (answer.status, answer.err.strip()) == (1, told)

    def test_one_that_does_not_fit_is_told(self, run, store, file, tmp_path):
        recipe = tmp_path / "mine.toml"
        recipe.write_text('name = "Mine"\nlayout = "raw_rows"\n', "utf-8")
        answer = run("import", file, "--store", store, "--recipe", recipe)
        assert answer.status == 1
        assert "KPIs.csv cannot be read as “One deal, order or visit a row”." in answer.err


class TestRecipes:
    def test_list(self, run, store):
        lines = run("recipes", "list", "--store", store).out.splitlines()
        assert lines[0].split() == ["Recipe", "Last", "used", "For"]
        assert lines[1].startswith("KPIs ")
        assert lines[1].endswith("KPIs.csv")
        (recipe,) = run("recipes", "list", "--store", store, "--json").json
        assert (recipe["recipe"], recipe["last_file"]) == ("KPIs", "KPIs.csv")

    def test_list_without_any(self, run, empty):
        assert run("recipes", "list", "--store", empty).out == "There is no recipe yet.\n"

    def test_show_rename_remove(self, run, store):
        assert '"not ours" = "(leave out)"' in run("recipes", "show", "kpis", "--store", store).out
        assert run("recipes", "rename", "KPIs", "Monthly", "--store", store).status == 0
        assert run("recipes", "show", "Monthly", "--store", store).out.startswith('name = "Monthly"\n')
        assert run("recipes", "remove", "Monthly", "--store", store).status == 0
        assert run("recipes", "list", "--store", store, "--json").json == []

    def test_export_and_import(self, run, store, tmp_path):
        target = tmp_path / "kpis.toml"
        assert run("recipes", "export", "KPIs", target, "--store", store).status == 0
        run("recipes", "remove", "KPIs", "--store", store)
        assert run("recipes", "import", target, "--store", store).status == 0
        assert run("recipes", "show", "KPIs", "--store", store).status == 0


class TestLinks:
    @pytest.fixture
    def linked(self, run, store, file):
        assert run("links", "add", file, "--recipe", "KPIs", "--store", store).status == 0
        return store

    def test_a_saved_file_is_imported_once(self, run, linked, again):
        again()
        told = run("links", "run", "--store", linked, "--wait", "0")
        assert (told.status, told.out) == (0, "KPIs.csv: 1 new value\n")
        assert run("links", "run", "--store", linked, "--wait", "0").out == ""
        assert "KPIs.csv: 1 new value" in run("links", "list", "--store", linked).out

    def test_a_file_that_is_being_saved_is_waited_for(self, run, linked, again):
        again()
        assert run("links", "run", "--store", linked, "--wait", "0.3", "--json").json[0]["imported"]

    def test_what_needs_a_person_is_left_to_one(self, run, linked, again):
        again(NEXT + "Refunds,1,2,3\n")
        told = run("links", "run", "--store", linked, "--wait", "0")
        assert told.status == 1
        assert told.err == "KPIs.csv: To be decided: 1 new measure\n"
        (link,) = run("links", "list", "--store", linked, "--json").json
        assert link["last_result"]["text"] == "To be decided: 1 new measure"

    def test_a_file_that_is_gone_is_told(self, run, linked, file):
        file.unlink()
        told = run("links", "run", "--store", linked, "--wait", "0")
        assert told.status == 1
        assert "KPIs.csv: It is not there or cannot be reached." in told.err

    def test_a_link_can_be_removed(self, run, linked):
        assert run("links", "remove", "1", "--store", linked).status == 0
        assert run("links", "list", "--store", linked).out == "No file is linked yet.\n"

    def test_what_cannot_be_linked_is_told(self, run, linked, file, tmp_path):
        assert "KPIs.csv is linked already." in run("links", "add", file, "--store", linked).err
        assert "There is no " in run("links", "add", tmp_path / "no.csv", "--store", linked).err
        assert "There is no linked file 9." in run("links", "remove", "9", "--store", linked).err
