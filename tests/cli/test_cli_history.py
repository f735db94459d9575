"""Show and verify the log from the command line."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import copies
import pytest

from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attachments, records

TODAY = "2026-11-21"
Run = Callable[..., tuple[int, str, str]]


def test_history_lists_what_was_done(run: Run, region: Path) -> None:
    _code, out, _err = run("history", region, "--language", "sv")
    head, newest, *_between, filled, oldest = out.splitlines()
    assert head.split() == ["När", "Vem", "Vad"]
    assert newest.endswith("Anna  Låste direktupphandlingen ”Träbränsle, panncentral Kalix”")
    assert filled.endswith("Anna  Fyllde demonstrationsregistret")
    assert oldest.endswith("Anna  Skapade registret")


def test_history_in_json_holds_the_changes(run: Run, region: Path) -> None:
    entries = json.loads(run("history", region, "--json")[1])[-2:]
    assert [entry["action"] for entry in entries] == ["Fill the demonstration register", "Make the register"]
    organisation = [each for each in entries[1]["changes"] if each["kind"] == "organisation"]
    names = [each for each in organisation if each["field"] == "name"]
    assert names == [
        {
            "kind": "organisation",
            "id": 1,
            "row": "organisation",
            "row_id": 1,
            "field": "name",
            "before": "",
            "after": "Region Norrbotten",
        }
    ]
    values = [each["after"] for each in entries[0]["changes"] if each["field"] == "estimated_value"]
    assert {"amount": "48200000.00", "currency": "SEK"} in values


def alter(register: Path, statement: str) -> None:
    """Change the log behind the program's back."""
    with closing(sqlite3.connect(register)) as connection:
        connection.execute(statement)
        connection.commit()


def test_verifying_tells_whether_the_log_was_altered(run: Run, region_copy: Path) -> None:
    code, out, _err = run("history", region_copy, "--verify")
    assert code == 0
    count = len(json.loads(run("history", region_copy, "--json")[1]))
    assert out.startswith(f"The log is whole: {count} entries.\nThe log ends with ")
    alter(region_copy, "UPDATE change SET after = '\"X\"' WHERE kind = 'contract' AND field = 'title'")
    code, out, _err = run("history", region_copy, "--verify")
    assert code == 1
    assert out.startswith("The log has been altered outside the program, in log entry 2.\n")
    assert json.loads(run("history", region_copy, "--verify", "--json")[1])["broken"] == [2]
    alter(region_copy, "UPDATE change_set SET who = 'X'")
    broken = json.loads(run("history", region_copy, "--verify", "--json")[1])["broken"]
    numbers = ", ".join(map(str, broken))
    assert len(broken) > 1
    assert f", in log entries {numbers}.\n" in run("history", region_copy, "--verify")[1]


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Return a register in which the document of a contract is damaged."""
    (tmp_path / "avtal.pdf").write_bytes(b"%PDF-1.7 avtal")
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "damaged", "Anna", Country.SE, own) as register:
        contract = records.save(register, Contract(title="Städ", number="2026-1"))
        attachments.attach(register, contract, [tmp_path / "avtal.pdf"])
    alter(register.path, "UPDATE blob_chunk SET data = x'00'")
    return register.path


def test_verifying_tells_which_documents_are_damaged(run: Run, damaged: Path) -> None:
    code, out, _err = run("history", damaged, "--verify")
    assert code == 1
    assert out.startswith("The log is whole: ")
    assert out.endswith(
        "A document is damaged in the register. Attach its original again, and it is whole.\n"
        "“avtal.pdf” of “2026-1 Städ”\n"
    )
    answer = json.loads(run("history", damaged, "--verify", "--json")[1])
    named = {"document": "avtal.pdf", "noun": "contract", "record_id": 1, "record": "2026-1 Städ"}
    assert (answer["broken"], answer["damaged_documents"]) == ([], [named])


def test_a_whole_copy_tells_which_documents_are_damaged(run: Run, damaged: Path, tmp_path: Path) -> None:
    code, out, err = run("backup", damaged, "--to", tmp_path / "backups")
    (copy,) = (tmp_path / "backups").iterdir()
    first, *others = out.splitlines()
    assert (code, first, err) == (1, f"The backup is {copy}.", "")
    assert others[1:] == ["“avtal.pdf” of “2026-1 Städ”"]


def test_history_keeps_what_persons_have_declared(run: Run, region: Path) -> None:
    """Competence and interests are told of one person, where they are needed, and never in the whole log."""
    changes = [each for entry in json.loads(run("history", region, "--json")[1]) for each in entry["changes"]]
    assert {"person"} == {each["row"] for each in changes if each["kind"] == "person"}
