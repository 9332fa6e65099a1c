"""The shape of a file: the same for the next file of a report, another for another report."""

from __future__ import annotations

import pytest

from scorecard.importing.shape import Shape, best, timeless, title

HEADING = ["KPI", "Unit", "Jan 2026", "Feb 2026"]
ROWS = [["Visits", "#", 1, 2], ["Leads", "#", 3, 4], ["Close rate", "%", 5, 6], ["Revenue", "$", 7, 8]]
LONG = "Week,Measure,Value,Source\n" + "".join(
    f"2026-W{week:02},{name},{week},Web\n" for week in range(1, 20) for name in ("Visits", "Leads")
)


@pytest.fixture
def shape(kept, workbook):
    def of_rows(rows, name="KPI report 2026-01.xlsx", sheet="2026"):
        session = kept.opened(workbook(rows, name, sheet))
        return session.shape(session.sheet)

    return of_rows


@pytest.fixture
def shape_of_text(kept):
    def of_text(text):
        session = kept.opened(text)
        return session.shape(session.sheet)

    return of_text


def is_same(one, other):
    return best(one, [other]) == other and best(other, [one]) == one


class TestTheNextFile:
    def test_more_periods_a_new_title_and_sheet_name(self, shape):
        first = shape([["Report of January 2026"], [], HEADING, *ROWS])
        rows = [[*row, 9] for row in ROWS]
        second = shape([["Report of March 2027"], [], [*HEADING, "Mar 2027"], *rows], "KPI 2027.xlsx", "2027")
        assert is_same(first, second)

    def test_a_measure_more_and_one_less(self, shape):
        other = shape([HEADING, *ROWS[1:], ["Refunds", "#", 1, 2]])
        assert is_same(shape([HEADING, *ROWS]), other)

    def test_the_month_in_the_name_of_the_sheet(self, shape):
        assert is_same(
            shape([HEADING, *ROWS], sheet="KPIs Jan"), shape([HEADING, *ROWS], sheet="KPIs Feb 26")
        )

    def test_rows_by_their_heading_whatever_they_hold(self, shape_of_text):
        assert is_same(
            shape_of_text(LONG), shape_of_text(LONG.replace("Visits", "Calls").replace("2026", "2025"))
        )

    def test_another_suffix_of_a_workbook(self, shape):
        assert is_same(shape([HEADING, *ROWS]), shape([HEADING, *ROWS], "report.xlsm"))


class TestAnotherReport:
    def test_other_names(self, shape):
        rows = [[f"Other {row[0]}", *row[1:]] for row in ROWS]
        assert not is_same(shape([HEADING, *ROWS]), shape([HEADING, *rows]))

    def test_a_part_of_the_names_among_many_others(self, shape):
        more = [[f"Cost {letter}", "$", 1, 2] for letter in "abcdefgh"]
        assert best(shape([HEADING, *ROWS, *more]), [shape([HEADING, *ROWS])]) is None

    def test_another_sheet_and_another_layout(self, shape):
        down = [
            list(line)
            for line in zip(["Month", "Jan 2026", "Feb 2026"], *[[r[0], *r[2:]] for r in ROWS], strict=True)
        ]
        first = shape([HEADING, *ROWS])
        assert not is_same(first, shape(down))
        assert not is_same(first, shape([HEADING, *ROWS], sheet="Plan"))

    def test_a_text_file_is_no_workbook(self, shape, shape_of_text):
        text = "\n".join(",".join(map(str, row)) for row in [HEADING, *ROWS])
        assert not is_same(shape([HEADING, *ROWS]), shape_of_text(text))


def test_the_most_alike_is_taken():
    shapes = [Shape("text long_rows", "", frozenset(names)).text for names in ("abcd", "abce", "xyz")]
    assert best(shapes[0], shapes[::-1]) == shapes[0]
    assert best(Shape("text long_rows", "", frozenset("abcef")).text, shapes) == shapes[1]


@pytest.mark.parametrize("shape", [Shape("a b", "c", frozenset("xy")), Shape("a b", "", frozenset())])
def test_a_shape_reads_back_as_it_was_written(shape):
    assert Shape.of(shape.text) == shape


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("KPIs monthly", "kpis monthly"),
        ("2027", ""),
        ("Sheet1", "sheet"),
        ("KW 47", "kw"),
        ("Umsatz März 2026", "umsatz"),
        ("فروردین ۱۴۰۵", ""),
    ],
)
def test_names_without_periods_and_figures(name, plain):
    assert timeless(name) == plain


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("KPI report 2026-05.csv", "KPI report"),
        ("orders_Nov_2026.xlsx", "orders"),
        ("2026.xlsx", "Recipe"),
        (f"{'many ' * 11}words 2026.csv", f"{'many ' * 11}words"),
        (f"{'many ' * 40}words.csv", ("many " * 12).strip()),
    ],
)
def test_a_recipe_is_called_like_its_file(file, name):
    assert title(file) == name
