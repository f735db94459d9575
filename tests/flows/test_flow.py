"""A wizard's way: forward when nothing is missing, back exactly, to the end or not."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from inkop_desktop.errors import UserError
from inkop_desktop.flows.flow import Flow, Place, ProblemsError, SoFar, Step, Way
from inkop_desktop.flows.keeping import KeptDraft
from inkop_desktop.services.telling import silent
from inkop_desktop.text import message

REGISTER: Any = None  # this flow asks nothing of it


@dataclass(frozen=True)
class Draft:
    amount: int = 0
    reason: str = ""
    looked_up: int = 0


def _reason_problems(draft: Draft) -> dict[str, Any]:
    return {} if draft.reason else {"reason": message("Give a reason.")}


def _finish(_register: Any, draft: Draft, _tell: Any) -> str:
    if draft.amount > 100:
        raise UserError("Too much.")
    return f"{draft.amount} {draft.reason}"


def _read(_register: Any, text: str, _tell: Any) -> Draft:
    if text == "gone":
        raise UserError("Gone.")
    return Draft(int(text))


FLOW: Flow[Draft, str] = Flow(
    key="buy",
    title="Buy",
    steps=(
        Step("amount", "Amount", "How much?", "Because."),
        Step("reason", "Reason", "Why?", "Because.", _reason_problems, asked=lambda draft: draft.amount > 10),
        Step(
            "end",
            "End",
            "Now?",
            "Because.",
            prepare=lambda _register, draft, _tell: replace(draft, looked_up=draft.amount),
        ),
    ),
    finish=_finish,
    action=lambda draft: message("Buy for {amount}", amount=draft.amount),
    so_far=lambda _draft: SoFar(),
    written=lambda draft, _step: str(draft.amount),
    read=_read,
    giving_up="Give up",
)


def forward(way: Way[Draft]) -> Way[Draft]:
    return FLOW.forward(way, REGISTER, silent)


def test_the_way_begins_at_the_first_step() -> None:
    way = FLOW.begin(Draft())
    assert (way.here, FLOW.step(way).question) == ("amount", "How much?")
    assert FLOW.cited(way.here, way.draft) is None  # a wizard that rests on no law
    assert FLOW.meanwhile(way.draft) is None  # and on no record that others write in


@pytest.mark.parametrize(("amount", "trail"), [(5, ("amount", "end")), (50, ("amount", "reason", "end"))])
def test_the_answers_decide_which_steps_are_asked(amount: int, trail: tuple[str, ...]) -> None:
    way = FLOW.begin(Draft(amount, "Needed"))
    while FLOW.following(way):
        way = forward(way)
    assert way.trail == trail
    assert way.draft.looked_up == amount


@pytest.mark.parametrize(
    ("amount", "at", "trail"),
    [
        (50, "", ("amount",)),
        (50, "reason", ("amount", "reason")),
        (50, "end", ("amount", "reason", "end")),
        (5, "end", ("amount", "end")),
        (5, "reason", ("amount", "reason")),
        (50, "gone", ("amount",)),
    ],
)
def test_the_way_begins_where_the_draft_had_come_to(amount: int, at: str, trail: tuple[str, ...]) -> None:
    """A step that the answers no longer lead to is shown still: they may have been given on it."""
    left = replace(FLOW, at=lambda _draft: at)
    assert left.begin(Draft(amount)).trail == trail


def test_nobody_goes_on_past_what_is_missing() -> None:
    way = forward(FLOW.begin(Draft(50)))
    with pytest.raises(ProblemsError) as missing:
        forward(way)
    assert (missing.value.step, list(missing.value.problems)) == ("reason", ["reason"])


def test_an_answer_that_leaves_a_step_behind_incomplete_is_told_at_once() -> None:
    way = Way(Draft(50), ("amount", "reason", "end"))
    more = replace(FLOW, steps=(*FLOW.steps, Step("last", "Last", "So?", "Because.")))
    with pytest.raises(ProblemsError) as missing:
        more.forward(way, REGISTER, silent)
    assert missing.value.step == "reason"
    assert more.forward(way.with_draft(Draft(5)), REGISTER, silent).here == "last"  # not asked any more


def test_one_goes_back_to_what_was_passed_by() -> None:
    """What was not asked on the way may be asked by now."""
    way = forward(FLOW.begin(Draft(5)))
    assert FLOW.back_to(way.with_draft(Draft(50)), "reason").trail == ("amount", "reason")


def test_going_back_leads_where_one_came_from_and_keeps_every_answer() -> None:
    first = FLOW.begin(Draft(50, "Needed"))
    second = forward(first)
    third = forward(second)
    assert FLOW.back(third) == second.with_draft(third.draft)
    assert FLOW.back(FLOW.back(third)).trail == first.trail
    assert FLOW.back(first) == first
    assert forward(FLOW.back(third)) == third
    assert FLOW.back_to(third, "amount").trail == ("amount",)


def test_going_back_skips_what_was_never_asked() -> None:
    way = forward(FLOW.begin(Draft(5)))
    assert FLOW.back(way).here == "amount"


def test_the_outline_tells_done_here_and_to_come() -> None:
    way = forward(FLOW.begin(Draft(50, "Needed")))
    told = [(step.key, place) for step, place in FLOW.outline(way)]
    assert told == [("amount", Place.DONE), ("reason", Place.HERE), ("end", Place.TO_COME)]
    told = [(step.key, place) for step, place in FLOW.outline(way.with_draft(Draft(5)))]
    assert [key for key, _place in told] == ["amount", "reason", "end"]
    assert [step.key for step, _place in FLOW.outline(FLOW.begin(Draft(5)))] == ["amount", "end"]


def test_the_end_does_it_or_refuses() -> None:
    way = forward(FLOW.begin(Draft(5)))
    assert FLOW.complete(way, REGISTER, silent) == "5 "
    with pytest.raises(UserError, match="Too much"):
        FLOW.complete(way.with_draft(Draft(500, "Needed")), REGISTER, silent)


def test_the_end_looks_at_every_step_again() -> None:
    way = forward(FLOW.begin(Draft(5)))
    with pytest.raises(ProblemsError) as missing:
        FLOW.complete(way.with_draft(Draft(50)), REGISTER, silent)
    assert missing.value.step == "reason"


def test_a_draft_is_kept_until_it_is_forgotten(tmp_path: Path) -> None:
    kept = KeptDraft(tmp_path / "a.inkop", FLOW, Draft())
    assert (kept.is_there(), kept.take_up(REGISTER, silent)) == (False, None)
    kept.keep(FLOW.begin(Draft(7)))
    assert kept.is_there()
    assert KeptDraft(tmp_path / "a.inkop", FLOW, Draft()).take_up(REGISTER, silent) == Draft(7)
    assert not KeptDraft(tmp_path / "b.inkop", FLOW, Draft()).is_there()
    kept.forget()
    assert not kept.is_there()


@pytest.mark.parametrize("text", ["gone", "no number"])
def test_a_kept_draft_that_is_worth_nothing_is_none(tmp_path: Path, text: str) -> None:
    broken = replace(FLOW, written=lambda _draft, _step: text)
    kept = KeptDraft(tmp_path / "a.inkop", broken, Draft())
    kept.keep(broken.begin(Draft()))
    assert kept.take_up(REGISTER, silent) is None


def test_what_the_register_knows_of_the_answers_is_found_out_before_they_are_judged() -> None:
    knowing = replace(
        FLOW, looked_up=lambda _register, draft: replace(draft, reason=draft.reason or "Known.")
    )
    way = knowing.forward(knowing.begin(Draft(amount=20)), REGISTER, silent)
    assert (way.here, way.draft.reason) == ("reason", "Known.")
    assert knowing.forward(way.with_draft(Draft(amount=20)), REGISTER, silent).here == "end"
    with pytest.raises(ProblemsError):
        FLOW.forward(way.with_draft(Draft(amount=20)), REGISTER, silent)
