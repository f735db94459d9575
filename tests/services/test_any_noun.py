"""Records of any noun are read, saved, named and refused alike."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.formats import worded
from inkop_desktop.lists.listings import LISTINGS
from inkop_desktop.models.mapping import ROOTS, noun_of
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.contracts import (
    Contract,
    ContractManager,
    ContractOption,
    ContractOwner,
    ContractSupplier,
)
from inkop_desktop.records.fields import Root, fields_of
from inkop_desktop.records.governance import (
    Advice,
    Authorisation,
    Confirmation,
    Consultation,
    ConsultationAnswer,
    Feedback,
    Gift,
    GoverningDocument,
    Improvement,
    Participation,
    Referred,
    Training,
)
from inkop_desktop.records.people import Competence, Interest, Organisation, Person, Unit
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.register import Answer, SavedFilter
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, Function, InterestKind, Post, Presence, Scope
from inkop_desktop.rules.vocabulary import Country, Verdict
from inkop_desktop.services import actions, logwords, problems, records, registers
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import in_language, message


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "nouns", "Anna Berg", Country.SE, own) as made:
        records.save(made, ProductArea(name="Energi"))
        yield made


# What can be written in any text, in the order of what a record rather has.
LONG = (
    *("remarks", "description", "definition", "reason", "email", "code", "conditions", "name"),
    *("content", "answer", "outcome"),
)
SAVED: list[tuple[Root, str]] = [
    (Contract(number="2026-001", title="Städ"), "Add contract “2026-001 Städ”"),
    (Contract(title="Städ"), "Add contract “Städ”"),
    (Supplier(name="Norrgrossen AB"), "Add supplier “Norrgrossen AB”"),
    (Person(name="Karin Öberg"), "Add person “Karin Öberg”"),
    (Organisation(name="Älvkommun"), "Add organisation “Älvkommun”"),
    (Unit(name="Regionservice"), "Add unit “Regionservice”"),
    (ProductArea(name="Livsmedel"), "Add product area “Livsmedel”"),
    (Role(name="Inköpsansvarig"), "Add role “Inköpsansvarig”"),
    (Delegation(act=Act.SIGN, role_id=1), "Add delegation: {role}, Sign contracts"),
    (Body(name="Inköpsrådet"), "Add body “Inköpsrådet”"),
    (GoverningDocument(title="Etik"), "Add governing document “Etik”"),
    (Training(title="LOU", held_on=date(2026, 2, 1)), "Note training “LOU”"),
    (Advice(title="Avrop?"), "Note advice “Avrop?”"),
    (Improvement(title="Portal"), "Add proposal “Portal”"),
    (Feedback(title="Leverans"), "Note feedback “Leverans”"),
    (Consultation(title="Ny chef"), "Add consultation “Ny chef”"),
    (
        Authorisation(title="El", organisation_id=1, area_id=1, given_on=date(2026, 3, 1)),
        "Add authorisation “El”",
    ),
    (Gift(title="Middag", offered_on=date(2026, 3, 1)), "Note gift “Middag”"),
    (PlanItem(title="Lampor"), "Add planned procurement “Lampor”"),
    (LibraryText(text="Miljömärkt"), "Add to the requirement library: Miljömärkt"),
    (LibraryText(text="Lång " * 20), f"Add to the requirement library: {'Lång ' * 15}…"),
    (SavedFilter(noun="contract", name="Mat"), "Save filter “Mat”"),
    (Answer(finding="x:1", verdict=Verdict.HANDLED, reason="Klart"), "Answer finding “x:1”"),
]


@pytest.mark.parametrize(("record", "action"), SAVED)
def test_a_record_is_saved_read_edited_and_deleted(register: Register, record: Any, action: str) -> None:
    saved = records.save(register, record)
    role = records.get(register, Role, 1).name
    assert worded(registers.log(register, 1)[0].action) == action.format(role=role)
    assert records.get(register, type(record), saved.id) == saved
    assert saved in records.every(register, type(record))
    text = next(name for name in LONG if name in fields_of(type(record)))
    edited = records.save(register, replace(saved, **{text: "Ändrat"}))
    assert edited.version > saved.version
    assert records.get(register, type(record), saved.id) == edited
    records.delete(register, edited)
    with pytest.raises(UserError, match="no longer in the register"):
        records.get(register, type(record), saved.id)


def test_every_noun_has_names_for_what_is_done_to_it() -> None:
    assert actions.ACTIONS.keys() == ROOTS.keys()
    for language in ("sv", "nb"):
        with in_language(language):
            for templates in actions.ACTIONS.values():
                said = {worded(message(template, label="X")) for template in templates}
                assert len(said) == 3
                assert not said & {template.format(label="X") for template in templates}


def test_every_noun_that_is_listed_has_a_name_for_several_that_are_deleted() -> None:
    assert actions.SEVERAL_DELETED.keys() == LISTINGS.keys()
    for language in ("sv", "nb"):
        with in_language(language):
            said = {worded(message(template, label="X")) for template in actions.SEVERAL_DELETED.values()}
        assert len(said) == len(LISTINGS)
        assert not said & {template.format(label="X") for template in actions.SEVERAL_DELETED.values()}


EARLY, LATE = date(2026, 5, 1), date(2026, 5, 2)


def came(day: date, person_id: int) -> Attendance:
    return Attendance(day=day, person_id=person_id)


INVALID: list[tuple[Root, str, str]] = [
    (Contract(number="1"), "title", "Fill in “Title”."),
    (Contract(title=" \t"), "title", "Fill in “Title”."),
    (Supplier(), "name", "Fill in “Name”."),
    (Contract(title="Städ", options=(ContractOption(),)), "options", "has no length"),
    (Contract(title="Städ", suppliers=(ContractSupplier(),)), "suppliers", "Fill in “Supplier”."),
    (Supplier(name="X", org_number="556036-0794", country=Country.SE), "org_number", "check digit"),
    (Organisation(name="X", org_number="232100-0231"), "org_number", "check digit"),
    (Answer(finding="x:1", reason="Mars"), "verdict", "Fill in “Answer”."),
    (Answer(finding="x:1", verdict=Verdict.LATER, reason="Mars"), "until", "Choose the day"),
    (Person(name="Kim", employed_from=LATE, employed_to=EARLY), "employed_to", "before “Employed from”"),
    (
        Person(name="Kim", competences=(Competence(title="LOU"),)),
        "competences",
        "Fill in “Kind”.",
    ),
    (
        Person(name="Kim", interests=(Interest(kind=InterestKind.FAMILY, from_day=LATE, to_day=EARLY),)),
        "interests",
        "that is before “From”",
    ),
    (
        Contract(title="Städ", owners=(ContractOwner(person_id=1, from_day=LATE, to_day=EARLY),)),
        "owners",
        "that is before “From”",
    ),
    (Role(name="Chef", at_least=2, at_most=1), "at_most", "fewer at most"),
    (Appointment(role_id=1, person_id=1, deputy_id=1), "deputy_id", "their own deputy"),
    (Appointment(role_id=1, person_id=1, function=Function.CHAIR), "body_id", "in which body"),
    (Appointment(role_id=1, person_id=1, from_day=LATE, to_day=EARLY), "to_day", "before “From”"),
    (Delegation(act=Act.SIGN), "role_id", "a role or a body"),
    (Delegation(act=Act.SIGN, role_id=1, body_id=1), "body_id", "to each by itself"),
    (Delegation(act=Act.SIGN, role_id=1, up_to=Money(-1, "SEK")), "up_to", "“Up to” cannot be below zero"),
    (Appointment(role_id=1, person_id=1, hours_a_week=-1), "hours_a_week", "cannot be below zero"),
    (
        Authorisation(title="Mat", organisation_id=1, area_id=1, given_on=LATE, volume=Money(-1, "SEK")),
        "volume",
        "“Estimated volume” cannot be below zero",
    ),
    (Delegation(act=Act.SIGN, role_id=1, up_to=Money(1, "NOK")), "up_to", "the limit in SEK"),
    (Body(name="Råd", from_day=LATE, to_day=EARLY), "to_day", "before “From”"),
    (
        Body(name="Råd", meeting_days=(MeetingDay(day=LATE), MeetingDay(day=LATE))),
        "meeting_days",
        "2026-05-02 is there twice",
    ),
    (
        Body(name="Råd", meeting_days=(MeetingDay(day=EARLY),), attendance=(came(LATE, 1),)),
        "meeting_days",
        "Clear that before the day",
    ),
    (
        Body(name="Råd", meeting_days=(MeetingDay(day=LATE),), attendance=(came(LATE, 1), came(LATE, 1))),
        "attendance",
        "noted twice on 2026-05-02",
    ),
    *(
        (Body(name="Råd", meeting_days=(MeetingDay(day=LATE),), attendance=(wrong,)), "attendance", "Only")
        for wrong in (
            Attendance(day=LATE, person_id=1, in_place_of_id=1),
            Attendance(day=LATE, person_id=1, presence=Presence.EXCUSED, in_place_of_id=2),
        )
    ),
    (GoverningDocument(title="Etik", valid_from=LATE, valid_to=EARLY), "valid_to", "before “Valid from”"),
    (
        GoverningDocument(title="Etik", confirmations=(Confirmation(confirmed_on=LATE),)),
        "confirmations",
        "who has confirmed",
    ),
    (GoverningDocument(title="Etik", refers_to=(Referred(),)), "refers_to", "which document it refers to"),
    (
        Training(title="LOU", held_on=LATE, participants=(Participation(),)),
        "participants",
        "who took part",
    ),
    (Advice(title="Avrop?", asked_on=LATE, answered_on=EARLY), "answered_on", "before “Asked on”"),
    (Improvement(title="Portal", proposed_on=LATE, reported_on=EARLY), "reported_on", "before “Proposed on”"),
    (Feedback(title="Leverans", given_on=LATE, answered_on=EARLY), "answered_on", "before “Given on”"),
    (Consultation(title="Chef", asked_on=LATE, answer_by=EARLY), "answer_by", "before “Asked on”"),
    (Consultation(title="Chef", answers=(ConsultationAnswer(),)), "answers", "who has answered"),
    (
        Authorisation(title="El", organisation_id=1, area_id=1, given_on=LATE, valid_to=EARLY),
        "valid_to",
        "before “Given on”",
    ),
    (Authorisation(title="El", organisation_id=1, given_on=LATE), "contract_id", "what is authorised"),
    (PlanItem(title="El", begin_by=LATE, needed_from=EARLY), "needed_from", "before “To begin by”"),
    (
        PlanItem(title="El", begun_on=LATE, dropped_on=EARLY, drop_reason="X"),
        "dropped_on",
        "before “Begun on”",
    ),
    (PlanItem(title="El", begun_by_id=1), "begun_on", "on which day it began"),
    (PlanItem(title="El", dropped_on=LATE, drop_reason=" "), "drop_reason", "why it was dropped"),
    (PlanItem(title="El", drop_reason="X"), "dropped_on", "on which day it was dropped"),
    (
        PlanItem(title="El", dropped_on=LATE, drop_reason="X", contract_id=1),
        "dropped_on",
        "A contract has come of it",
    ),
]


@pytest.mark.parametrize(("record", "field", "told"), INVALID)
def test_what_cannot_be_saved_is_told_beside_its_field(
    register: Register, record: Root, field: str, told: str
) -> None:
    before = registers.log(register, 1)
    with pytest.raises(InvalidRecordError) as refused:
        records.save(register, record)
    assert list(refused.value.problems) == [field]
    assert told in worded(refused.value.problems[field])
    assert told in worded(refused.value)
    with in_language("nb"):
        assert told not in worded(refused.value)
    assert registers.log(register, 1) == before


SCOPES = [
    ((Scope.ORGANISATION,), {}, "organisation_id", "this role is tied to something"),
    ((Scope.AREA, Scope.ORGANISATION), {"unit_id": 1}, "area_id", "this role is tied to something"),
    ((Scope.CONTRACT,), {"organisation_id": 1}, "contract_id", "this role is tied to something"),
    ((Scope.ORGANISATION,), {"organisation_id": 1}, "", ""),
    ((), {}, "", ""),
]


@pytest.mark.parametrize(("scopes", "tied", "field", "told"), SCOPES)
def test_an_appointment_is_tied_to_what_its_role_is(
    register: Register, scopes: tuple[Scope, ...], tied: dict[str, int], field: str, told: str
) -> None:
    role = records.save(register, Role(name="Ansvarig", scopes=scopes))
    person, _unit = (records.add_named(register, noun, "Kim") for noun in ("person", "unit"))
    appointment = Appointment(role_id=role.id, person_id=person.id, **tied)  # type: ignore[arg-type]
    if not field:
        saved = records.save(register, appointment)
        entry = registers.log(register, 1)[0]
        assert worded(entry.action) == "Appoint Kim, Ansvarig"
        assert [each.name for each in logwords.of_action(register, entry.id, 1)[0]] == ["Kim, Ansvarig"]
        records.delete(register, records.save(register, replace(saved, expertise="Städ")))
        return
    with pytest.raises(InvalidRecordError) as refused:
        records.save(register, appointment)
    assert told in worded(refused.value.problems[field])


@pytest.mark.parametrize("kind", [Body, Role, GoverningDocument])
def test_nothing_stands_above_itself(register: Register, kind: type[Any]) -> None:
    above = {Body: "parent_id", Role: "reports_to_id", GoverningDocument: "replaces_id"}[kind]
    name = "title" if kind is GoverningDocument else "name"
    one = records.save(register, kind(**{name: "Ett"}))
    two = records.save(register, kind(**{name: "Två", above: one.id}))
    with pytest.raises(InvalidRecordError) as refused:
        records.save(register, replace(one, **{above: two.id}))
    assert list(refused.value.problems) == [above]


def test_all_problems_are_told_at_once() -> None:
    wrong = Contract(first_day=date(2026, 2, 1), last_day=date(2026, 1, 1), options=(ContractOption(),))
    assert {"title", "options"} < problems.of(wrong).keys()
    assert problems.of(Contract(title="Städ")) == {}
    assert records.checked(Contract(title="Städ")) == Contract(title="Städ")


def test_some_come_in_the_order_asked_for_without_those_that_are_gone(register: Register) -> None:
    first, second = (records.save(register, Person(name=name)) for name in ("Anna", "Berit"))
    wanted = [second.id or 0, 99, first.id or 0]
    assert records.some(register, Person, wanted) == [second, first]


def test_names_are_looked_up_for_many_nouns_at_once(register: Register) -> None:
    contract = records.save(register, Contract(number="1", title="Städ"))
    person = records.add_named(register, "person", "Karin")
    wanted = [("contract", contract.id or 0), ("person", person.id or 0), ("unit", 9)]
    found = records.names_of(register, wanted)
    assert found == {("contract", contract.id): "Städ", ("person", person.id): "Karin"}
    assert records.names(register, "person") == {person.id: "Karin"}


@pytest.mark.parametrize("noun", sorted(records.NAMED))
def test_a_noun_can_be_added_by_its_name_alone(register: Register, noun: str) -> None:
    made = records.add_named(register, noun, "Ny")
    assert noun_of(type(made)) == noun
    assert records.names(register, noun)[made.id or 0] == "Ny"


def test_several_are_deleted_as_one_action(register: Register) -> None:
    made = [records.save(register, Contract(number=str(n), title="Städ")) for n in range(3)]
    records.delete_all(register, made[:2])
    assert records.every(register, Contract) == made[2:]
    registers.undo(register)
    assert len(records.every(register, Contract)) == 3


def test_what_others_refer_to_stays_and_says_who_they_are(register: Register) -> None:
    seller = records.save(register, Supplier(name="Norrgrossen AB"))
    rows = (ContractSupplier(supplier_id=seller.id),)
    for number in ("2026-001", "2026-002"):
        records.save(register, Contract(number=number, title="Städ", suppliers=rows))
    with pytest.raises(UserError) as refused:
        records.delete(register, seller)
    users = "2026-001 Städ, 2026-002 Städ"
    assert worded(refused.value) == f"“Norrgrossen AB” is still used by {users}. Change that first."
    assert records.get(register, Supplier, seller.id or 0) == seller


@pytest.mark.parametrize(
    ("post", "posts"),
    [
        (Post.CONTRACT_OWNER, {"owners": (ContractOwner(person_id=1),)}),
        (Post.CONTRACT_MANAGER, {"managers": (ContractManager(person_id=1),)}),
    ],
)
def test_a_role_that_somebody_has_on_a_contract_stays(
    register: Register, post: Post, posts: dict[str, Any]
) -> None:
    person = records.save(register, Person(name="Olle Ek"))
    assert person.id == 1
    roles = {each.post: each for each in records.every(register, Role)}
    saved = records.save(register, Contract(number="7", title="Städ", **posts))
    with pytest.raises(UserError, match="is still used by 7 Städ"):
        records.delete(register, roles[post])
    for each in {Post.CONTRACT_OWNER, Post.CONTRACT_MANAGER} - {post}:
        records.delete(register, roles[each])
    records.save(register, replace(saved, owners=(), managers=()))
    records.delete(register, roles[post])
    assert not {post} & {each.post for each in records.every(register, Role)}


def test_what_is_deleted_together_may_refer_to_each_other(register: Register) -> None:
    first = records.save(register, Contract(number="1", title="Städ"))
    second = records.save(register, Contract(number="2", title="Städ", predecessor_id=first.id))
    records.delete_all(register, [first, second])
    assert records.every(register, Contract) == []


def test_the_register_keeps_its_own_organisation(register: Register) -> None:
    with pytest.raises(UserError, match="whose register this is"):
        records.delete(register, registers.own_organisation(register))
