"""What a disk refuses is told in a sentence of ours, not in the system's words."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from inkop_desktop import files
from inkop_desktop.errors import RegisterError
from inkop_desktop.formats import worded


def write(path: Path) -> None:
    with files.written(path) as out:
        out.write(b"x")


def read(path: Path) -> None:
    with files.told(path):
        path.read_bytes()


LONG = "långt" * 60
REFUSED: list[tuple[Callable[[Path], None], str, str]] = [
    (files.make_folder, "file", "“file” in “{folder}” is a file, not a folder. Choose another place."),
    (
        files.make_folder,
        "file/a",
        "“{folder}/file” is not a folder, so “a” cannot be in it. Choose another place.",
    ),
    (read, "folder", "“folder” in “{folder}” is a folder, not a file. Choose a file, or another name."),
    (read, "file/a", "“{folder}/file” is not a folder, so “a” cannot be in it. Choose another place."),
    (read, "none", "“none” is not to be found in “{folder}”."),
    (write, "folder", "“folder” in “{folder}” is a folder, not a file. Choose a file, or another name."),
    (write, "file/a", "“{folder}/file” is not a folder, so “a” cannot be in it. Choose another place."),
    (read, LONG, f"The name “{LONG[:59]}…” is too long for the disk. Choose a shorter one."),
    (write, LONG, f"The name “{LONG[:59]}…” is too long for the disk. Choose a shorter one."),
    (write, "none/a", "The folder “{folder}/none” does not exist, so “a” could not be written."),
]


@pytest.mark.parametrize(
    ("deed", "name", "sentence"), REFUSED, ids=[f"{deed.__name__} {name}" for deed, name, _said in REFUSED]
)
def test_what_is_of_the_wrong_kind_or_missing_is_told(
    tmp_path: Path, deed: Callable[[Path], None], name: str, sentence: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(RegisterError) as refusal:
        deed(tmp_path / name)
    assert worded(refusal.value) == sentence.format(folder=tmp_path)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EEXIST, errno.EISDIR, errno.EIO])
def test_the_systems_words_are_not_told(number: int) -> None:
    error = OSError(number, os.strerror(number))
    assert error.strerror not in worded(files.sentence(error, Path("a")))
    with pytest.raises(RegisterError) as refusal, files.unwritten(Path("a")):
        raise error
    assert error.strerror not in worded(refusal.value)


def test_a_folder_is_called_by_its_name_where_it_is_the_present_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RegisterError) as refusal:
        read(Path())
    assert worded(refusal.value).startswith(f"“{tmp_path.name}” in “{tmp_path.parent}” is a folder")


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "a" / "b")
    files.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
