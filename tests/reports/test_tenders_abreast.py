"""How many tenders stand beside one another."""

from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.reports.tenders_abreast import ABREAST, abreast


@given(st.integers(1, 60))
def test_groups_of_tenders_are_even_and_have_room(count: int) -> None:
    tenderers = tuple(range(count))
    groups = list(abreast(tenderers))
    assert [each for group in groups for each in group] == list(tenderers)
    assert len(groups) == ceil(count / ABREAST)
    assert {len(each) for each in groups[:-1]} <= {len(groups[0])}
    assert 0 < len(groups[-1]) <= len(groups[0]) <= ABREAST
