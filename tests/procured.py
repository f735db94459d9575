"""Direct procurements of every sort in a register of their own, made as an officer would have made them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import (
    Checked,
    ConditionAnswer,
    Confirmed,
    ContractConsidered,
    Handler,
    Invited,
    PriceRow,
    Question,
    Requirement,
    Tender,
    Version,
)
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law.vocabulary import Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import (
    CaseKind,
    CheckResult,
    Climate,
    Ending,
    Point,
    Price,
    RequirementKind,
    SupplierCheck,
    TenderOutcome,
    Topic,
    YesNo,
)
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.services import attachments, procuring, records, registers

TODAY = date(2026, 11, 21)
PERSONAL_NUMBER = "640823-3234"
REQUIREMENTS = (
    Requirement(text="Hämtning och leverans varje vecka.", weight=None),
    Requirement(
        text="Tvättmedel märkta med Svanen eller likvärdigt.",
        kind=RequirementKind.TERM,
        topic=Topic.ENVIRONMENT,
    ),
    Requirement(text="Pris per plagg.", kind=RequirementKind.CRITERION, topic=Topic.PRICE, weight=70),
    Requirement(
        text="Utsläpp från transporter.", kind=RequirementKind.CRITERION, topic=Topic.CLIMATE, weight=30
    ),
)
QUESTIONS = (
    Question(
        question="Kan plaggen märkas med chip?",
        asked_on=date(2026, 9, 15),
        answer="Ja, om märkningen inte går att läsa av utanför tvätteriet.",
        answered_on=date(2026, 9, 16),
    ),
)
LOW_VALUE = tuple(ConditionAnswer(condition=each, holds=YesNo.YES) for each in ("whole_value", "not_split"))
CHECKS = tuple(
    Checked(
        kind=each,
        result=CheckResult.PASSED,
        checked_on=date(2026, 10, 5),
        issued_on=date(2026, 9, 20) if each is SupplierCheck.TAX_CERTIFICATE else None,
        evidence="Registerutdrag",
    )
    for each in SupplierCheck
    if each is not SupplierCheck.EXCLUSION
)


@dataclass(frozen=True, slots=True)
class Procured:
    """A register with people, suppliers and a contract, by name."""

    register: Register
    country: Country
    persons: dict[str, int]
    suppliers: dict[str, int]
    area_id: int
    unit_id: int
    contract_id: int

    def save(self, case: DirectProcurement) -> DirectProcurement:
        """Save a case as the program does, with its value and a file for each of its documents."""
        around = procuring.setting(self.register, TODAY)
        saved = procuring.keep(self.register, replace(case, attachments=()), around)
        paths = [self.register.path.with_name(each.name) for each in case.attachments]
        for path in paths:
            path.write_text(path.name)
        return attachments.attach(self.register, saved, paths) if paths else saved

    def kronor(self, amount: int) -> Money:
        """Return an amount in the country's money."""
        return Money.of(Decimal(amount), self.country.currency)


@pytest.fixture
def se(tmp_path: Path) -> Iterator[Procured]:
    """Give a Swedish municipality without cases; a conftest that imports it offers it."""
    made = swedish(tmp_path / "se.inkop")
    with made.register:
        yield made


@pytest.fixture
def no(tmp_path: Path) -> Iterator[Procured]:
    """Give a Norwegian municipality without cases; a conftest that imports it offers it."""
    made = norwegian(tmp_path / "no.inkop")
    with made.register:
        yield made


def swedish(path: Path) -> Procured:
    """Make a small Swedish municipality."""
    return copies.of(_swedish, path)


def _swedish(path: Path) -> Procured:
    words = ("Kemtvätt och städkemikalier", "Tekniska förvaltningen", "Ramavtal städmaterial 2024–2027")
    own = Organisation(name="Norrby kommun", org_number="212000-2650")
    numbers = {"Städkompaniet AB": "556703-7485", "Björks Kemi AB": "556036-0793"}
    people = {
        "Anna Berg": "Upphandlare",
        "Olle Ström": "Enhetschef",
        "Eva Lind": "Förvaltningschef",
        "Nils Hed": "Ekonom",
    }
    return _made(path, Country.SE, own, words, numbers, people, ("Sven Tvätt", PERSONAL_NUMBER))


def norwegian(path: Path) -> Procured:
    """Make a small Norwegian municipality."""
    return copies.of(_norwegian, path)


def _norwegian(path: Path) -> Procured:
    words = ("Renhold", "Teknisk etat", "Rammeavtale renholdsmateriell 2024–2027")
    own = Organisation(name="Grue kommune", org_number="964948054", kind=OrganisationKind.MUNICIPALITY)
    numbers = {"Renhold Øst AS": "923609016", "Østlandet Kjemi AS": "974760673"}
    people = {
        "Kari Lund": "Innkjøpsansvarlig",
        "Ola Dahl": "Enhetsleder",
        "Ingrid Ås": "Kommunedirektør",
        "Per Haugen": "Økonom",
    }
    return _made(path, Country.NO, own, words, numbers, people, ("Vask og Glans ANS", "984661185"))


def _made(
    path: Path,
    country: Country,
    own: Organisation,
    words: tuple[str, str, str],
    numbers: dict[str, str],
    people: dict[str, str],
    third: tuple[str, str],
) -> Procured:
    register = registers.new(path, next(iter(people)), country, own)
    area, unit, contract = words

    def kept(record: Any) -> int:
        return records.save(register, record).id or 0

    return Procured(
        register=register,
        country=country,
        persons={
            name: kept(Person(name=name, title=title, email=f"{name.split()[0].lower()}@kommun.example"))
            for name, title in people.items()
        },
        suppliers={
            name: kept(Supplier(name=name, org_number=number))
            for name, number in (numbers | dict((third,))).items()
        },
        area_id=kept(ProductArea(name=area)),
        unit_id=kept(Unit(name=unit)),
        contract_id=kept(Contract(number="2024-007", title=contract)),
    )


def begun(made: Procured, **facts: Any) -> DirectProcurement:
    """Return a case with need, people, object and value, not saved: 12 000 a month for 36 months.

    In Sweden that is below the limit, and the questions of that ground are answered.
    """
    officer, boss, head, _economist = made.persons.values()
    declared = {"declared_on": date(2026, 9, 2), "confirmed_on": date(2026, 10, 2)}
    values: dict[str, Any] = {
        "number": "D2026-001",
        "title": "Tvätt av arbetskläder",
        "case_number": "KS 2026/118",
        "unit_id": made.unit_id,
        "officer_id": officer,
        "need": "Arbetskläderna för 40 anställda på gator och vatten tvättas varje vecka.",
        "started_on": date(2026, 9, 1),
        "wanted_from": date(2026, 12, 1),
        "budget_line": "4711 Tekniska",
        "handlers": (
            Handler(person_id=officer, part="Upphandlare", **declared),
            Handler(person_id=boss, part="Behovsägare", **declared),
            Handler(person_id=head, part="Beslutar", **declared),
        ),
        "law": Law.LOU if made.country is Country.SE else Law.FOA,
        "searched_for": "tvätt",
        "considered": (
            ContractConsidered(contract_id=made.contract_id, reason="Avtalet gäller varor, inte tvätt."),
        ),
        "area_id": made.area_id,
        "area_judged_by_id": officer,
        "area_reason": "CPV-koden leder dit och området har samma leverantörer.",
        "cpv": ("98310000-9",),
        "nature": Nature.SERVICES,
        "estimated_on": date(2026, 9, 1),
        "estimate_basis": "Nuvarande kostnad enligt fakturorna för 2025.",
        "months": 36,
        "prices": (PriceRow(kind=Price.MONTHLY, amount=made.kronor(12_000)),),
        "one_with_others": YesNo.NO,
        "same_kind_reason": "Ingen annan enhet köper tvätt i år; vården har eget tvätteri.",
    }
    if made.country is Country.SE:
        values |= {"ground": "value", "conditions": LOW_VALUE}
    return DirectProcurement(**(values | facts))


def awarded(made: Procured, **facts: Any) -> DirectProcurement:
    """Return a case in which three were asked, two have tendered, one has got the contract."""
    officer, boss, head, _economist = made.persons.values()
    first, second, third = made.suppliers.values()
    asked_on = date(2026, 9, 10)
    values: dict[str, Any] = {
        "requirements": REQUIREMENTS,
        "personal_data": YesNo.NO,
        "protective_security": YesNo.NO,
        "approved_by_id": boss,
        "approved_on": date(2026, 9, 8),
        "invited": tuple(Invited(supplier_id=each, asked_on=asked_on) for each in (first, second, third)),
        "tender_deadline": date(2026, 10, 1),
        "tender_time": "12:00",
        "questions": QUESTIONS,
        "tenders": _tenders(made, first, second),
        "opened_on": date(2026, 10, 2),
        "opened_by_id": officer,
        "witnessed_by_id": boss,
        "evaluation": "Priset gav 70 och 64 poäng, transporterna 30 och 30 poäng.",
        "checks": CHECKS,
        "supplier_id": first,
        "award_value": made.kronor(418_000),
        "award_from": date(2026, 12, 1),
        "award_to": date(2029, 11, 30),
        "award_reason": "Anbudet är det ekonomiskt mest fördelaktiga enligt kriterierna.",
        "decided_by_id": head,
        "decided_on": date(2026, 10, 12),
        "decision_number": "TF 2026-88",
        "informed_on": date(2026, 10, 13),
        "signed_on": date(2026, 10, 26),
        "signed_by_id": head,
        "attachments": (
            Attachment(name="forfragan.pdf"),
            Attachment(name="anbud-stadkompaniet.pdf"),
        ),
        "ending": Ending.CONTRACT,
        "ended_on": date(2026, 10, 26),
    }
    return begun(made, **(values | facts))


def _tenders(made: Procured, first: int, second: int) -> tuple[Tender, Tender]:
    return (
        Tender(
            supplier_id=first,
            received_on=date(2026, 9, 28),
            received_at="09:14",
            amount=made.kronor(418_000),
            outcome=TenderOutcome.CHOSEN,
            why="Lägst pris och elbilar för alla hämtningar.",
        ),
        Tender(
            supplier_id=second,
            received_on=date(2026, 10, 1),
            received_at="11:52",
            amount=made.kronor(455_500),
            outcome=TenderOutcome.NOT_CHOSEN,
            why="Högre pris per plagg; samma poäng för transporter.",
        ),
    )


def closed(case: DirectProcurement, day: date = date(2026, 11, 10)) -> DirectProcurement:
    """Return a case as it is when it has been frozen."""
    return replace(case, closed_on=day, versions=(Version(closed_on=day, closed_by="Anna Berg"),))


def urgent(made: Procured, ground: str, conditions: tuple[str, ...], amount: int) -> DirectProcurement:
    """Return a purchase on a ground of urgency, of one supplier."""
    (first, *_others) = made.suppliers.values()
    return awarded(
        made,
        number="D2026-002",
        title="Avfuktning efter vattenskada på Norrbyskolan",
        prices=(PriceRow(kind=Price.FIXED, amount=made.kronor(amount)),),
        months=None,
        ground=ground,
        conditions=tuple(ConditionAnswer(condition=each, holds=YesNo.YES) for each in conditions),
        reasons="Ledningen brast natten till den 1 september. Utan avfuktning inom ett dygn skadas stommen.",
        invited=(Invited(supplier_id=first, asked_on=date(2026, 9, 1)),),
        few_asked_reason="Bara Städkompaniet kunde komma inom fyra timmar.",
        questions=(),
        tenders=(
            Tender(
                supplier_id=first,
                received_on=date(2026, 9, 1),
                amount=made.kronor(amount),
                outcome=TenderOutcome.CHOSEN,
                why="Det enda anbudet, till det pris som försäkringen räknar med.",
            ),
        ),
        evaluation="",
        award_value=made.kronor(amount),
    )


def conflicted(made: Procured) -> tuple[Handler, ...]:
    """Return handlers of whom one is disqualified and has been replaced."""
    officer, boss, head, economist = made.persons.values()
    day = date(2026, 9, 2)
    return (
        Handler(person_id=officer, part="Upphandlare", declared_on=day, confirmed_on=day),
        Handler(
            person_id=boss,
            part="Behovsägare",
            declared_on=day,
            points=(Point.PARTY, Point.OTHER),
            circumstances="Min bror äger en tredjedel av Städkompaniet AB.",
            replaced_by_id=economist,
        ),
        Handler(person_id=economist, part="Behovsägare", declared_on=day, confirmed_on=day),
        Handler(person_id=head, part="Beslutar", declared_on=day, confirmed_on=day),
    )


def confirmed(*entries: str) -> tuple[Confirmed, ...]:
    """Return the officer's confirmations of uncertain entries."""
    return tuple(
        Confirmed(entry=each, source="regjeringen.no, läst på skärmen", confirmed_on=date(2026, 9, 2))
        for each in entries
    )


EMPTY = DirectProcurement(number="D2026-099", title="Tom", kind=CaseKind.FULL)
NORWEGIAN_CLIMATE = {"climate": Climate.WEIGHT}
