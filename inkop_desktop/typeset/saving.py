"""Put a finished file in its place, whole or not at all, and say what hindered it."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from inkop_desktop.errors import RegisterError
from inkop_desktop.text import N_

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def save(out: Path, content: bytes) -> None:
    """Write a temporary file beside `out`, then let it take the place of `out`.

    :raises OSError: the disk refused; `out` is as it was
    """
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(out)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def disk_error(problem: OSError, out: Path) -> RegisterError:
    """Return the sentence for what hindered the writing of `out`."""
    if problem.errno in _FULL:
        return RegisterError(
            N_("The disk is full, so “{file}” could not be written. Make room or choose another place."),
            file=out.name,
        )
    if isinstance(problem, FileNotFoundError):
        return RegisterError(
            N_("The folder “{folder}” does not exist, so “{file}” could not be written."),
            folder=str(out.parent),
            file=out.name,
        )
    if isinstance(problem, PermissionError) or problem.errno == errno.EROFS:
        return RegisterError(
            N_(
                "“{file}” may not be written in “{folder}”. Choose another place,"
                " or close the file if another program has it open."
            ),
            folder=str(out.parent),
            file=out.name,
        )
    return RegisterError(
        N_("“{file}” could not be written: {reason}"), file=out.name, reason=problem.strerror or str(problem)
    )
