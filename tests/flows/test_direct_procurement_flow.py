"""The way through a direct procurement: every edge of its graph, left on any page and gone on with."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import procured
import pytest
from casework import NO, SE, TODAY, answered, confirmed, money, worth
from procured import Procured

from inkop_desktop.flows.flow import Flow, ProblemsError, Way
from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring.draft import NO_GROUND, CaseDraft
from inkop_desktop.flows.procuring.wizard import STEPS, Ended, wizard
from inkop_desktop.flows.procuring.words import PAGES
from inkop_desktop.records import procuring as groups
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import (
    Checked,
    ContractConsidered,
    Invited,
)
from inkop_desktop.rules.procuring import CaseKind, Climate, OverLimit, SupplierCheck
from inkop_desktop.rules.procuring import Way as Had
from inkop_desktop.services import procuring, records
from inkop_desktop.services.telling import silent

FLOW: Flow[CaseDraft, Ended] = wizard(TODAY)
BEFORE = ("case", "way", "contracts", "object", "value", "same_kind", "ground")
COMPETED = ("requirements", "request", "opening", "evaluation", "checks", "decision", "signing")
TRAILS = {
    "full": (*BEFORE, *COMPETED, "end"),
    "afterwards": (*BEFORE, "bought", "end"),
    "to be advertised": (*BEFORE, "end"),
    "called off": ("case", "way", "contracts", "end"),
    "another way": ("case", "way", "end"),
}
COMPETITION = (groups.REQUEST, groups.OPENING, groups.CHECKS, groups.DECISION, groups.SIGNING)
# What is written on a page that is not in the group of the same name.
ELSEWHERE = {"case": (groups.CASE, groups.END), "bought": (*COMPETITION, groups.END)}


@pytest.fixture(scope="module", params=[SE, NO])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Procured]:
    """Return a small municipality of each country."""
    make = {SE: procured.swedish, NO: procured.norwegian}[request.param]
    municipality = make(tmp_path_factory.mktemp("procuring") / "a.inkop")
    with municipality.register:
        yield municipality


def complete(made: Procured, **facts: Any) -> DirectProcurement:
    """Return a case in which nothing is missing, not saved: allowed by its value, of 600,000."""
    country = made.country
    ground = {SE: {"ground": "value", "conditions": answered("whole_value", "not_split")}, NO: {}}
    values = {
        "number": "",
        "considered": (),
        "prices": worth(country, 600_000),
        "climate": Climate.WEIGHT,
        "confirmed": confirmed(country) if country is NO else (),
        "ending": None,
        "ended_on": None,
        "attachments": (),
    }
    return procured.awarded(made, **(values | ground[country] | facts))


def begun(made: Procured, kind: CaseKind = CaseKind.FULL) -> Way[CaseDraft]:
    """Return the way at its beginning, with nothing written."""
    case = procuring.begin(made.register, kind, procuring.setting(made.register, TODAY))
    return FLOW.begin(drafts.open_draft(made.register, case, TODAY))


def at(made: Procured, page: str, **facts: Any) -> Way[CaseDraft]:
    """Return the way of a complete case that has come to a page, saved in the register."""
    case = records.save(made.register, complete(made, page=page, **facts))
    return FLOW.begin(drafts.open_draft(made.register, case, TODAY))


def forward(made: Procured, way: Way[CaseDraft], **said: Any) -> Way[CaseDraft]:
    """Return the way one page on, after something has been said of how it ends."""
    return FLOW.forward(way.with_draft(replace(way.draft, **said)), made.register, silent)


def written(way: Way[CaseDraft], whole: DirectProcurement) -> Way[CaseDraft]:
    """Return the way with the page that one is at filled in as a whole case has it."""
    named = ELSEWHERE.get(way.here, (PAGES[way.here].title,))
    fields = fields_of(DirectProcurement)
    page = {name for name, each in fields.items() if each.group in named and not each.derived}
    said = {name: getattr(whole, name) for name in page - {"number", "kind"}}
    return way.with_draft(replace(way.draft, case=replace(way.draft.case, **said)))


AFTERWARDS: dict[str, Any] = {
    "kind": CaseKind.AFTERWARDS,
    "ordered_by": "The caretaker",
    "ordered_on": date(2026, 9, 1),
    "deviation": "Nobody was asked.",
    "measures": "The caretaker has been told.",
    "ground": NO_GROUND,
    "reasons": "Nobody thought of it.",
}
WALKS: list[tuple[str, dict[str, Any]]] = [
    ("full", {}),
    ("afterwards", AFTERWARDS),
    ("to be advertised", {"ground": NO_GROUND, "reasons": "No ground holds."}),
    ("called off", {"considered": "used"}),
    ("another way", {"way": Had.CENTRAL, "way_reason": "The central purchasing body has it."}),
]


@pytest.mark.parametrize(("name", "facts"), WALKS)
def test_the_answers_lead_from_page_to_page(made: Procured, name: str, facts: dict[str, Any]) -> None:
    """Each page is kept: the case lies in the register as it is, and opens at the page that was left."""
    used = (ContractConsidered(contract_id=made.contract_id, used=True),)
    whole = complete(made, **(facts | ({"considered": used} if "considered" in facts else {})))
    way = begun(made, whole.kind)
    while FLOW.following(written(way, whole)) is not None:
        assert FLOW.name_of(way.draft) == (str(way.draft.case.id) if way.draft.case.id else str(whole.kind))
        way = forward(made, written(way, whole))
        stored = records.get(made.register, DirectProcurement, way.draft.case.id or 0)
        assert (stored.page, stored.version) == (way.here, way.draft.case.version)
        assert FLOW.begin(drafts.open_draft(made.register, stored, TODAY)).trail == way.trail
        assert FLOW.back(way).here == way.trail[-2]
    assert way.trail == TRAILS[name]


@pytest.mark.parametrize("page", COMPETED)
def test_a_procurement_can_be_cancelled_on_every_page(made: Procured, page: str) -> None:
    """From each page it leads to the end, and back to where one was; nothing of the page is asked for."""
    way = at(made, page)
    assert way.trail == TRAILS["full"][: way.trail.index(page) + 1]
    emptied = {"requirements": (), "invited": (), "tenders": (), "checks": (), "decided_by_id": None}
    empty = way.with_draft(replace(way.draft, case=replace(way.draft.case, signed_on=None, **emptied)))
    ended = forward(made, empty, cancelled=True)
    assert ended.trail == (*way.trail, "end")
    assert FLOW.back(ended).here == page
    assert [step.key for step, _place in FLOW.outline(ended)] == list(ended.trail)


def test_what_was_bought_already_can_be_cancelled_too(made: Procured) -> None:
    assert forward(made, at(made, "bought", **AFTERWARDS), cancelled=True).here == "end"


def test_cancelling_leaves_what_was_asked_before(made: Procured) -> None:
    """The pages up to the ground belong to the documentation of a cancelled procurement."""
    way = at(made, "value", estimate_basis="")
    with pytest.raises(ProblemsError) as missing:
        forward(made, way, cancelled=True)
    assert missing.value.step == "value"


def test_a_price_above_the_limit_may_lead_to_the_end(made: Procured) -> None:
    over = {SE: 700_000, NO: 1_300_000}[made.country]
    reason = {"over_limit_reason": "The market has risen."}
    for choice, next_page in ((OverLimit.CANCEL, "end"), (OverLimit.SOUND, "checks")):
        way = at(made, "evaluation", over_limit=choice, award_value=money(made.country, over), **reason)
        assert forward(made, way).here == next_page
    way = at(made, "evaluation", over_limit=OverLimit.CANCEL, award_value=money(made.country, over))
    with pytest.raises(ProblemsError):
        forward(made, way)


EDGES = {edge for trail in TRAILS.values() for edge in pairwise(trail)}
EDGES |= {(page, "end") for page in (*COMPETED, "bought")}


def test_these_are_all_the_edges_of_the_graph(made: Procured) -> None:
    """From no page, whatever is said, is there a way that has not been walked here."""
    used = (ContractConsidered(contract_id=made.contract_id, used=True),)
    over = {"over_limit": OverLimit.CANCEL, "award_value": money(made.country, 2_000_000)}
    said: list[dict[str, Any]] = [
        *[facts for _name, facts in WALKS if "considered" not in facts],
        *[{"considered": used}, over, {"way": Had.CONCESSION}, {"ground": ""}],
        *[{"prices": worth(made.country, each)} for each in (400_000, 2_000_000)],
    ]
    found = set()
    for facts in said:
        draft = drafts.CaseDraft(complete(made, **facts), procuring.setting(made.register, TODAY), {})
        for each in (draft, replace(draft, cancelled=True)):
            asked = [step.key for step in STEPS if step.asked(each)]
            found |= set(pairwise(asked))
    assert found <= EDGES
    assert found >= EDGES - {(page, "end") for page in (*COMPETED[:-1], "bought")}


# What is found out on the way.


def test_a_new_case_has_its_number_its_officer_and_its_day(made: Procured) -> None:
    case = begun(made).draft.case
    assert case.number.startswith("D2026-")
    assert (case.started_on, case.officer_id) == (TODAY, next(iter(made.persons.values())))


def test_what_is_known_is_written_before_it_is_asked(made: Procured) -> None:
    """The judge of the area, the day of the estimate, rows for tenders and look-ups, the winner."""
    officer, first = next(iter(made.persons.values())), next(iter(made.suppliers.values()))
    case = forward(made, at(made, "contracts", area_judged_by_id=None)).draft.case
    assert case.area_judged_by_id == officer
    case = forward(made, at(made, "object", estimated_on=None)).draft.case
    assert case.estimated_on == case.started_on
    day = date(2026, 9, 10)
    asked = (
        Invited(supplier_id=first, asked_on=day),
        Invited(supplier_id=first + 1, asked_on=day, declined_on=day),
    )
    way = at(made, "request", tenders=(), invited=asked, few_asked_reason="There are no more.")
    assert [each.supplier_id for each in forward(made, way).draft.case.tenders] == [first]
    here = (Checked(kind=SupplierCheck.SANCTIONS, evidence="List"),)
    way = forward(made, at(made, "evaluation", checks=here))
    kinds = [each.kind for each in way.draft.case.checks]
    assert (kinds[0], len(kinds), len(set(kinds))) == (SupplierCheck.SANCTIONS, 6, 6)
    assert kinds[-1] is SupplierCheck.EXCLUSION_OWN
    nothing = dict.fromkeys(("supplier_id", "award_value", "award_from"), None) | {"award_reason": ""}
    case = forward(made, at(made, "checks", **nothing)).draft.case
    chosen = case.tenders[0]
    assert (case.supplier_id, case.award_value) == (chosen.supplier_id, chosen.amount)
    assert (case.award_reason, case.award_from) == (chosen.why, case.wanted_from)


def test_what_somebody_has_written_stays(made: Procured) -> None:
    boss = list(made.persons.values())[1]
    day = date(2026, 8, 1)
    assert forward(made, at(made, "contracts", area_judged_by_id=boss)).draft.case.area_judged_by_id == boss
    assert forward(made, at(made, "object", estimated_on=day)).draft.case.estimated_on == day
    before = at(made, "request")
    assert [each.supplier_id for each in forward(made, before).draft.case.tenders] == [
        each.supplier_id for each in before.draft.case.tenders
    ]
    before = at(made, "checks", award_from=day, award_reason="As we decided.")
    after = forward(made, before).draft.case
    kept = {"page": "", "version": 0, "value": None}
    assert replace(after, **kept) == replace(before.draft.case, **kept)
    nobody = tuple(replace(each, id=None, outcome=None) for each in before.draft.case.tenders)
    unchosen = {"tenders": nobody, "supplier_id": None}
    decision = next(step for step in STEPS if step.key == "decision")
    draft = at(made, "checks", **unchosen).draft
    assert decision.prepare(made.register, draft, silent).case.supplier_id is None


def test_a_contract_that_the_product_area_brings_up_is_asked_about_at_once(made: Procured) -> None:
    """It was not found by the words, and the area is chosen on a later page."""
    area = records.save(made.register, ProductArea(name="Batterier")).id
    days = {"first_day": date(2024, 1, 1), "last_day": date(2027, 12, 31)}
    records.save(made.register, Contract(title="Laddning", area_id=area, **days))
    way = at(made, "object", considered=(), searched_for="kaffe", area_id=area)
    with pytest.raises(ProblemsError) as missing:
        forward(made, way)
    assert (missing.value.step, *missing.value.problems) == ("contracts", "considered")
