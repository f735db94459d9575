"""Rows become contracts: found or new, updated or left as edited, all in one step or none."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import copies
import pytest
from importing import TODAY, bring, contracts, fates, reasons, row

from inkop_desktop.errors import UserError
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import CallOff, Contract, ContractOwner
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country, OptionState
from inkop_desktop.services import listing, records, registers
from inkop_desktop.services.imports import imports
from inkop_desktop.services.imports.imports import StrictError
from inkop_desktop.services.imports.incoming import Fate, Named, Rules
from inkop_desktop.text import Message

DAY = timedelta(1)
CREATE, UPDATE, SKIP, REFUSE = Fate.CREATE, Fate.UPDATE, Fate.SKIP, Fate.REFUSE


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "r", "Anna", Country.SE, Organisation(name="Åsele kommun")) as made:
        yield made


# One step, or nothing


def test_everything_is_one_step_that_one_undo_takes_back(register: Register) -> None:
    bring(
        register,
        row(2, number="1", title="Kött", suppliers=(Named("Berg AB"),), owners=(Named("Anna Lind"),)),
        row(3, number="2", title="El", unit_id=Named("Teknik"), area_id=Named("Energi")),
    )
    (entry, _made) = registers.log(register)
    assert worded(entry.action) == "Import contracts from “list.csv”"
    first, second = contracts(register)
    assert records.get(register, Supplier, first.suppliers[0].supplier_id or 0).name == "Berg AB"
    assert records.get(register, Person, first.owners[0].person_id or 0).name == "Anna Lind"
    own = registers.own_organisation(register)
    assert records.get(register, Unit, second.unit_id or 0).organisation_id == own.id
    registers.undo(register)
    assert (contracts(register), records.every(register, Supplier)) == ([], [])


def test_a_preview_writes_nothing_and_tells_the_same(register: Register) -> None:
    rows = [row(2, number="1", title="Kött", suppliers=(Named("Berg AB"),)), row(3, number="2")]
    foreseen = imports.preview(register, rows, Rules(TODAY))
    assert (contracts(register), len(registers.log(register))) == ([], 1)
    assert foreseen.new == {"supplier": 1}
    assert fates(bring(register, *rows)) == fates(foreseen) == [CREATE, REFUSE]


def test_stopping_leaves_the_register_as_it_was(register: Register) -> None:
    def stop(_what: Message, done: int, total: int) -> None:
        if total == done + 1:
            raise UserError("Stop.")

    with pytest.raises(UserError, match="Stop"):
        imports.run(register, [row(2, title="Kött")], Rules(TODAY), "list.csv", tell=stop)
    assert (contracts(register), len(registers.log(register))) == ([], 1)


def test_progress_goes_on_to_the_end_and_stopping_there_leaves_nothing_either(register: Register) -> None:
    rows = [row(place, title=f"Avtal {place}", suppliers=(Named(f"Dal {place} AB"),)) for place in range(600)]
    told: list[tuple[str, int, int]] = []
    bring(register, row(2, title="Kött"))

    def hear(what: Message, done: int, total: int) -> None:
        told.append((worded(what), done, total))

    imports.run(register, rows, Rules(TODAY), "list.csv", tell=hear)
    registers.undo(register)
    kinds = list(dict.fromkeys(what for what, _done, _total in told))
    assert kinds[-1] == "Bringing lists and search up to date"
    steps = [(done, total) for what, done, total in told if what == kinds[-1]]
    assert steps == [(0, 1200), (500, 1200), (600, 1200), (1100, 1200)]

    def stop(what: Message, done: int, _total: int) -> None:
        if (worded(what), done) == (kinds[-1], 1100):
            raise UserError("Stop.")

    before = len(registers.log(register))
    with pytest.raises(UserError, match="Stop"):
        imports.run(register, rows, Rules(TODAY), "list.csv", tell=stop)
    assert [each.title for each in contracts(register)] == ["Kött"]
    assert (records.every(register, Supplier), len(registers.log(register))) == ([], before)
    assert listing.find(register, "Avtal 5") == []


def test_strict_takes_nothing_where_a_row_is_refused(register: Register) -> None:
    rows = [row(2, title="Kött", suppliers=(Named("Berg AB"),)), row(3, number="2")]
    with pytest.raises(StrictError) as refused:
        imports.run(register, rows, Rules(TODAY), "list.csv", strict=True)
    assert fates(refused.value.plan) == [CREATE, REFUSE]
    assert (contracts(register), records.every(register, Supplier)) == ([], [])


def test_a_refused_row_adds_nobody(register: Register) -> None:
    plan = bring(register, row(2, number="1", suppliers=(Named("Berg AB"),), owners=(Named("Anna"),)))
    assert (plan.new, records.every(register, Supplier), records.every(register, Person)) == ({}, [], [])
    assert (plan.decisions[0].field, reasons(plan)) == ("title", ["Fill in “Title”."])


# Which contract it is


def test_a_row_updates_the_contract_with_its_number(register: Register) -> None:
    bring(register, row(2, number="24-1", title="Kött"))
    plan = bring(register, row(5, number=" 24-1 ", title="Kött och fisk", case_number="KS 1"))
    assert fates(plan) == [UPDATE]
    assert [(each.field, each.stored, each.incoming) for each in plan.decisions[0].changes] == [
        ("number", "24-1", " 24-1 "),
        ("title", "Kött", "Kött och fisk"),
        ("case_number", "", "KS 1"),
    ]
    assert [each.title for each in contracts(register)] == ["Kött och fisk"]


def test_an_update_leaves_what_was_called_off(register: Register) -> None:
    noted = CallOff(day=date(2026, 5, 1), what="Sand", value=Money(5_00, "SEK"))
    bring(register, row(2, number="1", title="Grus"))
    before = records.save(register, replace(contracts(register)[0], call_offs=(noted,)))
    bring(register, row(2, number="1", title="Grus och sand"))
    (after,) = contracts(register)
    assert (after.title, after.call_offs) == ("Grus och sand", before.call_offs)


def test_it_can_be_skipped_instead(register: Register) -> None:
    bring(register, row(2, number="1", title="Kött"))
    plan = bring(register, row(2, number="1", title="Fisk"), row(3, number="2", title="El"), update=False)
    assert fates(plan) == [SKIP, CREATE]
    assert [each.title for each in contracts(register)] == ["Kött", "El"]


def test_another_key_may_tell(register: Register) -> None:
    bring(register, row(2, number="1", case_number="KS 1", title="Kött"))
    plan = bring(register, row(2, number="9", case_number="ks 1", title="Fisk"), match="case_number")
    assert fates(plan) == [UPDATE]
    assert [each.number for each in contracts(register)] == ["9"]


def test_without_a_key_every_row_is_new(register: Register) -> None:
    rows = [row(2, number="1", title="Kött"), row(3, number="1", title="Kött")]
    assert fates(bring(register, *rows, match="")) == [CREATE, CREATE]
    assert fates(bring(register, *rows, match="")) == [CREATE, CREATE]


LOTS = (
    row(2, number="1", case_number="24/3", title="Del A"),
    row(3, number="1", case_number="24/3", title="Del B"),
    row(4, case_number="24/3", title="Del C"),
)


def test_lots_that_share_a_number_stay_apart_and_are_found_again(register: Register) -> None:
    assert fates(bring(register, *LOTS)) == [CREATE, CREATE, CREATE]
    again = bring(register, *LOTS)
    assert (fates(again), again.unchanged) == ([UPDATE, UPDATE, UPDATE], 3)
    assert len(registers.log(register)) == 2


def test_the_same_row_twice_is_refused_the_second_time(register: Register) -> None:
    plan = bring(register, LOTS[0], replace(LOTS[0], number=9))
    assert fates(plan) == [CREATE, REFUSE]
    assert reasons(plan) == ["Row 2 holds the same contract already."]


def test_two_rows_never_update_one_contract(register: Register) -> None:
    bring(register, row(2, number="1", title="Kött"))
    plan = bring(register, row(2, number="1", title="Fisk"), row(3, number="2", title="Kött"))
    assert fates(plan) == [UPDATE, CREATE]
    bring(register, row(2, number="", title="El"))
    plan = bring(register, row(2, number="7", title="El"), row(3, title="El"), match="title")
    assert fates(plan) == [CREATE, UPDATE]


def test_a_number_that_several_contracts_have_is_not_guessed(register: Register) -> None:
    bring(register, *LOTS)
    plan = bring(register, row(2, number="1", title="Del X"))
    assert fates(plan) == [REFUSE]
    assert "2 contracts" in reasons(plan)[0]


# What is written over


def test_a_blank_cell_leaves_or_clears(register: Register) -> None:
    bring(register, row(2, number="1", title="Kött", case_number="KS 1", first_day=date(2024, 1, 1)))
    blank = row(2, number="1", title="Kött", blank=frozenset({"case_number", "first_day"}))
    assert bring(register, blank).unchanged == 1
    bring(register, blank, clear=True)
    (contract,) = contracts(register)
    assert (contract.case_number, contract.first_day) == ("", None)


def edit(register: Register, **values: Any) -> None:
    records.save(register, replace(contracts(register)[0], **values))


def test_a_field_edited_by_hand_since_the_import_is_shown_and_kept(register: Register) -> None:
    bring(register, row(2, number="1", title="Kött", case_number="KS 1"))
    edit(register, title="Kött och chark")
    plan = bring(register, row(2, number="1", title="Köttvaror", case_number="KS 2"))
    kept = plan.decisions[0].kept
    assert [(each.field, each.stored, each.incoming) for each in kept] == [
        ("title", "Kött och chark", "Köttvaror")
    ]
    (contract,) = contracts(register)
    assert (contract.title, contract.case_number) == ("Kött och chark", "KS 2")


def test_what_was_filled_in_by_hand_is_not_cleared(register: Register) -> None:
    bring(register, row(2, number="1", title="Kött"))
    edit(register, case_number="KS 1")
    blank = row(2, number="1", title="Kött", blank=frozenset({"case_number"}))
    bring(register, blank, clear=True)
    assert contracts(register)[0].case_number == "KS 1"


def test_an_edit_that_was_undone_protects_nothing(register: Register) -> None:
    bring(register, row(2, number="1", title="Kött"))
    edit(register, title="Fisk")
    registers.undo(register)
    bring(register, row(2, number="1", title="Köttvaror"))
    assert contracts(register)[0].title == "Köttvaror"


def test_an_edit_that_was_done_again_protects(register: Register) -> None:
    bring(register, row(2, number="1", title="Kött"))
    edit(register, title="Fisk")
    registers.undo(register)
    registers.redo(register)
    bring(register, row(2, number="1", title="Köttvaror"))
    assert contracts(register)[0].title == "Fisk"


def test_an_import_that_was_undone_and_done_again_is_an_import(register: Register) -> None:
    bring(register, row(2, number="1", title="Kött"))
    registers.undo(register)
    registers.redo(register)
    bring(register, row(2, number="1", title="Fisk"))
    assert contracts(register)[0].title == "Fisk"


def test_an_amount_edited_by_hand_stays_with_its_currency(register: Register) -> None:
    bring(register, row(2, number="1", title="Kött", ceiling=Money(100, "SEK")))
    edit(register, ceiling=Money(100, "NOK"))
    plan = bring(register, row(2, number="1", title="Kött", ceiling=Money(200, "SEK")))
    assert [each.field for each in plan.decisions[0].kept] == ["ceiling"]
    assert contracts(register)[0].ceiling == Money(100, "NOK")


def test_suppliers_and_options_keep_what_is_known_of_them(register: Register) -> None:
    named = (Named("Berg AB"), Named("Dal AB"))
    bring(register, row(2, number="1", title="Kött", suppliers=named, options=(12, 12)))
    before = contracts(register)[0]
    again = bring(register, row(2, number="1", title="Kött", suppliers=named[::-1], options=(24, 12, 6)))
    after = contracts(register)[0]
    assert [each.field for each in again.decisions[0].changes] == ["suppliers", "options"]
    assert {each.id for each in after.suppliers} == {each.id for each in before.suppliers}
    assert [each.months for each in after.options] == [24, 12, 6]
    assert [each.id for each in after.options[:2]] == [each.id for each in before.options]


def test_ranks_that_a_row_tells_are_the_suppliers_and_others_keep_theirs(register: Register) -> None:
    alfa, beta = Named("Alfa AB", rank=1), Named("Beta AB", rank=2)
    plan = bring(register, row(2, number="1", title="Tolk", suppliers=(alfa, beta, alfa)))
    assert [each.rank for each in plan.decisions[0].suppliers] == [1, 2]
    assert [each.rank for each in contracts(register)[0].suppliers] == [1, 2]
    bring(register, row(2, number="1", title="Tolk", suppliers=(Named("Alfa AB"), Named("Beta AB"))))
    assert [each.rank for each in contracts(register)[0].suppliers] == [1, 2]
    bring(register, row(2, number="1", title="Tolk", suppliers=(Named("Alfa AB", rank=3), beta)))
    assert [each.rank for each in contracts(register)[0].suppliers] == [3, 2]


def test_a_decided_option_stays(register: Register) -> None:
    bring(register, row(2, number="1", title="Kött", term_months=12, options=(12,)))
    stored = contracts(register)[0]
    exercised = replace(stored.options[0], state=OptionState.EXERCISED, decided_on=date(2026, 1, 1))
    edit(register, options=(exercised,))
    plan = bring(register, row(2, number="1", title="Kött", options=(24,)))
    assert [each.field for each in plan.decisions[0].kept] == ["options"]
    assert contracts(register)[0].options[0].state is OptionState.EXERCISED


def test_a_term_that_cannot_be_right_refuses_the_row(register: Register) -> None:
    plan = bring(register, row(2, title="Kött", first_day=date(2026, 1, 1), last_day=date(2025, 1, 1)))
    assert (fates(plan), plan.decisions[0].field) == ([REFUSE], "last_day")


def test_a_new_last_day_is_refused_before_the_last_day_to_decide_on_an_option(register: Register) -> None:
    bring(register, row(2, number="1", title="Kött", last_day=date(2027, 12, 31), options=(12,)))
    edit(register, options=(replace(contracts(register)[0].options[0], decide_by=date(2027, 6, 1)),))
    plan = bring(register, row(2, number="1", title="Kött", last_day=date(2027, 3, 31)))
    assert (fates(plan), plan.decisions[0].field) == ([REFUSE], "options")
    assert reasons(plan) == [
        "Option 1 cannot be decided on after 2027-03-31, the last day of what it extends."
    ]


def test_a_post_keeps_its_days_and_one_that_has_ended_stays(register: Register) -> None:
    anna, per = [records.save(register, Person(name=each)) for each in ("Anna Lind", "Per Berg")]
    posts = (
        ContractOwner(person_id=anna.id, to_day=date(2024, 12, 31)),
        ContractOwner(person_id=per.id, from_day=date(2025, 1, 1)),
    )
    records.save(register, Contract(title="El", owners=posts))
    named = (Named("Per Berg"), Named("Åsa Dal"))
    foreseen = imports.preview(register, [row(2, title="El", owners=(named[0],))], Rules(TODAY))
    assert foreseen.unchanged == 1
    (change,) = imports.preview(register, [row(2, title="El", owners=named)], Rules(TODAY)).decisions[0].kept
    assert [each.to_day for each in change.incoming] == [date(2024, 12, 31), None, None]
    assert [each.from_day for each in change.incoming] == [None, date(2025, 1, 1), TODAY]


LISTED = [
    # the day before the contract begins, the day, the day after
    (TODAY + DAY, None),
    (TODAY, TODAY),
    (TODAY - DAY, TODAY),
]


@pytest.mark.parametrize(("begins", "since"), LISTED)
def test_whoever_is_named_no_more_had_the_post_until_the_day_before(
    register: Register, begins: date, since: date | None
) -> None:
    """Nobody comes to have owned what was another's before."""
    first = {"owners": (Named("Anna Berg"), Named("Per Olsson")), "managers": (Named("Anna Berg"),)}
    bring(register, row(2, number="1", title="El", first_day=begins, **first))
    (before,) = contracts(register)
    assert [(each.from_day, each.to_day) for each in before.owners] == [(None, None)] * 2
    bring(register, row(2, number="1", owners=(Named("Per Olsson"), Named("Sven Ny"))))
    (contract,) = contracts(register)
    assert [(each.from_day, each.to_day) for each in contract.owners] == [
        (None, TODAY - DAY),
        (None, None),
        (since, None),
    ]
    assert contract.owners[:2] == (replace(before.owners[0], to_day=TODAY - DAY), before.owners[1])
    assert contract.managers == before.managers


def test_the_same_list_once_more_changes_nothing(register: Register) -> None:
    bring(register, row(2, number="1", title="El", owners=(Named("Anna Berg"),)))
    bring(register, row(2, number="1", owners=(Named("Sven Ny"),)))
    assert bring(register, row(2, number="1", owners=(Named("Sven Ny"),))).unchanged == 1


def test_whoever_comes_back_begins_anew(register: Register) -> None:
    for name in ("Anna Berg", "Sven Ny", "Anna Berg"):
        bring(register, row(2, number="1", title="El", owners=(Named(name),)))
    owners = contracts(register)[0].owners
    assert [(each.from_day, each.to_day) for each in owners] == [(None, TODAY - DAY), (TODAY, None)]
    assert owners[0].person_id == owners[1].person_id


def test_a_cell_that_is_blank_ends_the_post_where_it_clears(register: Register) -> None:
    bring(register, row(2, number="1", title="El", owners=(Named("Anna Berg"),)))
    bring(register, row(2, number="1", blank=frozenset({"owners"})), clear=True)
    assert [each.to_day for each in contracts(register)[0].owners] == [TODAY - DAY]
