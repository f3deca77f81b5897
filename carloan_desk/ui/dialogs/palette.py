"""The command palette: type to find actions and clients, Enter does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from carloan_desk.domain.client_list import ClientRow
from carloan_desk.services import clients
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import margins

Command = tuple[str, str, Callable[[], object]]


class Palette(QDialog):
    """One field, one list."""

    def __init__(self, desk: Desk, parent: QWidget, commands: Sequence[Command]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Search"))
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setProperty("surface", "popup")
        self._desk = desk
        self._commands = commands
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Name, phone, plate… or what you want to do"))
        self._field.setAccessibleName(self.tr("Search"))
        self._list = QListWidget()
        self._list.setUniformItemSizes(True)
        self._does: list[Callable[[], object]] = []
        self._found_for: str | None = None
        self._pressed = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(12, 12))
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._wait = QTimer(self, singleShot=True, interval=20)
        self._wait.timeout.connect(self._find)
        self._field.textChanged.connect(lambda _text: self._wait.start())
        self._field.installEventFilter(self)
        self._field.returnPressed.connect(self._do)
        self._list.itemActivated.connect(lambda _item: self._do())
        self.resize(theme.px(560), theme.px(420))
        corner = parent.rect().center() - self.rect().center()
        self.move(parent.mapToGlobal(corner))
        self._find()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if steps is not None:
                row = max(0, min(self._list.count() - 1, self._list.currentRow() + steps))
                self._list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def _find(self) -> None:
        text = self._field.text().strip()
        self._desk.ask(
            lambda workspace: clients.search(workspace, text, limit=12) if text else [],
            lambda found: self._show(text, found),
            self,
        )

    def _show(self, text: str, found: list[ClientRow]) -> None:
        if text != self._field.text().strip():
            return  # what was typed since is being looked for
        self._found_for = text
        show = self._desk.show
        self._list.clear()
        self._does = []
        for client in found:
            self._add(f"{show.name(client.name)}    {show.mobile(client.mobile)}", self._opener(client.id))
        for name, keys, action in self._commands:
            if text.lower() in name.lower():
                self._add(f"{name}    {keys}", action)
        if text and not self._does:
            nothing = QListWidgetItem(self.tr("Nothing found."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(nothing)
        self._list.setCurrentRow(0)
        if self._pressed:
            self._do()

    def _opener(self, client_id: int) -> Callable[[], object]:
        return lambda: self._desk.open_requested.emit("clients", client_id)

    def _add(self, text: str, action: Callable[[], object]) -> None:
        self._list.addItem(QListWidgetItem(text))
        self._does.append(action)

    def _do(self) -> None:
        if self._found_for != self._field.text().strip():
            self._pressed = True  # Enter was quicker than the search: it is for what is being looked for
            return
        row = self._list.currentRow()
        if 0 <= row < len(self._does):
            action = self._does[row]
            self.accept()
            action()
