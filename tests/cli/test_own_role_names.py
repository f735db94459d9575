"""Every list, report and finding of both demonstrations, once each role of the program has another name.

The demonstrations are written in Swedish and Norwegian. What is said in English is therefore the program's
own, and in it no role may go by the program's word any more.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest
import secretive

from inkop_desktop import formats, own_names
from inkop_desktop.checks import findings
from inkop_desktop.cli.commands import LISTS
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.roles import Role
from inkop_desktop.register import file
from inkop_desktop.register.file import Mode
from inkop_desktop.rules.organising import Post
from inkop_desktop.services import naming, records
from inkop_desktop.text import in_language

Run = Callable[..., tuple[int, str, str]]
TODAY = date(2026, 11, 21)
ANSWER = ("--today", TODAY.isoformat(), "--language", "en")
# Whoever leads, sits on a body or is one goes by an ordinary word in many other places.
WORDS = re.compile(
    "contract owner|contract manager|area manager|procurement officer|director|orderer|purchasing unit"
    "|without owner|with an owner|owns contracts|appoint owner|appoint manager",
    re.IGNORECASE,
)
# What must be named for a report; `{…}` is the first of its kind in the register.
ASKED: dict[str, tuple[str, ...]] = {
    "contract": ("--number", "{contract}"),
    "direct-procurement": ("--case", "{case}"),
    "direct-procurement-letters": ("--case", "{case}", "--kind", "award"),
    "attendance": ("--body", "{body}"),
    "responsibilities": ("--person", "{person}"),
    "handover": ("--person", "{person}", "--to", "{other}"),
    "law-changes": ("--since", "2026-01-01"),
}


@pytest.fixture(scope="module", params=["norrbotten", "kongsvinger"])
def office(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return a demonstration whose roles all have names of their own."""
    path = tmp_path_factory.mktemp("office") / "office.inkop"
    with copies.demonstration(path, request.param, TODAY) as register:
        roles = {each.post: each for each in records.every(register, Role)}
        for number, post in enumerate(Post):
            records.save(register, replace(roles.get(post, Role(post=post)), name=f"Oppgave {number}"))
    return path


@pytest.mark.parametrize("noun", LISTS.split())
def test_a_list_calls_roles_by_their_names(run: Run, office: Path, noun: str) -> None:
    for form in ((), ("--csv",)):
        code, said, _err = run("list", noun, office, *form, *ANSWER)
        assert code == 0
        assert set(WORDS.findall(said)) == set()


def test_the_owners_column_goes_by_the_role(run: Run, office: Path) -> None:
    assert "Oppgave" in run("list", "contracts", office, "--csv", *ANSWER)[1].splitlines()[0]


def test_findings_call_roles_by_their_names(office: Path) -> None:
    with file.open_register(office, "Anna", Mode.READ_ONLY) as register:
        found = findings.run(register, TODAY)
        with own_names.in_force(naming.followed(register)), in_language("en"):
            said = [formats.show(words) for each in found for words in (each.message, each.why, each.remedy)]
    assert "Appoint oppgave" in " ".join(said)
    assert {words for words in said if WORDS.search(words)} == set()


def test_reports_call_roles_by_their_names(run: Run, tmp_path: Path, office: Path) -> None:
    names = _names(office)
    listed = re.findall(r"^    ([a-z-]+)", run("report", "--help", "--language", "en")[1], re.MULTILINE)
    assert len(listed) > len(ASKED)
    assert set(ASKED) <= set(listed)
    for name in listed:
        asked = [each.format(**names) for each in ASKED.get(name, ())]
        out = tmp_path / f"{name}.html"
        code, _said, err = run("report", name, office, "--out", out, *asked, *ANSWER)
        assert (name, code, err) == (name, 0, "")
        assert (name, set(WORDS.findall(secretive.everything_in(out)))) == (name, set())


def _names(office: Path) -> dict[str, str]:
    """Return how the command line names the first of each kind."""
    with file.open_register(office, "Anna", Mode.READ_ONLY) as register:
        people = records.every(register, Person)
        return {
            "contract": records.every(register, Contract)[0].number,
            "case": records.every(register, DirectProcurement)[0].number,
            "body": records.every(register, Body)[0].name,
            "person": people[0].name,
            "other": people[1].name,
        }
