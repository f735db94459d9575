"""A document is written whole or not at all, and what hinders it is said in words."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from papers import everything

from inkop_desktop import formats, text
from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.typeset.progress import PrintingCancelledError
from inkop_desktop.typeset.render import ENDINGS, write

BEGINNINGS = {".pdf": b"%PDF-", ".docx": b"PK", ".xlsx": b"PK", ".html": b"<!DOCTYPE html>"}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_chooses_the_kind(ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"Avtal{ending.upper()}"
    write(everything(), out)
    assert out.read_bytes().startswith(BEGINNINGS[ending])
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


@pytest.mark.parametrize("name", ["avtal.doc", "avtal", "avtal.pdf.exe"])
def test_an_unknown_ending_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"has no known ending"):
        write(everything(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_cancelled_report_leaves_the_old_file(ending: str, tmp_path: Path) -> None:
    out = tmp_path / f"avtal{ending}"
    out.write_bytes(b"old")
    with pytest.raises(PrintingCancelledError):
        write(everything(), out, cancelled=lambda: True)
    assert out.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_language_of_the_paper_is_not_the_screens(tmp_path: Path) -> None:
    out = tmp_path / "avtal.html"
    with text.in_language("sv"):
        write(everything("nb"), out)
    assert "Opplysninger per 21.11.2026" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EACCES, "may not be written in"),
        (errno.EROFS, "Nothing can be written on the disk of"),
        (errno.EIO, "could not be written (error 5)"),
    ],
)
def test_what_the_disk_refuses_is_said_in_words(
    number: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: int) -> None:
        raise OSError(number, os.strerror(number))

    out = tmp_path / "avtal.html"
    out.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(RegisterError) as refused:
        write(everything(), out)
    monkeypatch.undo()
    assert sentence in formats.worded(refused.value)
    assert "avtal.html" in formats.worded(refused.value)
    assert out.read_bytes() == b"old"


@pytest.mark.slow
def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    """Sets and hashes come in another order in each process; the files do not change."""
    code = (
        "import sys; sys.path[:0] = sys.argv[2:]; import hashlib, pathlib, papers;"
        "from inkop_desktop.typeset.render import ENDINGS, write\n"
        "for ending in ENDINGS:\n"
        "    out = pathlib.Path(sys.argv[1]) / f'paper{ending}'\n"
        "    write(papers.everything(attached=True), out)\n"
        "    print(hashlib.sha256(out.read_bytes()).hexdigest())"
    )
    folders = [str(tmp_path), str(Path(__file__).parent), str(Path(__file__).parents[2])]
    sums = {
        subprocess.run(
            [sys.executable, "-c", code, *folders],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1
    assert len(sums.pop().split()) == len(ENDINGS)


def test_a_file_in_use_stays_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    out = tmp_path / "avtal.html"
    out.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(RegisterError, match="close the file if another program has it open"):
        write(everything(), out)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("avtal.html", b"old")]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="nowhere"):
        write(everything(), tmp_path / "nowhere" / "avtal.html")


def test_a_report_loads_a_library_only_to_be_written_with_it() -> None:
    """Starting the program loads the document's blocks, not the libraries that draw them."""
    code = (
        "import sys; import inkop_desktop.typeset.render, inkop_desktop.typeset.document;"
        "print(sorted({'reportlab', 'pikepdf', 'xlsxwriter', 'docx', 'PIL'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
