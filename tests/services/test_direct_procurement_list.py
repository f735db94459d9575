"""The list of direct procurements: where each case stands, what the law of its day tells, what is secret."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from inkop_desktop import formats
from inkop_desktop.lists.listing import Query
from inkop_desktop.lists.procuring import DIRECT_PROCUREMENTS
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import (
    ConditionAnswer,
    Confirmed,
    Handler,
    PriceRow,
    Secret,
    Tender,
)
from inkop_desktop.records.procuring_secrets import UNTIL_AWARD, secret_fields, without_secrets
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.grounds import NONE
from inkop_desktop.rules.law.vocabulary import Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import CaseKind, CaseStatus, Ending, Price, YesNo
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.services import listing, personal, procuring, records, registers
from inkop_desktop.services.procuring_words import readable

TODAY = date(2026, 11, 21)
BEGAN, DECIDED, SIGNED, ENDED = date(2026, 9, 1), date(2026, 9, 20), date(2026, 10, 1), date(2026, 10, 5)
DUE, DUE_CANCELLED = date(2026, 10, 31), date(2026, 11, 4)


def case(title: str, value: int = 300_000, **facts: Any) -> DirectProcurement:
    """Return a case worth so many kronor."""
    amount = Money(value * 100, "SEK")
    usual = {"number": title, "started_on": BEGAN, "law": Law.LOU, "nature": Nature.GOODS, "value": amount}
    prices = (PriceRow(kind=Price.FIXED, amount=amount),)
    return DirectProcurement(title=title, prices=prices, **(usual | facts))


# A case, where it stands, by when its documents are due (those of a frozen one too: each lacks something),
# how many days it took, which filters find it.
CASES = [
    (case("begun"), CaseStatus.OPEN, None, None, {"open"}),
    (case("decided", decided_on=DECIDED), CaseStatus.DECIDED, None, None, {"open"}),
    (case("signed", signed_on=SIGNED), CaseStatus.TO_DOCUMENT, DUE, 30, {"to_document"}),
    (
        case("contract", signed_on=SIGNED, ending=Ending.CONTRACT, ended_on=ENDED),
        CaseStatus.TO_DOCUMENT,
        DUE,
        30,
        {"to_document"},
    ),
    (case("at the limit", 100_000, signed_on=SIGNED), CaseStatus.TO_DOCUMENT, None, 30, {"to_document"}),
    (
        case("frozen", signed_on=SIGNED, ending=Ending.CONTRACT, closed_on=TODAY),
        CaseStatus.FROZEN,
        DUE,
        30,
        set(),
    ),
    (
        case("cancelled", ending=Ending.CANCELLED, ended_on=ENDED),
        CaseStatus.CANCELLED,
        DUE_CANCELLED,
        34,
        {"cancelled", "to_document"},
    ),
    (
        case("cancelled and frozen", ending=Ending.CANCELLED, ended_on=ENDED, closed_on=TODAY),
        CaseStatus.FROZEN,
        DUE_CANCELLED,
        34,
        {"cancelled"},
    ),
    (case("call-off", ending=Ending.CALL_OFF, ended_on=ENDED), CaseStatus.ENDED, None, 34, set()),
    (
        case("small", 20_000, kind=CaseKind.SHORT, signed_on=SIGNED, ending=Ending.CONTRACT),
        CaseStatus.ENDED,
        None,
        30,
        {"small"},
    ),
    (case("small, begun", 20_000, kind=CaseKind.SHORT), CaseStatus.OPEN, None, None, {"small", "open"}),
    (
        case("afterwards", kind=CaseKind.AFTERWARDS, signed_on=SIGNED),
        CaseStatus.TO_DOCUMENT,
        DUE,
        30,
        {"afterwards", "to_document"},
    ),
    (
        case("last year", started_on=date(2025, 12, 31), signed_on=date(2025, 12, 31), closed_on=TODAY),
        CaseStatus.FROZEN,
        date(2026, 1, 30),
        0,
        set(),
    ),
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Return a Swedish municipality's register with all of the cases."""
    path = tmp_path_factory.mktemp("procuring") / "list"
    own = Organisation(name="Kiruna kommun", kind=OrganisationKind.MUNICIPALITY)
    with registers.new(path, "Anna", Country.SE, own) as made:
        for each, *_rest in CASES:
            records.save(made, each)
        yield made


def found(register: Register, *keys: str, **asked: Any) -> list[tuple[Any, ...]]:
    """Return columns of what a query finds, in the order of their numbers."""
    ids = listing.ids(register, DIRECT_PROCUREMENTS, Query(TODAY, **asked))
    rows = listing.rows(register, DIRECT_PROCUREMENTS, keys, ids, TODAY)
    return [rows[each] for each in ids]


@pytest.mark.parametrize(("record", "status", "due", "days", "_filters"), CASES)
def test_where_a_case_stands(
    register: Register,
    record: DirectProcurement,
    status: CaseStatus,
    due: date | None,
    days: int | None,
    _filters: set[str],
) -> None:
    """A case says where it stands, by when its documents are due by the law, and how long it took."""
    rows = found(register, "title", "status", "documents_due", "days_used")
    assert rows[[row[0] for row in rows].index(record.title)] == (record.title, status, due, days)


@pytest.mark.parametrize("quick", [each for each in DIRECT_PROCUREMENTS.quick if each.filters])
def test_what_the_quick_filters_let_through(register: Register, quick: Any) -> None:
    """Each of them lets through just the cases that it names; this year all but last year's."""
    named = {each.title for each, *_rest, filters in CASES if quick.key in filters}
    this_year = {each.title for each, *_rest in CASES if each.title != "last year"}
    titles = {row[0] for row in found(register, "title", filters=quick.filters)}
    assert titles == (this_year if quick.key == "this_year" else named)


def test_every_column_sorts_and_every_case_is_found(register: Register) -> None:
    """Each column sorts both ways without losing a case; words of the number, title and need are found."""
    for column in DIRECT_PROCUREMENTS.columns:
        for backwards in (False, True):
            assert len(found(register, "title", sort=((column.key, backwards),))) == len(CASES)
    in_order = [status for (status,) in found(register, "status", sort=(("status", False),))]
    assert in_order == sorted(in_order, key=list(CaseStatus).index)
    assert [title for (title,) in found(register, "title", search="cancel froz")] == ["cancelled and frozen"]


def test_norway_sets_no_time_for_the_documents(tmp_path: Any) -> None:
    """A Norwegian case owes documentation, but no law says by when."""
    own = Organisation(name="Grue", kind=OrganisationKind.MUNICIPALITY)
    with registers.new(tmp_path / "no", "Kari", Country.NO, own) as register:
        amount = Money(900_000_00, "NOK")
        prices = (PriceRow(kind=Price.FIXED, amount=amount),)
        signed = {"law": Law.FOA, "prices": prices, "started_on": BEGAN, "signed_on": SIGNED}
        records.save(register, DirectProcurement(title="Stoler", nature=Nature.GOODS, **signed))
        assert found(register, "status", "documents_due") == [(CaseStatus.TO_DOCUMENT, None)]


def test_keys_of_the_law_are_said_in_its_words(tmp_path: Any) -> None:
    """Ground, conditions and what was confirmed are told by the pack; what it does not know stays."""
    pack = reading.shipped(Country.SE)
    ground = next(each for each in pack.grounds if each.text.key == "urgency")
    first, duty = ground.conditions[0], pack.duties[0]
    limit = next(each for each in pack.limits if each.id == "se.lou.direct" and each.in_force(BEGAN))
    entries = (limit.id, duty.id, "gone")
    written = case(
        "urgent",
        ground="urgency",
        conditions=tuple(ConditionAnswer(condition=key, holds=YesNo.YES) for key in (first.key, "x")),
        confirmed=tuple(Confirmed(entry=each, source="UHM", confirmed_on=TODAY) for each in entries),
    )
    with registers.new(tmp_path / "se", "Anna", Country.SE, Organisation(name="K")) as register:
        around = procuring.setting(register, TODAY)
        said = readable(written, around)
        records.save(register, written)
        assert found(register, "ground") == [("Synnerlig brådska",)]
    assert said.ground == "Synnerlig brådska"
    assert [each.condition for each in said.conditions] == [first.ask, "x"]
    named = "Direct procurement limit (19 a kap. 2 § LOU)"
    assert [each.entry for each in said.confirmed] == [named, duty.reference, "gone"]
    assert readable(case("odd", ground="no such"), around).ground == "no such"


@pytest.mark.parametrize(
    ("ground", "called"),
    [
        ("", "Value below the limit"),
        ("value", "Value below the limit"),
        ("urgency", "Synnerlig brådska"),
        (NONE, "No ground holds"),
        ("no such", "no such"),
    ],
)
def test_a_low_value_is_called_alike_whether_it_was_chosen_or_follows(
    tmp_path: Any, ground: str, called: str
) -> None:
    with registers.new(tmp_path / "se", "Anna", Country.SE, Organisation(name="K")) as register:
        records.save(register, case("low", ground=ground))
        ((cell,),) = found(register, "ground")
    assert formats.show(cell) == called


def test_a_ground_is_told_by_the_part_of_the_law_that_governs(tmp_path: Any) -> None:
    """One key stands for § 5-2 and for § 13-3: the case's own conditions are told, each in words."""
    own = Organisation(name="Grue", kind=OrganisationKind.MUNICIPALITY)
    with registers.new(tmp_path / "no", "Kari", Country.NO, own) as register:
        written = DirectProcurement(
            title="Modulbygg",
            law=Law.FOA,
            nature=Nature.GOODS,
            started_on=BEGAN,
            prices=(PriceRow(kind=Price.FIXED, amount=Money(4_200_000_00, "NOK")),),
            ground="urgent",
            conditions=(ConditionAnswer(condition="no_more", holds=YesNo.YES),),
        )
        said = readable(written, procuring.setting(register, TODAY))
        assert said.ground == "Umulig å holde fristene"
        assert said.conditions[0].condition == "Er omfanget begrenset til det strengt nødvendige?"
        records.save(register, written)
        assert found(register, "ground") == [("Umulig å holde fristene",)]


SECRETS = (
    Secret(subject="reasons", paragraph="31 kap. 16 § OSL"),
    Secret(subject="offer.pdf", paragraph="31 kap. 16 § OSL", until=TODAY),
    Secret(subject="nothing of the kind", paragraph="?"),
)


def test_tenders_are_secret_until_the_award() -> None:
    """Before the award nothing of tenders and tenderers leaves; after it what is marked, as long as it is."""
    files = (Attachment(name="offer.pdf"), Attachment(name="plan.pdf"))
    facts = {"tenders": (Tender(),), "supplier_id": 1, "reasons": "Bråttom", "attachments": files}
    before = without_secrets(case("open", secrets=SECRETS, **facts), TODAY)
    assert (before.tenders, before.supplier_id, before.reasons, before.attachments) == ((), None, "", ())
    awarded = case("awarded", secrets=SECRETS, decided_on=DECIDED, **facts)
    assert secret_fields(awarded, TODAY) == {"reasons"}
    after = without_secrets(awarded, TODAY)
    assert (len(after.tenders), after.supplier_id, after.reasons) == (1, 1, "")
    assert [each.name for each in after.attachments] == ["plan.pdf"]
    later = without_secrets(awarded, date(2026, 11, 22))
    assert [each.name for each in later.attachments] == ["offer.pdf", "plan.pdf"]


def test_what_says_the_same_is_as_secret() -> None:
    """A price that is secret takes with it the tenders and the delegations, which tell it; but no more."""
    marked = (Secret(subject="award_value", paragraph="31 kap. 16 § OSL"),)
    found = secret_fields(case("a", signed_on=SIGNED, secrets=marked), TODAY)
    assert found == {"award_value", "tenders", "acted_under"}


def test_secret_files_can_be_all_of_them() -> None:
    """Marked as a whole, no file leaves."""
    marked = (Secret(subject="attachments", paragraph="31 kap. 16 § OSL"),)
    awarded = case("a", secrets=marked, signed_on=SIGNED, attachments=(Attachment(name="plan.pdf"),))
    assert without_secrets(awarded, TODAY).attachments == ()


def test_every_name_that_is_secret_until_the_award_is_a_field() -> None:
    """A field that is renamed must be renamed there too."""
    assert set(DirectProcurement.__dataclass_fields__) >= UNTIL_AWARD


def test_whoever_handled_a_case_is_needed(tmp_path: Any) -> None:
    """The names of those who handled, opened, decided and declared are needed, each with the reason."""
    with registers.new(tmp_path / "se", "Anna", Country.SE, Organisation(name="K")) as register:
        person = records.save(register, Person(name="Bo")).id or 0
        records.save(register, Supplier(name="Bygg AB"))
        posts = ("officer_id", "area_judged_by_id", "approved_by_id", "opened_by_id", "witnessed_by_id")
        named = dict.fromkeys((*posts, "decided_by_id", "signed_by_id"), person)
        handlers = (Handler(person_id=person, replaced_by_id=person),)
        records.save(register, case("named", handlers=handlers, **named))
        assert len(personal.needed(register, person)) == len(named) + 2
