"""Templates are applied from the window: what would change is shown first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from templates_room import apply, go_to, settle

from scorecard.periods import Cadence
from ui.preferences import Preferences
from ui.templates import ApplyDialog


def test_what_would_change_is_shown_and_nothing_changes_yet(qtbot, session, dialog):
    before = session.book
    go_to(qtbot, session, dialog, "small-business")
    text = dialog.preview.text
    assert "1 measure changes" in text
    assert "Turnover: name “Turnover” → “Revenue”" in text
    assert "new measures" in text
    assert "Weekly: adds Orders" in text
    assert session.book == before


def test_an_apply_is_one_step(qtbot, session, ask, dialog):
    before = session.book
    go_to(qtbot, session, dialog, "small-business")
    apply(qtbot, dialog)
    assert len(session.book.scorecard(Cadence.WEEKLY).measure_ids) == 10
    assert session.snapshot.undo_title == "Apply template “Small business”"
    ask(lambda workspace: workspace.undo())
    assert session.book == before


def test_a_scorecard_of_its_own_has_the_name_that_was_typed(qtbot, session, dialog):
    go_to(qtbot, session, dialog, "small-business")
    dialog.own_name.selectAll()
    QTest.keyClicks(dialog.own_name, "Owner")
    settle(qtbot, session, dialog)
    assert dialog.own_choice.isChecked()
    assert "Owner, weekly: adds" in dialog.preview.text
    apply(qtbot, dialog)
    assert session.book.scorecard_names[-1] == "Owner"
    assert len(session.book.scorecard(Cadence.WEEKLY).measure_ids) == 1


def test_a_scorecard_of_its_own_needs_a_name(qtbot, session, dialog):
    dialog.own_name.selectAll()
    QTest.keyClick(dialog.own_name, Qt.Key.Key_Delete)
    settle(qtbot, session, dialog)
    assert dialog.preview.text == "A scorecard needs a name."
    assert not dialog.confirm_button.isEnabled()


def test_what_is_there_already_cannot_be_applied_again(qtbot, session, ask, dialog):
    ask(lambda workspace: workspace.defining.apply_template("executive-media"))
    go_to(qtbot, session, dialog, "executive-media")
    assert dialog.preview.text == "Everything is as this template says already."
    assert not dialog.confirm_button.isEnabled()


TEMPLATE = """name = "Shop"
[[measures]]
name = "Visits"
short_name = "visits"
unit = "{unit}"
[[scorecards]]
cadence = "weekly"
measures = ["visits"]
"""


@pytest.fixture
def from_file(qtbot, session, dialog, tmp_path, monkeypatch):
    def choose(unit):
        path = tmp_path / "shop.toml"
        path.write_text(TEMPLATE.format(unit=unit), "utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        QTest.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
        settle(qtbot, session, dialog)

    return choose


def test_a_template_from_a_file_is_offered_like_the_shipped_ones(qtbot, session, dialog, from_file):
    from_file("count")
    assert dialog.list.rows[0].title == "Shop"
    assert "1 new measure\nVisits" in dialog.preview.text
    apply(qtbot, dialog)
    assert "visits" in session.book.by_short_name


def test_a_wrong_file_is_named_with_its_key(dialog, from_file):
    from_file("apples")
    assert dialog.preview.text.startswith("shop.toml, measures")
    assert "unit" in dialog.preview.text
    assert not dialog.confirm_button.isEnabled()


class TestTemplatesOfOnesOwn:
    """Files that were saved or applied before are offered again, first."""

    @pytest.fixture
    def file(self, tmp_path):
        path = tmp_path / "Our templates" / "shop.toml"
        path.parent.mkdir()
        path.write_text(TEMPLATE.format(unit="count"), "utf-8")
        return path

    @pytest.fixture
    def offered(self, qtbot, session, revenue):
        def offer(*own):
            made = ApplyDialog(session, "", own=own)
            qtbot.addWidget(made)
            made.show()
            settle(qtbot, session, made)
            return made

        return offer

    def test_with_name_and_folder(self, qtbot, session, offered, file):
        dialog = offered(file)
        first = dialog.list.rows[0]
        assert first.title == "Shop"
        assert "Our templates" in first.below
        assert first.tip == str(file)
        assert "1 new measure\nVisits" in dialog.preview.text
        assert dialog.file == file
        apply(qtbot, dialog)
        assert "visits" in session.book.by_short_name

    def test_a_name_in_capitals_is_that_of_a_file_too(self, qtbot, session, offered, file):
        shouted = file.rename(file.with_name("SHOP.TOML"))
        dialog = offered(shouted)
        assert dialog.file == shouted
        apply(qtbot, dialog)
        assert "visits" in session.book.by_short_name

    def test_what_is_gone_or_wrong_is_left_out(self, offered, file):
        wrong = file.with_name("wrong.toml")
        wrong.write_text("name = 3", "utf-8")
        dialog = offered(file.with_name("gone.toml"), wrong)
        assert dialog.list.rows[0].key == offered().list.rows[0].key
        assert dialog.file is None

    def test_they_are_kept_newest_first(self, tmp_path):
        kept = Preferences(tmp_path / "settings.ini")
        for name in ("a", "b", "a"):
            kept.add_template(tmp_path / f"{name}.toml")
        assert [path.stem for path in kept.own_templates] == ["a", "b"]
