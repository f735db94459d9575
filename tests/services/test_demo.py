"""The demonstration registers: the same each time, sound, and with something to decide on any day."""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import copies
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from inkop_desktop import paths
from inkop_desktop.errors import UserError
from inkop_desktop.models.mapping import ROOTS
from inkop_desktop.records.bodies import Body
from inkop_desktop.records.contracts import Contract, ContractOption, terms_of
from inkop_desktop.records.governance import (
    Advice,
    Authorisation,
    Consultation,
    Feedback,
    Gift,
    GoverningDocument,
    Improvement,
    Training,
)
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.register import SavedFilter
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.records.roles import Delegation, Role
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules import cpv, orgnr, status
from inkop_desktop.rules.organising import Act, BodyKind, DocumentKind, Post
from inkop_desktop.rules.vocabulary import (
    ContractKind,
    Country,
    OptionState,
    OrganisationKind,
    RenewalKind,
    Status,
)
from inkop_desktop.services import attachments, offices, problems, records, registers
from inkop_desktop.services.demo import demo
from inkop_desktop.services.demo.moving import moved, settled
from inkop_desktop.services.demo.names import organisation_number
from inkop_desktop.services.demo.telling import day
from inkop_desktop.services.usual_requirements import usual

TODAY = date(2026, 11, 21)
BOTH = pytest.mark.parametrize("organisation", demo.ORGANISATIONS)


@pytest.fixture(scope="module", params=demo.ORGANISATIONS)
def register(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Return each demonstration register, with twice as many contracts as are told."""
    path = tmp_path_factory.mktemp("demo") / "demo.inkop"
    with demo.make(request.param, path, "Anna", TODAY, contracts=140) as made:
        yield made


def contents(register: Register) -> list[Any]:
    return [each for record_type, _table in ROOTS.values() for each in records.every(register, record_type)]


def statuses(register: Register, today: date) -> Counter[Status]:
    contracts = records.every(register, Contract)
    return Counter(status.derive(terms_of(each), today).status for each in contracts)


@BOTH
def test_the_same_seed_and_day_make_the_same_register(organisation: str, tmp_path: Path) -> None:
    made = []
    for name, seed in (("one", 7), ("two", 7), ("three", 8)):
        with demo.make(organisation, tmp_path / name, "Anna", TODAY, contracts=90, seed=seed) as register:
            made.append(contents(register))
    assert made[0] == made[1]
    assert made[0] != made[2]


@BOTH
def test_few_contracts_are_the_first_that_are_told(organisation: str, tmp_path: Path) -> None:
    with demo.make(organisation, tmp_path / "few", "Anna", TODAY, contracts=3) as register:
        few = [each.number for each in records.every(register, Contract)]
    with copies.demonstration(tmp_path / "all", organisation, TODAY) as register:
        told = [each.number for each in records.every(register, Contract)]
    assert few == told[:3]
    assert len(told) >= 55


@BOTH
@pytest.mark.parametrize(
    "today", [date(2024, 2, 29), date(2025, 12, 31), date(2027, 1, 1), date(2027, 3, 31)]
)
def test_on_any_day_there_is_something_to_decide(organisation: str, today: date, tmp_path: Path) -> None:
    with demo.make(organisation, tmp_path / "demo", "Anna", today) as register:
        assert set(statuses(register, today)) == set(Status)
        contracts = records.every(register, Contract)
    derived = [status.derive(terms_of(each), today) for each in contracts]
    assert any(each.next_action and each.next_action < today for each in derived)
    assert any(not each.owners for each in contracts)
    assert sum(each.status is Status.IN_FORCE for each in derived) > len(contracts) / 3


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "demo.inkop").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match="already there"):
        demo.make("norrbotten", tmp_path / "demo", "Anna", TODAY)
    assert (tmp_path / "demo.inkop").read_text(encoding="utf-8") == "mine"


def test_nothing_is_left_of_one_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "Filling", None)
    with pytest.raises(TypeError):
        demo.make("norrbotten", tmp_path / "demo", "Anna", TODAY)
    assert list(tmp_path.iterdir()) == []


def test_making_it_cannot_be_undone(register: Register) -> None:
    with pytest.raises(UserError, match="nothing left to undo"):
        registers.undo(register)


def test_every_record_is_one_that_an_officer_could_have_saved(register: Register) -> None:
    assert [(each, problems.of(each)) for each in contents(register) if problems.of(each)] == []
    assert registers.verify(register).broken == ()
    assert registers.damage(register) == []


def test_the_contracts_are_of_every_sort(register: Register) -> None:
    contracts = records.every(register, Contract)
    assert len(contracts) == 140
    assert len({each.number for each in contracts}) == 140
    kinds = {each.kind for each in contracts}
    assert set(ContractKind) - kinds <= {
        ContractKind.DYNAMIC_SYSTEM,
        ContractKind.CONCESSION,
        ContractKind.OTHER,
        ContractKind.CENTRAL_FRAMEWORK,
    }
    assert {each.renewal for each in contracts} == set(RenewalKind)
    assert {option.state for each in contracts for option in each.options} == set(OptionState)
    assert any(each.amendments for each in contracts)
    assert any(each.parent_id for each in contracts)
    assert any(each.remarks for each in contracts)
    assert any(len(each.owners) > 1 for each in contracts)
    assert any(each.secrecy for each in contracts)


def test_every_code_and_number_is_right(register: Register) -> None:
    country = registers.profile(register).country
    for contract in records.every(register, Contract):
        assert [cpv.parse(code).code for code in contract.cpv] == list(contract.cpv)
    for supplier in records.every(register, Supplier):
        assert orgnr.parse(supplier.org_number, country).display == supplier.org_number
        assert supplier.country is country
    numbers = [each.org_number for each in records.every(register, Supplier)]
    assert len(numbers) == len(set(numbers))
    for organisation in records.every(register, Organisation):
        assert orgnr.parse(organisation.org_number, country).display == organisation.org_number


def test_nobody_s_mail_is_used(register: Register) -> None:
    mails = [person.email for person in records.every(register, Person) if person.email]
    assert mails
    assert all(mail.isascii() and mail.endswith(".example") for mail in mails)


def test_no_act_lies_ahead(register: Register) -> None:
    for contract in records.every(register, Contract):
        acts = [contract.signed_on, contract.notice_given_on, contract.closed_on]
        acts += [option.decided_on for option in contract.options]
        acts += [amendment.signed_on for amendment in contract.amendments]
        assert all(act is None or act <= TODAY for act in acts), contract


def test_what_was_decided_is_among_the_decisions(register: Register) -> None:
    for contract in records.every(register, Contract):
        days = [option.decided_on for option in contract.options]
        days += [contract.notice_given_on, contract.terminated_last_day, contract.closed_on]
        assert [each.day for each in contract.decisions] == sorted(day for day in days if day)


def test_the_saved_filters_let_something_through(register: Register) -> None:
    saved = records.every(register, SavedFilter)
    assert len(saved) == 2
    assert all('"current": true' in each.definition for each in saved)
    assert any('"area": 1' in each.definition for each in saved)


def test_documents_can_be_taken_out_and_name_their_contract(register: Register, tmp_path: Path) -> None:
    contracts = [each for each in records.every(register, Contract) if each.attachments]
    assert len(contracts) >= 3
    for contract in contracts:
        text, *others = contract.attachments
        written = attachments.export(register, text, tmp_path / text.name).read_text(encoding="utf-8")
        assert contract.number in written
        assert contract.title in written
        assert "{" not in written
        for other in others:
            assert attachments.export(register, other, tmp_path / other.name).read_bytes().startswith(b"%PDF")


def test_the_cooperation_has_its_host_and_seven_municipalities(tmp_path: Path) -> None:
    with copies.demonstration(tmp_path / "demo", "kongsvinger", TODAY) as register:
        own = registers.own_organisation(register)
        names = records.names(register, "organisation")
        used_by = [len(each.users) for each in records.every(register, Contract)]
    assert own.kind is OrganisationKind.COOPERATION
    assert own.country is Country.NO
    assert [names[each.organisation_id or 0] for each in own.participants if each.host] == [
        "Kongsvinger kommune"
    ]
    towns = ("Eidskog", "Grue", "Kongsvinger", "Nord-Odal", "Sør-Odal", "Våler", "Åsnes")
    assert sorted(names[each.organisation_id or 0] for each in own.participants) == [
        f"{each} kommune" for each in towns
    ]
    assert set(used_by) > {1, 7}


@BOTH
def test_the_official_numbers_of_the_municipalities_are_theirs(organisation: str) -> None:
    told = tomllib.loads(
        paths.resource("demo", organisation, "organisation.toml").read_text(encoding="utf-8")
    )
    with paths.resource("reference", "no_municipalities_2024.csv").open(encoding="utf-8", newline="") as file:
        official = {row["code"]: (f"{row['name']} kommune", row["orgnr"]) for row in csv.DictReader(file)}
    for each in told.get("organisations", ()):
        assert official[each["code"]] == (each["name"], each["org_number"].replace(" ", ""))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("-34m", date(2024, 1, 1)),
        ("+0m", date(2026, 11, 1)),
        ("-36m10", date(2023, 11, 10)),
        ("-9m31", date(2026, 2, 28)),
        ("+1m31", date(2026, 12, 31)),
        ("+20d", date(2026, 12, 11)),
        ("-10d", date(2026, 11, 11)),
        ("+0d", TODAY),
    ],
)
def test_a_day_is_told_by_its_distance(told: str, expected: date) -> None:
    assert day(told, TODAY) == expected


@pytest.mark.parametrize("country", list(Country))
def test_invented_numbers_are_right_and_never_the_same(country: Country) -> None:
    numbers = [organisation_number(country, serial) for serial in range(10_000)]
    assert len(set(numbers)) == len(numbers)
    assert all(orgnr.parse(each, country).display == each for each in numbers[::37])


MONTHS = st.integers(-200, 60)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2045, 1, 1))
CONTRACTS = st.builds(
    Contract,
    title=st.just("A"),
    first_day=st.dates(date(2000, 1, 1), date(2045, 1, 1)),
    term_months=st.integers(1, 120),
    options=st.lists(
        st.builds(
            ContractOption, months=st.integers(1, 60), decided_on=DAYS, state=st.sampled_from(OptionState)
        ),
        max_size=3,
    ).map(tuple),
    renewal=st.sampled_from(RenewalKind),
    renewal_months=st.integers(1, 36),
    notice_months=st.none() | st.integers(0, 12),
    notice_given_on=DAYS,
    terminated_last_day=DAYS,
    closed_on=DAYS,
    signed_on=DAYS,
)


@given(CONTRACTS, MONTHS)
def test_a_moved_contract_keeps_its_length(contract: Contract, months: int) -> None:
    there = moved(contract, months)
    assert there.term_months == contract.term_months
    assert there.first_day is not None
    assert contract.first_day is not None
    assert (
        there.first_day.year - contract.first_day.year
    ) * 12 + there.first_day.month - contract.first_day.month == (months)
    for name in ("signed_on", "closed_on", "notice_given_on"):
        assert (getattr(there, name) is None) == (getattr(contract, name) is None)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(CONTRACTS, st.integers(0, 5))
def test_a_settled_contract_knows_nothing_of_the_future(contract: Contract, seed: int) -> None:
    assume(not problems.of(contract))
    now = settled(contract, TODAY, Random(seed))
    assert not problems.of(now)
    acts = [now.notice_given_on, now.terminated_last_day, now.closed_on, now.signed_on]
    acts += [option.decided_on for option in now.options]
    assert all(act is None or act <= TODAY for act in acts)
    decision = status.derive(terms_of(now), TODAY)
    assert decision.status is not Status.DATES_MISSING


@pytest.mark.slow
@BOTH
def test_many_contracts_are_of_every_status(organisation: str, tmp_path: Path) -> None:
    with demo.make(organisation, tmp_path / "many", "Anna", TODAY, contracts=700) as register:
        found = statuses(register, TODAY)
        numbers = [each.number for each in records.every(register, Contract)]
    assert found.total() == len(set(numbers)) == 700
    assert set(found) == set(Status)
    assert found[Status.IN_FORCE] > 140
    assert found[Status.CLOSED] > found[Status.EXPIRED]


# What the guideline of Region Norrbotten refers to.
REFERRED = [
    "Strategisk plan",
    "Regionstyrelsens plan",
    "Policy mot mutor och korruption",
    "Region Norrbottens hållbarhetsstrategi",
    "Riktlinje mot mutor, korruption och jäv",
    "Regionstyrelsens delegationsordning",
    "Regiondirektörens vidaredelegering",
    "Anvisning Verkställighet och avtalstecknande",
    "Anvisning inventering av inköpsbehov och planering av upphandlingar",
    "Anvisning Direktupphandling",
    "Anvisning Avtalsförvaltning",
]


def holders(register: Register, day: date) -> Counter[str]:
    """Return how many hold each post on a day."""
    with register.reading() as connection:
        return Counter(each.post for each in offices.every(connection, day=day))


def test_the_region_stands_as_its_guideline_describes_it(tmp_path: Path) -> None:
    with copies.demonstration(tmp_path / "demo", "norrbotten", TODAY) as register:
        documents = {each.title: each for each in records.every(register, GoverningDocument)}
        assert documents.keys() >= {"Riktlinje för inköp", *REFERRED}
        assert all(each.decided_on and each.review_on for each in documents.values())
        ethics = [each for each in documents.values() if each.kind is DocumentKind.ETHICS]
        assert len(ethics) == 2
        assert all(len(each.confirmations) > 15 for each in ethics)
        bodies = {each.name: each for each in records.every(register, Body)}
        assert bodies["Regionstyrelsen"].kind is BodyKind.BOARD
        by_name = {each.name: each for each in records.every(register, Role)}
        assert by_name["Styrelse"].held_by_body_id == bodies["Regionstyrelsen"].id
        unit = records.names(register, "unit")[by_name["Strategisk inköpsenhet"].held_by_unit_id or 0]
        assert unit == "Enheten för strategiskt inköp"
        plan = [each for each in records.every(register, Delegation) if each.act is Act.PLAN]
        assert [each.body_id for each in plan] == [bodies["Utvecklingsrådet"].id]
        assert holders(register, TODAY)[Post.CONTRACT_OWNER] > 40


def test_the_cooperation_stands_as_its_instructions_describe_it(tmp_path: Path) -> None:
    with copies.demonstration(tmp_path / "demo", "kongsvinger", TODAY) as register:
        there = holders(register, TODAY)
        assert there[Post.MUNICIPAL_DIRECTOR] == 7
        assert there[Post.MANAGING_DIRECTOR] == 1
        assert there[Post.PROCUREMENT_OFFICER] == 7  # nobody in Grue, two in Våler
        assert there[Post.AREA_MANAGER] > 100
        council = next(each for each in records.every(register, Body) if each.name == "Innkjøpsrådet")
        assert council.meetings_a_year == 3
        assert len(council.meeting_days) >= 2 * 3
        kinds = Counter(each.kind for each in records.every(register, GoverningDocument))
        assert kinds[DocumentKind.REGULATIONS] == kinds[DocumentKind.ETHICS] == 7
        (hired, costs) = records.every(register, Consultation)
        assert (len(hired.answers), len(costs.answers)) == (6, 4)
        given = Counter(each.contract_id is None for each in records.every(register, Authorisation))
        assert given == {True: 7 * 14, False: 7 + 7 + 6}  # of product areas, and of single agreements
        assert all(records.every(register, noun) for noun in (Training, Advice, Feedback, Improvement, Gift))
        texts = records.every(register, LibraryText)
        assert {each.text for each in usual(Country.NO)} < {each.text for each in texts}
        assert any(each.area_id for each in texts)


def test_what_is_about_a_contract_that_is_left_out_is_left_out_too(tmp_path: Path) -> None:
    with demo.make("kongsvinger", tmp_path / "demo", "Anna", TODAY, contracts=1) as register:
        of_contracts = [each for each in records.every(register, Authorisation) if each.contract_id]
        assert len(of_contracts) == 7


def test_nobody_who_has_left_is_given_more_contracts(register: Register) -> None:
    left = {each.id for each in records.every(register, Person) if each.employed_to}
    more = records.every(register, Contract)[60:]
    assert left
    assert not left & {owner.person_id for contract in more for owner in contract.owners}
