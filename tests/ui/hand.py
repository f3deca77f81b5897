"""The hand at the window: types, clicks, waits for what is under way, and reads what stands there."""

import gc
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from carloan_desk.ui.desk import Desk
from carloan_desk.ui.widgets.forms import ChoiceField, Field, NoteField, TextField
from carloan_desk.ui.widgets.pick import PickField

W = TypeVar("W", bound=QWidget)
NOW = datetime.fromisoformat("2026-11-23T10:00:00")


class Clock:
    """Local time that stands still unless it is moved."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


def turn(milliseconds: int = 20) -> None:
    """Let the event loop turn."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle(desk: Desk) -> None:
    """Wait until nothing is under way and everything shown has found its place."""
    for _ in range(3):
        turn(5)
        desk.settle()
    turn(40)  # typing waits for 30 ms before it asks; a scroll area follows its content some turns later
    desk.settle()
    turn(5)


def wait_for(happened: Callable[[], object], desk: Desk, seconds: float = 10) -> None:
    """Wait until something is so."""
    for _ in range(int(seconds * 50)):
        if happened():
            return
        turn(20)
        desk.settle()
    raise AssertionError("it did not happen")


def seen(root: QWidget, kind: type[W], *, text: str | None = None, name: str | None = None) -> list[W]:
    """Return the visible widgets of a kind, with a text or an object name."""
    found = [root, *root.findChildren(kind)] if isinstance(root, kind) else root.findChildren(kind)
    return [
        widget
        for widget in found
        if widget.isVisible()
        and (name is None or widget.objectName() == name)
        and (text is None or (hasattr(widget, "text") and text in widget.text()))
    ]


def press(root: QWidget, *, text: str | None = None, name: str | None = None) -> None:
    """Click the one button that can be seen with this text or name."""
    found = [button for button in seen(root, QAbstractButton, text=text, name=name) if button.isEnabled()]
    assert found, f"no button {text or name} among {[b.text() for b in seen(root, QAbstractButton)]}"
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def type_text(widget: QWidget, text: str) -> None:
    """Replace what stands in an editor: narrow characters by keys, Chinese as an input method hands it over."""
    bring_forward(widget.window())
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    widget.setFocus()
    assert widget.hasFocus(), "it cannot be typed into"
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    if text.isascii():
        QTest.keyClicks(widget, text)
        return
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def pick(combo: QComboBox, text: str) -> None:
    """Choose an entry of a list by opening it."""
    index = combo.findText(text)
    assert index >= 0, f"{text} is not among {[combo.itemText(i) for i in range(combo.count())]}"
    combo.setFocus()
    combo.showPopup()
    combo.view().setCurrentIndex(combo.model().index(index, 0))
    QTest.keyClick(combo.view(), Qt.Key.Key_Return)


def bring_forward(window: QWidget) -> None:
    """Make a window the active one: without it the focus stays where it is."""
    for _ in range(100):
        if QApplication.activeWindow() is window:
            return
        window.activateWindow()
        turn(5)
    raise AssertionError("the window is not active")


def keys(window: QWidget, keys: str) -> None:
    """Press a shortcut such as ``Ctrl+N`` with the window in front."""
    window = window.window()
    bring_forward(window)
    pressed = QKeySequence(keys)[0]
    QTest.keyClick(window, pressed.key(), pressed.keyboardModifiers())


def fill(field: Field, text: str) -> None:
    """Type or choose a value and leave the field."""
    if isinstance(field, ChoiceField):
        pick(field.combo, text)
        return
    if isinstance(field, PickField):
        press(field, text=text)
        return
    editor = field.line if isinstance(field, TextField) else field.text if isinstance(field, NoteField) else None
    assert editor is not None
    type_text(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Tab)


def dialog_on_top(kind: type[W] | None = None) -> Any:
    """Return the dialog that is open."""
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind or QDialog), f"no dialog is open, but {found}"
    return found


def close_popups() -> None:
    """Close whatever dialog a failed test left open, so that the next begins in the clear."""
    while (left := QApplication.activeModalWidget()) is not None:
        left.close()
        left.deleteLater()
        turn(5)


def texts(root: QWidget, *, hidden: bool = False) -> Iterator[str]:
    """Return every text that a widget and what is in it show, tell or keep ready."""
    for widget in [root, *root.findChildren(QWidget)]:
        if not hidden and not widget.isVisible():
            continue
        yield from (
            widget.windowTitle(),
            widget.toolTip(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            widget.whatsThis(),
        )
        match widget:
            case QLabel() | QAbstractButton():
                yield widget.text()
            case QLineEdit():
                yield from (widget.text(), widget.placeholderText())
            case QPlainTextEdit() | QTextEdit():
                yield widget.toPlainText()
            case QComboBox():
                yield from (widget.itemText(index) for index in range(widget.count()))
            case QAbstractItemView():
                yield from _of_model(widget.model())


def _of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            for role in roles:
                yield str(model.index(row, column).data(role) or "")


def shows(root: QWidget, part: str) -> bool:
    """Whether a text can be seen."""
    return any(part in text for text in texts(root))


def collect() -> None:
    """Let go of what was to be deleted later."""
    turn(5)
    gc.collect()
    turn(5)
