"""What the program puts into a company has the names of a person's language; formulas and own words stay."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.book import Book
from scorecard.commands.applying import after
from scorecard.formulas import check
from scorecard.language import Language, beside_english, run_from_right
from scorecard.measures import Company, Measure
from scorecard.periods import Cadence
from scorecard.templates import apply_template, company_in, load_for, shipped
from scorecard.templates.adding import Shelf, Wish, add_known
from scorecard.templates.library import library
from scorecard.templates.naming import by_any_name
from scorecard.templates.search import Query, search

TODAY = date(2026, 11, 23)
ENGLISH, PERSIAN, ARABIC, INDONESIAN = Language
WISH = Wish(("cost_per_lead",), frozenset({Cadence.MONTHLY}), language=PERSIAN)


def applied(name, book, language):
    return after(book, apply_template(load_for(book, name, language), book).changes)


def added(book, wish):
    return after(book, add_known(book, wish, TODAY).changes)


class TestLibrary:
    @pytest.mark.parametrize("language", Language)
    def test_every_measure_and_input_has_a_name_of_its_own(self, language):
        names = [known.names[language].casefold() for known in library().values()]
        assert all(names)
        # The rate is called in English as what it is a rate of.
        assert len(set(names)) == len(names) - (language is ENGLISH)

    @pytest.mark.parametrize("language", Language)
    def test_a_measure_is_found_by_its_name_in_any_language(self, language):
        for known in library().values():
            if known.cadences:
                found = search(library().values(), Query(known.names[language]))
                assert known in found[:3], known.names[language]


class TestAdding:
    def test_measure_inputs_and_department_are_named_in_the_language(self):
        book = added(Book(), WISH)
        names = {each.short_name: each.name for each in book.measures}
        assert names == {
            "cost_per_lead": "هزینه به ازای سرنخ",
            "marketing_spend": "هزینه بازاریابی",
            "new_leads": "سرنخ‌ها",
        }
        assert {each.department for each in book.measures} == {"Marketing"}
        own = added(Book(company_in(Company(), PERSIAN)), WISH)
        assert {each.department for each in own.measures} == {"بازاریابی"}
        assert own.company.departments == ("بازاریابی", "فروش", "خدمات مشتریان")

    def test_its_formula_reads_the_inputs_as_ever(self):
        book = added(Book(), WISH)
        check(book.measures)
        assert book.by_short_name["cost_per_lead"].formula == "marketing_spend / new_leads"

    def test_what_the_company_calls_otherwise_is_not_doubled(self):
        own = Measure(1, "sarnakh", "سرنخ‌ها")
        assert Shelf(Book(measures=(own,))).measure(library()["new_leads"]) == own
        book = added(Book(measures=(own,)), WISH)
        assert book.by_short_name["cost_per_lead"].formula == "marketing_spend / sarnakh"


class TestTemplates:
    @pytest.mark.parametrize("language", Language)
    def test_every_shipped_one_is_named_throughout_and_its_formulas_hold(self, language):
        for info in shipped(language):
            book = applied(info.key, Book(company_in(Company(), language)), language)
            check(book.measures)
            assert set(info.measures) <= {each.name for each in book.measures}
            if language is PERSIAN or language is ARABIC:
                assert run_from_right(book.company.departments)
                assert all(run_from_right([each.department]) for each in book.measures)
                assert [each.name for each in book.measures if each.name.isascii()] == []

    def test_what_is_there_keeps_its_name_in_another_language(self):
        there = applied("revenue-team", Book(), ENGLISH)
        again = applied("revenue-team", there, ARABIC)
        assert again == there
        more = applied("small-business", there, ARABIC)
        assert more.by_short_name["new_reviews"].name == "New online reviews"
        assert more.by_short_name["orders"].name == "الطلبات"
        assert "Sales" in more.company.departments
        assert "المبيعات" not in more.company.departments

    def test_one_from_a_file_stays_as_it_is_written(self, tmp_path):
        file = tmp_path / "own.toml"
        file.write_text('name = "Own"\n[[measures]]\nname = "Leads"\nshort_name = "new_leads"\n', "utf-8")
        assert applied(file, Book(), PERSIAN).measures[0].name == "Leads"


def test_an_import_puts_known_measures_into_the_departments_that_there_are():
    assert by_any_name(("Penjualan", "Pemasaran"))["Leads"].department == "Pemasaran"
    assert by_any_name(("Web",))["سرنخ‌ها"].department == "Marketing"


def test_a_name_from_the_right_keeps_to_itself_in_an_english_sentence():
    assert beside_english("Leads") == "Leads"
    assert beside_english("سرنخ‌ها") == "\u200eسرنخ‌ها\u200e"
    assert run_from_right(["سرنخ‌ها", "CAC هزینه", "درآمد"])
    assert not run_from_right(["12", "", "Leads"])
