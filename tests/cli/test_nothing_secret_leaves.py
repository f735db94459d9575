"""Every way out of a register in which cases are secret: what is open leaves by it, what is secret not."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import secretive
from procured import TODAY
from secretive import FORBIDDEN, OPEN, OPEN_SUPPLIER, SUPPLIER

from inkop_desktop.cli.commands import COMMANDS, LISTS
from inkop_desktop.exchange import calendar
from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Query
from inkop_desktop.register import file
from inkop_desktop.register.file import Mode
from inkop_desktop.services import listing
from inkop_desktop.ui.contracts import work

Run = Callable[..., tuple[int, str, str]]
DAY = ("--today", TODAY.isoformat())
ENDINGS = (pytest.param(".pdf", marks=pytest.mark.slow), ".docx", ".xlsx", ".html")
# What leaves by a command of its own. Of the others some take in or move the whole register, which stays the
# office's own; the law holds no purchases, and what is assessed comes from whoever asks.
WALKED = {"list", "report", "extract", "check", "history"}
OTHERS = {"new", "demo", "import", "law", "assess", "backup", "restore"}
# What each list tells of what is not secret; nothing where it is not about purchases.
OF_LISTS = dict.fromkeys(LISTS.split(), ()) | {
    "contracts": (OPEN, OPEN_SUPPLIER, "A-01"),
    "plan-items": (f"{OPEN} plan", "D2026-704"),
    "direct-procurements": (OPEN, "D2026-701"),
    "appointments": (OPEN, "A-01"),
}
# Each report with what it is asked for, and what it tells of what is not secret.
OF_REPORTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "contracts": ((), (OPEN, OPEN_SUPPLIER, "A-01", "Secret")),
    "contracts by supplier": (("--group-by", "suppliers"), (OPEN, OPEN_SUPPLIER, "A-01", "Secret")),
    "expiring": ((), (OPEN, OPEN_SUPPLIER, "A-01", "Secret")),
    "contract": (("--number", "A-01"), ("A-01", "Avtalsjurist", "Kvalitet", f"{OPEN} sedan", "Secret")),
    "contract after it": (("--number", "A-01-ny"), ("A-01",)),
    "contract called off from": (("--number", "2024-007"), ("Ramavtal", "Secret")),
    "same-kind": ((), (OPEN, "D2026-701", "Secret")),
    "direct-procurement": (("--case", "D2026-702"), (OPEN,)),
    "direct-procurement of the secret one": (("--case", "D2026-701", "--public"), ("D2026-701",)),
    "direct-procurement called off": (("--case", "D2026-703", "--public"), ("D2026-703",)),
    "direct-procurement planned": (("--case", "D2026-704", "--public"), ("D2026-704",)),
    "direct-procurement begun": (("--case", "D2026-705", "--public"), (OPEN,)),
    "direct-procurement that looked at it": (("--case", "D2026-706"), ("A-01",)),
    "direct-procurement that changes it": (("--case", "D2026-711"), ("A-01",)),
    "direct-procurement-letters": (("--case", "D2026-702", "--kind", "award"), (OPEN_SUPPLIER,)),
    "direct-procurement-log": ((), (OPEN, OPEN_SUPPLIER, "D2026-701")),
    "exceptional-grounds": ((), (OPEN, "D2026-707")),
    "missing-documentation": ((), (OPEN, "D2026-701")),
    "catalogue": ((), (OPEN, OPEN_SUPPLIER)),
    "roles": ((), (OPEN, "A-01")),
    "matrix": ((), ()),
    "organisation": ((), ("Anna Berg",)),
    "attendance": (("--body", "Inköpsråd"), ()),
    "attendance on a day": (("--body", "Inköpsråd", "--day", "2026-10-12"), (OPEN, "D2026-701")),
    "letters": ((), (OPEN, "A-01")),
    "competence": ((), ()),
    "delegation": ((), ()),
    "delegated-decisions": ((), (OPEN, "A-01")),
    "findings": ((), (OPEN, "A-01")),
    "governing-documents": ((), ()),
    "duties": ((), (OPEN, "A-01")),
    "responsibilities": (("--person", "Anna Berg"), (OPEN, f"{OPEN} plan", "A-01", "D2026-704")),
    "handover": (("--person", "Anna Berg", "--to", "Nils Hed"), (OPEN, f"{OPEN} plan", "D2026-704")),
    "improvements": ((), ()),
    "law-changes": (("--since", "2026-01-01"), ()),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the register with secrets, to be read only."""
    return secretive.secretive(tmp_path_factory.mktemp("office") / "office.inkop")


def told(said: str, *shown: str, besides: str = "") -> None:
    """Assert that a text holds something, what is not secret, and nothing that is."""
    plain = " ".join(said.split())
    assert plain
    assert [each for each in shown if each not in plain] == []
    # An amount is the same however its digits are grouped.
    together = re.sub(r"(?<=\d)[\s,.\u00a0\u202f](?=\d{3})", "", plain)
    assert [each for each in FORBIDDEN if each in plain + together and each != besides] == []


@pytest.mark.parametrize("form", [(), ("--csv",), ("--json",)], ids=["text", "csv", "json"])
@pytest.mark.parametrize("noun", LISTS.split())
def test_a_list_keeps_what_is_secret(run: Run, office: Path, noun: str, form: tuple[str, ...]) -> None:
    code, said, err = run("list", noun, office, *form, *DAY)
    assert (code, err) == (0, "")
    told(said, *OF_LISTS[noun])


def test_every_way_out_is_walked(run: Run) -> None:
    assert set(COMMANDS) == WALKED | OTHERS
    listed = re.findall(r"^    ([a-z-]+)", run("report", "--help", "--language", "en")[1], re.MULTILINE)
    assert {each.split(" ")[0] for each in OF_REPORTS} == set(listed)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", OF_REPORTS)
def test_a_report_keeps_what_is_secret(
    run: Run, tmp_path: Path, office: Path, name: str, ending: str
) -> None:
    asked, shown = OF_REPORTS[name]
    out = tmp_path / f"x{ending}"
    code, _said, err = run("report", name.split(" ", maxsplit=1)[0], office, "--out", out, *asked, *DAY)
    assert (code, err) == (0, "")
    told(secretive.everything_in(out), *shown)


@pytest.mark.parametrize("ending", [*ENDINGS, ".json"])
def test_an_extract_keeps_what_is_secret(run: Run, tmp_path: Path, office: Path, ending: str) -> None:
    out = tmp_path / f"x{ending}"
    assert run("extract", office, "--person", "Anna Berg", "--out", out, *DAY)[0] == 0
    told(secretive.everything_in(out), OPEN)


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
@pytest.mark.parametrize("command", ["check", "history"])
def test_an_answer_keeps_what_is_secret(run: Run, office: Path, command: str, form: tuple[str, ...]) -> None:
    """That a supplier is in the register gives nothing away: the log may tell who entered it."""
    told(run(command, office, *form, *DAY)[1], OPEN, besides=SUPPLIER if command == "history" else "")


def test_what_is_told_of_damaged_documents_keeps_what_is_secret(
    run: Run, tmp_path: Path, office: Path
) -> None:
    damaged = tmp_path / "damaged.inkop"
    damaged.write_bytes(office.read_bytes())
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("DELETE FROM blob_chunk")
        connection.commit()
    for command in (("history", "--verify"), ("history", "--verify", "--json"), ("backup", "--to", tmp_path)):
        code, said, _err = run(command[0], damaged, *command[1:], *DAY)
        assert code == 1
        told(said, "Grannbrev", OPEN, "D2026-701", "Secret")


def test_a_calendar_keeps_what_is_secret(tmp_path: Path, office: Path) -> None:
    out = tmp_path / "x.ics"
    with file.open_register(office, "Anna", Mode.READ_ONLY) as register:
        assert calendar.save(register, out, TODAY)
    told(secretive.everything_in(out), OPEN, "A-01")


def test_the_clipboard_keeps_what_is_secret(office: Path) -> None:
    with file.open_register(office, "Anna", Mode.READ_ONLY) as register:
        ids = listing.ids(register, CONTRACTS, Query(TODAY))
        copied = work.copied([each.key for each in CONTRACTS.columns], ids, TODAY, register)
    told(copied, OPEN, OPEN_SUPPLIER, "Secret")
