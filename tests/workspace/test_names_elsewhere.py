"""A file whose names are in another language than the company's finds the measures of the library."""

from __future__ import annotations

from datetime import date

import pytest

from scorecard.importing.mapping import NEW, Certainty, match_names
from scorecard.language import Language
from scorecard.measures import Company, Measure
from scorecard.periods import Grain
from scorecard.report_choices import ReportChoices
from scorecard.starting import new_company
from scorecard.templates.naming import names_elsewhere
from scorecard.workspace import Workspace

LEADS = {
    Language.ENGLISH: "Leads",
    Language.PERSIAN: "سرنخ‌ها",
    Language.ARABIC: "العملاء المحتملون",
    Language.INDONESIAN: "Prospek",
}
VISITORS = {Language.ENGLISH: "Website visitors", Language.PERSIAN: "بازدیدکنندگان وب‌سایت"}


@pytest.fixture
def company(tmp_path):
    """``company(language)`` is a company of the revenue team in that language."""
    made = []

    def make(language):
        new = new_company(Company(), language)
        workspace = Workspace.create(
            tmp_path / f"{language}.scorecard", new, clock=lambda: date(2026, 11, 23)
        )
        made.append(workspace)
        workspace.defining.apply_template("revenue-team", language=language)
        return workspace

    yield make
    for workspace in made:
        workspace.close()


def written(tmp_path, *names):
    file = tmp_path / "numbers.csv"
    rows = [f"{name},{10 + place},{20 + place}" for place, name in enumerate(names)]
    file.write_text("\n".join(["Measure,2026-09,2026-10", *rows]), "utf-8")
    return file


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (Language.ENGLISH, Language.PERSIAN),
        (Language.PERSIAN, Language.ENGLISH),
        (Language.ARABIC, Language.INDONESIAN),
        (Language.INDONESIAN, Language.ARABIC),
    ],
)
def test_names_of_another_language_are_known_and_say_so(company, tmp_path, own, other):
    workspace = company(own)
    session = workspace.importing.open(written(tmp_path, LEADS[other]))
    measure = workspace.book.by_short_name["new_leads"]
    (match,) = session.matches
    assert (match.choice, match.certainty) == (measure.id, Certainty.KNOWN_AS)
    assert match.reason == f"{other.label} name of {LEADS[own]}"


def test_the_numbers_of_a_persian_file_are_those_of_an_english_company(company, tmp_path):
    workspace = company(Language.ENGLISH)
    before = len(workspace.book.measures)
    file = written(tmp_path, VISITORS[Language.PERSIAN], LEADS[Language.PERSIAN])
    workspace.importing.commit(workspace.importing.open(file))
    assert len(workspace.book.measures) == before
    october = workspace.book.calendar.period(Grain.MONTH, date(2026, 10, 1))
    cells = {
        name: workspace.explain(workspace.book.by_short_name[name].id, october).text
        for name in ("website_visitors", "new_leads")
    }
    assert "20" in cells["website_visitors"]
    assert "21" in cells["new_leads"]


def test_the_companys_own_words_go_before_those_of_the_library():
    own = (Measure(1, "new_leads", "Contacts"), Measure(2, "x", "Prospek"))
    found = match_names(["Prospek", "سرنخ‌ها", "نه"], own, names_elsewhere())
    assert [each.choice for each in found] == [2, 1, NEW]


@pytest.mark.parametrize("language", Language)
def test_a_report_turns_with_the_names_of_its_measures(company, language):
    workspace = company(language)
    report = workspace.reporting.report(ReportChoices())
    assert report.right_to_left == (language in (Language.PERSIAN, Language.ARABIC))


def test_a_new_measure_goes_to_the_department_of_its_kind(company, tmp_path):
    workspace = company(Language.PERSIAN)
    workspace.defining.delete_measure(workspace.book.by_short_name["mqls"].id)
    session = workspace.importing.open(written(tmp_path, "MQL"))
    assert [each.department for each in session.plan.new_measures] == ["بازاریابی"]
