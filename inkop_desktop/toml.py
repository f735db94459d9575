"""Write TOML, which the standard library only reads."""

import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any


def written(values: Mapping[str, Any], under: str = "") -> str:
    """Return values as TOML: plain ones first, then a table for each dictionary."""
    lines = [f"{_key(key)} = {_value(value)}" for key, value in values.items() if not isinstance(value, dict)]
    for key, value in values.items():
        if isinstance(value, dict):
            name = f"{under}.{_key(key)}" if under else _key(key)
            lines += ["", f"[{name}]", written(value, name)]
    return "\n".join(lines).strip("\n") + "\n"


def _key(key: str) -> str:
    return key if key.isidentifier() and key.isascii() else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(key)} = {_value(each)}' for key, each in value.items())}}}"
    return repr(value)


def _text(value: str) -> str:
    """Return a string as TOML; JSON writes the same, but for one sign that TOML wants escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
