"""What each page of a direct procurement asks for, up to the value."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from casework import (
    AFTERWARDS,
    BOSS,
    ECONOMIST,
    HEAD,
    NO,
    OFFICER,
    PAGES,
    SE,
    TODAY,
    considered,
    missing,
    money,
    whole,
    with_case,
    worth,
)
from procured import CHECKS

from inkop_desktop import formats
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.records.procuring_rows import Checked, ContractConsidered, Handler, PriceRow
from inkop_desktop.rules.call_offs import Use
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import (
    CheckResult,
    Point,
    Price,
    SupplierCheck,
    Way,
    YesNo,
)
from inkop_desktop.services.contract_changes import Changed
from inkop_desktop.services.own_contracts import ContractHit


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("country", [SE, NO])
def test_nothing_is_missing_in_a_whole_case(page: str, country: Any) -> None:
    assert missing(page, whole(country) if page != "bought" else whole(country, **AFTERWARDS)) == set()


# A page, and the fields of it that have to be filled in.
FILLED = {
    "case": ("title", "unit_id", "officer_id", "need", "started_on"),
    "way": ("law",),
    "object": ("area_id", "area_judged_by_id", "area_reason", "nature"),
    "value": ("estimated_on", "estimate_basis"),
    "same_kind": ("one_with_others", "same_kind_reason"),
    "requirements": ("personal_data", "protective_security", "approved_by_id", "approved_on"),
    "request": ("invited", "tender_deadline"),
    "opening": ("opened_on", "opened_by_id", "witnessed_by_id"),
    "evaluation": ("evaluation",),
    "decision": (
        *("supplier_id", "award_value", "award_from", "award_to", "award_reason"),
        *("decided_by_id", "decided_on"),
    ),
    "signing": ("signed_on", "signed_by_id", "informed_on"),
}
BOUGHT = (
    *("supplier_id", "award_value", "award_from", "award_to", "deviation", "measures", "signed_on"),
    *("award_reason", "decided_by_id", "decided_on", "tenders"),
)
EMPTY = [(page, name, {}) for page, names in FILLED.items() for name in names]
EMPTY += [("bought", name, AFTERWARDS) for name in BOUGHT]
EMPTY += [("case", name, AFTERWARDS) for name in ("ordered_by", "ordered_on")]


@pytest.mark.parametrize(("page", "name", "facts"), EMPTY)
def test_what_a_page_needs_is_said_by_field(page: str, name: str, facts: dict[str, Any]) -> None:
    draft = whole(SE, **facts)
    value = getattr(draft.case, name)
    nothing: Any = {str: "  ", tuple: ()}.get(type(value))
    empty = with_case(draft, **{name: nothing})
    others = {"few_asked_reason"} if name == "invited" else set()
    assert missing(page, empty) - others == {name}
    assert formats.worded(PAGES[page](empty)[name]).startswith("Fill in “")


@pytest.mark.parametrize(
    ("answer", "others", "lacking"),
    [
        (YesNo.YES, None, {"others_value"}),
        (YesNo.YES, money(SE, 50_000), set()),
        (YesNo.NO, None, set()),
    ],
)
def test_one_procurement_with_others_says_what_they_come_to(
    answer: YesNo, others: Any, lacking: set[str]
) -> None:
    assert missing("same_kind", whole(SE, one_with_others=answer, others_value=others)) == lacking


NOBODY_ELSE: dict[str, Any] = AFTERWARDS | {"invited": (), "tenders": ()}


def test_that_nobody_else_was_asked_is_told_with_its_reason() -> None:
    assert missing("bought", whole(SE, **NOBODY_ELSE)) == {"few_asked_reason"}
    assert missing("bought", whole(SE, **NOBODY_ELSE, few_asked_reason="It was an old habit.")) == set()


def test_what_was_looked_up_of_what_was_bought_is_told_or_left_out_for_a_reason() -> None:
    left_out = Checked(kind=SupplierCheck.SANCTIONS, result=CheckResult.LEFT_OUT)
    others = tuple(each for each in CHECKS if each.kind is not left_out.kind)
    assert missing("bought", whole(SE, **AFTERWARDS, checks=others)) == {"checks"}
    assert missing("bought", whole(SE, **AFTERWARDS, checks=(*others, left_out))) == {"checks"}
    reasoned = replace(left_out, evidence="The company has been wound up.")
    assert missing("bought", whole(SE, **AFTERWARDS, checks=(*others, reasoned))) == set()
    assert missing("checks", whole(SE, checks=(*others, reasoned))) == {"checks"}


def test_of_tenders_for_what_was_bought_it_is_told_what_became_of_them() -> None:
    first, second = whole(SE).case.tenders
    assert missing("bought", whole(SE, **AFTERWARDS, tenders=(first, replace(second, why="")))) == {"tenders"}
    assert missing("bought", whole(SE, **AFTERWARDS, tenders=(second,))) == {"tenders"}


@pytest.mark.parametrize(
    ("page", "name", "facts"),
    [
        ("object", "area_judged_by_id", {}),
        ("requirements", "approved_by_id", {}),
        ("signing", "signed_by_id", {}),
        ("bought", "decided_by_id", AFTERWARDS),
    ],
)
def test_whoever_judges_approves_decides_or_signs_declares(
    page: str, name: str, facts: dict[str, Any]
) -> None:
    draft = whole(SE, **facts, **{name: ECONOMIST})
    assert missing(page, draft) == {name}
    assert formats.worded(PAGES[page](draft)[name]).startswith("Nils handles the case by this.")
    declared = Handler(person_id=ECONOMIST, declared_on=TODAY, confirmed_on=TODAY)
    assert missing(page, with_case(draft, handlers=(*draft.case.handlers, declared))) == set()


AHEAD = [
    ("value", "estimated_on", {}),
    ("ground", "voluntary_notice_on", {}),
    ("requirements", "approved_on", {}),
    ("opening", "opened_on", {}),
    ("decision", "decided_on", {}),
    *(("signing", name, {}) for name in ("informed_on", "signed_on", "award_notice_on")),
    *(("bought", name, AFTERWARDS) for name in ("decided_on", "signed_on")),
    ("case", "ordered_on", AFTERWARDS),
]


@pytest.mark.parametrize(("page", "name", "facts"), AHEAD)
def test_nothing_was_done_on_a_day_that_is_still_to_come(page: str, name: str, facts: dict[str, Any]) -> None:
    for day, fields in ((TODAY, set()), (TODAY + timedelta(1), {name})):
        assert missing(page, whole(SE, **facts | {name: day})) == fields


@pytest.mark.parametrize(
    ("page", "name", "field", "facts"),
    [
        ("request", "invited", "asked_on", {"tender_deadline": TODAY + timedelta(1)}),
        ("opening", "tenders", "received_on", {}),
        ("checks", "checks", "checked_on", {}),
    ],
)
def test_no_row_tells_of_a_day_that_is_still_to_come(
    page: str, name: str, field: str, facts: dict[str, Any]
) -> None:
    first, *others = getattr(whole(SE).case, name)
    for day, fields in ((TODAY, set()), (TODAY + timedelta(1), {name})):
        draft = whole(SE, **{name: (replace(first, **{field: day}), *others)}, **facts)
        assert missing(page, draft) == fields


def test_who_ordered_is_asked_only_of_what_was_bought_already() -> None:
    assert missing("case", whole(SE, ordered_by="", ordered_on=None)) == set()


@pytest.mark.parametrize(("day", "fields"), [(TODAY, set()), (TODAY + timedelta(1), {"started_on"})])
def test_a_procurement_has_begun_today_or_earlier(day: date, fields: set[str]) -> None:
    assert missing("case", whole(SE, started_on=day)) == fields


# Conflicts of interest.

DAY = date(2026, 9, 2)
ANNA = Handler(person_id=OFFICER, declared_on=DAY)
OLLE = Handler(person_id=BOSS, declared_on=DAY)
BARRED = replace(OLLE, points=(Point.PARTY,))
HANDLERS = [
    ((ANNA, OLLE), ""),
    ((OLLE,), "Add the officer"),
    ((replace(ANNA, declared_on=None),), "Anna has not declared yet"),
    ((ANNA, BARRED), "Olle has a conflict of interest. Say who takes over"),
    ((ANNA, replace(BARRED, replaced_by_id=ECONOMIST)), "Whoever takes over from Olle declares, too."),
    (
        (ANNA, replace(BARRED, replaced_by_id=ECONOMIST), Handler(person_id=ECONOMIST)),
        "Nils has not declared yet",
    ),
    (
        (ANNA, Handler(person_id=ECONOMIST), replace(BARRED, replaced_by_id=ECONOMIST)),
        "Whoever takes over from Olle declares, too.",
    ),
    ((ANNA, replace(BARRED, replaced_by_id=ECONOMIST), Handler(person_id=ECONOMIST, declared_on=DAY)), ""),
    (
        (
            ANNA,
            replace(BARRED, replaced_by_id=ECONOMIST),
            Handler(person_id=ECONOMIST, declared_on=DAY, points=(Point.OTHER,)),
        ),
        "Nils has a conflict of interest. Say who takes over",
    ),
    (
        (
            ANNA,
            Handler(person_id=ECONOMIST, declared_on=DAY, points=(Point.OTHER,), replaced_by_id=OFFICER),
            replace(BARRED, replaced_by_id=ECONOMIST),
        ),
        "Whoever takes over from Olle declares, too.",
    ),
]


@pytest.mark.parametrize(("handlers", "said"), HANDLERS)
def test_everybody_declares_and_nobody_with_a_conflict_handles(
    handlers: tuple[Handler, ...], said: str
) -> None:
    found = PAGES["case"](whole(SE, handlers=handlers))
    assert set(found) == ({"handlers"} if said else set())
    assert not said or formats.worded(found["handlers"]).startswith(said)


def test_without_an_officer_nobody_asks_for_the_officers_declaration() -> None:
    assert missing("case", whole(SE, officer_id=None, handlers=())) == {"officer_id"}


ACTS = [
    ("case", "officer_id"),
    ("requirements", "approved_by_id"),
    ("opening", "opened_by_id"),
    ("opening", "witnessed_by_id"),
    ("decision", "decided_by_id"),
    ("signing", "signed_by_id"),
]


@pytest.mark.parametrize(("page", "name"), ACTS)
def test_whoever_has_a_conflict_neither_handles_nor_decides(page: str, name: str) -> None:
    """Whoever has been replaced does nothing in the case either."""
    barred = Handler(person_id=ECONOMIST, declared_on=DAY, points=(Point.PARTY,), replaced_by_id=HEAD)
    draft = whole(SE)
    handlers = (*draft.case.handlers, barred)
    assert missing(page, with_case(draft, handlers=handlers)) == set()
    found = PAGES[page](with_case(draft, handlers=handlers, **{name: ECONOMIST}))
    assert set(found) == {name}
    assert formats.worded(found[name]) == "Nils has a conflict of interest. Choose whoever takes over."


def test_nobody_declares_on_a_day_still_to_come() -> None:
    """Neither when the case begins nor when the declaration is confirmed, knowing the tenderers."""
    for name in ("declared_on", "confirmed_on"):
        for day, needed in ((TODAY, set()), (TODAY + timedelta(1), {"handlers"})):
            first, *others = whole(SE).case.handlers
            handlers = (replace(first, **{name: day}), *others)
            for page in ("case", "opening"):
                assert missing(page, whole(SE, handlers=handlers)) == needed


# Law and way.


def test_another_way_needs_its_reason() -> None:
    for way in Way:
        needed = set() if way is Way.PURCHASE else {"way_reason"}
        facts = {"law": Law.LUK if way is Way.CONCESSION else Law.LOU, "changed_contract_id": 1}
        assert missing("way", whole(SE, **facts, way=way, way_reason="")) == needed
        assert missing("way", whole(SE, **facts, way=way, way_reason="By 3 kap. 19 § LOU.")) == set()


def changing(**facts: Any) -> CaseDraft:
    """Return the draft of a case that changes a contract."""
    return whole(SE, way=Way.CHANGE, way_reason="By 17 kap. 9 § LOU.", **facts)


def test_a_change_names_the_contract_that_is_changed() -> None:
    assert missing("way", changing()) == {"changed_contract_id"}
    assert missing("way", changing(changed_contract_id=1)) == set()
    assert missing("way", whole(SE)) == set()


@pytest.mark.parametrize("is_open", [True, False])
def test_only_a_contract_that_is_open_can_be_changed(is_open: bool) -> None:
    contract = Changed(1, "2024-007 Laundry", "Alfa AB", date(2027, 1, 31), Decimal("0.125"), is_open=is_open)
    problems = PAGES["way"](replace(changing(changed_contract_id=1), changed=contract))
    assert set(problems) == (set() if is_open else {"changed_contract_id"})
    assert all("2024-007 Laundry" in formats.worded(each) for each in problems.values())


@pytest.mark.parametrize(
    ("country", "law", "needed"),
    [
        (SE, Law.LOU, {"law"}),
        (SE, Law.LUK, set()),
        (NO, Law.FOA, {"law"}),
        (NO, Law.UTILITIES, {"law"}),
        (NO, Law.CONCESSIONS, set()),
        (NO, None, {"law"}),
    ],
)
def test_a_concession_has_a_law_of_its_own(country: Any, law: Law | None, needed: set[str]) -> None:
    draft = whole(country, law=law, way=Way.CONCESSION, way_reason="Because.")
    assert missing("way", draft) == needed


@pytest.mark.parametrize("law", Law)
@pytest.mark.parametrize("country", [SE, NO])
def test_the_law_is_that_of_the_country(country: Any, law: Law) -> None:
    assert missing("way", whole(country, law=law)) == (set() if law.country is country else {"law"})


# Own contracts.


UNUSED = Use(None, None, (), 0)


def hit(contract_id: int) -> ContractHit:
    return ContractHit(contract_id, f"2026-00{contract_id} Chairs", "Alfa", None, UNUSED, ())


CONTRACTS = [
    ("nothing searched", (), (), "", {"searched_for"}),
    ("nothing searched but blanks", (), (), "  ", {"searched_for"}),
    ("nothing found", (), (), "chairs", set()),
    ("found in the area", (hit(2),), (considered(2, reason="Goods only"),), "", set()),
    ("nothing said", (hit(2),), (), "chairs", {"considered"}),
    ("no reason", (hit(2),), (considered(2, reason=" "),), "chairs", {"considered"}),
    ("said of another", (hit(2),), (considered(3, reason="No"),), "chairs", {"considered"}),
    ("said of one of two", (hit(2), hit(3)), (considered(2, reason="No"),), "chairs", {"considered"}),
    ("used", (hit(2),), (considered(2, used=True),), "chairs", set()),
    (
        "two used",
        (hit(2), hit(3)),
        (considered(2, used=True), considered(3, used=True)),
        "chairs",
        {"considered"},
    ),
    (
        "one used",
        (hit(2), hit(3)),
        (considered(2, used=True), considered(3, reason="Too far")),
        "chairs",
        set(),
    ),
]


@pytest.mark.parametrize(
    ("hits", "said", "words", "fields"), [each[1:] for each in CONTRACTS], ids=[each[0] for each in CONTRACTS]
)
def test_every_contract_that_is_found_is_used_or_not_for_a_reason(
    hits: tuple[ContractHit, ...], said: tuple[ContractConsidered, ...], words: str, fields: set[str]
) -> None:
    draft = replace(whole(SE, considered=said, searched_for=words), hits=hits)
    assert missing("contracts", draft) == fields


# The value.

EURO = PriceRow(kind=Price.FIXED, amount=Money(100_00, "EUR"))
DEAR = PriceRow(kind=Price.FIXED, amount=Money(50_000_000_00, "EUR"))
VALUES = [
    ((EURO,), "Enter the exchange rate: the law counts in SEK."),
    ((replace(EURO, rate="about 11"),), "An exchange rate is a number, such as 11.35."),
    ((replace(EURO, rate="11,35"),), ""),
    ((replace(EURO, rate="1000000000"),), ""),
    ((replace(EURO, rate="1000000000,01"),), "An exchange rate is a number, such as 11.35."),
    ((replace(EURO, rate="0,0000000009"),), "An exchange rate is a number, such as 11.35."),
    ((replace(EURO, rate="1E999999"),), "An exchange rate is a number, such as 11.35."),
    ((replace(DEAR, rate="1135000000000"),), "An exchange rate is a number, such as 11.35."),
    ((replace(DEAR, rate="20000000"),), ""),
    ((replace(DEAR, rate="20000001"),), "At this exchange rate the amount is too large to be right."),
    ((EURO, *worth(SE, 100)), "Missing: the value in one currency, that of the law."),
    ((), "Missing: the estimated value."),
    ((PriceRow(kind=Price.FIXED), *worth(SE, 100)), "Enter the amount of each price"),
    ((PriceRow(kind=Price.MONTHLY, amount=money(SE, 1)),), "Missing: how long the contract runs."),
    (
        (
            PriceRow(kind=Price.MONTHLY, amount=money(SE, 1), months=12),
            PriceRow(kind=Price.OPTION, months=12),
        ),
        "",
    ),
]


@pytest.mark.parametrize(("prices", "said"), VALUES)
def test_the_estimate_comes_to_a_value_in_the_laws_money(prices: tuple[PriceRow, ...], said: str) -> None:
    found = PAGES["value"](whole(SE, prices=prices))
    assert set(found) == ({"prices"} if said else set())
    assert not said or formats.worded(found["prices"]).startswith(said)


@pytest.mark.parametrize("field", ["opened_by_id", "witnessed_by_id", "decided_by_id"])
def test_of_what_was_bought_already_everybody_named_has_declared(field: str) -> None:
    assert "handlers" not in PAGES["case"](whole(SE, **{field: 4}))
    assert "handlers" in PAGES["case"](whole(SE, **AFTERWARDS | {field: 4}))
