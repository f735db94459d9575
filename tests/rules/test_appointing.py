"""An appointment is tied to something that its role may be tied to; a time does not end before it begins."""

from collections.abc import Collection
from datetime import date

import pytest

from inkop_desktop.rules.appointing import Tie, wrongly_tied
from inkop_desktop.rules.organising import Post, Scope
from inkop_desktop.rules.periods import Period

ORG, UNIT, AREA, CONTRACT, BODY = Scope
TIES = [
    ((), (), None),
    ((), (UNIT,), None),
    ((ORG,), (ORG,), None),
    ((ORG, AREA), (AREA,), None),
    ((ORG, AREA), (ORG, UNIT), Tie.FOREIGN),
    ((ORG,), (ORG, UNIT), Tie.FOREIGN),
    ((ORG, UNIT), (ORG, UNIT), None),
    ((BODY,), (BODY, ORG), None),
    ((BODY,), (BODY, UNIT), Tie.FOREIGN),
    ((BODY,), (ORG,), Tie.NONE),
    ((ORG,), (), Tie.NONE),
    ((ORG, AREA), (BODY,), Tie.NONE),
    ((CONTRACT,), (CONTRACT,), None),
    ((CONTRACT,), (), Tie.NONE),
    ((CONTRACT,), (UNIT,), Tie.NONE),
    ((CONTRACT, UNIT), (UNIT,), None),
    ((CONTRACT, UNIT), (), Tie.NONE),
]


@pytest.mark.parametrize(("scopes", "tied", "wrong"), TIES)
def test_an_appointment_is_for_something_its_role_is_for(
    scopes: Collection[Scope], tied: Collection[Scope], wrong: Tie | None
) -> None:
    assert wrongly_tied(scopes, tied) is wrong


@pytest.mark.parametrize("post", [Post.CONTRACT_OWNER, Post.CONTRACT_MANAGER])
@pytest.mark.parametrize(
    ("scopes", "tied", "wrong"),
    [
        ((), (), None),
        ((), (CONTRACT,), Tie.ON_CONTRACT),
        ((CONTRACT,), (), Tie.ON_CONTRACT),
        ((CONTRACT,), (CONTRACT,), Tie.ON_CONTRACT),
        ((CONTRACT,), (UNIT,), Tie.ON_CONTRACT),
        ((CONTRACT, UNIT), (CONTRACT,), Tie.ON_CONTRACT),
        ((CONTRACT, UNIT), (UNIT,), None),
        ((CONTRACT, UNIT), (), Tie.NONE),
    ],
)
def test_owners_and_managers_stand_on_their_contract(
    scopes: Collection[Scope], tied: Collection[Scope], wrong: Tie | None, post: Post
) -> None:
    assert wrongly_tied(scopes, tied, post) is wrong


@pytest.mark.parametrize(
    ("tied", "wrong"), [((ORG, AREA), None), ((ORG,), Tie.HALF), ((AREA,), Tie.HALF), ((), Tie.NONE)]
)
def test_an_area_has_a_manager_in_an_organisation(tied: Collection[Scope], wrong: Tie | None) -> None:
    assert wrongly_tied((ORG, AREA), tied, Post.AREA_MANAGER) is wrong


@pytest.mark.parametrize(
    ("first", "last", "turned"),
    [
        (date(2026, 5, 2), date(2026, 5, 1), True),
        (date(2026, 5, 2), date(2026, 5, 2), False),
        (date(2026, 5, 2), date(2026, 5, 3), False),
        (None, date(2026, 5, 1), False),
        (date(2026, 5, 2), None, False),
        (None, None, False),
    ],
)
def test_a_time_that_ends_before_it_begins_is_turned(
    first: date | None, last: date | None, turned: bool
) -> None:
    assert Period(first, last).is_turned is turned
