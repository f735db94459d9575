"""Which delegation goes furthest of those that somebody had, and how far that is."""

import pytest

from inkop_desktop.records.roles import Delegation
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.organising import Act
from inkop_desktop.services.delegating import Judged

LOW, HIGH = Money(100_000_00, "SEK"), Money(500_000_00, "SEK")


@pytest.mark.parametrize(
    ("limits", "place", "most"),
    [
        ((), None, None),
        ((LOW,), 0, LOW),
        ((LOW, HIGH), 1, HIGH),
        ((HIGH, LOW), 0, HIGH),
        ((HIGH, None), 1, None),
    ],
)
def test_what_has_no_limit_goes_furthest(
    limits: tuple[Money | None, ...], place: int | None, most: Money | None
) -> None:
    covering = tuple(Delegation(id=key, act=Act.SIGN, up_to=each) for key, each in enumerate(limits, 1))
    found = Judged(is_known=True, covering=covering, basis=None)
    assert found.furthest == (None if place is None else covering[place])
    assert found.most == most
