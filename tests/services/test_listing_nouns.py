"""Every list of simple records: what its filters let through, and that each column sorts and shows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from inkop_desktop.lists.listing import Query
from inkop_desktop.lists.listings import LISTINGS
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.bodies import Body, MeetingDay
from inkop_desktop.records.contracts import Contract, ContractOwner
from inkop_desktop.records.fields import Root
from inkop_desktop.records.governance import (
    Advice,
    Authorisation,
    Consultation,
    ConsultationAnswer,
    Feedback,
    Gift,
    GoverningDocument,
    Improvement,
    MarketNote,
    Participation,
    Training,
)
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act, Function, GiftOutcome, Progress, Scope, TrainingKind
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import listing, records, registers
from inkop_desktop.text import message

TODAY = date(2026, 11, 21)
YESTERDAY, TOMORROW = date(2026, 11, 20), date(2026, 11, 22)
OWN, ASA, BO, ROLE, BODY, AREA, UNIT, REPLACED = 1, 1, 2, 1, 1, 1, 1, 4
# In the order in which they are saved, so that the ids above are theirs.
KEPT: list[Root] = [
    Person(name="Åsa"),
    Person(name="Bo"),
    Unit(name="Kosten"),
    ProductArea(name="Mat"),
    Body(name="Inköpsrådet", meeting_days=(MeetingDay(day=YESTERDAY), MeetingDay(day=TOMORROW))),
    Body(name="Byggkommittén", to_day=YESTERDAY),
    Body(name="Dataforum", from_day=TOMORROW),
    Appointment(role_id=ROLE, person_id=ASA, area_id=AREA, organisation_id=OWN, deputy_id=BO),
    Appointment(role_id=ROLE, person_id=BO, organisation_id=OWN, to_day=YESTERDAY),
    Appointment(role_id=ROLE, person_id=BO, organisation_id=OWN, from_day=TOMORROW),
    Appointment(role_id=ROLE, person_id=ASA, body_id=BODY, function=Function.CHAIR, to_day=TODAY),
    Delegation(act=Act.SIGN, role_id=ROLE, to_day=YESTERDAY, up_to=Money(500, "SEK")),
    Delegation(act=Act.AWARD, body_id=BODY, from_day=TOMORROW),
    GoverningDocument(title="Etik", owner_id=ASA, review_on=YESTERDAY),
    GoverningDocument(title="Policy", review_on=TODAY),
    GoverningDocument(title="Gammal", valid_to=YESTERDAY, review_on=YESTERDAY),
    GoverningDocument(title="Ersatt", review_on=YESTERDAY, owner_id=ASA),
    GoverningDocument(title="Ny", replaces_id=REPLACED, valid_from=TODAY, owner_id=ASA),
    GoverningDocument(title="Nästa", replaces_id=REPLACED + 1, valid_from=TOMORROW, owner_id=ASA),
    Training(title="LOU", held_on=TODAY, participants=(Participation(person_id=ASA),)),
    Training(title="LOV", held_on=date(2025, 11, 20), kind=TrainingKind.CONTACT),
    Advice(title="Avrop?", asked_on=YESTERDAY),
    Advice(title="Jäv?", asked_on=TODAY, answer="Nej"),
    Improvement(title="Portal"),
    Improvement(title="Mall", progress=Progress.DONE, reported_on=TODAY),
    Feedback(title="Sent", given_on=TODAY),
    Feedback(title="Dyrt", answered_on=TODAY, given_on=TODAY),
    MarketNote(title="Prisras", area_id=AREA, noted_on=date(2025, 11, 21)),
    MarketNote(title="Ny aktör", area_id=AREA, noted_on=date(2025, 11, 20)),
    Consultation(title="Chef", answer_by=YESTERDAY, answers=(ConsultationAnswer(person_id=ASA),)),
    Consultation(title="Budget", answer_by=TODAY),
    Consultation(title="Plan", answer_by=YESTERDAY, outcome="Klart"),
    Authorisation(
        title="El", organisation_id=OWN, area_id=AREA, given_on=date(2026, 1, 1), valid_to=YESTERDAY
    ),
    Authorisation(title="Gas", organisation_id=OWN, area_id=AREA, given_on=date(2026, 1, 1), valid_to=TODAY),
    Gift(title="Vin", offered_on=TODAY, outcome=GiftOutcome.DECLINED),
    Gift(title="Mat", offered_on=TODAY),
    Contract(number="7", title="Städ", owners=(ContractOwner(person_id=ASA),)),
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Return a register that nothing here changes, with one role of its own."""
    path = tmp_path_factory.mktemp("nouns") / "list"
    with registers.new(path, "Anna", Country.SE, Organisation(name="Region")) as made:
        role = records.get(made, Role, ROLE)
        scopes = (Scope.ORGANISATION, Scope.AREA, Scope.BODY)
        records.save(made, Role(id=role.id, version=role.version, name="Zenit", scopes=scopes))
        for each in KEPT:
            records.save(made, each)
        bo = records.get(made, Person, BO)  # who leaves once he is appointed
        records.save(made, replace(bo, employed_to=YESTERDAY))
        whole = Role(name="Hela", held_by_unit_id=UNIT, held_by_body_id=BODY)
        records.save(made, whole)
        yield made


def shown(register: Register, noun: str, key: str, **asked: Any) -> list[Any]:
    """Return a column of what a query finds, in its order."""
    of_noun = LISTINGS[noun]
    ids = listing.ids(register, of_noun, Query(TODAY, **asked))
    rows = listing.rows(register, of_noun, [key], ids, TODAY)
    return [rows[each][0] for each in ids]


NARROWED = [
    ("person", "name", "current", ["Åsa"]),
    ("person", "name", "over", ["Bo"]),
    ("appointment", "tied_to", "current", ["Mat, Region", "Inköpsrådet"]),
    ("appointment", "tied_to", "now", ["Mat, Region", "Inköpsrådet"]),
    ("appointment", "tied_to", "ending", ["Inköpsrådet"]),
    ("appointment", "tied_to", "without_deputy", ["Inköpsrådet"]),
    ("appointment", "to_day", "over", [YESTERDAY, YESTERDAY]),
    ("body", "name", "current", ["Dataforum", "Inköpsrådet"]),
    ("body", "name", "without_meeting", ["Dataforum"]),
    ("body", "name", "over", ["Byggkommittén"]),
    ("delegation", "held_by", "current", ["Inköpsrådet"]),
    ("delegation", "held_by", "over", ["Zenit"]),
    ("governing_document", "title", "now", ["Etik", "Ny", "Policy"]),
    ("governing_document", "title", "past_review", ["Etik"]),
    ("governing_document", "title", "without_owner", ["Policy"]),
    ("governing_document", "title", "over", ["Ersatt", "Gammal"]),
    ("training", "title", "lately", ["LOU"]),
    ("training", "title", "contact", ["LOV"]),
    ("advice", "title", "unanswered", ["Avrop?"]),
    ("advice", "title", "all", ["Jäv?", "Avrop?"]),
    ("improvement", "title", "pending", ["Portal"]),
    ("improvement", "title", "unreported", ["Portal"]),
    ("feedback", "title", "unanswered", ["Sent"]),
    ("market_note", "title", "lately", ["Prisras"]),
    ("market_note", "area_id", "all", ["Mat", "Mat"]),
    ("consultation", "title", "pending", ["Chef", "Budget"]),
    ("consultation", "title", "late", ["Chef"]),
    ("authorisation", "title", "current", ["Gas"]),
    ("authorisation", "title", "over", ["El"]),
    ("gift", "title", "pending", ["Mat"]),
]


@pytest.mark.parametrize(("noun", "key", "quick", "found"), NARROWED)
def test_quick_filters_let_through_what_they_say(
    register: Register, noun: str, key: str, quick: str, found: list[Any]
) -> None:
    filters = next(each.filters for each in LISTINGS[noun].quick if each.key == quick)
    assert shown(register, noun, key, filters=filters) == found


def test_every_quick_filter_of_these_lists_is_in_the_table() -> None:
    told = {(noun, quick) for noun, _key, quick, _found in NARROWED}
    for noun in {noun for noun, *_rest in NARROWED}:
        quick = {each.key for each in LISTINGS[noun].quick} - {"all"}
        assert {(noun, each) for each in quick} <= told


COUNTED = [
    ("role", "holders", {"search": "zenit"}, [1]),
    ("role", "holders", {"search": "hela"}, [2]),
    ("body", "members", {"search": "inköp"}, [1]),
    ("body", "next_meeting", {"search": "inköp"}, [TOMORROW]),
    ("training", "participants", {}, [1, 0]),
    ("consultation", "answers", {"search": "chef"}, [1]),
    ("role", "scopes", {"search": "zenit"}, ["Organisation, Product area, Body"]),
    ("delegation", "up_to", {}, [message("Whatever the amount"), Money(500, "SEK")]),
]


@pytest.mark.parametrize(("noun", "key", "asked", "values"), COUNTED)
def test_what_is_counted_is_counted_today(
    register: Register, noun: str, key: str, asked: dict[str, Any], values: list[Any]
) -> None:
    assert shown(register, noun, key, **asked) == values


def test_roles_that_nobody_holds_are_found(register: Register) -> None:
    names = shown(register, "role", "name", filters={"without_holder": True})
    assert "Zenit" not in names
    assert "Avtalsägare" not in names
    assert "Beställare" in names


@pytest.mark.parametrize("noun", sorted(LISTINGS))
def test_every_column_shows_and_sorts_both_ways(register: Register, noun: str) -> None:
    of_noun = LISTINGS[noun]
    whole = set(listing.ids(register, of_noun, Query(TODAY)))
    for column in of_noun.columns:
        for backwards in (False, True):
            asked = Query(TODAY, sort=((column.key, backwards),))
            assert set(listing.ids(register, of_noun, asked)) == whole
    keys = [column.key for column in of_noun.columns]
    assert listing.rows(register, of_noun, keys, sorted(whole), TODAY).keys() == whole


def test_names_sort_by_the_alphabet_of_the_register(register: Register) -> None:
    persons = shown(register, "appointment", "person_id", sort=(("person_id", True),))
    assert persons == ["Åsa", "Åsa", "Bo", "Bo"]
