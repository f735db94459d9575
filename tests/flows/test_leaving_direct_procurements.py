"""A direct procurement is left on any page and gone on with, over what others have written meanwhile."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import procured
import pytest
from casework import SE, TODAY, answered, worth
from procured import Procured

from inkop_desktop import formats
from inkop_desktop.flows.flow import Way
from inkop_desktop.flows.keeping import KeptDraft
from inkop_desktop.flows.procuring import draft as drafts
from inkop_desktop.flows.procuring.draft import CaseDraft
from inkop_desktop.flows.procuring.wizard import STEPS, wizard
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.rules.procuring import CaseKind
from inkop_desktop.services import attachments, procuring, records
from inkop_desktop.services.telling import silent

FLOW = wizard(TODAY)
PAGES = [step.key for step in STEPS if step.key != "bought"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Procured]:
    """Return a small Swedish municipality."""
    municipality = procured.swedish(tmp_path_factory.mktemp("leaving") / "a.inkop")
    with municipality.register:
        yield municipality


def at(made: Procured, page: str, **facts: Any) -> Way[CaseDraft]:
    """Return the way of a whole case that has come to a page, saved in the register."""
    values = {
        "number": "",
        "considered": (),
        "prices": worth(SE, 600_000),
        "ground": "value",
        "conditions": answered("whole_value", "not_split"),
        "ending": None,
        "ended_on": None,
        "attachments": (),
    }
    case = records.save(made.register, procured.awarded(made, **(values | facts), page=page))
    return FLOW.begin(drafts.open_draft(made.register, case, TODAY))


def typed(way: Way[CaseDraft], **facts: Any) -> Way[CaseDraft]:
    """Return the way with something written on its page."""
    return way.with_draft(replace(way.draft, case=replace(way.draft.case, **facts)))


def gone_on(made: Procured, way: Way[CaseDraft], folder: Path) -> Way[CaseDraft]:
    """Return the way as it is when the case is opened again."""
    KeptDraft(folder, FLOW, way.draft).keep(way)
    stored = records.get(made.register, DirectProcurement, way.draft.case.id or 0)
    opened = drafts.open_draft(made.register, stored, TODAY)
    return FLOW.begin(KeptDraft(folder, FLOW, opened).take_up(made.register, silent))


def by_others(made: Procured, way: Way[CaseDraft], **facts: Any) -> DirectProcurement:
    """Write in the case in the register while its draft lies there."""
    stored = records.get(made.register, DirectProcurement, way.draft.case.id or 0)
    return records.save(made.register, replace(stored, **facts))


@pytest.mark.parametrize("page", PAGES)
def test_a_draft_is_kept_word_for_word(made: Procured, page: str, tmp_path: Path) -> None:
    """What is written and not saved comes back, on the page where it was left."""
    way = typed(at(made, page), need="Något helt annat")
    way = way.with_draft(
        replace(way.draft, cancelled=True, reason="Å, ja", makes_contract=False, freezes=False)
    )
    again = gone_on(made, way, tmp_path)
    assert again.here == page
    assert again.draft == replace(way.draft, left_at=page)
    assert FLOW.meanwhile(again.draft) is None


@pytest.mark.parametrize("page", PAGES[:-1])
def test_one_who_has_gone_back_goes_on_there(made: Procured, page: str, tmp_path: Path) -> None:
    """The case has come further than the page on which it was left."""
    way = FLOW.back_to(at(made, "end"), page)
    again = gone_on(made, typed(way, need="Mer"), tmp_path)
    assert (again.here, again.draft.case.page) == (page, "end")
    assert again.trail == way.trail
    on = FLOW.forward(again.with_draft(replace(again.draft, cancelled=False)), made.register, silent)
    assert on.here == PAGES[PAGES.index(page) + 1] == on.draft.case.page


def test_a_draft_that_is_not_in_the_register_yet_is_kept_by_its_kind(made: Procured, tmp_path: Path) -> None:
    case = procuring.begin(made.register, CaseKind.AFTERWARDS, procuring.setting(made.register, TODAY))
    way = FLOW.begin(drafts.open_draft(made.register, case, TODAY))
    kept = KeptDraft(tmp_path, FLOW, way.draft)
    kept.keep(way)
    assert [each.name for each in tmp_path.iterdir()] == ["direct-procurement-afterwards.wizard"]
    assert kept.take_up(made.register, silent) == replace(way.draft, left_at="case")
    saved = at(made, "way")
    kept.keep(saved)
    assert [each.name for each in tmp_path.iterdir()] == [f"direct-procurement-{saved.draft.case.id}.wizard"]


def test_what_was_typed_stands_over_what_others_have_written_elsewhere(
    made: Procured, tmp_path: Path
) -> None:
    """A document that was added and a field that was not touched here are no reason to say anything."""
    way = typed(at(made, "evaluation"), evaluation="Skrivet strax före hemgång.")
    paper = made.register.path.with_name("anbud.pdf")
    paper.write_text("Anbud")
    stored = records.get(made.register, DirectProcurement, way.draft.case.id or 0)
    attachments.attach(made.register, stored, [paper])
    newer = by_others(made, way, budget_line="9999", evaluation=stored.evaluation)
    again = gone_on(made, way, tmp_path)
    assert again.here == "evaluation"
    assert again.draft.case == replace(newer, evaluation="Skrivet strax före hemgång.")
    assert FLOW.meanwhile(again.draft) is None
    on = FLOW.forward(again, made.register, silent).draft.case
    assert (on.evaluation, on.budget_line, len(on.attachments)) == (
        "Skrivet strax före hemgång.",
        "9999",
        1,
    )


@pytest.mark.parametrize(
    ("theirs", "fields"),
    [
        ({"evaluation": "Av en kollega."}, "How the tenders were compared"),
        ({"evaluation": "Av en kollega.", "need": "Av en kollega."}, "How the tenders were compared, Need"),
        ({"evaluation": "Mitt."}, ""),
        ({"need": ""}, "Need"),
        ({"title": "Av en kollega."}, ""),
    ],
)
def test_it_is_told_what_others_have_changed_that_was_typed_here(
    made: Procured, tmp_path: Path, theirs: dict[str, str], fields: str
) -> None:
    """What was typed is kept; what both wrote alike is nobody's loss."""
    mine = {"evaluation": "Mitt.", "need": "Mitt behov."}
    way = typed(at(made, "evaluation"), **mine)
    newer = by_others(made, way, **theirs)
    again = gone_on(made, way, tmp_path)
    assert again.draft.case == replace(newer, **mine)
    said = FLOW.meanwhile(again.draft)
    told = formats.worded(said) if said else ""
    assert set(again.draft.meanwhile) == theirs.keys() & (mine.keys() if fields else set())
    assert all(each in told for each in fields.split(", "))
    assert bool(told) is bool(fields)


def test_what_is_written_before_it_is_asked_is_not_typed(made: Procured, tmp_path: Path) -> None:
    """Rows for the tenders of those who were asked give way to the tenders that a colleague has entered."""
    tenders = at(made, "request").draft.case.tenders
    offered = FLOW.forward(at(made, "request", tenders=()), made.register, silent)
    assert [each.received_on for each in offered.draft.case.tenders] == [None, None, None]
    by_others(made, offered, tenders=tuple(replace(each, id=None) for each in tenders))
    again = gone_on(made, offered, tmp_path)
    assert [each.received_on for each in again.draft.case.tenders] == [each.received_on for each in tenders]
    assert FLOW.meanwhile(again.draft) is None
    # Where the colleague has written elsewhere, the rows are there as they were.
    offered = FLOW.forward(at(made, "request", tenders=()), made.register, silent)
    by_others(made, offered, budget_line="9999")
    first, *others = offered.draft.case.tenders
    mine = (replace(first, received_on=date(2026, 9, 30)), *others)
    assert gone_on(made, offered, tmp_path).draft.case.tenders == offered.draft.case.tenders
    again = gone_on(made, typed(offered, tenders=mine), tmp_path)
    assert (again.draft.case.tenders, FLOW.meanwhile(again.draft)) == (mine, None)


def test_a_row_that_a_colleague_has_taken_away_comes_back_with_what_was_typed_in_it(
    made: Procured, tmp_path: Path
) -> None:
    way = at(made, "evaluation")
    first, second = way.draft.case.tenders
    mine = (replace(first, why="Bäst"), second)
    by_others(made, way, tenders=(second,))
    again = gone_on(made, typed(way, tenders=mine), tmp_path)
    assert again.draft.meanwhile == ("tenders",)
    saved = FLOW.forward(again, made.register, silent).draft.case
    assert [each.why for each in saved.tenders] == ["Bäst", second.why]


def test_a_draft_of_a_case_that_is_gone_is_worth_nothing(made: Procured, tmp_path: Path) -> None:
    way = at(made, "way")
    kept = KeptDraft(tmp_path, FLOW, way.draft)
    kept.keep(way)
    records.delete(made.register, way.draft.case)
    assert kept.take_up(made.register, silent) is None


@pytest.mark.parametrize("text", ["", "[]", "5", "{}", '{"case": 5}', '{"case": {"law": "No such law"}}'])
def test_a_draft_that_is_none_is_worth_nothing(made: Procured, text: str, tmp_path: Path) -> None:
    kept = KeptDraft(tmp_path, FLOW, at(made, "way").draft)
    kept.keep(at(made, "way"))
    (file,) = tmp_path.iterdir()
    file.write_text(text)
    assert kept.is_there()
    assert kept.take_up(made.register, silent) is None
