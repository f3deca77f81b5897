"""Where the program keeps what is not shipped with it."""

from pathlib import Path

from platformdirs import user_config_path, user_data_path

_NAME = "CarLoanDesk"


def default_workspace() -> Path:
    """Return the folder of the workspace when none is named."""
    return user_data_path(_NAME, appauthor=False) / "workspace"


def preferences_file() -> Path:
    """Return the file of this computer's window settings."""
    return user_config_path(_NAME, appauthor=False) / "window.ini"


def log_folder() -> Path:
    """Return the folder of the program's log."""
    return user_data_path(_NAME, appauthor=False) / "logs"
