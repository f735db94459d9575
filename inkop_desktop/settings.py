"""What one person has chosen: kept in a TOML file of theirs, never in a register.

A setting is declared once, with its default. Keys that this version does not know are kept; a file
that cannot be read is set aside, so that the program always starts.
"""

import json
import os
import tomllib
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from inkop_desktop import paths

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
        return value if isinstance(value, type(self.default)) else self.default

    def __set__(self, settings: "Settings", value: T) -> None:
        """Choose a value and save."""
        settings.values[self.key] = value
        settings.save()


class Settings:
    """The settings of the person at this computer."""

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
        self.set_aside: Path | None = None
        self.values: dict[str, Any] = self._read()

    def save(self) -> None:
        """Write the file whole, or leave the old one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        part = self.path.with_name(f".{FILE}.{os.getpid()}.part")
        part.write_text(written(self.values), encoding="utf-8")
        part.replace(self.path)

    def _read(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            self.set_aside = self.path.with_suffix(".broken")
            self.path.replace(self.set_aside)
            return {}


def written(values: dict[str, Any], under: str = "") -> str:
    """Write values as TOML: plain ones first, then a table for each dictionary."""
    lines = [f"{_key(key)} = {_value(value)}" for key, value in values.items() if not isinstance(value, dict)]
    for key, value in values.items():
        if isinstance(value, dict):
            name = f"{under}.{_key(key)}" if under else _key(key)
            lines += ["", f"[{name}]", written(value, name)]
    return "\n".join(lines).strip("\n") + "\n"


def _key(key: str) -> str:
    return key if key.isidentifier() and key.isascii() else _value(key)


def _value(value: Any) -> str:
    # JSON's strings, numbers, booleans and lists are TOML's too, once all is written in one line.
    return json.dumps(value, ensure_ascii=False)
