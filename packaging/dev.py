"""One command for each habit: set up, run, test, check, measure.

    python3 packaging/dev.py run            open the program (``run --demo`` for an invented workspace)
    python3 packaging/dev.py test           run the tests (``test tests/domain -k rates`` for some)
    python3 packaging/dev.py check          style, types, layers, translations
    python3 packaging/dev.py translate      collect the texts and compile the translations
    python3 packaging/dev.py bench          measure speed
    python3 packaging/dev.py extra ocr      install what reads cards from their pictures
    python3 packaging/dev.py tour DIR       write a picture of every page and both PDFs to DIR

The first start makes ``.venv`` beside this folder and installs what ``pyproject.toml`` names; later starts
only look whether that is still up to date. Standard library only.
"""

import os
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  an older Python gets as far as this
    sys.exit("CarLoan Desk needs Python 3.11 or newer; this is Python " + sys.version.split()[0])

import environment

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
TRANSLATION = ROOT / "resources" / "translations" / "zh_CN.ts"

# The program makes itself a screen, or needs none, when it is started with one of these.
NEEDS_NO_SCREEN = {"--tour", "--smoke-test", "--help", "-h", "--version"}
# pytest options that say how many processes to use, or that need a single one.
SAYS_PROCESSES = ("-n", "--numprocesses", "--pdb", "--trace", "-s", "--capture=no", "--collect-only", "--co")

CHECKS = {
    "style": ["-m", "ruff", "check"],
    "format": ["-m", "ruff", "format", "--check"],
    "types": ["-m", "mypy"],
    "layers": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    "translations": [str(PACKAGING / "translations.py"), "check"],
}


def has_screen() -> bool:
    """Return whether a window can be shown: always on Windows and macOS."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def compile_translation(python: Path) -> None:
    """Make the compiled translation when it is missing or older than its source."""
    compiled = TRANSLATION.with_suffix(".qm")
    if not TRANSLATION.exists():
        return
    if compiled.exists() and compiled.stat().st_mtime >= TRANSLATION.stat().st_mtime:
        return
    subprocess.run([python, PACKAGING / "translations.py", "compile"], check=True)


def become(python: Path, *arguments: "str | Path") -> int:
    """Hand this process over to another program, so that Ctrl+C and the exit code are its own."""
    command = [str(python), *map(str, arguments)]
    sys.stdout.flush()
    if os.name != "nt":  # On Windows exec would not keep the console waiting.
        os.execv(command[0], command)
    return subprocess.call(command)


def run(arguments: list[str]) -> int:
    """Open the program; without a screen, ``--demo`` becomes the tour."""
    if not has_screen() and not NEEDS_NO_SCREEN.intersection(arguments):
        if "--demo" not in arguments:
            print("There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).")
            print("To see the program as pictures: python3 packaging/dev.py run --demo")
            return 1
        print("There is no screen here: instead of opening a window, the demo is drawn into pictures.")
        return tour([str(ROOT / "build" / "tour"), *(each for each in arguments if each != "--demo")])
    python = environment.prepare(ROOT, ["project"])
    compile_translation(python)
    return become(python, ROOT / "main.py", *arguments)


def tour(arguments: list[str]) -> int:
    """Write a picture of every page, and the PDFs, to a folder; what follows it goes to the program."""
    if not arguments or arguments[0].startswith("-"):
        print("Say where to write the pictures: dev.py tour DIR")
        return 2
    folder = Path(arguments[0]).resolve()
    python = environment.prepare(ROOT, ["project"])
    compile_translation(python)
    print(f"Writing the pictures to {folder}")
    return become(python, ROOT / "main.py", "--tour", folder, *arguments[1:])


def test(arguments: list[str]) -> int:
    """Run the tests, in two processes unless the arguments say otherwise."""
    python = environment.prepare(ROOT, ["project", "ocr", "dev"])
    compile_translation(python)
    processes = [] if any(a.startswith(SAYS_PROCESSES) for a in arguments) else ["-n", "2"]
    os.chdir(ROOT)
    return become(python, "-m", "pytest", *processes, *arguments)


def extra(arguments: list[str]) -> int:
    """Install an extra that the program works without, such as ``ocr``."""
    extras = sorted(set(environment.requirements(ROOT)) - {"project", "dev"})
    if len(arguments) != 1 or arguments[0] not in extras:
        print(f"Say which extra: {', '.join(extras)}")
        return 2
    environment.prepare(ROOT, ["project", *arguments])
    print(f"The extra “{arguments[0]}” is installed.")
    return 0


def check(arguments: list[str]) -> int:
    """Run every check (or those named), also after one has failed, and say which failed."""
    unknown = [name for name in arguments if name not in CHECKS]
    if unknown:
        print(f"No such check: {', '.join(unknown)}. There are: {', '.join(CHECKS)}.")
        return 2
    python = environment.prepare(ROOT, ["project", "ocr", "dev"])
    failed = []
    for name in arguments or CHECKS:
        print(f"== {name}", flush=True)
        if subprocess.run([python, *CHECKS[name]], cwd=ROOT, check=False).returncode != 0:
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


def translate(arguments: list[str]) -> int:
    """Collect the texts of the program into the translation file and compile it."""
    python = environment.prepare(ROOT, ["project", "ocr", "dev"])
    return become(python, PACKAGING / "translations.py", "update", *arguments)


def bench(arguments: list[str]) -> int:
    """Measure speed; names of benchmarks as arguments choose some."""
    python = environment.prepare(ROOT, ["project", "ocr", "dev"])
    compile_translation(python)
    return become(python, PACKAGING / "bench.py", *arguments)


COMMANDS = {f.__name__: f for f in (run, test, check, translate, bench, tour, extra)}


def main(arguments: list[str]) -> int:
    """Carry out one command line and return the exit code."""
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help", "help") else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except environment.NotReadyError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"\nThis failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
