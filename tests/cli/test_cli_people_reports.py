"""Print reports of people and roles from the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from peopled import ODD, cooperation

from inkop_desktop.cli.people_reports import REPORTS

TODAY = "2026-11-21"
Run = Callable[..., tuple[int, str, str]]
NEEDED = {
    "responsibilities": ("--person", "ola dahl"),
    "handover": ("--person", "Ola Dahl", "--to", ODD, "--from", "2027-01-01"),
    "attendance": ("--body", "innkjøpsrådet"),
    "law-changes": ("--since", "2026-01-01"),
}


@pytest.fixture(scope="module")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small cooperation, to be read only."""
    path = tmp_path_factory.mktemp("people") / "people.inkop"
    cooperation(path).register.close()
    return path


@pytest.mark.parametrize("name", [report.name for report in REPORTS])
@pytest.mark.parametrize(
    ("ending", "begins"), [(".pdf", b"%pdf"), (".docx", b"pk"), (".xlsx", b"pk"), (".html", b"<!doctype")]
)
def test_every_report_is_written(
    run: Run, tmp_path: Path, peopled: Path, name: str, ending: str, begins: bytes
) -> None:
    out = tmp_path / f"x{ending}"
    code, said, err = run(
        "report", name, peopled, "--out", out, *NEEDED.get(name, ()), "--today", TODAY, "--language", "nb"
    )
    assert (code, err) == (0, "")
    assert said.startswith(out.name)
    assert out.read_bytes().lower().startswith(begins)


@pytest.mark.parametrize("name", [report.name for report in REPORTS])
@pytest.mark.parametrize("language", ["en", "sv", "nb"])
def test_every_report_explains_itself(run: Run, name: str, language: str) -> None:
    code, out, err = run("report", name, "--language", language, "--help")
    assert (code, err) == (0, "")
    assert "--out" in out


def test_letters_are_written_of_those_who_are_chosen(run: Run, tmp_path: Path, peopled: Path) -> None:
    chosen = {}
    for more in ((), ("--role", "INNKJØPSANSVARLIG"), ("--person", "Ola Dahl")):
        out = tmp_path / "x.html"
        argv = ("report", "letters", peopled, "--out", out, *more, "--today", TODAY)
        assert run(*argv)[0] == 0
        chosen[more] = out.read_text("utf-8").count("<h1>")
    assert list(chosen.values()) == [8, 1, 2]


@pytest.mark.parametrize(
    ("argv", "period"),
    [
        ([], "2026-01-01 to 2026-11-21"),
        (["--to", "2025-06-30"], "2025-01-01 to 2025-06-30"),
        (["--from", "2025-02-03"], "2025-02-03 to 2026-11-21"),
    ],
)
def test_the_period_is_this_year_unless_another_is_given(
    run: Run, tmp_path: Path, peopled: Path, argv: list[str], period: str
) -> None:
    out = tmp_path / "x.html"
    assert run("report", "delegated-decisions", peopled, "--out", out, *argv, "--today", TODAY)[0] == 0
    assert period in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["letters", "--role", "Chef"], "There is no role called Chef."),
        (["competence", "--role", "Chef"], "There is no role called Chef."),
        (["letters", "--person", "Bo"], "There is no person called Bo."),
        (["responsibilities", "--person", "Bo"], "There is no person called Bo."),
        (["handover", "--person", "Ola Dahl", "--to", "Bo"], "There is no person called Bo."),
        (
            ["handover", "--person", "Ola Dahl", "--to", " ola dahl"],
            "Choose somebody else than Ola Dahl to take over.",
        ),
        (["handover", "--person", "Ola Dahl", "--to", ODD, "--from", "1/1"], "“1/1” is not a day."),
        (
            ["delegated-decisions", "--from", "2026-02-01", "--to", "2026-01-31"],
            "The period ends on 2026-01-31, before it begins. Change one of the days.",
        ),
        (["responsibilities"], "The following arguments are required: --person; see "),
        (["law-changes"], "The following arguments are required: --since; see "),
        (["law-changes", "--since", "1/1"], "“1/1” is not a day."),
        (["attendance", "--body", "Rådet"], "There is no body called Rådet."),
        (["attendance"], "The following arguments are required: --body; see "),
        (["attendance", "--body", "Innkjøpsrådet", "--year", "26"], "“26” is not a year."),
        (
            ["attendance", "--body", "Innkjøpsrådet", "--day", "2026-05-01"],
            "Innkjøpsrådet does not meet on 2026-05-01. Choose one of its meeting days.",
        ),
        (["improvements", "--since", "1/1"], "“1/1” is not a day."),
    ],
)
def test_what_cannot_be_printed_is_told_in_a_sentence(
    run: Run, tmp_path: Path, peopled: Path, argv: list[str], sentence: str
) -> None:
    name, *more = argv
    code, out, err = run("report", name, peopled, "--out", tmp_path / "x.pdf", *more, "--language", "en")
    assert (code, out) == (2, "")
    assert err.startswith(sentence)
