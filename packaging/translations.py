"""Collect the texts of the program, compile their translations, and find what is wrong with them.

    update     bring resources/translations/zh_CN.ts up to date with the code, then compile it
    compile    make zh_CN.qm, which the program reads
    check      fail when the code and zh_CN.ts disagree, or a text is not translated

Qt's ``lupdate`` reads the code and overlooks, without a word, what is not a plain literal: ``faults`` finds
those places. It also needs the context to be right: ``self.tr`` takes the class's name, anything else must
say its context with ``QCoreApplication.translate("Context", "text")``, which may be shortened to
``translate = QCoreApplication.translate`` and to no other name.
"""

import ast
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRANSLATION = ROOT / "resources" / "translations" / "zh_CN.ts"
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|%L?\d")


def sources() -> list[Path]:
    """Return the files that may hold texts: only ``ui`` and ``app`` speak to people."""
    return sorted(path for layer in ("app", "ui") for path in (ROOT / "carloan_desk" / layer).rglob("*.py"))


def faults(code: str) -> Iterator[tuple[int, str]]:
    """Yield line and reason for each text that lupdate would miss or file under a wrong context."""
    tree = ast.parse(code)
    inside_f_string = {
        id(node)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.JoinedStr)
        for node in ast.walk(outer)
        if isinstance(node, ast.Call)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute):
            name, owner = node.func.attr, ast.unparse(node.func.value)
        elif isinstance(node.func, ast.Name):
            name, owner = node.func.id, ""
        else:
            continue
        if name == "tr":
            if owner != "self":
                yield node.lineno, "lupdate knows no context here: use translate('Context', 'text')"
            texts = node.args[:2]
        elif name == "translate" and owner in ("QCoreApplication", ""):
            texts = node.args[:3]
        else:
            continue
        if id(node) in inside_f_string:
            yield node.lineno, "inside an f-string: lupdate does not look there"
        if not texts or not all(isinstance(t, ast.Constant) and isinstance(t.value, str) for t in texts):
            yield node.lineno, "not a plain literal: use a literal and .format"


def tool(name: str) -> str:
    """Return the path of a Qt tool in the PySide6 wheel: console scripts break when a checkout moves."""
    import PySide6

    suffix = ".exe" if sys.platform == "win32" else ""
    return str(Path(PySide6.__file__).parent / (name + suffix))


def collect(into: Path) -> None:
    """Let lupdate merge the texts of the code into a translation file."""
    with tempfile.TemporaryDirectory() as folder:
        # A list file: a command line on Windows is too short for all the names.
        listing = Path(folder) / "sources.lst"
        listing.write_text("\n".join(str(path) for path in sources()), "utf-8")
        options = ["-silent", "-no-obsolete", "-sort-messages", "-locations", "none"]
        languages = ["-source-language", "en", "-target-language", "zh_CN"]
        subprocess.run([tool("lupdate"), *options, *languages, f"@{listing}", "-ts", into], check=True)


def unfinished(translation: Path) -> Iterator[str]:
    """Yield a line for each text that has no finished translation or whose placeholders differ."""
    for context in ET.parse(translation).getroot().iter("context"):
        for message in context.iter("message"):
            source, target = message.findtext("source", ""), message.find("translation")
            where = f"{context.findtext('name')}: {source!r}"
            if target is None or target.get("type") == "unfinished":
                yield f"{where} is not translated"
                continue
            for text in [form.text for form in target.iter("numerusform")] or [target.text]:
                if not (text or "").strip():
                    yield f"{where} has an empty translation"
                elif sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(text or "")):
                    yield f"{where} has other placeholders in its translation {text!r}"


def has_texts() -> bool:
    """Return whether the code says anything to people at all."""
    return any(".tr(" in (code := path.read_text("utf-8")) or "translate(" in code for path in sources())


def check() -> int:
    """Print what is wrong and return the exit code."""
    found = [f"{p.relative_to(ROOT)}:{line}: {why}" for p in sources() for line, why in faults(p.read_text("utf-8"))]
    if TRANSLATION.exists():
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / TRANSLATION.name
            shutil.copy(TRANSLATION, fresh)
            collect(fresh)
            if fresh.read_text("utf-8") != TRANSLATION.read_text("utf-8"):
                found.append("zh_CN.ts is not up to date: python3 packaging/dev.py translate")
        found += unfinished(TRANSLATION)
    elif has_texts():
        found.append("zh_CN.ts is missing: python3 packaging/dev.py translate")
    print("\n".join(found) if found else "Translations are complete.")
    return 1 if found else 0


def compile_translation() -> int:
    """Make the file that the program reads."""
    if TRANSLATION.exists():
        compiled = TRANSLATION.with_suffix(".qm")
        subprocess.run([tool("lrelease"), "-silent", "-nounfinished", TRANSLATION, "-qm", compiled], check=True)
    return 0


def update() -> int:
    """Bring the translation file up to date, compile it and say what is left to translate."""
    if has_texts():
        TRANSLATION.parent.mkdir(parents=True, exist_ok=True)
        collect(TRANSLATION)
        print("\n".join(unfinished(TRANSLATION)) or "Translations are complete.")
    return compile_translation()


if __name__ == "__main__":
    sys.exit({"update": update, "compile": compile_translation, "check": check}[sys.argv[1]]())
