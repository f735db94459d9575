"""What one person answers for becomes another's from a day: no day without a holder, nobody twice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import cooperation
import pytest
from cooperation import BEGAN, Cooperation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inkop_desktop.errors import UserError
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import Contract, ContractManager, ContractOwner
from inkop_desktop.records.fields import Root
from inkop_desktop.records.governance import GoverningDocument
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.roles import Appointment
from inkop_desktop.reports import orders
from inkop_desktop.reports.people_orders import LettersOrder, ResponsibilitiesOrder, RolesOrder
from inkop_desktop.rules.organising import Function, Post
from inkop_desktop.rules.procuring import CaseKind, Ending
from inkop_desktop.services import handing_over, offices, records, registers, work
from inkop_desktop.services.handing_over import Responsibilities
from inkop_desktop.services.offices import Office
from inkop_desktop.text import message

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
KARI, OLA, SIRI = "Kari Moen", "Ola Berg", "Siri Haug"
MANAGER, OFFICER = Post.AREA_MANAGER, Post.PROCUREMENT_OFFICER


@pytest.fixture
def riik(tmp_path: Path) -> Iterator[Cooperation]:
    made = cooperation.make(tmp_path / "riik.inkop")
    yield made
    made.register.close()


def all_of(riik: Cooperation, name: str, day: date = TODAY) -> Responsibilities:
    return handing_over.responsibilities(riik.register, riik[name], day)


def hand_over(
    riik: Cooperation, parts: Responsibilities | None = None, day: date = TODAY, to: str = OLA
) -> None:
    whole = parts or all_of(riik, KARI, day)
    handing_over.hand_over(riik.register, riik.person(KARI), riik.person(to), whole, day)


def held(riik: Cooperation, day: date | None = None) -> list[Office]:
    with riik.register.reading() as connection:
        return offices.every(connection, day=day)


def who(riik: Cooperation, day: date) -> list[int]:
    return [each.person_id for each in held(riik, day)]


def stored(riik: Cooperation) -> list[list[Root]]:
    """Return everything that a hand-over could touch, whatever its version."""
    return [
        [replace(each, version=0) for each in records.every(riik.register, kind)]
        for kind in (Appointment, Contract, GoverningDocument)
    ]


def test_what_a_person_answers_for_is_gathered_from_everywhere(riik: Cooperation) -> None:
    riik.appoint(KARI, OFFICER, "Grue")
    riik.appoint(OLA, MANAGER, "Grue", "Mat", deputy=KARI)
    riik.framework("Epler", "Frukt", owners=(ContractOwner(person_id=riik[KARI]),))
    riik.framework("Penner", "Kontor", managers=(ContractManager(person_id=riik[OLA], deputy_id=riik[KARI]),))
    riik.keep(GoverningDocument(title="Reglement", owner_id=riik[KARI]))
    found = all_of(riik, KARI)
    assert [each.noun for each in found.held] == ["appointment", "contract_owner"]
    assert [each.noun for each in found.deputised] == ["appointment", "contract_manager"]
    assert [each.title for each in found.documents] == ["Reglement"]
    assert found.count == 5
    assert all_of(riik, SIRI).count == 0


@pytest.mark.parametrize(("ended", "found"), [(TODAY - DAY, 0), (TODAY, 1), (TODAY + DAY, 1), (None, 1)])
def test_what_has_ended_is_nothing_to_answer_for(riik: Cooperation, ended: date | None, found: int) -> None:
    riik.appoint(KARI, OFFICER, "Grue", to_day=ended)
    assert all_of(riik, KARI).count == found


@pytest.mark.parametrize(("ended", "found"), [(TODAY - DAY, 0), (TODAY, 1), (TODAY + DAY, 1), (None, 1)])
def test_a_seat_ends_with_its_body(riik: Cooperation, ended: date | None, found: int) -> None:
    riik.keep(Body(name="Byggekomiteen", to_day=ended))
    seat = {"role_id": riik.role(Post.MEMBER), "body_id": riik["Byggekomiteen"]}
    records.save(riik.register, Appointment(person_id=riik[KARI], **seat))
    records.save(riik.register, Appointment(person_id=riik[OLA], deputy_id=riik[KARI], **seat))
    assert all_of(riik, KARI).count == 2 * found


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"last_day": TODAY - DAY}, 0),
        ({"last_day": TODAY}, 1),
        ({"last_day": TODAY + DAY}, 1),
        ({"last_day": None}, 1),
        ({"first_day": TODAY + DAY}, 1),
        ({"closed_on": TODAY}, 0),
        ({"closed_on": TODAY + DAY}, 1),
    ],
)
def test_a_contract_that_has_ended_is_nothing_to_answer_for(
    riik: Cooperation, facts: dict[str, Any], found: int
) -> None:
    posts = {
        "owners": (ContractOwner(person_id=riik[KARI]),),
        "managers": (ContractManager(person_id=riik[OLA], deputy_id=riik[KARI]),),
    }
    days = {"first_day": date(2024, 1, 1), "last_day": date(2027, 12, 31)} | facts
    riik.keep(Contract(title="Penner", **posts, **days))
    assert all_of(riik, KARI).count == 2 * found
    papers = [
        orders.document_of(riik.register, order)
        for order in (
            RolesOrder(TODAY),
            ResponsibilitiesOrder(TODAY, riik[KARI]),
            LettersOrder(TODAY, person_id=riik[KARI]),
            LettersOrder(TODAY),
        )
    ]
    assert ["Penner" in str(each.blocks) for each in papers] == [bool(found)] * 4


@pytest.mark.parametrize(("ended", "found"), [(TODAY - DAY, 0), (TODAY, 1), (TODAY + DAY, 1), (None, 1)])
def test_a_document_that_no_longer_holds_is_none_either(
    riik: Cooperation, ended: date | None, found: int
) -> None:
    riik.keep(GoverningDocument(title="Reglement", owner_id=riik[KARI], valid_to=ended))
    assert all_of(riik, KARI).count == found


@pytest.mark.parametrize(
    ("facts", "is_open"),
    [
        ({}, True),
        ({"decided_on": TODAY}, True),
        ({"signed_on": TODAY, "ending": Ending.CONTRACT}, True),
        ({"signed_on": TODAY, "ending": Ending.CONTRACT, "closed_on": TODAY}, False),
        ({"signed_on": TODAY, "ending": Ending.CONTRACT, "kind": CaseKind.SHORT}, False),
        ({"ending": Ending.CALL_OFF}, False),
        ({"ending": Ending.CANCELLED}, False),
    ],
)
def test_a_case_with_something_left_to_do_goes_to_the_taker(
    riik: Cooperation, facts: dict[str, Any], *, is_open: bool
) -> None:
    riik.keep(DirectProcurement(title="Skilt", officer_id=riik[KARI], **facts))
    riik.keep(DirectProcurement(title="Bord", officer_id=riik[SIRI]))
    assert [each.title for each in all_of(riik, KARI).cases] == (["Skilt"] if is_open else [])
    if is_open:
        hand_over(riik)
        assert [each.title for each in all_of(riik, OLA).cases] == ["Skilt"]
        assert all_of(riik, KARI).count == 0
        registers.undo(riik.register)
        assert [each.title for each in all_of(riik, KARI).cases] == ["Skilt"]


@pytest.mark.parametrize(
    ("facts", "is_open"),
    [
        ({}, True),
        ({"begun_on": TODAY}, True),
        ({"dropped_on": TODAY, "drop_reason": "Ingen penger"}, False),
        ({"contract_id": 1}, False),
    ],
)
def test_what_is_planned_goes_to_the_taker_until_something_has_come_of_it(
    riik: Cooperation, facts: dict[str, Any], *, is_open: bool
) -> None:
    riik.keep(Contract(title="Skilt"))
    riik.keep(PlanItem(title="Skilt", responsible_id=riik[KARI], **facts))
    riik.keep(PlanItem(title="Bord", responsible_id=riik[SIRI]))
    assert [each.title for each in all_of(riik, KARI).planned] == (["Skilt"] if is_open else [])
    if is_open:
        hand_over(riik)
        assert [each.title for each in all_of(riik, OLA).planned] == ["Skilt"]
        assert all_of(riik, KARI).count == 0


def test_somebody_who_deputises_for_themselves_holds_it_once(riik: Cooperation) -> None:
    there = riik.appoint(KARI, OFFICER, "Grue")
    with work.change(riik.register, message("As it was once let through")) as change:
        change.save(replace(there, deputy_id=riik[KARI]))
    assert (len(all_of(riik, KARI).held), len(all_of(riik, KARI).deputised)) == (1, 0)
    hand_over(riik)
    assert all_of(riik, KARI).count == 0


def test_the_giver_has_it_until_the_day_before_the_taker_from_the_day(riik: Cooperation) -> None:
    end = date(2027, 6, 30)
    riik.appoint(KARI, MANAGER, "Grue", "Mat", to_day=end, deputy=SIRI)
    hand_over(riik)
    kari, ola = records.every(riik.register, Appointment)
    assert (kari.person_id, kari.from_day, kari.to_day) == (riik[KARI], BEGAN, TODAY - DAY)
    assert (ola.person_id, ola.from_day, ola.to_day) == (riik[OLA], TODAY, end)
    assert (ola.role_id, ola.organisation_id, ola.area_id, ola.deputy_id) == (
        kari.role_id,
        riik["Grue"],
        riik["Mat"],
        riik[SIRI],
    )


def test_the_decision_that_appointed_one_does_not_appoint_the_other(riik: Cooperation) -> None:
    there = riik.appoint(KARI, OFFICER, "Grue")
    decided = replace(there, decision_number="12/24", decided_on=BEGAN, decided_by="Rådmannen", remarks="½")
    records.save(riik.register, decided)
    hand_over(riik)
    kari, ola = records.every(riik.register, Appointment)
    assert (kari.decision_number, kari.decided_on, kari.decided_by) == ("12/24", BEGAN, "Rådmannen")
    assert (ola.decision_number, ola.decided_on, ola.decided_by, ola.remarks) == ("", None, "", "½")


@pytest.mark.parametrize("start", [TODAY, TODAY + DAY])
def test_what_has_not_begun_becomes_the_takers_altogether(riik: Cooperation, start: date) -> None:
    there = riik.appoint(KARI, OFFICER, "Grue", from_day=start)
    hand_over(riik)
    (only,) = records.every(riik.register, Appointment)
    assert (only.id, only.person_id, only.from_day) == (there.id, riik[OLA], start)


def test_what_ends_before_the_day_is_left_alone(riik: Cooperation) -> None:
    riik.appoint(KARI, OFFICER, "Grue", to_day=TODAY)
    before = stored(riik)
    hand_over(riik, all_of(riik, KARI, TODAY), TODAY + DAY)
    assert stored(riik) == before


def test_posts_on_contracts_move_and_the_others_stay(riik: Cooperation) -> None:
    mine, other = ContractOwner(person_id=riik[KARI]), ContractOwner(person_id=riik[SIRI])
    manager = ContractManager(person_id=riik[KARI], from_day=BEGAN)
    riik.framework("Epler", "Frukt", owners=(mine, other), managers=(manager,))
    hand_over(riik)
    (contract,) = records.every(riik.register, Contract)
    told = [(each.person_id, each.from_day, each.to_day) for each in contract.owners]
    assert told == [
        (riik[KARI], None, TODAY - DAY),
        (riik[OLA], TODAY, None),
        (riik[SIRI], None, None),
    ]
    assert [(each.person_id, each.from_day) for each in contract.managers] == [
        (riik[KARI], BEGAN),
        (riik[OLA], TODAY),
    ]


def test_whoever_owns_a_contract_already_does_not_own_it_twice(riik: Cooperation) -> None:
    rows = (ContractOwner(person_id=riik[KARI]), ContractOwner(person_id=riik[OLA], to_day=TODAY + 9 * DAY))
    riik.framework("Epler", "Frukt", owners=rows)
    hand_over(riik)
    (contract,) = records.every(riik.register, Contract)
    assert [(each.person_id, each.from_day, each.to_day) for each in contract.owners] == [
        (riik[KARI], None, TODAY - DAY),
        (riik[OLA], TODAY + 10 * DAY, None),
        (riik[OLA], None, TODAY + 9 * DAY),
    ]


def test_an_appointment_that_the_taker_has_for_good_is_only_ended(riik: Cooperation) -> None:
    riik.appoint(KARI, MANAGER, "Grue", "Mat", TODAY + DAY)
    there = riik.appoint(OLA, MANAGER, "Grue", "Mat")
    hand_over(riik)
    assert records.every(riik.register, Appointment) == [there]


@pytest.mark.parametrize(
    ("theirs", "own", "seats"),
    [
        (Function.MEMBER, None, 1),
        (None, Function.MEMBER, 1),
        (Function.CHAIR, Function.MEMBER, 2),
        (Function.CHAIR, None, 2),
    ],
)
def test_a_seat_without_a_function_is_a_members(
    riik: Cooperation, theirs: Function | None, own: Function | None, seats: int
) -> None:
    riik.keep(Body(name="Styret"))
    seat = Appointment(role_id=riik.role(Post.MEMBER), body_id=riik["Styret"])
    for name, function in ((KARI, theirs), (OLA, own)):
        records.save(riik.register, replace(seat, person_id=riik[name], function=function))
    hand_over(riik)
    assert who(riik, TODAY) == [riik[OLA]] * seats


@pytest.mark.parametrize("other", [("Eidskog", "Mat"), ("Grue", "Kontor")])
def test_the_same_role_for_something_else_is_another_office(
    riik: Cooperation, other: tuple[str, str]
) -> None:
    riik.appoint(OLA, MANAGER, *other)
    riik.appoint(KARI, MANAGER, "Grue", "Mat")
    hand_over(riik)
    now = [(each.organisation_id, each.area_id) for each in held(riik, TODAY) if each.person_id == riik[OLA]]
    assert sorted(now) == sorted([(riik["Grue"], riik["Mat"]), (riik[other[0]], riik[other[1]])])


def test_a_deputyship_moves_on_its_day(riik: Cooperation) -> None:
    riik.appoint(SIRI, MANAGER, "Grue", "Mat", deputy=KARI)
    hand_over(riik)
    deputies = {day: [each.deputy_id for each in held(riik, day)] for day in (TODAY - DAY, TODAY)}
    assert deputies == {TODAY - DAY: [riik[KARI]], TODAY: [riik[OLA]]}
    assert who(riik, TODAY) == [riik[SIRI]]


@pytest.mark.parametrize("day", [TODAY, BEGAN])
def test_nobody_becomes_their_own_deputy(riik: Cooperation, day: date) -> None:
    riik.appoint(OLA, MANAGER, "Grue", "Mat", deputy=KARI)
    riik.appoint(KARI, OFFICER, "Grue", deputy=OLA)
    hand_over(riik, day=day)
    assert [(each.person_id, each.deputy_id) for each in held(riik, day)] == [(riik[OLA], None)] * 2


def test_a_document_has_its_new_owner_at_once(riik: Cooperation) -> None:
    kept = riik.keep(GoverningDocument(title="Reglement", owner_id=riik[KARI]))
    hand_over(riik, day=TODAY + 30 * DAY)
    assert records.get(riik.register, GoverningDocument, kept.id or 0).owner_id == riik[OLA]


def test_only_what_was_chosen_is_handed_over(riik: Cooperation) -> None:
    riik.appoint(KARI, MANAGER, "Grue", "Mat")
    riik.appoint(KARI, MANAGER, "Grue", "Kontor")
    whole = all_of(riik, KARI)
    hand_over(riik, Responsibilities(held=whole.held[:1]))
    assert [each.area_id for each in all_of(riik, KARI).held] == [riik["Mat"], riik["Kontor"]][1:]
    assert [each.area_id for each in all_of(riik, OLA).held] == [riik["Mat"]]


@pytest.mark.parametrize(("to", "said"), [(KARI, "somebody else"), (OLA, "what is to be handed over")])
def test_it_is_refused_in_words(riik: Cooperation, to: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        hand_over(riik, Responsibilities() if to == OLA else None, to=to)


def test_it_is_one_step_that_undo_takes_back(riik: Cooperation) -> None:
    riik.appoint(KARI, OFFICER, "Grue", deputy=SIRI)
    riik.appoint(SIRI, OFFICER, "Eidskog", deputy=KARI)
    riik.framework("Epler", "Frukt", owners=(ContractOwner(person_id=riik[KARI]),))
    riik.keep(GoverningDocument(title="Reglement", owner_id=riik[KARI]))
    before = stored(riik)
    hand_over(riik)
    assert all_of(riik, KARI).count == 0
    assert all_of(riik, OLA).count == 4
    registers.undo(riik.register)
    assert stored(riik) == before


PEOPLE = (KARI, OLA, SIRI)
SPAN = [TODAY + offset * DAY for offset in range(-4, 5)]
DAYS = st.none() | st.sampled_from(SPAN)
PERIODS = st.tuples(DAYS, DAYS).filter(lambda each: each[0] is None or each[1] is None or each[0] <= each[1])
SPOTS = st.sampled_from([("Grue", "Mat"), ("Eidskog", "Kontor")])
ROWS = st.lists(
    st.tuples(SPOTS, PERIODS, st.sampled_from(PEOPLE), st.sampled_from([None, *PEOPLE])).filter(
        lambda each: each[2] != each[3]
    ),
    max_size=5,
)


def seats(riik: Cooperation, day: date) -> list[tuple[Any, ...]]:
    """Return who is in which office on a day."""
    return sorted(
        (each.noun, each.organisation_id, each.area_id, each.contract_id, each.person_id)
        for each in held(riik, day)
    )


def fits(rows: Sequence[tuple[Any, ...]]) -> bool:
    """Tell whether nobody is in the same office twice to begin with."""
    return all(
        one[0] != other[0] or one[2] != other[2] or _apart(one[1], other[1])
        for place, one in enumerate(rows)
        for other in rows[place + 1 :]
    )


def _apart(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    return (one[1] or date.max) < (other[0] or date.min) or (other[1] or date.max) < (one[0] or date.min)


@pytest.mark.slow
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(ROWS.filter(fits), ROWS.filter(fits)), st.sampled_from(SPAN))
def test_no_office_is_empty_and_nobody_holds_one_twice(
    riik: Cooperation, rows: tuple[list[Any], list[Any]], day: date
) -> None:
    with work.change(riik.register, message("Begin anew")) as change:
        for each in records.every(riik.register, Appointment) + records.every(riik.register, Contract):
            change.delete(each)
    for (municipality, area), (first, last), person, deputy in rows[0]:
        riik.appoint(person, MANAGER, municipality, area, first, last, deputy)
    posts = tuple(
        ContractOwner(
            person_id=riik[person], from_day=first, to_day=last, deputy_id=riik[deputy] if deputy else None
        )
        for spot, (first, last), person, deputy in rows[1]
        if spot[0] == "Grue"
    )
    riik.framework("Epler", "Frukt", owners=posts)
    before, kept = {each: seats(riik, each) for each in SPAN}, stored(riik)
    parts = all_of(riik, KARI, day)
    if not parts.count:
        return
    hand_over(riik, parts, day)
    for each in SPAN:
        now = seats(riik, each)
        expected = before[each]
        if each >= day:  # whoever was Kari is Ola, and one Ola is enough
            moved = ((*seat[:4], riik[OLA] if seat[4] == riik[KARI] else seat[4]) for seat in expected)
            expected = sorted(set(moved))
        assert now == expected
    assert all_of(riik, KARI, day).count == 0
    assert all(each.deputy_id != each.person_id for each in held(riik))
    registers.undo(riik.register)
    assert stored(riik) == kept


@pytest.mark.parametrize(("left", "may"), [(TODAY - DAY, False), (TODAY, True), (None, True)])
def test_one_who_has_left_takes_nothing_over(riik: Cooperation, left: date | None, may: bool) -> None:
    riik.appoint(KARI, OFFICER, "Grue")
    records.save(riik.register, replace(riik.person(OLA), employed_to=left))
    if may:
        hand_over(riik)
    else:
        with pytest.raises(UserError, match="has left"):
            hand_over(riik)
    assert who(riik, TODAY) == [riik[OLA if may else KARI]]
