"""The library in narrow windows and in both themes: nothing overlaps, and colours follow."""

from __future__ import annotations

import pytest

from scorecard.book import Book
from ui import theme
from ui.library import LibraryPicker


@pytest.fixture
def picker(qtbot):
    made = LibraryPicker(Book())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def switches(picker):
    filters = picker.browser.filters
    return [
        part.geometry() for part in (filters.department, filters.kind, filters.cadence, filters.collection)
    ]


def test_switches_take_as_many_lines_as_they_need(qtbot, picker):
    lines = []
    for width in (1400, 940, 820):
        picker.resize(width, 640)
        qtbot.waitUntil(lambda width=width: picker.width() == width)
        places, room = switches(picker), picker.browser.filters.rect()
        assert all(room.contains(place) for place in places)
        assert not any(one.intersects(other) for one in places for other in places if one is not other)
        lines.append(len({place.center().y() for place in places}))
    assert lines == sorted(lines)
    assert lines[0] < lines[-1]


def test_what_is_told_has_the_colours_of_the_theme_in_use(qapp, picker):
    picker.browser.go_to("cost_per_lead")
    told = picker.browser.details._told["How it is worked out"]
    assert theme.LIGHT.accent.name() in told.text()
    theme.apply(qapp, theme.DARK)
    assert theme.DARK.accent.name() in told.text()


def test_formulas_are_said_in_words(picker):
    picker.browser.go_to("email_list_growth")
    assert picker.browser.details.facts["How it is worked out"] == (
        "100 × (E-mail subscribers − last period’s E-mail subscribers) ÷ last period’s E-mail subscribers"
    )


def test_a_benchmark_stands_with_its_note(picker):
    picker.browser.go_to("pipeline_coverage")
    facts = picker.browser.details.facts
    assert facts["Benchmark"] == "3.0–5.0×"
    assert facts["Good to know"] == "3-5 times the quarter's goal"
    picker.browser.go_to("nps")
    assert "Benchmark" not in picker.browser.details.facts
