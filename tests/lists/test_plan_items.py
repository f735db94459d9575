"""The list of planned procurements says of each where it stands, as the rules do."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest

from inkop_desktop.lists.listing import Query, QuickFilter
from inkop_desktop.lists.planning import PLAN_ITEMS
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.register.register import Register
from inkop_desktop.rules.planning import PlanState
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import listing, planning, records, registers, work
from inkop_desktop.text import message

TODAY = date(2026, 11, 21)
DAYS = (None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1))
SHOWN_UNDER = {
    PlanState.PLANNED: {"open", "all"},
    PlanState.LATE: {"open", "late", "all"},
    PlanState.BEGUN: {"open", "begun", "all"},
    PlanState.DONE: {"done", "all"},
    PlanState.DROPPED: {"dropped", "all"},
}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Return a register that has an item for everything that can make a state, and nothing changes it."""
    path = tmp_path_factory.mktemp("plan") / "plan.inkop"
    with registers.new(path, "Anna", Country.SE, Organisation(name="Region")) as made:
        contract = records.save(made, Contract(number="1", title="Lampor"))
        made_of = product(DAYS, DAYS, DAYS, (None, contract.id))
        with work.change(made, message("Fill the plan")) as change:
            change.save_all(
                [
                    PlanItem(
                        title="Lampor", begin_by=begin, begun_on=begun, dropped_on=dropped, contract_id=has
                    )
                    for begin, begun, dropped, has in made_of
                ]
            )
        yield made


def test_the_list_and_the_rules_agree(register: Register) -> None:
    items = records.every(register, PlanItem)
    rows = listing.rows(register, PLAN_ITEMS, ["state"], [each.id or 0 for each in items], TODAY)
    assert {row[0] for row in rows.values()} == set(PlanState)
    assert [rows[each.id or 0][0] for each in items] == [planning.state_of(each, TODAY) for each in items]


@pytest.mark.parametrize("quick", PLAN_ITEMS.quick, ids=[each.key for each in PLAN_ITEMS.quick])
def test_each_pill_shows_what_it_says(register: Register, quick: QuickFilter) -> None:
    shown = set(listing.ids(register, PLAN_ITEMS, Query(TODAY, filters=quick.filters)))
    meant = [
        each.id
        for each in records.every(register, PlanItem)
        if quick.key in SHOWN_UNDER[planning.state_of(each, TODAY)]
    ]
    assert shown == set(meant)


def test_the_state_sorts_by_how_far_it_has_come(register: Register) -> None:
    ids = listing.ids(register, PLAN_ITEMS, Query(TODAY, sort=(("state", False),)))
    rows = listing.rows(register, PLAN_ITEMS, ["state"], ids, TODAY)
    ranks = [list(PlanState).index(rows[each][0]) for each in ids]
    assert ranks == sorted(ranks)
