"""Fields for identifiers: what is impossible is refused, what is unlikely is said, with the fix where there is one."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Finding, Severity
from carloan_desk.ui import messages
from carloan_desk.ui.widgets.basics import button
from carloan_desk.ui.widgets.forms import TextField


class IdentifierField(TextField):
    """An ID number, plate, VIN or telephone, brought into its one form when it is left."""

    def __init__(
        self,
        caption: str,
        judge: Callable[[str], Finding],
        *,
        required: bool = False,
        hint: str = "",
        limit: int = 30,
    ) -> None:
        self._judge = judge
        super().__init__(caption, required=required, hint=hint, limit=limit)
        self._fix = button("", self._take_fix, "link")
        self._fix.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._fix)

    def _make_editor(self) -> QWidget:
        editor = super()._make_editor()
        self.line.textEdited.connect(lambda _text: self._fix.hide())
        return editor

    def read(self) -> str:
        text = self.line.text().strip()
        if not text:
            return ""
        finding = self._judge(text)
        if finding.severity is Severity.ERROR:
            raise DomainError(finding.code, **{k: v for k, v in finding.parts.items() if k != "number"})
        return str(finding.parts["number"])

    def left(self) -> None:
        super().left()
        self._doubt()

    def put(self, value: object) -> None:
        super().put(value)
        self._doubt()

    def value(self) -> str:
        value = super().value()
        self._doubt()
        return str(value)

    def conceal(self) -> None:
        super().conceal()
        self._fix.hide()

    def _doubt(self) -> None:
        """Say what is unlikely, and offer the fix."""
        self._fix.hide()
        text = self.line.text().strip()
        finding = self._judge(text) if text else None
        if finding is None or finding.severity is not Severity.WARNING or self._refused:
            return
        self.say(messages.message(finding.code, **finding.parts), warning=True)
        if (fixed := finding.parts.get("converted")) is not None:
            self._fix.setText(self.tr("Make it {number}").format(number=fixed))
            self._fix.show()

    def _take_fix(self) -> None:
        finding = self._judge(self.line.text())
        if (fixed := finding.parts.get("converted")) is not None:
            self.line.setText(str(fixed))
            self.left()
