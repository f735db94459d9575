"""A list as a tree: what is found, all that is above it, each before what lies below it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.lists.outline import Place, outline

# 1 Livsmedel: 2 Kolonial (4 Kryddor), 3 Mejeri. 5 Fastighet: 6 Energi. 9 is part of what is gone.
ABOVE = {1: None, 2: 1, 3: 1, 4: 2, 5: None, 6: 5, 9: 77}
ORDER = [5, 1, 3, 2, 6, 4, 9]


def drawn(places: list[Place]) -> str:
    """Return a tree on one line: a dot for each level, brackets around what was not found."""
    return " ".join("." * each.level + (f"{each.id}" if each.found else f"({each.id})") for each in places)


@pytest.mark.parametrize(
    ("found", "tree"),
    [
        (set(ORDER), "5 .6 1 .3 .2 ..4 9"),
        ({4}, "(1) .(2) ..4"),
        ({3, 6}, "(5) .6 (1) .3"),
        ({1}, "1"),
        (set(), ""),
    ],
)
def test_what_is_found_stands_below_what_it_is_part_of(found: set[int], tree: str) -> None:
    assert drawn(outline(ORDER, ABOVE, found)) == tree


def test_a_circle_stands_at_the_top_once() -> None:
    assert drawn(outline([1, 2, 3], {1: 2, 2: 1, 3: None}, {1, 2, 3})) == "3 1 .2"


@given(st.dictionaries(st.integers(0, 30), st.none() | st.integers(0, 30), max_size=31), st.data())
def test_every_record_has_one_place_whatever_they_are_part_of(
    above: dict[int, int | None], data: st.DataObject
) -> None:
    found = data.draw(st.sets(st.sampled_from(sorted(above)))) if above else set()
    places = outline(sorted(above), above, found)
    ids = [each.id for each in places]
    assert len(ids) == len(set(ids))
    assert found == {each.id for each in places if each.found}
    for place in places:
        if place.above is not None:
            assert ids.index(place.above) < ids.index(place.id)
            assert above[place.id] == place.above
