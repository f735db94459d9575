"""Print the papers of a direct procurement from the command line."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from procured import Procured, awarded, norwegian, swedish

from inkop_desktop.records.procuring_rows import Secret
from inkop_desktop.reports.procuring_letters.kinds import LetterKind

Run = Callable[..., tuple[int, str, str]]
TODAY = "2026-11-21"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return a Swedish register with one case, whose reasons are secret."""
    made = swedish(tmp_path / "se.inkop")
    with made.register:
        _save(made)
    return made.register.path


def _save(made: Procured) -> None:
    secrets = (Secret(subject="award_reason", paragraph="31 kap. 16 § OSL"),)
    made.save(replace(awarded(made), award_reason="Hemligt9", secrets=secrets))


@pytest.mark.parametrize(
    ("ending", "begins"), [(".pdf", b"%pdf"), (".docx", b"pk"), (".xlsx", b"pk"), (".html", b"<!doctype")]
)
def test_both_are_written_in_every_form(
    run: Run, tmp_path: Path, register: Path, ending: str, begins: bytes
) -> None:
    for name, more in (("direct-procurement", ()), ("direct-procurement-letters", ("--kind", "award"))):
        out = tmp_path / f"{name}{ending}"
        argv = ("report", name, register, "--case", "D2026-001", *more, "--out", out, "--today", TODAY)
        code, _said, err = run(*argv)
        assert (code, err) == (0, "")
        assert out.read_bytes().lower().startswith(begins)


def test_the_paper_is_in_the_language_of_the_law_unless_another_is_chosen(
    run: Run, tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    made = norwegian(tmp_path / "no.inkop")
    with made.register:
        _save(made)
    out = tmp_path / "x.html"
    for path, more, kind in (
        (register, (), "Dokumentation av direktupphandling"),
        (register, ("--language", "en"), "Documentation of direct procurement"),
        (made.register.path, (), "Dokumentasjon av innkjøp utenfor anskaffelsesloven"),
    ):
        argv = ("report", "direct-procurement", path, "--case", "D2026-001", "--out", out, *more)
        assert run(*argv, "--today", TODAY)[0] == 0
        assert kind in out.read_text("utf-8")


def test_a_public_paper_has_nothing_secret(run: Run, tmp_path: Path, register: Path) -> None:
    out = tmp_path / "x.html"
    argv = ("report", "direct-procurement", register, "--case", "D2026-001", "--out", out, "--today", TODAY)
    assert run(*argv)[0] == 0
    assert "Hemligt9" in out.read_text("utf-8")
    assert run(*argv, "--public")[0] == 0
    assert "Hemligt9" not in out.read_text("utf-8")
    assert "31 kap. 16 § OSL" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "receiver"), [("award", "björks kemi"), ("declaration", "Eva Lind"), ("request", "Sven Tvätt")]
)
def test_one_letter_alone_is_written(
    run: Run, tmp_path: Path, register: Path, kind: str, receiver: str
) -> None:
    out = tmp_path / "x.html"
    argv = ("report", "direct-procurement-letters", register, "--case", "D2026-001", "--kind", kind)
    assert run(*argv, "--to", receiver, "--out", out, "--today", TODAY)[0] == 0
    assert out.read_text("utf-8").count("<h1>") == 1


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--case", "D1", "--kind", "award"), "There is no direct procurement with the number D1."),
        (("--case", "D2026-001", "--kind", "cancellation"), "The case has not been cancelled."),
        (("--case", "D2026-001", "--kind", "award", "--to", "Okänd AB"), "no supplier called Okänd AB"),
        (("--case", "D2026-001", "--kind", "other"), "invalid choice"),
    ],
)
def test_what_cannot_be_written_is_refused_in_words(
    run: Run, tmp_path: Path, register: Path, more: tuple[str, ...], sentence: str
) -> None:
    out = tmp_path / "x.pdf"
    code, _said, err = run(
        "report", "direct-procurement-letters", register, *more, "--out", out, "--language", "en"
    )
    assert code == 2
    assert sentence.lower() in err.lower()
    assert not out.exists()


def test_every_kind_of_letter_can_be_asked_for(run: Run) -> None:
    out = run("report", "direct-procurement-letters", "--help")[1]
    assert [kind for kind in LetterKind if kind not in out] == []
