"""What another process is told to make, and what it tells."""

from datetime import date
from multiprocessing import Pipe
from pathlib import Path

from inkop_desktop.lists.listing import Query
from inkop_desktop.reports import child
from inkop_desktop.reports.child import Job, Made, Refused, Step
from inkop_desktop.reports.orders import ContractOrder, ListOrder, Order

TODAY = date(2026, 11, 21)


def told(register: Path, order: Order, out: Path, language: str = "sv") -> list[object]:
    """Do a job and return what it told."""
    ours, theirs = Pipe(duplex=False)
    child.make(theirs, Job(register, "Anna", order, out, language))
    heard = []
    while ours.poll():
        try:
            heard.append(ours.recv())
        except EOFError:
            break
    ours.close()
    return heard


def test_it_tells_how_far_it_is_and_that_it_is_made(region: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    *steps, end = told(region, ListOrder(Query(TODAY)), out)
    assert end == Made()
    assert all(isinstance(step, Step) for step in steps)
    assert steps[-1].done == steps[-1].total
    assert '<html lang="sv">' in out.read_text(encoding="utf-8")


def test_it_tells_why_it_was_refused(tmp_path: Path) -> None:
    (refused,) = told(tmp_path / "borta.inkop", ContractOrder(TODAY, 1), tmp_path / "out.pdf")
    assert isinstance(refused, Refused)
    assert refused.params == {"name": "borta.inkop"}
    assert not (tmp_path / "out.pdf").exists()
