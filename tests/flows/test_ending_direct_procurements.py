"""How a direct procurement ends in the wizard: every ending, frozen or not, and again when corrected."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import procured
import pytest
from casework import TODAY, answered, worth
from procured import Procured

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.flows.flow import ProblemsError
from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring.draft import NO_GROUND, CaseDraft
from inkop_desktop.flows.procuring.wizard import Ended, wizard
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import CallOff, Contract
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import ContractConsidered
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Ending, Way
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import law, procuring_ends, records, registers
from inkop_desktop.services.telling import silent

FLOW = wizard(TODAY)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Procured]:
    """Return a small Swedish municipality."""
    municipality = procured.swedish(tmp_path_factory.mktemp("ending") / "a.inkop")
    with municipality.register:
        yield municipality


def saved(made: Procured, **facts: Any) -> CaseDraft:
    """Return the draft of a complete case in the register."""
    values = {
        "number": "",
        "considered": (),
        "prices": worth(Country.SE, 600_000),
        "ground": "value",
        "conditions": answered("whole_value", "not_split"),
        "page": "end",
        "ending": None,
        "ended_on": None,
        "attachments": (),
    }
    case = records.save(made.register, procured.awarded(made, **(values | facts)))
    return drafts.open_draft(made.register, case, TODAY)


def finished(made: Procured, draft: CaseDraft, **said: Any) -> Ended:
    return FLOW.complete(FLOW.begin(replace(draft, **said)), made.register, silent)


def stored(made: Procured, ended: Ended) -> DirectProcurement:
    return records.get(made.register, DirectProcurement, ended.case.id or 0)


SIGNED = date(2026, 10, 26)
REASON = {"reason": " It is to be so. "}
# What the officer has said, how it ends, on which day, what the button says.
ENDINGS: list[tuple[dict[str, Any], dict[str, Any], Ending, date, str]] = [
    ({}, {}, Ending.CONTRACT, SIGNED, "Finish with the contract"),
    ({"considered": "used"}, REASON, Ending.CALL_OFF, TODAY, "Finish: call off from the contract"),
    (
        {"way": Way.INTERNAL, "way_reason": "Our own laundry."},
        REASON,
        Ending.OTHER_WAY,
        TODAY,
        "Finish: taken another way",
    ),
    ({}, {"cancelled": True} | REASON, Ending.CANCELLED, TODAY, "Cancel the procurement"),
    (
        {"ground": NO_GROUND, "reasons": "No ground holds."},
        REASON,
        Ending.ADVERTISE,
        TODAY,
        "Finish: to be advertised",
    ),
]


@pytest.mark.parametrize(("facts", "said", "ending", "day", "action"), ENDINGS)
@pytest.mark.parametrize("freezes", [True, False])
def test_a_case_ends_as_it_stands(
    made: Procured,
    facts: dict[str, Any],
    said: dict[str, Any],
    ending: Ending,
    day: date,
    action: str,
    freezes: bool,
) -> None:
    used = (ContractConsidered(contract_id=made.contract_id, used=True),)
    draft = saved(made, **(facts | ({"considered": used} if "considered" in facts else {})))
    draft = replace(draft, freezes=freezes, **said)
    assert formats.worded(FLOW.action(draft)) == action
    ended = finished(made, draft)
    case = stored(made, ended)
    assert ended.case == case
    assert (case.ending, case.ended_on, case.ending_reason) == (
        ending,
        day,
        REASON["reason"].strip() if said else "",
    )
    assert case.closed_on == (TODAY if freezes else None)
    assert len(case.versions) == (1 if freezes else 0)
    assert law.kept(made.register, case.law_pack) == draft.around.pack
    assert (ended.contract is not None) is (ending is Ending.CONTRACT)
    assert case.contract_id == (ended.contract.id if ended.contract else None)
    assert (ended.planned is not None) is (ending is Ending.ADVERTISE)


NO: dict[str, Any] = {"ground": NO_GROUND, "reasons": "No ground holds."}


def planned(made: Procured, ended: Ended) -> list[PlanItem]:
    return [each for each in records.every(made.register, PlanItem) if each.case_id == ended.case.id]


def test_a_no_is_planned_in_the_same_step(made: Procured) -> None:
    ended = finished(made, saved(made, **NO), freezes=False, **REASON)
    assert planned(made, ended) == [ended.planned]
    registers.undo(made.register)
    assert planned(made, ended) == []
    assert stored(made, ended).ending is None


@pytest.mark.parametrize("is_deleted", [False, True])
def test_a_correction_of_a_no_leaves_the_plan_as_it_is(made: Procured, is_deleted: bool) -> None:
    ended = finished(made, saved(made, **NO), **REASON)
    assert ended.planned is not None
    written = records.save(made.register, replace(ended.planned, title="New lamps", remarks="In two lots."))
    if is_deleted:
        records.delete(made.register, written)
    procuring_ends.correct(made.register, stored(made, ended), "The need was told wrongly.")
    again = drafts.open_draft(made.register, stored(made, ended), TODAY)
    corrected = finished(made, replace(again, case=replace(again.case, title="Something else")))
    assert planned(made, corrected) == ([] if is_deleted else [written])
    assert corrected.planned == (None if is_deleted else written)


def call_offs(made: Procured, case_id: int | None) -> list[CallOff]:
    contract = records.get(made.register, Contract, made.contract_id)
    return [each for each in contract.call_offs if each.case_id == case_id]


def test_what_is_called_off_is_noted_on_the_contract_in_the_same_step(made: Procured) -> None:
    used = (ContractConsidered(contract_id=made.contract_id, used=True),)
    draft = saved(made, considered=used, award_value=Money(90_000_00, "SEK"))
    before = records.get(made.register, DirectProcurement, draft.case.id or 0)
    ended = finished(made, draft, freezes=False, **REASON)
    (noted,) = call_offs(made, ended.case.id)
    assert (noted.day, noted.what, noted.value, noted.unit_id) == (
        TODAY,
        ended.case.title,
        Money(90_000_00, "SEK"),
        ended.case.unit_id,
    )
    registers.undo(made.register)
    assert call_offs(made, ended.case.id) == []
    assert records.get(made.register, DirectProcurement, before.id or 0).ending is None


def test_a_corrected_call_off_is_counted_once(made: Procured) -> None:
    used = (ContractConsidered(contract_id=made.contract_id, used=True),)
    ended = finished(made, saved(made, considered=used, award_value=Money(90_000_00, "SEK")), **REASON)
    again = corrected(made, ended)
    finished(made, replace(again, case=replace(again.case, award_value=Money(40_000_00, "SEK"))))
    assert [each.value for each in call_offs(made, ended.case.id)] == [Money(40_000_00, "SEK")]


def test_the_contract_is_made_or_not_and_may_be_made_later(made: Procured) -> None:
    before = len(records.every(made.register, Contract))
    ended = finished(made, saved(made), makes_contract=False, freezes=False)
    assert (ended.contract, ended.case.contract_id) == (None, None)
    assert len(records.every(made.register, Contract)) == before
    again = finished(made, drafts.open_draft(made.register, ended.case, TODAY))
    assert again.contract is not None
    assert (again.case.contract_id, again.case.closed_on) == (again.contract.id, TODAY)
    assert again.case.ended_on == SIGNED


URGENT: dict[str, Any] = {
    "started_on": date(2025, 9, 1),  # the amounts of 2026 are not known in kronor
    "estimated_on": date(2025, 9, 1),
    "prices": worth(Country.SE, 900_000),
    "ground": "urgency",
    "conditions": answered("urgent", "not_attributable", "not_foreseeable", "no_time", "necessary"),
    "reasons": "The roof fell in.",
}
NOTICE = "Missing: on which day the post-award notice was sent."


def test_a_case_is_frozen_by_itself_once_nothing_is_to_come(made: Procured) -> None:
    draft = saved(made, **URGENT)
    assert [formats.worded(each) for each in drafts.missing_at_end(draft)] == [NOTICE]
    ended = finished(made, draft)
    assert (ended.case.ending, ended.case.closed_on) == (Ending.CONTRACT, None)
    again = drafts.open_draft(made.register, stored(made, ended), TODAY)
    sent = finished(made, replace(again, case=replace(again.case, award_notice_on=TODAY)))
    assert sent.case.closed_on == TODAY


def test_nothing_ends_frozen_while_something_is_missing(made: Procured) -> None:
    draft = saved(made, **URGENT)
    with pytest.raises(ProblemsError) as missing:
        finished(made, draft, freezes=True)
    assert missing.value.step == "end"
    assert [(name, formats.worded(each)) for name, each in missing.value.problems.items()] == [
        ("freezes", f"The case cannot be frozen yet, since something is missing in it.\n{NOTICE}")
    ]
    assert stored(made, Ended(draft.case, None, None, (), None)).ending is None


def test_an_ending_without_its_reason_is_no_end(made: Procured) -> None:
    draft = saved(made)
    with pytest.raises(ProblemsError) as missing:
        finished(made, draft, cancelled=True, reason=" ")
    assert (missing.value.step, list(missing.value.problems)) == ("end", ["reason"])
    assert records.get(made.register, DirectProcurement, draft.case.id or 0) == draft.case


def test_a_contract_needs_no_reason_and_keeps_none(made: Procured) -> None:
    """What was written while it was to be cancelled is not kept with the contract."""
    assert finished(made, saved(made), reason="Was to be cancelled").case.ending_reason == ""


def test_an_end_looks_at_every_page_again(made: Procured) -> None:
    with pytest.raises(ProblemsError) as missing:
        finished(made, saved(made, same_kind_reason=""))
    assert missing.value.step == "same_kind"


def test_a_cancelled_case_is_complete_up_to_the_ground(made: Procured) -> None:
    nothing = {"requirements": (), "invited": (), "tenders": (), "checks": (), "signed_on": None}
    ended = finished(made, saved(made, **nothing), cancelled=True, reason="No tender came in.")
    assert ended.case.ending is Ending.CANCELLED


# Correcting.


def corrected(made: Procured, ended: Ended) -> CaseDraft:
    case = procuring_ends.correct(made.register, ended.case, "The price was wrong.")
    return drafts.open_draft(made.register, case, TODAY)


@pytest.mark.parametrize(("facts", "said", "ending", "day", "_action"), [ENDINGS[0], ENDINGS[3], ENDINGS[4]])
def test_a_corrected_case_keeps_its_ending_and_is_frozen_anew(
    made: Procured, facts: dict[str, Any], said: dict[str, Any], ending: Ending, day: date, _action: str
) -> None:
    """Opened again, it ends as it did: a cancelled one makes no contract, and no second one is made."""
    draft = corrected(made, finished(made, saved(made, **facts), **said))
    assert drafts.ending_of(draft) is ending
    assert draft.reason == draft.case.ending_reason
    before = len(records.every(made.register, Contract))
    ended = finished(made, draft)
    assert (ended.case.ending, ended.case.ended_on, ended.contract) == (ending, day, None)
    assert len(records.every(made.register, Contract)) == before
    assert [each.correction for each in ended.case.versions] == ["", "The price was wrong."]
    assert ended.case.closed_on == TODAY


def test_what_the_contract_of_a_corrected_case_says_otherwise_is_told_at_its_end(made: Procured) -> None:
    ended = finished(made, saved(made))
    assert ended.contract is not None
    assert ended.otherwise == ()
    records.save(made.register, replace(ended.contract, estimated_value=Money(1_00, "SEK")))
    draft = corrected(made, ended)
    case = replace(draft.case, award_value=Money(500_000_00, "SEK"))
    assert finished(made, replace(draft, case=case)).otherwise == ("Estimated value",)


def test_the_reason_of_an_ending_can_be_corrected(made: Procured) -> None:
    draft = corrected(made, finished(made, saved(made), cancelled=True, reason="Too deer"))
    assert finished(made, draft, reason="Too dear").case.ending_reason == "Too dear"


def test_the_contract_of_the_case_is_none_that_might_be_used_instead(made: Procured) -> None:
    """In force, in the same area: the search finds every contract but the one that the case led to."""
    area = records.save(made.register, ProductArea(name="Vintervägar")).id
    words = {"title": "Plogning", "searched_for": "Plogning", "area_id": area}
    draft = corrected(made, finished(made, saved(made, award_from=SIGNED, **words)))
    assert draft.case.contract_id is not None
    assert draft.case.contract_id not in [each.contract_id for each in draft.hits]
    other = drafts.looked_up(made.register, replace(draft, case=replace(draft.case, contract_id=None)))
    assert draft.case.contract_id in [each.contract_id for each in other.hits]


def test_a_corrected_case_is_held_against_the_contracts_of_the_day_it_ended(made: Procured) -> None:
    """What came into force since could not have been used."""
    area = records.save(made.register, ProductArea(name="Gatubelysning")).id
    draft = corrected(made, finished(made, saved(made, area_id=area), makes_contract=False))
    later = Contract(
        number="2026-900", title="Lampor", area_id=area, first_day=date(2026, 11, 1), open_ended=True
    )
    records.save(made.register, later)
    assert drafts.looked_up(made.register, draft).hits == ()
    still_open = replace(draft, case=replace(draft.case, ending=None, ended_on=None))
    assert len(drafts.looked_up(made.register, still_open).hits) == 1


def test_a_frozen_case_is_not_finished_again(made: Procured) -> None:
    ended = finished(made, saved(made))
    with pytest.raises(UserError, match="saved yet"):
        finished(made, drafts.open_draft(made.register, ended.case, TODAY))


def test_an_ended_case_is_judged_by_the_law_that_it_ended_under(made: Procured) -> None:
    ended = finished(made, saved(made), freezes=False)
    draft = drafts.open_draft(made.register, ended.case, TODAY)
    assert draft.around.pack.sha256 == ended.case.law_pack


def test_what_is_wrong_on_its_own_is_refused_before_it_is_saved(made: Procured) -> None:
    """A contract does not end before it begins: the case is not saved so."""
    draft = saved(made)
    turned = replace(draft, case=replace(draft.case, award_to=date(2026, 11, 30)))
    with pytest.raises(UserError, match="saved yet"):
        finished(made, turned)
