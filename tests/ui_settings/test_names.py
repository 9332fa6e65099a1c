"""Names of departments and people as they are edited, without a window."""

from __future__ import annotations

import pytest

from scorecard.errors import ScorecardError
from ui.settings.names import Names


@pytest.fixture
def names() -> Names:
    return Names.of("department", ("Marketing", "Sales", "Service"))


def test_what_belonged_to_a_removed_one_follows_the_one_in_its_place(names):
    marketing, sales, service = names.rows
    names.remove(sales, service)
    names.rename(service, "Care")
    names.remove(service, marketing)
    assert names.names == ("Marketing",)
    assert names.new_names == {"Sales": "Marketing", "Service": "Marketing"}


def test_how_many_belong_counts_those_of_removed_ones(names):
    marketing, sales, _ = names.rows
    names.remove(sales, marketing)
    assert names.belonging(marketing, {"Marketing": 2, "Sales": 3}) == 5


@pytest.mark.parametrize("text", ["", "  ", "sales", " SALES "])
def test_a_name_is_there_once(names, text):
    with pytest.raises(ScorecardError):
        names.add(text)


def test_a_new_one_that_goes_again_leaves_no_trace(names):
    row = names.add("New")
    names.remove(row, None)
    assert names.new_names == {}
