"""The virtual environment that the program and its tools run in. Standard library only.

``prepare`` answers in milliseconds when nothing has changed since it was made; the *stamp*, a small file in
the environment, remembers what was installed. It is removed before anything is touched and written last, so
an environment that was killed half-made has none and is made anew.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

# Shared objects that Qt's libraries and plug-ins load, and the Debian packages that hold them.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


class NotReadyError(Exception):
    """Something is missing that only the person at the keyboard can put right; the text says what to do."""


def prepare(root: Path, groups: list[str]) -> Path:
    """Make the environment usable and return its Python.

    Args:
        root: The checkout: holds ``pyproject.toml`` and gets ``.venv``.
        groups: ``"project"`` for the program's own dependencies, ``"dev"`` for those of tests and checks.

    Raises:
        NotReadyError: The system lacks something that cannot be installed from here.
    """
    install_qt_libraries()
    folder = root / ".venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = requirements(root)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    marks = [version, *(fingerprint(root, wanted[group]) for group in groups)]
    stamp = folder / "installed.txt"
    present = stamp.read_text("utf-8").split() if stamp.exists() and python.exists() else []
    if all(mark in present for mark in marks):
        return python

    if version not in present:
        make(folder)
    print("Installing the dependencies; the first time this takes a few minutes.", flush=True)
    stamp.unlink(missing_ok=True)
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check"]
    command += [] if sys.stdout.isatty() else ["--quiet"]
    command += ["-c", str(constraints(root)), *(line for group in groups for line in wanted[group])]
    if subprocess.run(command, check=False).returncode != 0:
        raise NotReadyError("The dependencies could not be installed (see above). Check the network, then start again.")
    stamp.write_text("\n".join(marks) + "\n", "utf-8")
    return python


def constraints(root: Path) -> Path:
    """Return the file that pins every version."""
    return root / "packaging" / "constraints.txt"


def requirements(root: Path) -> dict[str, list[str]]:
    """Return the dependencies that ``pyproject.toml`` lists, by group."""
    with (root / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    return {"project": project["dependencies"], **project["optional-dependencies"]}


def fingerprint(root: Path, lines: list[str]) -> str:
    """Return a mark that changes with the pins and the dependencies."""
    return hashlib.sha256("\n".join([constraints(root).read_text("utf-8"), *lines]).encode()).hexdigest()


def make(folder: Path) -> None:
    """Make an empty environment, in place of what may be there."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        # Debian leaves these two out of its Python and has a package for each version.
        apt_install([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"])
    print(f"Making {folder}", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=False).returncode != 0:
        raise NotReadyError(f"No virtual environment could be made in {folder} (see above).")


def install_qt_libraries() -> None:
    """Install the system libraries that Qt needs on Linux, or say which they are."""
    if sys.platform != "linux":
        return
    missing = [name for name in QT_LIBRARIES if not loads(name)]
    if missing:
        apt_install([QT_LIBRARIES[name] for name in missing])


def loads(shared_object: str) -> bool:
    """Return whether the system finds a shared object."""
    try:
        ctypes.CDLL(shared_object)
    except OSError:
        return False
    return True


def apt_install(packages: list[str]) -> None:
    """Install Debian packages when we may, else raise ``NotReadyError`` with the one command to type."""
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        raise NotReadyError(f"Install these with your system's package manager (Debian's names): {' '.join(packages)}")
    if os.geteuid() != 0:
        raise NotReadyError(f"Some system packages are missing. Type this once:\n  sudo {' '.join(install)}")
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], [*install, "-qq"]):
        if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode != 0:
            raise NotReadyError(f"This failed: {' '.join(command)}")
