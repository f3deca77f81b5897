"""Days one often means: today, tomorrow, in three days, next Monday."""

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from carloan_desk.ui.widgets.basics import button, row
from carloan_desk.ui.widgets.forms import DateField


class QuickDays(QWidget):
    """Buttons that put a day into a field."""

    def __init__(self, field: DateField, today: date) -> None:
        super().__init__()
        monday = today + timedelta(days=7 - today.weekday())
        choices = (
            (self.tr("Today"), today),
            (self.tr("Tomorrow"), today + timedelta(days=1)),
            (self.tr("In 3 days"), today + timedelta(days=3)),
            (self.tr("Next Monday"), monday),
        )
        line = row(spacing=6)
        for text, day in choices:
            line.addWidget(button(text, lambda day=day: self._put(field, day), "filter", tip=f"{day:%Y-%m-%d}"))  # type: ignore[misc]
        line.addStretch(1)
        self.setLayout(line)

    @staticmethod
    def _put(field: DateField, day: date) -> None:
        field.line.setText(f"{day:%Y-%m-%d}")
        field.left()
        field.setFocus()  # Enter saves the form then, it does not choose the day once more
