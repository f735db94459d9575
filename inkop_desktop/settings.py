"""What one person has chosen: kept in a TOML file of theirs, never in a register.

A setting is declared once, with its default. Keys that this version does not know are kept. A file
that cannot be read is set aside, and one that cannot be written holds nobody up: the program always
starts, and says what it met.
"""

import getpass
import platform
import tomllib
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from inkop_desktop import files, paths, toml
from inkop_desktop.errors import RegisterError
from inkop_desktop.text import N_

T = TypeVar("T")
FILE = "settings.toml"


class Setting(Generic[T]):
    """One setting: a typed attribute of `Settings`; its key is the attribute's name."""

    def __init__(self, default: T) -> None:
        self.default = default

    def __set_name__(self, _owner: type, name: str) -> None:
        self.key = name

    @overload
    def __get__(self, settings: None, owner: type) -> "Setting[T]": ...
    @overload
    def __get__(self, settings: "Settings", owner: type) -> T: ...
    def __get__(self, settings: "Settings | None", owner: type) -> "Setting[T] | T":
        """Return what was chosen; the default where nothing, or something of another kind, was."""
        if settings is None:
            return self
        value = settings.values.get(self.key, self.default)
        return value if type(value) is type(self.default) else self.default

    def __set__(self, settings: "Settings", value: T) -> None:
        """Choose a value and save it."""
        settings.choose(self.key, value)


class Settings:
    """The settings of the person at this computer.

    `values` is all there is in the file, `trouble` what hindered reading or writing it (none when
    nothing did).
    """

    my_name = Setting("")
    language = Setting("")
    report_language = Setting("")
    look = Setting("system")
    backup_place = Setting("")
    backup_count = Setting(20)
    backup_days = Setting(365)
    recent: Setting[list[str]] = Setting([])
    window: Setting[dict[str, Any]] = Setting({})
    lists: Setting[dict[str, Any]] = Setting({})

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.config_dir() / FILE
        self.trouble: RegisterError | None = None
        self._chosen: dict[str, Any] = {}
        self.values = self._read()

    @property
    def person(self) -> str:
        """Return under which name they work: the one that they have given, else the one on the computer."""
        try:
            return self.my_name.strip() or getpass.getuser()
        except (ImportError, KeyError, OSError):  # a container may run under a number that has no name
            return platform.node()

    def choose(self, key: str, value: Any) -> None:
        """Choose a value and save it, beside what another window has saved since."""
        self._chosen[key] = value
        saved = self._read()
        self.values = saved | self._chosen
        if self.values == saved:
            return
        try:
            files.make_folder(self.path.parent)
            with files.written(self.path) as out:
                # A path may hold bytes that are no text at all; better a wrong path than no settings.
                out.write(toml.written(self.values).encode(errors="replace"))
        except RegisterError as error:
            self.trouble = error

    def _read(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            self.trouble = files.sentence(error, self.path)
        except ValueError:
            self._set_aside()
        return {}

    def _set_aside(self) -> None:
        aside = self.path.with_suffix(".broken")
        try:
            self.path.replace(aside)
        except OSError as error:
            self.trouble = files.sentence(error, self.path)
            return
        self.trouble = RegisterError(
            N_("Your settings could not be read. They were set aside as {path}; the usual ones hold."),
            path=str(aside),
        )
