"""The findings by unit and manager on paper and in a spreadsheet."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inkop_desktop.checks.finding import Finding, Ref, Remedy, Severity
from inkop_desktop.checks.managers import Part
from inkop_desktop.reports.findings import findings
from inkop_desktop.reports.paper import Source
from inkop_desktop.text import message
from inkop_desktop.typeset.document import DataTable, Document, Heading, Strong, Subheading, Total

TODAY = date(2026, 11, 21)
SOURCE = Source("Norrby kommun", TODAY)


def waiting(key: str, severity: Severity = Severity.WARNING, due: date | None = None) -> Finding:
    """Return a finding about a contract."""
    said, ref = message("Något felas"), Ref("contract", 1, "2026-1 Papper")
    values = {"reason": said, "clause": said, "remedy": Remedy.OPEN, "field": "", "facts": "", "persons": ()}
    return Finding(key, key, "N22", severity, said, records=(ref,), due=due, **values)


SCHOOL = Part("Skola", "Eva", [("Bo", [waiting("a", Severity.DANGER)]), ("", [waiting("b")])])
NOWHERE = Part("", "", [("", [waiting("b")])])


def tables(document: Document) -> list[DataTable]:
    """Return the tables of a document."""
    return [each for each in document.blocks if isinstance(each, DataTable)]


def test_each_unit_has_its_part_by_who_answers() -> None:
    made = findings(SOURCE, [SCHOOL, NOWHERE])
    headings = [each.text for each in made.blocks if isinstance(each, Heading)]
    assert headings == ["By unit", "Skola", "No unit", "What the clauses say"]
    overview, school, nowhere, _clauses = tables(made)
    assert list(overview.rows) == [
        ("Skola", "Eva", 1, 1, 0),
        ("No unit", "", 0, 1, 0),
        Total(("Total", "", 1, 1, 0)),
    ]
    assert school.caption == "Head: Eva"
    assert [each.text for each in school.rows if isinstance(each, Subheading)] == ["Bo", "Nobody is named"]
    said = Severity.DANGER, "2026-1 Papper", message("Något felas"), "N22", None
    assert list(school.rows)[1] == said
    assert nowhere.caption == "No unit"


def test_what_stands_twice_is_counted_once_and_told_so() -> None:
    twice, once = findings(SOURCE, [SCHOOL, NOWHERE]), findings(SOURCE, [SCHOOL])
    assert "2 findings" in twice.blocks[0].facts  # type: ignore[union-attr]
    assert len(twice.blocks) == len(once.blocks) + 3  # the sentence, the heading and the table


@pytest.mark.parametrize(("days", "is_late"), [(-1, True), (0, False), (1, False)])
def test_what_is_late_stands_out(days: int, is_late: bool) -> None:
    due = TODAY + timedelta(days)
    part = replace(NOWHERE, by_person=[("", [waiting("a", due=due)])])
    row = list(tables(findings(SOURCE, [part]))[1].rows)[1]
    assert isinstance(row, tuple)
    assert row[-1] == (Strong(due) if is_late else due)


def test_a_spreadsheet_has_them_in_one_table() -> None:
    overview, whole, _clauses = tables(findings(SOURCE, [SCHOOL, NOWHERE], as_table=True))
    assert [row[:3] for row in whole.rows if isinstance(row, tuple)] == [
        ("Skola", "Eva", "Bo"),
        ("Skola", "Eva", ""),
        ("No unit", "", ""),
    ]
    assert overview.caption == "By unit"


@pytest.mark.parametrize("as_table", [False, True])
def test_what_the_clauses_say_stands_last_each_once(as_table: bool) -> None:
    of_two = replace(NOWHERE, by_person=[("", [replace(waiting("c"), duty="N15, N21")])])
    told = tables(findings(SOURCE, [SCHOOL, of_two], as_table=as_table))[-1]
    assert [row[0] for row in told.rows if isinstance(row, tuple)] == ["N15", "N21", "N22"]
    assert list(told.rows)[-1] == (
        "N22",
        "Samtliga chefer ansvarar för att upphandlingar och inköp sker i enlighet med riktlinjen.",
        "Riktlinje för inköp, ”Ansvar och organisation”",
    )


def test_nothing_is_said_so() -> None:
    (overview,) = tables(findings(SOURCE, []))
    assert (list(overview.rows), overview.empty) == ([], "Nothing was found.")
