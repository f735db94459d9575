"""What the register keeps about a person can be shown whole, and taken away from one who has left."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.exchange import personal_json
from inkop_desktop.formats import worded
from inkop_desktop.models.mapping import METADATA, ROOTS
from inkop_desktop.records.bodies import Attendance, Body, MeetingDay
from inkop_desktop.records.contracts import Contract, ContractDecision, ContractOwner
from inkop_desktop.records.governance import (
    Authorisation,
    Confirmation,
    Consultation,
    ConsultationAnswer,
    Gift,
    GoverningDocument,
    Participation,
    Training,
)
from inkop_desktop.records.kinds import KINDS
from inkop_desktop.records.people import Competence, Interest, Organisation, Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.roles import Appointment, Role
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import CompetenceKind, Function, InterestKind, Powers, Presence
from inkop_desktop.rules.vocabulary import Country, Verb
from inkop_desktop.services import logwords, people, personal, records, registers

TODAY = date(2026, 11, 21)
LEFT = date(2026, 10, 31)
NAME = "Kim Ek"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Grue kommune")
    with copies.new(tmp_path / "personal", "Anna Lind", Country.NO, own) as made:
        yield made


def saved(register: Register, **facts: Any) -> Person:
    person = Person(
        name=NAME,
        title="Rådgiver",
        email="kim.ek@grue.example",
        phone="900 00 000",
        competences=(Competence(kind=CompetenceKind.COURSE, title="Grunnkurs"),),
        interests=(Interest(kind=InterestKind.SIDE_JOB, what="Taxi"),),
    )
    return records.save(register, replace(person, **facts))


def left(register: Register) -> Person:
    return saved(register, employed_to=LEFT)


def everything(register: Register) -> str:
    """Return all that the file says, outside the full-text index' own tables."""
    with register.reading() as connection:
        tables = [name for name in METADATA.tables if not name.startswith("search_index")]
        rows = [row for name in tables for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]
    return "\n".join(str(tuple(row)) for row in rows)


def appointed(register: Register, person: Person, **decision: Any) -> Appointment:
    role = next(each for each in records.every(register, Role) if each.post == "procurement_officer")
    own = registers.own_organisation(register)
    return records.save(
        register,
        Appointment(role_id=role.id, person_id=person.id, organisation_id=own.id, to_day=LEFT, **decision),
    )


def test_one_who_has_left_is_gone_from_the_file(register: Register) -> None:
    person = left(register)
    appointed(register, person)
    gone = personal.anonymise(register, person, TODAY)
    assert gone.name == f"Tidligere ansatt {person.id}"
    assert gone.anonymised_on == TODAY
    found = everything(register)
    for trace in (NAME, "kim.ek", "900 00 000", "Grunnkurs", "Taxi", "Rådgiver"):
        assert trace not in found
    verified = registers.verify(register)
    assert verified.broken == ()
    assert verified.erased > 0


def test_somebody_of_a_longer_name_stays(register: Register) -> None:
    other = records.save(register, Person(name="Kim Ekberg"))
    personal.anonymise(register, left(register), TODAY)
    assert records.get(register, Person, other.id or 0).name == "Kim Ekberg"
    said = [worded(each.action) for each in registers.history_of(register, "person", other.id or 0)]
    assert said == ["Add person “Kim Ekberg”"]


@pytest.mark.parametrize(("employed_to", "may"), [(None, False), (TODAY, False), (date(2026, 11, 20), True)])
def test_only_one_who_has_left(register: Register, employed_to: date | None, may: bool) -> None:
    person = saved(register, employed_to=employed_to)
    if may:
        assert personal.anonymise(register, person, TODAY).anonymised_on == TODAY
    else:
        with pytest.raises(UserError, match="has not left"):
            personal.anonymise(register, person, TODAY)


def test_not_while_something_is_answered_for(register: Register) -> None:
    person = left(register)
    records.save(register, Contract(title="Mat", owners=(ContractOwner(person_id=person.id),)))
    with pytest.raises(UserError, match="still answers for something"):
        personal.anonymise(register, person, TODAY)
    assert records.get(register, Person, person.id or 0) == person


@pytest.mark.parametrize(
    "ended", [{"closed_on": TODAY}, {"first_day": date(2024, 1, 1), "last_day": date(2026, 11, 20)}]
)
def test_a_contract_that_has_ended_does_not_hinder_it(register: Register, ended: dict[str, date]) -> None:
    person = left(register)
    records.save(register, Contract(title="Mat", owners=(ContractOwner(person_id=person.id),), **ended))
    assert personal.anonymise(register, person, TODAY).anonymised_on == TODAY


def needing(case: str, person: Person, authorised: dict[str, int]) -> Any:
    return {
        "contract": Contract(title="Mat", signed_by_id=person.id),
        "decision": Contract(
            title="Mat",
            decisions=(ContractDecision(verb=Verb.NOTICE, day=LEFT, decided_by_id=person.id),),
        ),
        "authorisation": Authorisation(title="Mat", given_on=LEFT, given_by_id=person.id, **authorised),
        "consultation": Consultation(title="Mat", answers=(ConsultationAnswer(person_id=person.id),)),
        "gift": Gift(title="Vin", offered_on=LEFT, person_id=person.id),
    }[case]


@pytest.mark.parametrize(
    ("case", "noun"),
    [
        ("contract", "contract"),
        ("decision", "contract"),
        ("authorisation", "authorisation"),
        ("consultation", "consultation"),
        ("gift", "gift"),
    ],
)
def test_a_name_that_a_decision_needs_stays_and_it_is_said_why(
    register: Register, case: str, noun: str
) -> None:
    person = left(register)
    own, area = registers.own_organisation(register), records.add_named(register, "area", "Mat")
    authorised = {"organisation_id": own.id or 0, "area_id": area.id or 0}
    records.save(register, needing(case, person, authorised))
    (needed,) = personal.needed(register, person.id or 0)
    assert needed.mention.noun == noun
    assert needed.why in personal.NEEDED_FOR.values()
    kept = personal.anonymise(register, person, TODAY)
    assert (kept.name, kept.email, kept.interests) == (NAME, "", ())
    assert "kim.ek" not in everything(register)
    assert "Taxi" not in everything(register)
    assert worded(registers.history_of(register, "person", person.id or 0)[-1].action).endswith("“Kim Ek”")


@pytest.mark.parametrize(
    ("decision", "needs"),
    [({}, False), ({"decided_on": LEFT}, True), ({"decision_number": "14/26"}, True)],
)
def test_an_appointment_needs_the_name_once_it_was_decided(
    register: Register, decision: dict[str, Any], needs: bool
) -> None:
    person = left(register)
    appointed(register, person, **decision)
    assert [each.why for each in personal.needed(register, person.id or 0)] == [personal.DECIDED] * needs


def met(register: Register, powers: Powers, **noted: Any) -> Body:
    days = (MeetingDay(day=LEFT),)
    return records.save(
        register,
        Body(name="Rådet", powers=powers, meeting_days=days, attendance=(Attendance(day=LEFT, **noted),)),
    )


@pytest.mark.parametrize("field", ["person_id", "in_place_of_id"])
@pytest.mark.parametrize(("powers", "needs"), [(Powers.ADMINISTRATIVE, False), (Powers.STATUTORY, True)])
def test_who_met_where_a_body_decides_keeps_the_name(
    register: Register, powers: Powers, field: str, needs: bool
) -> None:
    person = left(register)
    other = records.save(register, Person(name="Siri Haug"))
    met(register, powers, **({"person_id": other.id} | {field: person.id}))
    found = [
        (each.mention.label, each.mention.field, each.why)
        for each in personal.needed(register, person.id or 0)
    ]
    assert found == [("Rådet", "Attendance", personal.MET)] * needs


@pytest.mark.parametrize(
    ("decided_on", "facts", "needs"),
    [
        (LEFT, {}, True),
        (LEFT + timedelta(1), {}, False),
        (LEFT, {"function": Function.SUBSTITUTE}, False),
        (LEFT - timedelta(1), {"from_day": LEFT}, False),
    ],
)
def test_a_member_is_needed_by_the_cases_that_their_body_decided(
    register: Register, decided_on: date, facts: dict[str, Any], needs: bool
) -> None:
    person = left(register)
    board = records.save(register, Body(name="Styret", powers=Powers.STATUTORY)).id
    role = records.save(register, Role(name="Medlem")).id
    records.save(register, Appointment(role_id=role, person_id=person.id, body_id=board, **facts))
    case = DirectProcurement(title="Penner", decided_by_body_id=board, decided_on=decided_on)
    records.save(register, case)
    found = [(each.mention.label, each.mention.field) for each in personal.needed(register, person.id or 0)]
    assert found == [("Penner", "Deciding body")] * needs


def test_an_extract_tells_every_meeting(register: Register) -> None:
    person = left(register)
    other = records.save(register, Person(name="Siri Haug"))
    met(register, Powers.ADMINISTRATIVE, person_id=other.id, in_place_of_id=person.id)
    found = personal.extract(register, person.id or 0)
    assert found.meetings == (personal.Met("Rådet", LEFT, "Siri Haug", Presence.PRESENT, NAME),)
    assert found.mentions == ()
    assert personal_json.of_extract(found)["meetings"] == [
        {
            "body": "Rådet",
            "day": "2026-10-31",
            "person": "Siri Haug",
            "presence": "present",
            "in_place_of": NAME,
        }
    ]
    assert personal.extract(register, other.id or 0).meetings == found.meetings


def test_it_is_for_good(register: Register) -> None:
    personal.anonymise(register, left(register), TODAY)
    with pytest.raises(UserError):
        registers.undo(register)


def test_a_mention_among_others_tells_what_they_are_there_for(register: Register) -> None:
    person = left(register)
    records.save(
        register,
        Training(title="Kurs", held_on=LEFT, participants=(Participation(person_id=person.id),)),
    )
    document = GoverningDocument(
        title="Etikk", confirmations=(Confirmation(person_id=person.id, confirmed_on=LEFT),)
    )
    records.save(register, document)
    found = personal.extract(register, person.id or 0)
    assert {(each.label, each.field) for each in found.mentions} == {
        ("Kurs", "Who took part"),
        ("Etikk", "Confirmed by"),
    }


def test_an_extract_holds_all_of_it(register: Register) -> None:
    person = left(register)
    appointed(register, person)
    records.save(register, Contract(title="Mat", signed_by_id=person.id, remarks="Ring Kim Ek."))
    records.save(register, Contract(title="Frukt", remarks="Ring Kim Ekberg."))
    found = personal.extract(register, person.id or 0)
    assert found.person == person
    assert [each.post for each in found.offices] == ["procurement_officer"]
    assert [(each.label, each.field) for each in found.mentions] == [
        ("Mat", "Signed by"),
        (f"{NAME}, Innkjøpsansvarlig", "Person"),
    ]
    assert [(each.label, each.text) for each in found.texts] == [("Mat", "Ring Kim Ek.")]
    assert len(found.entries) == 1
    assert found.acted == 0
    said = personal_json.of_extract(found)
    assert said["person"]["interests"][0]["what"] == "Taxi"
    assert said["offices"][0]["organisation"] == "Grue kommune"
    assert said["named_in"][0]["kind"] == "contract"
    changes = {(each["record"], each["field"]): each["after"] for each in said["history"][0]["changes"]}
    assert changes["person", "Employed until and including"] == "2026-10-31"
    assert changes["competence", "What"] == "Grunnkurs"
    declared = {(table, label) for (table, _column), label in logwords.labels(Person).items()}
    assert changes.keys() <= declared


def test_an_earlier_name_is_looked_for_too(register: Register) -> None:
    person = records.save(register, replace(left(register), name="Kim Berg"))
    records.save(register, Contract(title="Mat", remarks="Ring Kim Ek."))
    mended = records.save(register, Contract(title="Frukt", remarks="Ring Kim Berg."))
    records.save(register, replace(mended, remarks="Ring noen."))
    records.save(register, Contract(title="Nøtter", remarks="Ring Kim Ekberg."))
    records.save(register, Contract(title="Avtale etter Kim Ek"))
    found = personal.extract(register, person.id or 0)
    assert [each.label for each in found.texts] == ["Avtale etter Kim Ek", "Mat"]
    assert [worded(each.action) for each in found.told] == [
        "Add contract “Avtale etter Kim Ek”",
        "Edit contract “Frukt”",
        "Add contract “Frukt”",
        "Add contract “Mat”",
    ]
    said = personal_json.of_extract(found)["other_log_entries"]
    assert said[1] == {"at": said[1]["at"], "who": "Anna Lind", "action": "Edit contract “Frukt”"}


def test_who_acted_under_an_earlier_name_is_counted(register: Register) -> None:
    anna = records.save(register, Person(name="Anna Lind"))
    records.save(register, replace(anna, name="Anna Berg"))
    assert personal.extract(register, anna.id or 0).acted == 3


def test_an_earlier_name_goes_too(register: Register) -> None:
    person = records.save(register, replace(left(register), name='Åse "Kim" Øy'))
    records.save(register, replace(records.get(register, Person, person.id or 0), name="Kim Berg"))
    personal.anonymise(register, records.get(register, Person, person.id or 0), TODAY)
    found = everything(register)
    for trace in (NAME, "Åse", "Øy", "Kim Berg"):
        assert trace not in found
    assert registers.verify(register).broken == ()


def test_who_acted_is_counted(register: Register) -> None:
    anna = records.save(register, Person(name="Anna Lind"))
    assert personal.extract(register, anna.id or 0).acted == 2


def test_every_kind_of_record_has_a_name_in_the_extract() -> None:
    assert KINDS.keys() == ROOTS.keys()


def test_a_person_is_found_by_name_whatever_the_case(register: Register) -> None:
    person = records.save(register, Person(name="Åse Ødegård"))
    assert people.person_named(register, " åse ødegård ") == person.id
    with pytest.raises(UserError, match="no person called"):
        people.person_named(register, "Åse")
    records.save(register, Person(name="Åse Ødegård"))
    with pytest.raises(UserError, match="Several persons"):
        people.person_named(register, "Åse Ødegård")
