"""What a command says: text, a table or JSON on standard output, a refusal on standard error."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from inkop_desktop import files
from inkop_desktop.errors import RegisterError
from inkop_desktop.text import N_

WIDEST = 44
_FULL = N_("The disk is full, so the answer could not be written to its end. Make room and ask again.")
_NOT_TAKEN = N_("The answer could not be written: the place where it was to go does not take it.")


@contextmanager
def taken() -> Iterator[TextIO]:
    """Give standard output to write on.

    Raises RegisterError where it takes nothing, BrokenPipeError where whoever read it has seen enough.
    """
    if sys.stdout is None:  # closed by whoever started the program
        raise RegisterError(_NOT_TAKEN)
    try:
        yield sys.stdout
    except BrokenPipeError:
        raise
    except OSError as error:
        raise RegisterError(_FULL if files.is_full(error) else _NOT_TAKEN) from error


def say(text: str) -> None:
    """Write a line."""
    with taken() as out:
        out.write(f"{text}\n")


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


def refuse(sentences: Iterable[str]) -> None:
    """Write on standard error, if anybody listens there."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.writelines(f"{each}\n" for each in sentences)


def finish() -> None:
    """Write what was kept back while it can still be told that nobody takes it; raise what `taken` does."""
    if sys.stdout is not None:
        with taken() as out:
            out.flush()


def settle() -> None:
    """Throw away what nobody takes: the interpreter would try once more at its end, and complain."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
