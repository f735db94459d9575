"""Find the files that belong to the program and the folders that belong to the person."""

import sys
from functools import cache
from pathlib import Path

import platformdirs

APP = "inkop-desktop"


@cache
def home() -> Path:
    """Return the folder that holds `resources/` and `translations/`.

    There are three homes: the PyInstaller bundle, the installed wheel and the source tree.
    """
    package = Path(__file__).resolve().parent
    bundle = Path(getattr(sys, "_MEIPASS", package / "_data"))
    return bundle if bundle.is_dir() else package.parent


def resource(*parts: str) -> Path:
    """Return the path of a file under `resources/`."""
    return home().joinpath("resources", *parts)


def translations() -> Path:
    """Return the folder with one folder per language."""
    return home() / "translations"


def config_dir() -> Path:
    """Return the folder of the person's settings."""
    return platformdirs.user_config_path(APP, appauthor=False, roaming=True)


def data_dir() -> Path:
    """Return the folder of the person's own files that are no settings (drafts, backups)."""
    return platformdirs.user_data_path(APP, appauthor=False)


def drafts_of(identity: str) -> Path:
    """Return the folder of the person's drafts for one register, wherever that has been moved to."""
    return data_dir() / "drafts" / identity[:16]
