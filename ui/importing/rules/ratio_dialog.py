"""A measure that is one of the others over another one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from scorecard.importing.rows.rules import Ratio
from ui.widgets import Choice, Dialog, field


class RatioDialog(Dialog):
    """Name, upper and lower part."""

    def __init__(self, names: Sequence[str], ratio: Ratio | None, parent: QWidget | None = None) -> None:
        """``names`` are those of the measures; ``ratio`` is the one to change, None for a new one."""
        super().__init__("Ratio", "Done" if ratio else "Add", parent)
        choices = [(name, name) for name in names]
        self.name = QLineEdit(ratio.name if ratio else "")
        self.numerator: Choice[str] = Choice(choices)
        self.denominator: Choice[str] = Choice(choices)
        self.numerator.set_value(ratio.numerator if ratio else names[-1])
        self.denominator.set_value(ratio.denominator if ratio else names[0])
        self.in_percent = QCheckBox("In percent")
        self.in_percent.setChecked(ratio.in_percent if ratio else True)
        self.body.addLayout(field("Name", self.name))
        self.body.addLayout(field("This", self.numerator))
        self.body.addLayout(field("divided by", self.denominator))
        self.body.addWidget(self.in_percent)
        self.resize(420, self.sizeHint().height())

    @classmethod
    def ask(cls, names: Sequence[str], ratio: Ratio | None, parent: QWidget) -> Ratio | None:
        """What the person made of it; None where they gave it up."""
        dialog = cls(names, ratio, parent)
        accepted = dialog.exec()
        dialog.deleteLater()
        return dialog.ratio if accepted else None

    @property
    def ratio(self) -> Ratio:
        """As it stands."""
        parts = self.numerator.value(), self.denominator.value()
        name = self.name.text().strip() or " per ".join(parts)
        return Ratio(name, *parts, self.in_percent.isChecked())
