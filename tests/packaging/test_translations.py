"""Every text of the program can be found by Qt's tools, and what is not translated is noticed."""

import re
from pathlib import Path

import pytest
import translations
from PySide6.QtCore import QTranslator

FINE = """
from PySide6.QtCore import QCoreApplication, QObject

class Page(QObject):
    def texts(self, count):
        #: A note for the translator
        self.tr("one")
        self.tr("joined " "literal")
        self.tr("{name} is late").format(name="x")
        self.tr("%n client(s)", "", count)
        self.tr("same", "one meaning")
        self.tr("same", "another meaning")
        table = {"a": self.tr("in a table")}
        return lambda: self.tr("later")

def outside(painter):
    painter.translate(3, 4)
    return QCoreApplication.translate(
        "Errors",
        "two {limit}",
    )

def table():
    translate = QCoreApplication.translate
    return {"a": translate("Errors", "three"), "b": translate("Errors", "four")}
"""


def test_every_text_of_the_program_is_a_plain_literal() -> None:
    found = {
        f"{path}:{line}: {reason}"
        for path in translations.sources()
        for line, reason in translations.faults(path.read_text("utf-8"))
    }
    assert not found


@pytest.mark.parametrize(
    "code",
    [
        'self.tr(f"late: {days}")',
        "self.tr(TEXT)",
        'self.tr("a" + name)',
        'self.tr("a", MEANING)',
        "self.tr()",
        'self.tr("late: %s" % days)',
        'self.tr("late: {}".format(days))',
        'self.page.tr("no context")',
        'tr("no context")',
        """f"{self.tr('inside')}" """,
        'QCoreApplication.translate(context, "text")',
        'QCoreApplication.translate("Errors", text)',
        'QCoreApplication.translate("Errors", f"{text}")',
        'translate("Errors", text)',
        'tr("Errors", "under another name")',
    ],
)
def test_what_qt_would_overlook_is_a_fault(code: str) -> None:
    assert list(translations.faults(code))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small program with a folder name that is not plain ASCII."""
    root = tmp_path / "工作 台"
    (root / "carloan_desk" / "ui").mkdir(parents=True)
    (root / "carloan_desk" / "ui" / "page.py").write_text(FINE, "utf-8")
    monkeypatch.setattr(translations, "ROOT", root)
    monkeypatch.setattr(translations, "TRANSLATION", root / "resources" / "translations" / "zh_CN.ts")
    return root


def translate(replacements: dict[str, str]) -> None:
    """Fill in the translation file as a translator would."""
    text = translations.TRANSLATION.read_text("utf-8")
    for before, after in replacements.items():
        assert before in text
        text = text.replace(before, after)
    translations.TRANSLATION.write_text(text, "utf-8")


@pytest.mark.usefixtures("project")
def test_qt_finds_every_text_that_is_no_fault() -> None:
    assert list(translations.faults(FINE)) == []
    assert translations.check() == 1  # the file is missing
    assert translations.update() == 0
    text = translations.TRANSLATION.read_text("utf-8")
    assert text.count("<source>") == len(re.findall(r'self\.tr\(|translate\(\s*"', FINE))
    assert text.count("<name>") == 2
    assert translations.check() == 1  # nothing is translated


def test_a_finished_translation_passes_and_is_what_qt_shows(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "carloan_desk" / "ui" / "page.py").write_text(
        "class Page(QObject):\n"
        "    def f(self):\n"
        '        self.tr("late {days}")\n'
        '        self.tr("%n client(s)", "", 3)\n',
        "utf-8",
    )
    translations.update()
    translate(
        {
            '<translation type="unfinished"></translation>': "<translation>逾期 {day}</translation>",
            '<translation type="unfinished">': "<translation>",
            "<numerusform></numerusform>": "<numerusform>%n 位客户</numerusform>",
        }
    )
    capsys.readouterr()
    assert translations.check() == 1
    assert "placeholders" in capsys.readouterr().out
    translate({"{day}": "{days}"})
    assert translations.check() == 0, capsys.readouterr().out
    translations.compile_translation()
    translator = QTranslator()
    assert translator.load(str(translations.TRANSLATION.with_suffix(".qm")))
    assert translator.translate("Page", "late {days}") == "逾期 {days}"
    assert translator.translate("Page", "%n client(s)", "", 3) == "%n 位客户"


@pytest.mark.usefixtures("project")
def test_a_new_text_makes_the_file_stale(capsys: pytest.CaptureFixture[str]) -> None:
    page = translations.ROOT / "carloan_desk" / "ui" / "page.py"
    page.write_text('class Page(QObject):\n    def f(self):\n        self.tr("old")\n', "utf-8")
    translations.update()
    translate({'<translation type="unfinished"></translation>': "<translation>旧</translation>"})
    assert translations.check() == 0
    page.write_text(page.read_text("utf-8") + '        self.tr("new")\n', "utf-8")
    assert translations.check() == 1
    assert "not up to date" in capsys.readouterr().out


def test_a_program_without_texts_needs_no_file(project: Path) -> None:
    (project / "carloan_desk" / "ui" / "page.py").write_text("painter = 1\n", "utf-8")
    assert translations.check() == 0
    assert translations.update() == 0
    assert not translations.TRANSLATION.exists()
