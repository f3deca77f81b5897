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
        sizes = {
            f"s{size}": f"{self.px(size)}px" for size in (1, 2, 4, 5, 6, 8, 10, 11, 12, 13, 15, 16, 20, 24, 28, 32, 36)
        }
        scheme = "dark" if self.dark else "light"
        pictures = {name: resources.path(f"icons/{name}-{scheme}.svg").as_posix() for name in ("chevron", "tick")}
        colours = {name: getattr(self.tokens, name) for name in Tokens.__dataclass_fields__}
        return Template(resources.path("style/desk.qss").read_text("utf-8")).substitute(sizes | colours | pictures)


theme = Theme()


def load_fallback_font() -> None:
    """Bring our own Chinese font where the system has none of those the design is made for."""
    if not set(FAMILIES).intersection(QFontDatabase.families()):
        QFontDatabase.addApplicationFont(str(resources.path("fonts/NotoSansSC-Regular.ttf")))
        QFontDatabase.addApplicationFont(str(resources.path("fonts/NotoSansSC-Bold.ttf")))
