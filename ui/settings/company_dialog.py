"""A new company: its name, where its file lies, its currency and calendar."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from scorecard.measures import Company
from ui import theme
from ui.paths import documents
from ui.settings.choices import MONTHS, WEEK_STARTS, currency_choices
from ui.widgets import Choice, Dialog, ElidedLabel, button, field, label

SUFFIX = ".scorecard"
_EMPTY = "Starts empty. Templates can be applied later, from the Scorecard menu."
_FROM_TEMPLATE = "Starts with the template “{}”. Names, goals and everything else can be changed right after."
_FROM_FILE = "Starts with what is imported from {}: you see and check it in the next step."
_UNFIT = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class NewCompany:
    """What the person wants to start."""

    company: Company
    path: Path


class CompanyDialog(Dialog):
    """Says at once where the file would lie and refuses one that is there already."""

    def __init__(
        self, company: Company, parent: QWidget | None = None, template: str = "", source: str = ""
    ) -> None:
        """Starts from ``company``'s settings; ``template`` and ``source`` name what it begins with."""
        super().__init__("New company", "Create company", parent)
        self.setMinimumWidth(theme.px(600))
        self._start, self._folder = company, documents()
        self.beginning = label(_beginning(template, source), "second", wrap=True)
        self._name = QLineEdit(company.name)
        self._name.setMaxLength(120)
        self._name.selectAll()
        self._currency = Choice(currency_choices())
        self._currency.set_value(company.currency)
        self._week_start = Choice(WEEK_STARTS)
        self._week_start.set_value(company.week_start)
        self._fiscal_year = Choice(MONTHS)
        self._fiscal_year.set_value(company.fiscal_year_start)
        self._place = ElidedLabel(role="hint")
        self._problem = label("", "error", wrap=True)
        self._arrange()
        self._name.textChanged.connect(self._check)
        self._check()

    @classmethod
    def ask(
        cls, parent: QWidget, company: Company, template: str = "", source: str = ""
    ) -> NewCompany | None:
        """What the person wants to start; None when cancelled."""
        dialog = cls(company, parent, template, source)
        wanted = dialog._wanted() if dialog.exec() else None
        dialog.deleteLater()
        return wanted

    def event(self, event: QEvent) -> bool:
        """As high as its words need at the width that it has, which windows do not see to by themselves."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and (layout := self.layout()) is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        return done

    def _arrange(self) -> None:
        self.body.addWidget(self.beginning)
        self.body.addLayout(field("Name", self._name))
        pair = QHBoxLayout()
        pair.addLayout(field("Currency", self._currency), 1)
        pair.addLayout(field("Week", self._week_start), 1)
        pair.addLayout(field("Fiscal year starts in", self._fiscal_year), 1)
        self.body.addLayout(pair)
        place = QHBoxLayout()
        change = button("Change folder…", kind="link")
        change.setAutoDefault(False)
        change.clicked.connect(self._choose_folder)
        place.addWidget(self._place, 1)
        place.addWidget(change)
        self.body.addLayout(place)
        self.body.addWidget(self._problem)
        self.body.addStretch(1)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Folder for the company’s file", str(self._folder))
        if chosen:
            self._folder = Path(chosen)
            self._check()

    def _check(self) -> None:
        name, path = self._name.text().strip(), self._path()
        problem = ""
        if not name:
            problem = "A company needs a name."
        elif path.exists():
            problem = f"{path.name} is there already. Open it, or choose another name."
        self._place.setText(f"Kept on this computer in {path}")
        self._problem.setText(problem)
        self.confirm_button.setEnabled(not problem)

    def _path(self) -> Path:
        plain = "".join(
            " " if each in _UNFIT or not each.isprintable() else each for each in self._name.text()
        )
        return self._folder / f"{plain.strip(' .') or 'Company'}{SUFFIX}"

    def _wanted(self) -> NewCompany:
        company = Company(
            name=self._name.text().strip(),
            currency=self._currency.value(),
            week_start=self._week_start.value(),
            fiscal_year_start=self._fiscal_year.value(),
            departments=self._start.departments,
        )
        return NewCompany(company, self._path())


def _beginning(template: str, source: str) -> str:
    if source:
        return _FROM_FILE.format(source)
    return _FROM_TEMPLATE.format(template) if template else _EMPTY
