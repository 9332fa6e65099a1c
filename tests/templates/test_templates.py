"""Shipped templates, the file form and its refusals, and adding a template to a company."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.book import Book
from scorecard.changes import ChangeSet
from scorecard.errors import ScorecardError, StoreError
from scorecard.formulas import names, parse
from scorecard.goals import Goal
from scorecard.measures import Company, Direction, Kind, Measure, Rollup, Scorecard
from scorecard.periods import Cadence, WeekStart
from scorecard.templates import apply_template, dump, load, save, shipped
from scorecard.templates.library import library
from scorecard.templates.reader import read
from scorecard.units import LARGEST, Unit

KEYS = [info.key for info in shipped()]


def applied(change_set: ChangeSet, book: Book) -> Book:
    """The book after the change, worked out without a store."""
    kinds: dict[type, dict] = {
        Company: {book.company.key: book.company},
        Measure: {item.key: item for item in book.measures},
        Goal: {item.key: item for item in book.goals},
        Scorecard: {item.key: item for item in book.scorecards},
    }
    for change in change_set.changes:
        there = kinds[type(change.item)]
        assert there.get(change.item.key) == change.before
        there[change.item.key] = change.after
    company, measures, goals, scorecards = (tuple(items.values()) for items in kinds.values())
    return Book(company[0], tuple(sorted(measures, key=lambda measure: measure.id)), goals, scorecards)


def listed(book: Book, cadence: Cadence) -> list[str]:
    return [book.by_id[number].short_name for number in book.scorecard(cadence).measure_ids]


class TestShipped:
    def test_the_revenue_team_has_the_lists_of_its_meeting(self):
        book = load("revenue-team").book
        assert [len(listed(book, cadence)) for cadence in Cadence] == [11, 15, 14]
        monthly, quarterly = listed(book, Cadence.MONTHLY), listed(book, Cadence.QUARTERLY)
        gone = set(monthly) - set(quarterly)
        assert gone == {"email_open_rate", "email_click_rate", "pipeline_velocity", "first_response_hours"}
        assert set(quarterly) - set(monthly) == {"revenue", "revenue_per_new_customer", "pipeline_coverage"}

    def test_the_others_are_as_large_as_they_should_be(self):
        assert len(listed(load("lead-generation").book, Cadence.WEEKLY)) == 8
        assert len(listed(load("lead-generation").book, Cadence.MONTHLY)) == 14
        assert len(listed(load("subscription-growth").book, Cadence.MONTHLY)) == 12
        assert len(listed(load("small-business").book, Cadence.WEEKLY)) == 10
        assert all(len(info.measures) == 3 for info in shipped() if info.key.startswith("executive-s"))

    @pytest.mark.parametrize("key", KEYS)
    def test_measures_are_those_of_the_library(self, key):
        for measure in load(key).book.measures:
            if measure.short_name not in library():
                continue
            known = library()[measure.short_name].measure
            own = replace(measure, id=known.id, parent_id=None, aliases=(), decimals=None)
            assert replace(own, description="") == replace(known, description="")

    @pytest.mark.parametrize("key", KEYS)
    def test_lists_follow_the_library_s_cadences(self, key):
        book = load(key).book
        for cadence in Cadence:
            for name in set(listed(book, cadence)) & set(library()):
                if not (key == "revenue-team" and name == "ces"):
                    wrong = cadence not in library()[name].cadences
                    assert not (wrong and cadence is not Cadence.QUARTERLY), name

    @pytest.mark.parametrize("key", KEYS)
    def test_inputs_come_along_and_nothing_else(self, key):
        book = load(key).book
        shown = {name for cadence in Cadence for name in listed(book, cadence)}
        inputs = {
            name for measure in book.measures if measure.formula for name in names(parse(measure.formula))
        }
        assert {measure.short_name for measure in book.measures} == shown | inputs

    @pytest.mark.parametrize("info", shipped(), ids=KEYS)
    def test_what_a_list_counts_is_what_comes_when_it_is_applied(self, info):
        template = load(info.key)
        changes = apply_template(template, Book()).changes
        measures = [change.after for change in changes if isinstance(change.after, Measure)]
        with_goals = {change.after.measure_id for change in changes if isinstance(change.after, Goal)}
        assert len(info.measures) + info.inputs == len(measures)
        assert info.goals == len(with_goals)

    def test_a_list_says_what_a_template_brings(self):
        told = {info.key: info.counted for info in shipped()}
        assert told["small-business"] == "13 measures and 3 inputs"
        assert told["executive-subscription"] == "3 measures, 12 inputs and 1 goal"
        assert told["executive-media"] == "3 measures and 1 input"

    @pytest.mark.parametrize("info", shipped(), ids=KEYS)
    def test_each_says_what_it_is_and_whom_it_suits(self, info):
        assert info.summary in info.description
        assert "Suits " in info.description
        assert len(info.summary) <= 40

    def test_a_shipped_one_is_loaded_by_its_name_too(self):
        assert load("Revenue team") is load("revenue-team")

    def test_benchmarks_are_the_goals(self):
        book = load("subscription-growth").book
        goals = {book.by_id[goal.measure_id].short_name: goal for goal in book.goals}
        coverage = goals["pipeline_coverage"]
        assert (coverage.kind, coverage.low, coverage.high) == (Direction.BETWEEN, 3.0, 5.0)
        assert (goals["cac_payback_months"].kind, goals["cac_payback_months"].high) == (
            Direction.AT_MOST,
            12.0,
        )

    def test_the_library_keeps_names_in_four_languages(self):
        assert library()["new_leads"].names == {
            "en": "Leads",
            "fa": "سرنخ‌ها",
            "ar": "العملاء المحتملون",
            "id": "Prospek",
        }


FILE = """
name = "Ours"
[[measures]]
name = "Won"
short_name = "won"
[[measures]]
name = "Close rate"
short_name = "close_rate"
department = "Sales"
unit = "percent"
rollup = "formula"
formula = "100 * won / asked"
parent = "won"
  [[measures.goals]]
  kind = "at_least"
  low = 25
  cadence = "monthly"
  from = "2026-01"
[[measures]]
name = "Asked"
short_name = "asked"
[[scorecards]]
cadence = "monthly"
measures = ["close_rate", "won"]
"""


class TestReading:
    def test_a_file_as_a_person_writes_it(self):
        template = read(FILE, "ours.toml")
        won, rate, _ = template.book.measures
        assert (won.rollup, won.unit, won.kind) == (Rollup.SUM, Unit.COUNT, Kind.LAGGING)
        assert rate.parent_id == won.id
        assert template.book.goals == (
            Goal(rate.id, Cadence.MONTHLY, date(2026, 1, 1), Direction.AT_LEAST, 25.0),
        )
        assert template.book.scorecards == (Scorecard(Cadence.MONTHLY, (rate.id, won.id)),)
        assert template.company_keys == frozenset()

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ('name = "Ours"', "", "name: it is missing"),
            ('name = "Ours"', 'name = "Ours"\nnaem = "x"', "naem: it is not known here; allowed: name"),
            ('name = "Ours"', 'name = "Ours', "is no TOML file"),
            ('"percent"', '"percents"', "“close_rate”, unit: “percents” cannot be; allowed: one of count,"),
            ('"percent"', "3", "unit: “3” cannot be"),
            ('short_name = "asked"', 'short_name = "won"', "each short name once"),
            ('short_name = "asked"', 'short_name = "2nd"', "a letter, then letters"),
            ("won / asked", "won / asks", "formula: “asks” cannot be; allowed: short names of measures"),
            ("won / asked", "won /", "“close_rate”, formula: "),
            ('rollup = "formula"', 'rollup = "sum"', 'formula: it needs rollup = "formula"'),
            ("won / asked", "won / close_rate", "cannot use itself"),
            ('parent = "won"', 'parent = "lost"', "parent: “lost” cannot be"),
            ("low = 25", "low = nan", "low: “nan” cannot be; allowed: a number"),
            ("low = 25", "low = true", "allowed: a number"),
            ("low = 25", "low = 1" + "0" * 400, "allowed: a number"),
            ("low = 25", "", "goals 1, low: it is missing"),
            ("low = 25", "low = 25\nhigh = 30", "high: the kind at_least has none"),
            (
                'kind = "at_least"',
                'kind = "between"\nhigh = 3',
                "low: “25.0” cannot be; allowed: no more than",
            ),
            ('kind = "at_least"', 'kind = "yes"', "at_least, at_most, between for the unit percent"),
            ('from = "2026-01"', 'from = "2026-13"', "from: “2026-13” cannot be; allowed: a month such as"),
            ('from = "2026-01"', 'from = "2026-W01"', "allowed: a month such as 2026-01 for a monthly goal"),
            ('measures = ["close_rate", "won"]', 'measures = ["x"]', "scorecards 1, measures: “x” cannot be"),
            ('measures = ["close_rate", "won"]', 'measures = ["won", "won"]', "each text once"),
            ('cadence = "monthly"\nmeasures', 'cadence = "daily"\nmeasures', "weekly, monthly, quarterly"),
            ("[[scorecards]]", "[scorecards]", "tables, each under [[scorecards]]"),
            (
                "[[scorecards]]",
                '[company]\ncurrency = "Dollar"\n[[scorecards]]',
                "company, currency: “Dollar”",
            ),
            (
                "[[scorecards]]",
                "[company]\nfiscal_year_start = 13\n[[scorecards]]",
                "whole number from 1 to 12",
            ),
            ('unit = "percent"', 'unit = "percent"\ntolerance = -5', "from 0 to 100"),
            ('unit = "percent"', 'unit = "percent"\ndecimals = true', "decimals: “true” cannot be"),
            ('from = "2026-01"', "from = 2026-01-01", "from: “2026-01-01” cannot be; allowed: a text"),
            ('name = "Close rate"', f'name = "{"x" * 5000}"', "at most 200 characters; this one has 5,000"),
        ],
    )
    def test_what_cannot_be_is_named_with_what_is_allowed(self, old, new, told):
        assert old in FILE
        with pytest.raises(ScorecardError) as refused:
            read(FILE.replace(old, new, 1), "ours.toml")
        assert told in str(refused.value)
        assert str(refused.value).startswith("ours.toml")

    def test_a_third_sub_metric_is_refused_with_the_reason(self):
        more = "".join(f'[[measures]]\nname = "{n}"\nshort_name = "{n}"\nparent = "won"\n' for n in "abc")
        with pytest.raises(ScorecardError, match="allowed: at most 2 sub-metrics"):
            read(FILE + more, "ours.toml")

    def test_a_sub_metric_has_none_of_its_own(self):
        more = '[[measures]]\nname = "a"\nshort_name = "a"\nparent = "close_rate"\n'
        with pytest.raises(ScorecardError, match="a measure that has no parent"):
            read(FILE + more, "ours.toml")

    def test_files_that_are_none(self, tmp_path):
        with pytest.raises(
            ScorecardError, match=r"There is no template “revenue”\. Shipped are revenue-team"
        ):
            load("revenue")
        with pytest.raises(ScorecardError, match="There is no file"):
            load(tmp_path / "none.toml")
        with pytest.raises(ScorecardError, match="cannot be read"):
            load(tmp_path)
        binary = tmp_path / "binary.toml"
        binary.write_bytes(b"\xff\xfe\x00")
        with pytest.raises(ScorecardError, match=r"binary\.toml is no TOML file"):
            load(binary)

    def test_deep_nesting_is_no_crash(self):
        with pytest.raises(ScorecardError):
            read("x = " + "[" * 5000, "deep.toml")


class TestApplying:
    def test_on_an_empty_company_everything_is_added(self):
        template = load("revenue-team")
        book = applied(apply_template(template, Book()), Book())
        assert book.measures == template.book.measures
        assert book.scorecards == template.book.scorecards

    def test_again_it_changes_nothing(self):
        template = load("small-business")
        book = applied(apply_template(template, Book()), Book())
        assert apply_template(template, book).changes == ()

    def test_a_measure_that_is_there_is_updated_and_keeps_what_is_its_own(self):
        there = Measure(7, "close_rate", "Win rate", owner="Ana", tolerance=5, decimals=2, aliases=("Wins",))
        book = applied(
            apply_template(read(FILE, "ours.toml"), Book(measures=(there,))), Book(measures=(there,))
        )
        rate = book.by_short_name["close_rate"]
        assert (rate.id, rate.name, rate.rollup) == (7, "Close rate", Rollup.FORMULA)
        assert (rate.owner, rate.tolerance, rate.decimals) == ("Ana", 5, 2)
        assert rate.aliases == ("Wins", "Win rate")
        assert [measure.id for measure in book.measures] == [7, 8, 9]
        assert rate.parent_id == book.by_short_name["won"].id

    def test_its_measures_come_after_those_that_are_listed(self):
        mine = Measure(3, "mine", "Mine")
        book = Book(measures=(mine,), scorecards=(Scorecard(Cadence.MONTHLY, (3,)),))
        after = applied(apply_template(read(FILE, "ours.toml"), book), book)
        assert listed(after, Cadence.MONTHLY) == ["mine", "close_rate", "won"]

    def test_settings_are_changed_only_where_they_are_given(self):
        mine = Company(name="Mine", currency="EUR", fiscal_year_start=4)
        given = FILE.replace("[[measures]]", '[company]\nweek_start = "sunday"\n[[measures]]', 1)
        after = applied(apply_template(read(given, "ours.toml"), Book(mine)), Book(mine))
        assert after.company == replace(mine, week_start=WeekStart.SUNDAY)

    def test_a_period_is_read_in_the_company_s_own_calendar(self):
        quarterly = FILE.replace('"monthly"\n  from = "2026-01"', '"quarterly"\n  from = "2026-Q1"')
        book = Book(Company(fiscal_year_start=4))
        after = applied(apply_template(read(quarterly, "ours.toml"), book), book)
        assert after.goals[0].begin == date(2025, 4, 1)

    def test_departments_in_use_stay(self):
        book = Book(
            Company(departments=("Workshop", "Empty")), (Measure(1, "hours", "Hours", department="Workshop"),)
        )
        after = applied(apply_template(load("small-business"), book), book)
        assert after.company.departments == ("Sales", "Customer service", "Finance", "Workshop")

    def test_a_third_sub_metric_beside_those_there_is_refused(self):
        won = Measure(1, "won", "Won")
        two = tuple(Measure(n, f"sub{n}", f"Sub {n}", parent_id=1) for n in (2, 3))
        with pytest.raises(ScorecardError, match="Ours, measures “won”, parent: 3 measures"):
            apply_template(read(FILE, "ours.toml"), Book(measures=(won, *two)))


class TestSaving:
    def test_a_saved_file_loads_as_the_same_definitions(self, tmp_path):
        book = applied(apply_template(load("revenue-team"), Book()), Book())
        save(book, tmp_path / "ours.toml")
        assert load(tmp_path / "ours.toml").book.measures == book.measures
        assert [path.name for path in tmp_path.iterdir()] == ["ours.toml"]

    def test_a_place_that_cannot_be_written_is_named(self, tmp_path):
        with pytest.raises(StoreError, match="cannot be written"):
            save(Book(), tmp_path / "none" / "ours.toml")
        (tmp_path / "folder.toml").mkdir()
        with pytest.raises(StoreError, match=r"folder\.toml cannot be written"):
            save(Book(), tmp_path / "folder.toml")
        assert [path.name for path in tmp_path.iterdir()] == ["folder.toml"]


TEXTS = st.text(min_size=1, max_size=12).filter(str.strip)
NUMBERS = st.floats(-LARGEST, LARGEST, exclude_min=True, exclude_max=True)


@st.composite
def goals_of(draw: st.DrawFn, measure: Measure, company: Company) -> Goal:
    cadence = draw(st.sampled_from(Cadence))
    day = draw(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
    begin = company.calendar.period(cadence.grain, day).begin
    if measure.unit is Unit.YES_NO:
        return Goal(measure.id, cadence, begin, Direction.YES)
    kind = draw(st.sampled_from([Direction.AT_LEAST, Direction.AT_MOST, Direction.BETWEEN]))
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Goal(
        measure.id,
        cadence,
        begin,
        kind,
        None if kind is Direction.AT_MOST else low,
        None if kind is Direction.AT_LEAST else high,
        note=draw(st.text(max_size=5)),
    )


@st.composite
def measures(draw: st.DrawFn, number: int) -> Measure:
    formula = "1" if number == 1 else f"100 * m{draw(st.integers(1, number - 1))} / (1 + m1)"
    unit, rollup = draw(st.sampled_from(Unit)), draw(st.sampled_from(Rollup))
    return Measure(
        number,
        f"m{number}",
        draw(TEXTS),
        department=draw(st.text(max_size=5)),
        kind=draw(st.sampled_from(Kind)),
        unit=unit,
        rollup=rollup,
        direction=draw(st.sampled_from(Direction)),
        formula=formula if rollup is Rollup.FORMULA else "",
        decimals=draw(st.none() | st.integers(0, 6)),
        tolerance=draw(st.floats(0, 100)),
        owner=draw(st.text(max_size=5)),
        parent_id=draw(st.sampled_from([None, 1])) if number in (2, 3) else None,
        aliases=tuple(draw(st.lists(TEXTS, max_size=2, unique=True))),
        description=draw(st.text(max_size=5)),
        archived=draw(st.booleans()),
    )


@st.composite
def books(draw: st.DrawFn) -> Book:
    company = Company(
        name=draw(TEXTS),
        currency=draw(st.sampled_from(["USD", "IDR"])),
        week_start=draw(st.sampled_from(WeekStart)),
        fiscal_year_start=draw(st.integers(1, 12)),
        departments=tuple(draw(st.lists(TEXTS, max_size=3, unique=True))),
    )
    own = tuple(draw(measures(number)) for number in range(1, draw(st.integers(0, 4)) + 1))
    goals = [draw(goals_of(measure, company)) for measure in own for _ in range(draw(st.integers(0, 2)))]
    ids = [measure.id for measure in own]
    cadences = draw(st.lists(st.sampled_from(Cadence), unique=True))
    cards = [
        Scorecard(cadence, tuple(draw(st.permutations(ids))), draw(st.text(max_size=3)))
        for cadence in cadences
    ]
    return Book(company, own, tuple({goal.key: goal for goal in goals}.values()), tuple(cards))


@given(books())
def test_what_is_written_reads_back_as_the_same(book):
    template = read(dump(book), "mine.toml")
    empty = Book(Company(name=book.company.name, departments=()))
    assert applied(apply_template(template, empty), empty) == book


@given(st.text(max_size=200))
def test_any_text_is_a_template_or_refused(text):
    with suppress(ScorecardError):
        read(text, "any.toml")


def test_a_template_adds_to_the_list_of_a_tab_whatever_its_name():
    own = Measure(1, "calls", "Calls")
    book = Book(measures=(own,), scorecards=(Scorecard(Cadence.WEEKLY, (1,)),))
    after = applied(apply_template(load("small-business"), book), book)
    assert [scorecard.cadence for scorecard in after.scorecards].count(Cadence.WEEKLY) == 1
    assert listed(after, Cadence.WEEKLY)[:2] == ["calls", "revenue"]
    assert after.scorecard(Cadence.MONTHLY).name == "Small business"
