"""What a command says: text, a table or JSON, on standard output."""

import json
import sys
from collections.abc import Sequence
from typing import Any

WIDEST = 44


def say(text: str) -> None:
    """Write a line."""
    sys.stdout.write(f"{text}\n")


def say_json(value: Any) -> None:
    """Write a value as JSON."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


def say_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows under headings, each column as wide as it needs; all but the last are cut if too long."""
    lines = [[*map(_cut, line[:-1]), " ".join(line[-1].split())] for line in (headings, *rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    for line in lines:
        say("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _cut(cell: str) -> str:
    line = " ".join(cell.split())
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1]}…"
