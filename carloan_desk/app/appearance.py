"""Language, scheme and text scale of the running program."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from carloan_desk import resources
from carloan_desk.ui.preferences import preferences
from carloan_desk.ui.theme import theme


class Appearance(QObject):
    """Language, scheme and text scale: kept in the preferences, applied to the running program."""

    def __init__(self, app: QApplication, language: str | None) -> None:
        super().__init__()
        self._app = app
        self._translators: list[QTranslator] = []
        self._texts: list[bytes] = []
        self._asked = language

    @property
    def language(self) -> str:
        """``"zh"`` or ``"en"``: asked for, remembered, or English only if the system speaks it."""
        if self._asked is not None:
            return self._asked
        system = "en" if QLocale.system().language() == QLocale.Language.English else "zh"
        return preferences.text("language", system)

    def apply(self) -> None:
        """Dress the program as the preferences say."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()
        self._texts.clear()
        if self.language == "zh":
            QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
            ours = resources.path("translations") / "zh_CN.qm"
            qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_zh_CN.qm"
            for file in (qt, ours):
                translator = QTranslator(self)
                # Read whole: a file that Qt maps into memory must not be written anew while the program runs.
                texts = file.read_bytes() if file.exists() else b""
                if translator.load(texts):
                    self._app.installTranslator(translator)
                    self._translators.append(translator)
                    self._texts.append(texts)
        else:
            QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        scheme = preferences.text("scheme", "system")
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = scheme == "dark" or (scheme == "system" and system_dark)
        theme.apply(self._app, dark=dark, scale=int(preferences.text("scale", "100")) / 100)

    def choose(self, **words: str) -> None:
        """Remember and apply a choice: ``language``, ``scheme`` or ``scale``."""
        for key, value in words.items():
            if key == "language":
                self._asked = value
            preferences.set_text(key, value)
        self.apply()
