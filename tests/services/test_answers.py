"""A finding is answered once, by somebody, with a reason; the answer can be changed and withdrawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop.formats import worded
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.register import Answer
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country, Verdict
from inkop_desktop.services import answers, problems, registers
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.text import Message, in_language, message

TODAY, LATER = date(2024, 6, 1), date(2024, 9, 1)
MISSING = message("{role} is missing for {title}", role="Avtalsägare", title="Städ")


@dataclass(frozen=True)
class Asked:
    """The part of a finding that an answer needs."""

    id: str = "without-owner:contract:1"
    facts: str = "f1"
    message: Message = MISSING


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "answers", "Anna Berg", Country.SE, own) as made:
        yield made


def stored(register: Register) -> dict[str, Answer]:
    with register.reading() as connection:
        return answers.by_finding(connection)


def test_an_answer_says_who_what_when_and_why(register: Register) -> None:
    given = answers.answer(register, Asked(), Verdict.LATER, " Ny chef i höst ", TODAY, until=LATER)
    assert stored(register) == {"without-owner:contract:1": given}
    assert (given.verdict, given.until, given.reason) == (Verdict.LATER, LATER, "Ny chef i höst")
    assert (given.answered_by, given.answered_on, given.facts) == ("Anna Berg", TODAY, "f1")


def test_a_new_answer_takes_the_place_of_the_old_one(register: Register) -> None:
    answers.answer(register, Asked(), Verdict.LATER, "Ny chef i höst", TODAY, until=LATER)
    second = answers.answer(register, Asked(facts="f2"), Verdict.NOT_APPLICABLE, "Delat ägarskap", LATER)
    assert stored(register) == {"without-owner:contract:1": second}
    assert (second.until, second.facts, second.answered_on) == (None, "f2", LATER)


def test_each_finding_has_its_own_answer(register: Register) -> None:
    one = answers.answer(register, Asked(), Verdict.HANDLED, "Klart", TODAY)
    other = answers.answer(register, Asked(id="without-owner:contract:2"), Verdict.HANDLED, "Klart", TODAY)
    assert stored(register) == {one.finding: one, other.finding: other}


def test_an_answer_can_be_withdrawn_and_the_withdrawal_undone(register: Register) -> None:
    given = answers.answer(register, Asked(), Verdict.HANDLED, "Klart", TODAY)
    answers.withdraw(register, Asked())
    assert stored(register) == {}
    registers.undo(register)
    assert stored(register)[given.finding].reason == "Klart"


def test_withdrawing_nothing_writes_nothing(register: Register) -> None:
    before = len(registers.log(register))
    answers.withdraw(register, Asked())
    assert len(registers.log(register)) == before


def test_the_log_says_what_was_answered(register: Register) -> None:
    answers.answer(register, Asked(), Verdict.HANDLED, "Klart", TODAY)
    answers.answer(register, Asked(), Verdict.NOT_APPLICABLE, "Delat", TODAY)
    answers.withdraw(register, Asked())
    with in_language("sv"):
        said = [worded(entry.action) for entry in registers.log(register, limit=3)]
    assert all("Avtalsägare saknas för Städ" in each for each in said)
    assert len(set(said)) == 3


PROBLEMS = [
    (Verdict.HANDLED, "", None, {"reason"}),
    (Verdict.HANDLED, "  ", None, {"reason"}),
    (Verdict.LATER, "Väntar", None, {"until"}),
    (Verdict.LATER, "Väntar", TODAY, {"until"}),
    (Verdict.LATER, "Väntar", date(2024, 5, 31), {"until"}),
    (Verdict.LATER, "Väntar", date(2024, 6, 2), set()),
    (Verdict.HANDLED, "Klart", LATER, {"until"}),
    (Verdict.NOT_APPLICABLE, "", LATER, {"reason", "until"}),
    (Verdict.NOT_APPLICABLE, "Delat", None, set()),
]


@pytest.mark.parametrize(("verdict", "reason", "until", "fields"), PROBLEMS)
def test_what_is_wrong_with_an_answer_is_said_by_field(
    register: Register, verdict: Verdict, reason: str, until: date | None, fields: set[str]
) -> None:
    if not fields:
        answers.answer(register, Asked(), verdict, reason, TODAY, until=until)
        assert stored(register)
        return
    with pytest.raises(InvalidRecordError) as refused:
        answers.answer(register, Asked(), verdict, reason, TODAY, until=until)
    assert set(refused.value.problems) == fields
    assert stored(register) == {}


@pytest.mark.parametrize(
    ("facts", "until", "today", "holds"),
    [
        ("f1", None, TODAY, True),
        ("f2", None, TODAY, False),
        ("f1", LATER, date(2024, 8, 31), True),
        ("f1", LATER, LATER, False),
        ("f2", LATER, TODAY, False),
    ],
)
def test_an_answer_holds_while_facts_and_day_do(
    facts: str, until: date | None, today: date, holds: bool
) -> None:
    verdict = Verdict.LATER if until else Verdict.HANDLED
    answer = Answer(finding="x", facts="f1", verdict=verdict, until=until, reason="Väntar")
    assert problems.of(answer) == {}
    assert answers.holds(answer, facts, today) is holds
