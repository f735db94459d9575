"""A newer pack is shown as what it says otherwise: added, changed, ended, removed."""

import re

import pytest

from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.difference import What, between
from inkop_desktop.rules.law.pack import Pack
from inkop_desktop.rules.vocabulary import Country

HEAD = 'country = "se"\nchecked_on = 2026-11-20\n'
LIMIT = (
    '[[limits]]\nid = "x"\nlaw = "LOU"\nkind = "documentation"\ncomparison = ">"\ncurrency = "SEK"\n'
    'amount = 100\nfrom = 2020-01-01\nreference = "1 §"\nsource = "LOU"\ncertainty = "F"\n'
)
OTHER = LIMIT.replace('"x"', '"y"').replace("documentation", "direct_general")
FIRST = LIMIT + "to = 2020-12-31\n"


def told(old: str, new: str) -> list[tuple[str, str]]:
    found = between(reading.read(HEAD + old), reading.read(HEAD + new))
    return [(str(each.what), each.entry.id) for each in found]


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        (LIMIT, LIMIT, []),
        (LIMIT, LIMIT + "checked_on = 2027-01-05\n", []),
        (LIMIT, LIMIT + OTHER, [("added", "y")]),
        (LIMIT + OTHER, LIMIT, [("removed", "y")]),
        (LIMIT, LIMIT.replace("100", "200"), [("changed", "x")]),
        (LIMIT, LIMIT.replace('"F"', '"F3"'), [("changed", "x")]),
        (LIMIT, LIMIT.replace('source = "LOU"', 'source = "SFS"'), [("changed", "x")]),
        (LIMIT, FIRST, [("ended", "x")]),
        (FIRST, LIMIT + "to = 2020-06-30\n", [("ended", "x")]),
        (FIRST, LIMIT + "to = 2021-06-30\n", [("changed", "x")]),
        (FIRST, LIMIT, [("changed", "x")]),
        (LIMIT, FIRST + LIMIT.replace("2020-01-01", "2021-01-01"), [("ended", "x"), ("added", "x")]),
    ],
)
def test_what_differs(old: str, new: str, differences: list[tuple[str, str]]) -> None:
    assert told(old, new) == differences


def test_what_was_and_what_will_be_stand_beside_each_other() -> None:
    (changed,) = between(reading.read(HEAD + LIMIT), reading.read(HEAD + LIMIT.replace("100", "200")))
    assert changed.before
    assert changed.after is changed.entry
    assert changed.before != changed.after
    (gone,) = between(reading.read(HEAD + LIMIT), reading.read(HEAD))
    assert gone.what is What.REMOVED
    assert gone.entry is gone.before


@pytest.mark.parametrize("country", list(Country))
def test_every_entry_of_a_shipped_pack_is_told_apart_from_the_others(country: Country) -> None:
    pack = reading.shipped(country)
    assert between(pack, pack) == []
    assert len(between(Pack(country=country), pack)) == len(list(pack))
    later = reading.read(re.sub("checked_on = .*", "checked_on = 2027-01-05", pack.text, count=1))
    assert between(pack, later) == []
