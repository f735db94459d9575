"""What the reports of people and roles say."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from ordered import facts, ordered, read, tables
from peopled import ODD, TODAY, Peopled, cooperation

from inkop_desktop import formats
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.governance import Confirmation, GoverningDocument, Referred
from inkop_desktop.records.people import Competence, Organisation, Person, Unit
from inkop_desktop.records.roles import Appointment, Delegation, Role, RoleRequirement
from inkop_desktop.reports import orders
from inkop_desktop.reports.people_orders import (
    CompetenceOrder,
    DelegationOrder,
    DutiesOrder,
    GoverningOrder,
    MatrixOrder,
    OrganisationOrder,
    ResponsibilitiesOrder,
    RolesOrder,
)
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, CompetenceKind, DocumentKind, Post, PurchasingPart
from inkop_desktop.services import records, registers
from inkop_desktop.typeset.document import (
    DataTable,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Picture,
    Strong,
)


def under(lines: list[Any], heading: str) -> list[tuple[str, ...]]:
    """Return the rows after a subheading."""
    rows = []
    for line in lines[lines.index(heading) + 1 :]:
        if isinstance(line, str):
            break
        rows.append(line)
    return rows


# Roles and organisation


def test_each_role_has_its_people_and_its_vacancies(made: Peopled) -> None:
    document = ordered(made, RolesOrder(TODAY))
    (lines,) = tables(document).values()
    assert under(lines, "Innkjøpsansvarlig") == [
        (ODD, "Eidskog", "2024-01-01", "", "Ingrid Ås", "12"),
        ("Vacant", "Grue", "", "", "", ""),
        ("Vacant", "Kongsvinger", "", "", "", ""),
    ]
    assert under(lines, "Medlem") == [(ODD, "Innkjøpsrådet (Chair)", "2024-01-01", "", "", "")]
    assert under(lines, "Leder") == [("Nobody on this day", "", "", "", "", "")]
    assert under(lines, "Avtaleforvalter") == [
        ("Vacant", "2024-001 Bread for all", "", "", "", ""),
        ("Vacant", "2024-002 Milk for all", "", "", "", ""),
    ]
    assert facts(document) == "On 2026-11-21 · 4 persons · 10 vacancies"


def test_owners_of_contracts_stand_with_the_number_of_their_contract(made: Peopled) -> None:
    (lines,) = tables(ordered(made, RolesOrder(TODAY))).values()
    assert [row[:2] for row in under(lines, "Avtaleeier")] == [
        ("Per Haugen", "2024-001 Bread for all"),
        ("Per Haugen", "2024-002 Milk for all"),
    ]


def test_a_role_that_a_unit_has_as_a_whole_names_it(made: Peopled) -> None:
    unit = records.save(made.register, Unit(name="Innkjøpskontoret"))
    role = records.get(made.register, Role, made.roles["head"])
    records.save(made.register, replace(role, held_by_unit_id=unit.id))
    (lines,) = tables(ordered(made, RolesOrder(TODAY))).values()
    assert under(lines, "Leder") == [("Innkjøpskontoret", "", "", "", "", "")]


def test_the_chart_has_its_people_in_a_table_behind_it(made: Peopled) -> None:
    document = ordered(made, OrganisationOrder(TODAY))
    assert isinstance(document.blocks[1], Picture)
    (lines,) = tables(document).values()
    assert under(lines, "Daglig leder, reports to Kommunedirektør") == [("Vacant", "")]
    assert under(lines, "RIIK (Intermunicipal cooperation)")[-1] == ("Kongsvinger", "Host municipality")


# The matrix


def test_the_matrix_says_who_and_what_is_vacant(made: Peopled) -> None:
    document = ordered(made, MatrixOrder(TODAY))
    found = tables(document)
    lines = found["Product areas and who answers for them"]
    assert under(lines, "Innkjøpsansvarlig") == [("All product areas", ODD, "Vacant", "Vacant")]
    assert under(lines, "Produktansvarlig") == [
        ("Bread", "Vacant", "Ola Dahl", "Vacant"),
        ("Milk", "Vacant", "Vacant", "Vacant"),
    ]
    assert found["Vacancies"][1] == ("Grue", "Innkjøpsansvarlig, Milk")
    assert facts(document) == "On 2026-11-21 · 7 vacancies"


@pytest.mark.parametrize("at_least", [0, 1])
def test_only_where_somebody_must_answer_is_it_said_what_is_vacant(made: Peopled, at_least: int) -> None:
    role = records.get(made.register, Role, made.roles["area_manager"])
    records.save(made.register, replace(role, at_least=at_least))
    document = ordered(made, MatrixOrder(TODAY))
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert any("is vacant where" in text for text in said) is bool(at_least)


def test_vacancies_stand_out(made: Peopled) -> None:
    document = ordered(made, MatrixOrder(TODAY))
    table = next(block for block in document.blocks if isinstance(block, DataTable))
    cells = [cell for line in table.rows if isinstance(line, tuple) for cell in line]
    assert all(isinstance(cell, Strong) == (read((cell,)) == ("Vacant",)) for cell in cells)


def test_who_answers_for_an_area_above_stands_in_brackets(made: Peopled) -> None:
    records.save(made.register, ProductArea(name="Cakes", parent_id=made.areas["Bread"]))
    document = ordered(made, MatrixOrder(TODAY))
    lines = tables(document)["Product areas and who answers for them"]
    assert [row for row in lines if "Cakes" in row[0]] == [
        ("   Cakes".replace(" ", formats.NBSP), "", "(Ola Dahl)", "")
    ]
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert "Whoever stands in brackets answers for the product area above it." in said


@pytest.mark.parametrize(
    ("count", "groups"),
    [(7, [7]), (8, [4, 4]), (15, [5, 5, 5]), (40, [7, 7, 7, 7, 6, 6])],
)
def test_many_municipalities_stand_in_groups_a_page_each(
    tmp_path: Path, count: int, groups: list[int]
) -> None:
    names = [f"Kommune {number:02}" for number in range(count)]
    made = cooperation(tmp_path / "wide.inkop", names, ("Bread",))
    with made.register:
        document = ordered(made, MatrixOrder(TODAY))
        whole = ordered(made, MatrixOrder(TODAY, whole=True))
    assert _widths(document) == groups
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == len(groups) - 1
    assert _widths(whole) == [count]


def _widths(document: Document) -> list[int]:
    """Return how many municipalities each table of the matrix has."""
    found = [block for block in document.blocks if isinstance(block, DataTable)]
    return [len(table.columns) - 1 for table in found if table.columns[0].key == "area"]


def test_a_spreadsheet_has_all_municipalities_beside_each_other(tmp_path: Path) -> None:
    made = cooperation(tmp_path / "wide.inkop", [f"Kommune {number}" for number in range(9)])
    with made.register:
        orders.write(made.register, MatrixOrder(TODAY), tmp_path / "wide.html")
        orders.write(made.register, MatrixOrder(TODAY), tmp_path / "wide.xlsx")
    assert (tmp_path / "wide.html").read_text("utf-8").count("<table") == 3


# Competence


@pytest.mark.parametrize(
    ("expires", "state"),
    [
        (TODAY - timedelta(1), "Expired"),
        (TODAY, "Expires soon"),
        (TODAY + timedelta(90), "Expires soon"),
        (TODAY + timedelta(91), "In order"),
        (None, "In order"),
    ],
)
def test_competence_is_judged_by_the_day(made: Peopled, expires: date | None, state: str) -> None:
    proof = Competence(kind=CompetenceKind.CERTIFICATE, title="SOA", expires_on=expires)
    person = records.get(made.register, Person, made.persons[ODD])
    records.save(made.register, replace(person, competences=(proof,)))
    (lines,) = tables(ordered(made, CompetenceOrder(TODAY))).values()
    rows = {row[2]: row for row in under(lines, "Innkjøpsansvarlig")}
    assert rows["Certificate"][-1] == state
    assert rows["Course"] == (ODD, "Eidskog", "Course", "", "", "", "Missing")


def test_what_lacks_is_counted(made: Peopled) -> None:
    assert facts(ordered(made, CompetenceOrder(TODAY))) == "On 2026-11-21 · 2 requirements not met"


def test_competence_of_one_role_leaves_the_others_out(made: Peopled) -> None:
    role = records.get(made.register, Role, made.roles["municipal_director"])
    required = (RoleRequirement(kind=CompetenceKind.COURSE, title="Anskaffelser 1"),)
    records.save(made.register, replace(role, requirements=required))
    (lines,) = tables(ordered(made, CompetenceOrder(TODAY, role.id))).values()
    assert [line for line in lines if isinstance(line, str)] == ["Kommunedirektør"]
    assert under(lines, "Kommunedirektør")[0][2:4] == ("Anskaffelser 1", "Anskaffelser 1")


def test_the_units_stand_by_their_parts_in_the_purchasing(made: Peopled) -> None:
    caption = "The units' parts in the purchasing"
    assert caption not in tables(ordered(made, DutiesOrder(TODAY)))
    buys, governs = PurchasingPart.GOODS, PurchasingPart.GOVERNS
    for name, parts in (("Skole", (buys,)), ("Innkjøp", (governs, buys)), ("Kultur", ())):
        records.save(made.register, Unit(name=name, parts=parts))
    assert tables(ordered(made, DutiesOrder(TODAY)))[caption] == [
        ("Governs and follows up purchasing", "Innkjøp"),
        ("Procures goods", "Innkjøp; Skole"),
    ]


# Delegation and governing documents


def test_delegations_stand_by_decision_the_highest_first(made: Peopled) -> None:
    role = made.roles["head"]
    for amount, facts_ in (
        (100_000, {}),
        (500_000, {}),
        (None, {}),
        (9, {"to_day": TODAY - timedelta(1)}),
        (8, {"to_day": TODAY}),
    ):
        up_to = Money(amount * 100, "NOK") if amount else None
        records.save(made.register, Delegation(act=Act.SIGN, role_id=role, up_to=up_to, **facts_))
    (lines,) = tables(ordered(made, DelegationOrder(TODAY))).values()
    amounts = [row[1].replace(formats.NBSP, " ") for row in under(lines, "Sign contracts")]
    assert amounts == ["Whatever the amount", "500,000 NOK", "100,000 NOK", "8 NOK"]


def governing(made: Peopled, **values: Any) -> tuple[str, ...]:
    """Return the row of the only governing document with these values."""
    records.save(made.register, GoverningDocument(title="Reglement", **values))
    (lines,) = tables(ordered(made, GoverningOrder(TODAY))).values()
    return next(line for line in lines if isinstance(line, tuple))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY - timedelta(1), "2026-11-20 (passed)"),
        (TODAY, "2026-11-21"),
        (TODAY + timedelta(1), "2026-11-22"),
    ],
)
def test_a_review_day_that_has_passed_is_said_to(made: Peopled, day: date, said: str) -> None:
    assert governing(made, review_on=day)[6] == said


def test_confirmations_are_counted_against_those_who_are_to_confirm(made: Peopled) -> None:
    first, second, third = made.municipalities.values()
    unit = records.save(made.register, Unit(name="Skole", organisation_id=first))
    records.save(made.register, Unit(name="Helse", organisation_id=first))
    rows = (
        Confirmation(unit_id=unit.id, confirmed_on=TODAY),
        Confirmation(organisation_id=second, confirmed_on=TODAY),
        Confirmation(organisation_id=third, confirmed_on=TODAY + timedelta(1)),
        Confirmation(person_id=1, confirmed_on=TODAY),
    )
    assert governing(made, confirmations=rows)[-2] == "2 of 4"


def test_only_those_of_its_organisation_are_to_confirm_a_document(made: Peopled) -> None:
    first = made.municipalities["Eidskog"]
    rows = (Confirmation(organisation_id=first, confirmed_on=TODAY),)
    assert governing(made, organisation_id=first, confirmations=rows)[-2] == "1 of 1"


def test_what_a_document_refers_to_stands_below_it(made: Peopled) -> None:
    ethics = records.save(made.register, GoverningDocument(title="Etikk", kind=DocumentKind.ETHICS))
    rows = (Referred(document_id=ethics.id), Referred(title="Økonomireglement"))
    assert governing(made, refers_to=rows)[-1] == "Etikk · Økonomireglement"


def test_the_own_organisation_of_a_document_goes_without_saying(made: Peopled) -> None:
    own = registers.own_organisation(made.register).id
    assert governing(made, organisation_id=own)[0] == "Reglement"


def test_whose_document_it_is_is_said_unless_its_title_does(made: Peopled) -> None:
    ids = made.municipalities
    assert governing(made, organisation_id=ids["Grue"])[0] == "Reglement\nGrue"
    document = records.every(made.register, GoverningDocument)[0]
    records.save(made.register, replace(document, title="Reglement for Grue"))
    (lines,) = tables(ordered(made, GoverningOrder(TODAY))).values()
    assert lines[1][0] == "Reglement for Grue"


def test_what_a_newer_document_has_replaced_is_said_to_be(made: Peopled) -> None:
    old = records.save(made.register, GoverningDocument(title="Gammelt"))
    records.save(made.register, GoverningDocument(title="Nytt", replaces_id=old.id, valid_from=TODAY))
    document = ordered(made, GoverningOrder(TODAY))
    (lines,) = tables(document).values()
    assert [(line[0], line[5]) for line in lines[1:]] == [("Gammelt", "Replaced"), ("Nytt", "")]
    assert facts(document).endswith("1 in force")
    before = ordered(made, GoverningOrder(TODAY - timedelta(1)))
    assert [line[5] for line in next(iter(tables(before).values()))[1:]] == ["", ""]


# Duties and responsibilities


def test_duties_stand_by_role_and_by_clause(made: Peopled) -> None:
    found = tables(ordered(made, DutiesOrder(TODAY)))
    about_officers = "Sørger for at kommunen til enhver tid har en innkjøpsansvarlig."
    directors = under(found["By role"], "Kommunedirektør: 3 persons")
    assert ("Instruks for innkjøpsansvarlige, punkt 2", about_officers) in directors
    clauses = [row[0] for row in found["By duty"]]
    assert clauses == sorted(clauses)
    assert [clauses[0], clauses[-1]] == [
        "Instruks for daglig leder, punkt 1 og 2",
        "Instruks for produktansvarlige, punkt 2",
    ]
    holders = {row[3] for row in found["By duty"] if row[2] == "Innkjøpsansvarlig"}
    assert holders == {f"{ODD} (Eidskog), Vacant (Grue), Vacant (Kongsvinger)"}


@pytest.mark.parametrize(("extra", "said"), [(0, "(Grue)"), (10, "Person 09, "), (30, "33 persons")])
def test_many_holders_are_told_by_name_and_very_many_counted(made: Peopled, extra: int, said: str) -> None:
    role = next(each for each in records.every(made.register, Role) if each.name == "Kommunedirektør")
    organisation = next(
        each for each in records.every(made.register, Organisation) if each.name.startswith("Grue")
    )
    for number in range(extra):
        person = records.save(made.register, Person(name=f"Person {number:02}"))
        records.save(
            made.register,
            Appointment(
                person_id=person.id, role_id=role.id, organisation_id=organisation.id, from_day=TODAY
            ),
        )
    found = tables(ordered(made, DutiesOrder(TODAY)))
    assert all(said in row[3] for row in found["By duty"] if row[2] == "Kommunedirektør")


def test_everything_one_person_answers_for_is_told(made: Peopled) -> None:
    records.save(made.register, GoverningDocument(title="Reglement", owner_id=made.persons["Ingrid Ås"]))
    document = ordered(made, ResponsibilitiesOrder(TODAY, made.persons["Ingrid Ås"]))
    found = tables(document)
    assert document.title == "Ingrid Ås"
    assert found["Answers for"] == [("Kommunedirektør", "Grue", "2024-01-01", "", "")]
    assert found["Deputy for"] == [(ODD, "Innkjøpsansvarlig", "Eidskog", "2024-01-01", "")]
    assert found["Owns these governing documents"][0][0] == "Reglement"
    assert found["Duties"][0] == "Kommunedirektør"


def test_what_one_answers_for_lasts_no_longer_than_the_employment(made: Peopled) -> None:
    ingrid = records.get(made.register, Person, made.persons["Ingrid Ås"])
    records.save(made.register, replace(ingrid, employed_to=date(2026, 12, 31)))
    per = records.get(made.register, Person, made.persons[ODD])
    records.save(made.register, replace(per, employed_to=TODAY))
    found = tables(ordered(made, ResponsibilitiesOrder(TODAY, made.persons["Ingrid Ås"])))
    assert found["Answers for"] == [("Kommunedirektør", "Grue", "2024-01-01", "2026-12-31", "")]
    assert found["Deputy for"] == [(ODD, "Innkjøpsansvarlig", "Eidskog", "2024-01-01", "2026-11-21")]


def test_a_person_without_anything_has_a_sentence(made: Peopled) -> None:
    nobody = records.save(made.register, Person(name="Ny Person"))
    document = ordered(made, ResponsibilitiesOrder(TODAY, nobody.id or 0))
    table = next(block for block in document.blocks if isinstance(block, DataTable))
    assert (list(table.rows), table.empty) == ([], "Answers for nothing from this day on.")
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["Answers for"]


def test_only_those_of_the_day_are_in_office(made: Peopled) -> None:
    unit = records.save(made.register, Unit(name="Helse"))
    made.appoint("Ola Dahl", Post.HEAD, unit_id=unit.id, from_day=TODAY + timedelta(1))
    (lines,) = tables(ordered(made, RolesOrder(TODAY))).values()
    assert under(lines, "Leder")[0][0] == "Nobody on this day"
    (lines,) = tables(ordered(made, RolesOrder(TODAY + timedelta(1)))).values()
    assert under(lines, "Leder")[0][0] == "Ola Dahl"
