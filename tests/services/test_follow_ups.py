"""What a follow-up of a contract must tell, and what becomes of it when the contract changes hands."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import cooperation
import pytest
from cooperation import Cooperation

from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract, ContractFollowUp, ContractManager, ContractOwner
from inkop_desktop.services import contracts, handing_over, problems, records, registers

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
KARI, OLA = "Kari Moen", "Ola Berg"


@pytest.fixture
def riik(tmp_path: Path) -> Iterator[Cooperation]:
    made = cooperation.make(tmp_path / "riik.inkop")
    yield made
    made.register.close()


@pytest.mark.parametrize(
    ("follow_up", "said"),
    [
        (ContractFollowUp(what="Pris", planned_on=TODAY), ""),
        (ContractFollowUp(what="Pris", held_on=TODAY), ""),
        (ContractFollowUp(what="Pris", held_on=TODAY, outcome="Bra"), ""),
        (ContractFollowUp(what=" ", planned_on=TODAY), "Fill in “What is followed up”."),
        (
            ContractFollowUp(what="Pris"),
            "Say for when the follow-up is planned, or when it was held.",
        ),
        (
            ContractFollowUp(what="Pris", planned_on=TODAY, outcome="Bra"),
            "Say when the follow-up “Pris” was held.",
        ),
    ],
)
def test_a_follow_up_tells_its_day(follow_up: ContractFollowUp, said: str) -> None:
    wrong = problems.of(Contract(title="Brød", follow_ups=(follow_up,)))
    assert [worded(each) for each in wrong.values()] == ([said] if said else [])
    assert set(wrong) <= {"follow_ups"}


@pytest.mark.parametrize(
    ("follow_up", "is_handed_over"),
    [
        (ContractFollowUp(what="Pris", planned_on=TODAY - DAY), False),
        (ContractFollowUp(what="Pris", planned_on=TODAY), True),
        (ContractFollowUp(what="Pris", planned_on=TODAY + DAY), True),
        (ContractFollowUp(what="Pris", planned_on=TODAY + DAY, held_on=TODAY), False),
    ],
)
def test_who_takes_over_a_contract_takes_part_in_what_is_planned(
    riik: Cooperation, follow_up: ContractFollowUp, is_handed_over: bool
) -> None:
    by_kari = ContractFollowUp(
        what=follow_up.what,
        planned_on=follow_up.planned_on,
        held_on=follow_up.held_on,
        owner_id=riik[KARI],
    )
    of_nobody = ContractFollowUp(what="Kvalitet", planned_on=TODAY)
    saved = riik.framework(
        "Epler", "Frukt", owners=(ContractOwner(person_id=riik[KARI]),), follow_ups=(by_kari, of_nobody)
    )
    hand_over(riik)
    assert taking_part(riik, saved) == [riik[OLA] if is_handed_over else riik[KARI], None]
    registers.undo(riik.register)
    assert taking_part(riik, saved) == [riik[KARI], None]


def test_who_takes_over_the_management_alone_does_not(riik: Cooperation) -> None:
    planned = ContractFollowUp(what="Pris", planned_on=TODAY, owner_id=riik[KARI])
    managers = (ContractManager(person_id=riik[KARI]),)
    saved = riik.framework("Epler", "Frukt", managers=managers, follow_ups=(planned,))
    hand_over(riik)
    assert taking_part(riik, saved) == [riik[KARI]]


def test_a_copy_of_a_contract_has_not_been_followed_up(riik: Cooperation) -> None:
    planned = ContractFollowUp(what="Pris", planned_on=TODAY)
    saved = riik.framework("Epler", "Frukt", follow_ups=(planned,))
    assert contracts.duplicate(riik.register, saved, "2").follow_ups == ()


def hand_over(riik: Cooperation) -> None:
    """Hand all that Kari answers for over to Ola."""
    whole = handing_over.responsibilities(riik.register, riik[KARI], TODAY)
    handing_over.hand_over(riik.register, riik.person(KARI), riik.person(OLA), whole, TODAY)


def taking_part(riik: Cooperation, contract: Contract) -> list[int | None]:
    """Return who takes part in each follow-up of a contract."""
    return [each.owner_id for each in records.get(riik.register, Contract, contract.id or 0).follow_ups]
