"""What the reports of rules and dialogue say: to the director, and to the municipalities."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import copies
import pytest
from ordered import facts, ordered, tables
from peopled import TODAY, Peopled

from inkop_desktop import formats
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.governance import GoverningDocument, Improvement, Participation, Training
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.reports import orders
from inkop_desktop.reports.people_orders import ImprovementsOrder, LawChangesOrder
from inkop_desktop.rules.organising import Progress, TrainingKind
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers
from inkop_desktop.typeset.document import DataTable, Document, Paragraph

CHANGED = date(2026, 7, 1)
DAY = timedelta(days=1)


def table(document: Document, caption: str) -> list[Any]:
    """Return the lines of a table, its blanks all alike."""
    return [
        line if isinstance(line, str) else tuple(cell.replace(formats.NBSP, " ") for cell in line)
        for line in tables(document)[caption]
    ]


# To the director

PROPOSALS = "Proposals for change and improvement"


def test_proposals_are_told_by_how_far_they_have_come(made: Peopled) -> None:
    ola = made.persons["Ola Dahl"]
    grue, own = made.municipalities["Grue"], registers.own_organisation(made.register).id
    for proposal in (
        Improvement(title="Ny", proposed_on=TODAY, organisation_id=own, why="Det tar tid."),
        Improvement(title="Eldre", proposed_on=TODAY - DAY, proposed_by_id=ola, organisation_id=grue),
        Improvement(title="Uten dag"),
        Improvement(title="Ferdig", progress=Progress.DONE, reported_on=TODAY, outcome="I bruk."),
    ):
        records.save(made.register, proposal)
    document = ordered(made, ImprovementsOrder(TODAY))
    assert facts(document) == "On 2026-11-21 · 4 proposals · 3 not reported yet"
    assert table(document, PROPOSALS) == [
        "Proposed",
        ("Eldre", "2026-11-20", "Ola Dahl", "Grue", "", "", "Not yet"),
        ("Ny", "2026-11-21", "", "", "Det tar tid.", "", "Not yet"),
        ("Uten dag", "", "", "", "", "", "Not yet"),
        "Carried out",
        ("Ferdig", "", "", "", "", "I bruk.", "2026-11-21"),
    ]


def test_a_day_leaves_out_what_was_made_and_reported_before_it(made: Peopled) -> None:
    for title, reported in (("Meldt", TODAY), ("Ikke meldt", None)):
        records.save(made.register, Improvement(title=title, proposed_on=TODAY - DAY, reported_on=reported))
    document = ordered(made, ImprovementsOrder(TODAY, TODAY))
    assert "Made since 2026-11-21, or not reported yet · 1 proposal" in facts(document)
    assert [row[0] for row in table(document, PROPOSALS)[1:]] == ["Ikke meldt"]


def test_without_proposals_it_says_so(made: Peopled) -> None:
    (_title, nothing) = ordered(made, ImprovementsOrder(TODAY)).blocks
    assert isinstance(nothing, DataTable)
    assert (list(nothing.rows), nothing.empty) == ([], "There are no proposals in the register.")


# To the municipalities


def changed(made: Peopled, since: date = CHANGED, today: date = TODAY) -> Document:
    return ordered(made, LawChangesOrder(today, since))


def test_the_law_is_told_with_what_was_before_and_after(made: Peopled) -> None:
    told = table(changed(made), "The law")
    assert told[0] == "From 2026-07-01"
    scope = next(row for row in told if row[0] == "Scope limit" and row[3] == "LOA")
    assert scope[1:3] == ("at least 100,000 NOK", "at least 500,000 NOK")
    assert scope[4] == "§ 2 LOA"
    assert scope[6].startswith("F3: ")
    climate = [row[1:4] for row in told if row[0].startswith("Vekt klima")]
    assert ("Applied", "No longer applies", "FOA") in climate
    both = "LOA, for purchases under FOA and forsyningsforskriften"
    assert [law for before, _after, law in climate if before == "Nothing of this kind"] == [both]
    (competition,) = [row for row in told if row[0].startswith("Spør minst tre")]
    assert competition[1].startswith("Sørg for konkurranse")
    assert competition[2] == "Applies"


def test_what_is_worded_the_same_is_not_told_twice(tmp_path: Path) -> None:
    began = date(2022, 2, 1)
    with copies.new(tmp_path / "se", "Anna", Country.SE, Organisation(name="Region")) as register:
        document = orders.document_of(register, LawChangesOrder(began, began))
    urgent = [row[1:5] for row in table(document, "The law") if row[0] == "Synnerlig brådska"]
    assert urgent[0][:3] == ("Worded the same", "Applies", "LOU")
    assert urgent[1][:3] == ("Nothing of this kind", "Applies", "LUF")
    assert not any("Who has had notice" in getattr(each, "caption", "") for each in document.blocks)


@pytest.mark.parametrize("country", Country)
def test_a_paragraphs_sign_stays_with_its_number(tmp_path: Path, country: Country) -> None:
    with copies.new(tmp_path / "register", "Anna", country, Organisation(name="Region")) as register:
        document = orders.document_of(register, LawChangesOrder(TODAY, date(2022, 1, 1)))
    law = next(each for each in document.blocks if isinstance(each, DataTable))
    told = [line[4] for line in law.rows if isinstance(line, tuple)]
    assert any(f"§{formats.NBSP}" in each or f"{formats.NBSP}§" in each for each in told)
    assert not any(re.search("[0-9] §|§ [0-9]", each) for each in told)


def test_what_is_to_come_stands_apart(made: Peopled) -> None:
    document = changed(made, date(2026, 6, 1), CHANGED - DAY)
    assert table(document, "The law") == []
    assert table(document, "To come within a year")[0] == "From 2026-07-01"
    assert table(changed(made), "To come within a year") == []


def test_documents_are_told_of_by_day(made: Peopled) -> None:
    board = records.save(made.register, Body(name="Kommunestyret"))
    old = records.save(made.register, GoverningDocument(title="Gammel", valid_to=TODAY - 2 * DAY))
    records.save(
        made.register,
        GoverningDocument(
            title="Ny",
            replaces_id=old.id,
            decided_by_id=board.id,
            decided_on=CHANGED,
            decision_number="PS 4",
            valid_from=TODAY,
        ),
    )
    records.save(made.register, GoverningDocument(title="Straks", decided_on=TODAY, valid_from=TODAY))
    records.save(made.register, GoverningDocument(title="Senere", valid_from=TODAY + DAY))
    assert table(changed(made), "Governing documents") == [
        ("2026-07-01", "Ny", "Decided", "Gammel", "Kommunestyret", "PS 4"),
        ("2026-11-20", "Gammel", "No longer in force", "", "", ""),
        ("2026-11-21", "Ny", "Came into force", "Gammel", "Kommunestyret", "PS 4"),
        ("2026-11-21", "Straks", "Decided", "", "", ""),
    ]


def notice(made: Peopled, title: str, day: date, *to: Participation, **more: Any) -> None:
    told = Training(title=title, kind=TrainingKind.LAW_CHANGE, held_on=day, participants=to, **more)
    records.save(made.register, told)


def last(document: Document) -> str:
    paragraph = document.blocks[-1]
    assert isinstance(paragraph, Paragraph)
    return formats.show(paragraph.text)


def test_notices_are_told_with_those_whom_they_reached(made: Peopled) -> None:
    helse = records.save(made.register, Unit(name="Helse", organisation_id=made.municipalities["Grue"]))
    ola = made.persons["Ola Dahl"]
    notice(made, "Før", CHANGED - DAY, organisation_id=made.municipalities["Eidskog"])
    notice(made, "Ny lov", TODAY, Participation(unit_id=helse.id), held_by_id=ola, content="En side.")
    stranger = records.save(made.register, Person(name="Liv Ness"))
    notice(made, "Til kontoret", CHANGED, Participation(person_id=stranger.id))
    document = changed(made)
    kind = "Notice of changed rules"
    assert table(document, "Notices") == [
        ("2026-07-01", "Til kontoret", kind, "", "Liv Ness", ""),
        ("2026-11-21", "Ny lov", kind, "Ola Dahl", "Grue", "En side."),
    ]
    rows = table(document, "Who has had notice")
    begun = rows[0][3]
    assert rows == [
        ("Eidskog", "2026-06-30", "Før", begun),
        ("Grue", "2026-11-21", "Ny lov", "None"),
        ("Kongsvinger", "", "No notice", begun),
    ]
    assert begun.endswith(" changes")
    assert last(document) == "Without notice since a change began: Eidskog and Kongsvinger."


def test_when_all_have_had_notice_it_says_so(made: Peopled) -> None:
    for organisation_id in made.municipalities.values():
        notice(made, "Ny lov", TODAY, organisation_id=organisation_id)
    assert last(changed(made)) == "All have had notice since the last change began."


def test_when_nothing_has_begun_nobody_waits_for_notice(made: Peopled) -> None:
    assert last(changed(made, TODAY)).startswith("Nothing in the law has begun or ended in this time")
