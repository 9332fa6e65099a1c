"""A company's definitions are saved as a template of its own name, all or of one scorecard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from scorecard.templates import load
from ui.templates import SaveDialog


@pytest.fixture
def save(qtbot, session, ask, tmp_path, monkeypatch):
    """Fills the dialog in, writes the file, and reads it again."""
    ask(lambda workspace: workspace.defining.apply_template("small-business"))
    ask(lambda workspace: workspace.defining.apply_template("executive-demand", own_name="Demand"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))

    def fill(name, *, only_front=False):
        dialog = SaveDialog(session.book, "Demand")
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.name.selectAll()
        QTest.keyClicks(dialog.name, name)
        if only_front:
            QTest.mouseClick(
                dialog.front_choice, Qt.MouseButton.LeftButton, pos=dialog.front_choice.rect().center()
            )
        QTest.mouseClick(dialog.confirm_button, Qt.MouseButton.LeftButton)
        wanted = dialog.wanted
        ask(
            lambda workspace: workspace.defining.save_template(
                wanted.path, name=wanted.name, description=wanted.description, scorecard=wanted.scorecard
            )
        )
        return load(tmp_path / "mine.toml")

    return fill


def test_all_is_saved_under_its_own_name(session, save):
    template = save("My way")
    assert template.name == "My way"
    assert len(template.book.measures) == len(session.book.measures)
    assert template.book.company.scorecards == ("Small business", "Demand")


def test_one_scorecard_is_saved_with_all_that_it_needs(session, save):
    template = save("Demand only", only_front=True)
    assert template.book.company.scorecards == ()
    assert {listed.name for listed in template.book.scorecards} == {"Demand"}
    short_names = set(template.book.by_short_name)
    assert "conversion_rate" in short_names
    assert "orders" not in short_names
    inputs = {measure.short_name for measure in session.book.measures} & short_names
    assert inputs == short_names


def test_a_template_needs_a_name(qtbot, session):
    dialog = SaveDialog(session.book, "")
    qtbot.addWidget(dialog)
    dialog.name.clear()
    assert not dialog.confirm_button.isEnabled()
