"""Write files whole or not at all, and say what a disk refused."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from inkop_desktop.errors import RegisterError
from inkop_desktop.text import N_

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM}
# What is said alike of a file that is read and of one that is written.
_ANYWAY = {
    errno.EEXIST: N_("“{file}” in “{folder}” is a file, not a folder. Choose another place."),
    errno.EISDIR: N_("“{file}” in “{folder}” is a folder, not a file. Choose a file, or another name."),
    errno.ENOTDIR: N_("“{folder}” is not a folder, so “{file}” cannot be in it. Choose another place."),
    errno.EROFS: N_("Nothing can be written on the disk of “{folder}”. Choose another place for “{file}”."),
    errno.ENAMETOOLONG: N_("The name “{file}” is too long for the disk. Choose a shorter one."),
}
_SHOWN = 60  # letters of a name that stand in a sentence


def part_of(path: Path) -> Path:
    """Return where a file is written before it takes its place: beside it, hidden, our process's own."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


@contextmanager
def written(path: Path, *, is_waited_for: bool = True) -> Iterator[BinaryIO]:
    """Give a file to write in that takes the place of `path` when the block has ended well.

    By then the disk has it, if that is waited for. Raises RegisterError where the disk refuses; then `path`
    is as it was.
    """
    part = part_of(path)
    try:
        with unwritten(path):
            with part.open("wb") as out:
                yield out
                if is_waited_for:
                    out.flush()
                    os.fsync(out.fileno())
            part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def keep(path: Path, content: str) -> None:
    """Put a text in the place of a file and make its folder; raises RegisterError where the disk refuses.

    A crash of the program leaves the old text or the new one.
    """
    make_folder(path.parent)
    # At every key that is pressed: nobody can wait for the disk.
    with written(path, is_waited_for=False) as out:
        out.write(content.encode())


def make_folder(folder: Path) -> None:
    """Make a folder and those around it, unless it is there; raise RegisterError where the disk refuses."""
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the disk refuses with a file into a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        raise sentence(error, path) from error


@contextmanager
def unwritten(path: Path) -> Iterator[None]:
    """Turn what the disk refuses with a file that is to be written into a sentence that says what to do."""
    try:
        yield
    except OSError as error:
        raise _unwritten(error, path) from error


def is_full(error: OSError) -> bool:
    """Tell whether a disk had no room left."""
    return error.errno in _FULL


def sentence(error: OSError, path: Path) -> RegisterError:
    """Return the sentence for what the disk refused with a file."""
    file, folder = _named(path)
    if is_full(error):
        return RegisterError(
            N_(
                "The disk is full, so “{file}” could not be written in “{folder}”. Make room there or choose"
                " another place."
            ),
            file=file,
            folder=folder,
        )
    if error.errno in _ANYWAY:
        return RegisterError(_ANYWAY[error.errno], file=file, folder=folder)
    if error.errno == errno.ENOENT:
        return RegisterError(N_("“{file}” is not to be found in “{folder}”."), file=file, folder=folder)
    if error.errno in _FORBIDDEN:
        return RegisterError(
            N_(
                "“{file}” in “{folder}” may not be used. Choose another place, or ask whoever looks after"
                " your computer for the right to."
            ),
            file=file,
            folder=folder,
        )
    return RegisterError(
        N_(
            "The disk did not do what was asked with “{file}” (error {number}). Try again or choose another"
            " place."
        ),
        file=file,
        number=str(error.errno),
    )


def _unwritten(error: OSError, path: Path) -> RegisterError:
    """Return the sentence for what hindered the writing of a file."""
    file, folder = _named(path)
    if is_full(error) or error.errno in _ANYWAY:
        return sentence(error, path)
    if error.errno == errno.ENOENT:
        return RegisterError(
            N_("The folder “{folder}” does not exist, so “{file}” could not be written."),
            folder=folder,
            file=file,
        )
    if error.errno in _FORBIDDEN:
        return RegisterError(
            N_(
                "“{file}” may not be written in “{folder}”. Choose another place,"
                " or close the file if another program has it open."
            ),
            folder=folder,
            file=file,
        )
    return RegisterError(
        N_("“{file}” could not be written (error {number}). Try again or choose another place."),
        file=file,
        number=str(error.errno),
    )


def _named(path: Path) -> tuple[str, str]:
    """Return what a file is called in a sentence, and the folder it lies in."""
    whole = path.absolute()  # “.” has no name of its own
    name = whole.name or str(whole)
    return name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1]}…", str(whole.parent)
