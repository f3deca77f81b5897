"""The look in one file of tokens: colours, sizes, the application's style sheet."""

from dataclasses import dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from carloan_desk import resources


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of one scheme. Text on surfaces keeps a contrast of at least 4.5:1."""

    bg: str
    raised: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    hover: str


LIGHT = Tokens(
    bg="#f6f7f9",
    raised="#ffffff",
    line="#e3e6eb",
    text="#1b2330",
    quiet="#5d6a80",
    accent="#2457d6",
    on_accent="#ffffff",
    accent_soft="#e8effd",
    good="#0f7b4f",
    good_soft="#e2f3ea",
    warn="#8a5000",
    warn_soft="#fdefd8",
    bad="#b42318",
    bad_soft="#fde7e4",
    hover="#f0f2f6",
)
DARK = Tokens(
    bg="#12161d",
    raised="#1a2029",
    line="#2b3340",
    text="#e7ebf2",
    quiet="#98a2b3",
    accent="#7aa2ff",
    on_accent="#0f1420",
    accent_soft="#1e2c4f",
    good="#5fd0a0",
    good_soft="#143226",
    warn="#f2b862",
    warn_soft="#3a2a10",
    bad="#ff8f85",
    bad_soft="#3f1e1c",
    hover="#222a35",
)

FAMILIES = ["Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC"]
RADIUS = 8


class Theme:
    """The scheme and text scale in force. One per program; widgets that paint ask it for colours and sizes."""

    def __init__(self) -> None:
        self.tokens = LIGHT
        self.scale = 1.0

    @property
    def dark(self) -> bool:
        """Whether the dark scheme is in force."""
        return self.tokens is DARK

    def px(self, size: float) -> int:
        """Return a size of the design in device-independent pixels at the present text scale."""
        return max(1, round(size * self.scale))

    def color(self, name: str) -> QColor:
        """Return the colour of a token, such as ``"accent"``."""
        return QColor(getattr(self.tokens, name))

    def font(self, size: float = 13, *, bold: bool = False) -> QFont:
        """Return the text font in a size of the design."""
        font = QFont(FAMILIES)
        font.setPixelSize(self.px(size))
        if bold:
            font.setWeight(QFont.Weight.Bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def apply(self, app: QApplication, *, dark: bool, scale: float) -> None:
        """Dress the whole program; open windows follow at once."""
        self.tokens = DARK if dark else LIGHT
        self.scale = scale
        app.setFont(self.font())
        app.setPalette(self._palette())
        app.setStyleSheet(self._style_sheet())

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        for roles, token in (
            ((role.Window,), "bg"),
            ((role.Base, role.Button, role.ToolTipBase, role.AlternateBase), "raised"),
            ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), "text"),
            ((role.PlaceholderText,), "quiet"),
            ((role.Highlight, role.Link, role.Accent), "accent"),
            ((role.HighlightedText,), "on_accent"),
            ((role.Mid, role.Midlight, role.Light, role.Dark), "line"),
        ):
            for each in roles:
                palette.setColor(each, self.color(token))
        for each in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, each, self.color("quiet"))
        return palette

    def _style_sheet(self) -> str:
        sizes = {f"s{size}": f"{self.px(size)}px" for size in (1, 2, 4, 5, 6, 8, 10, 11, 12, 13, 15, 16, 20, 24, 28, 32, 36)}
        colours = {name: getattr(self.tokens, name) for name in Tokens.__dataclass_fields__}
        return Template(_STYLE).substitute(sizes | colours)


theme = Theme()


def load_fallback_font() -> None:
    """Bring our own Chinese font where the system has none, so that no box is ever shown."""
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        QFontDatabase.addApplicationFont(str(resources.path("fonts/NotoSansSC-Regular.ttf")))
        QFontDatabase.addApplicationFont(str(resources.path("fonts/NotoSansSC-Bold.ttf")))


_STYLE = """
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: $s4; }
QDialog, QMainWindow { background: $bg; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: $s20; font-weight: bold; }
QLabel[role="strong"] { font-size: $s15; font-weight: bold; }
QLabel[role="bold"] { font-weight: bold; }
QLabel[role="quiet"] { font-size: $s12; color: $quiet; }
QLabel[role="error"] { font-size: $s12; color: $bad; }
QLabel[role="warning"] { font-size: $s12; color: $warn; }
QLabel[role="figure"] { font-size: $s28; font-weight: bold; }
QLabel[role="good"] { color: $good; font-weight: bold; }
QLabel[role="bad"] { color: $bad; font-weight: bold; }
QLabel[role="warn"] { color: $warn; font-weight: bold; }

QLabel[chip="quiet"] { background: $bg; color: $quiet; border: 1px solid $line; }
QLabel[chip="accent"] { background: $accent_soft; color: $accent; border: 1px solid $accent_soft; }
QLabel[chip="good"] { background: $good_soft; color: $good; border: 1px solid $good_soft; }
QLabel[chip="warn"] { background: $warn_soft; color: $warn; border: 1px solid $warn_soft; }
QLabel[chip="bad"] { background: $bad_soft; color: $bad; border: 1px solid $bad_soft; }
QLabel[chip] { font-size: $s12; border-radius: $s10; padding: $s1 $s8; }

QFrame[surface="card"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[surface="banner"] { background: $accent_soft; border: none; border-radius: 8px; }
QFrame[surface="banner"][tone="warn"] { background: $warn_soft; }
QFrame[surface="banner"][tone="bad"] { background: $bad_soft; }
QFrame[surface="bar"] { background: $raised; border: none; border-bottom: 1px solid $line; }
QFrame[surface="rail"] { background: $raised; border: none; border-right: 1px solid $line; }
QFrame[surface="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[surface="notice"] { background: $text; border: none; border-radius: 8px; }
QFrame[surface="notice"] QLabel { color: $bg; }
QFrame[surface="notice"] QPushButton { background: transparent; border: none; color: $bg; font-weight: bold; text-decoration: underline; }

QPushButton { background: $raised; color: $text; border: 1px solid $line; border-radius: 8px; padding: $s5 $s13; min-height: $s20; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $quiet; background: $bg; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: bold; }
QPushButton[kind="primary"]:hover { background: $accent; border: 1px solid $text; }
QPushButton[kind="primary"]:focus { border: 1px solid $text; }
QPushButton[kind="primary"]:disabled { background: $line; color: $quiet; border: 1px solid $line; }
QPushButton[kind="danger"] { color: $bad; }
QPushButton[kind="link"] { background: transparent; border: none; color: $accent; padding: 0; text-align: left; text-decoration: underline; min-height: 0; }
QPushButton[kind="link"]:focus { color: $text; }
QPushButton[kind="figure"] { background: transparent; border: none; border-bottom: 1px solid transparent; padding: 0; text-align: left; font-size: $s28; font-weight: bold; border-radius: 0; min-height: 0; }
QPushButton[kind="amount"] { background: transparent; border: none; border-bottom: 1px solid transparent; padding: 0; text-align: right; font-weight: bold; border-radius: 0; min-height: 0; }
QPushButton[kind="figure"]:hover, QPushButton[kind="amount"]:hover,
QPushButton[kind="figure"]:focus, QPushButton[kind="amount"]:focus { border-bottom: 1px solid $accent; color: $accent; }
QPushButton[kind="filter"] { background: $bg; color: $quiet; border: 1px solid $line; border-radius: $s12; padding: $s1 $s10; font-size: $s12; min-height: $s20; }
QPushButton[kind="filter"]:checked { background: $accent_soft; color: $accent; border: 1px solid $accent_soft; }
QPushButton[kind="filter"]:focus { border: 1px solid $accent; }
QToolButton[kind="rail"] { background: transparent; border: none; border-radius: 8px; color: $quiet; font-size: $s12; padding: $s6 $s2; }
QToolButton[kind="rail"]:hover { background: $hover; }
QToolButton[kind="rail"]:focus { border: 1px solid $accent; }
QToolButton[kind="rail"]:checked { background: $accent_soft; color: $accent; font-weight: bold; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox { background: $raised; color: $text; border: 1px solid $line; border-radius: 8px; padding: $s5 $s8; min-height: $s20; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus { border: 1px solid $accent; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] { border: 1px solid $bad; }
QLineEdit:read-only { background: $bg; color: $quiet; }
QLineEdit[kind="search"] { background: $bg; }
QComboBox::drop-down { border: none; width: $s24; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; outline: none; selection-background-color: $accent_soft; selection-color: $text; }
QCheckBox { spacing: $s8; }

QTableView, QListView, QTreeView { background: $raised; border: none; outline: none; gridline-color: transparent; selection-background-color: $accent_soft; selection-color: $text; }
QTableView::item, QListView::item { border-bottom: 1px solid $line; padding: 0 $s6; }
QTableView::item:selected, QListView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: $raised; }
QHeaderView::section { background: $raised; color: $quiet; border: none; border-bottom: 1px solid $line; padding: $s6 $s6; font-size: $s12; font-weight: normal; }
QTableCornerButton::section { background: $raised; border: none; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: $s10; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $s10; margin: 0; }
QScrollBar::handle { background: $line; border-radius: $s5; min-height: $s32; min-width: $s32; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: $s4; max-height: $s8; min-height: $s8; }
QProgressBar::chunk { background: $accent; border-radius: $s4; }
QMenu { background: $raised; border: 1px solid $line; padding: $s4; }
QMenu::item { padding: $s6 $s16; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::separator { height: 1px; background: $line; margin: $s4 0; }
QTabBar::tab { background: transparent; color: $quiet; border: none; border-bottom: 2px solid transparent; padding: $s6 $s12; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: bold; }
QTabBar::tab:focus { color: $text; }
QCalendarWidget QWidget { alternate-background-color: $bg; }
QCalendarWidget QToolButton { color: $text; background: transparent; border: none; padding: $s4; }
"""
