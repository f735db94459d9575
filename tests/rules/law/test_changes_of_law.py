"""What of the law begins or ends in a time, each with what was before it and what came after it."""

from datetime import date, timedelta

import pytest

from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.changes import Change, changes
from inkop_desktop.rules.vocabulary import Country

DAY = timedelta(days=1)
NEW_YEAR = date(2021, 1, 1)
HEAD = 'country = "se"\nchecked_on = 2026-11-20\n'


def limit(key: str, first: str, last: str = "", kind: str = "documentation", law: str = "LOU") -> str:
    text = (
        f'[[limits]]\nid = "{key}"\nlaw = "{law}"\nkind = "{kind}"\ncomparison = ">"\ncurrency = "SEK"\n'
        f'amount = 100\nfrom = {first}\nreference = "1 §"\nsource = "SFS"\ncertainty = "F"\n'
    )
    return text + (f"to = {last}\n" if last else "")


def told(text: str, first: date, last: date) -> list[tuple[str, str, str]]:
    """Return the day of each change, with the entries before and after it."""
    return [
        (each.day.isoformat(), _id(each.before), _id(each.after))
        for each in changes(reading.read(HEAD + text), first, last)
    ]


def _id(entry: object) -> str:
    return getattr(entry, "id", "")


OLD, NEW = limit("old", "2020-01-01", "2020-12-31"), limit("new", "2021-01-01")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OLD + NEW, [("2020-01-01", "", "old"), ("2021-01-01", "old", "new")]),
        (OLD, [("2020-01-01", "", "old"), ("2021-01-01", "old", "")]),
        (
            OLD + limit("new", "2021-01-02"),
            [("2020-01-01", "", "old"), ("2021-01-01", "old", ""), ("2021-01-02", "", "new")],
        ),
        (
            OLD + limit("other", "2021-01-01", kind="direct_general"),
            [("2020-01-01", "", "old"), ("2021-01-01", "old", ""), ("2021-01-01", "", "other")],
        ),
        (
            OLD + limit("other", "2021-01-01", law="LUF"),
            [("2020-01-01", "", "old"), ("2021-01-01", "old", ""), ("2021-01-01", "", "other")],
        ),
    ],
)
def test_a_change_has_what_was_before_and_what_came_after(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    assert told(text, date(2019, 1, 1), date(2022, 1, 1)) == found


@pytest.mark.parametrize(
    ("first", "last", "is_found"),
    [
        (NEW_YEAR, NEW_YEAR, True),
        (NEW_YEAR + DAY, NEW_YEAR + DAY, False),
        (NEW_YEAR - DAY, NEW_YEAR - DAY, False),
        (NEW_YEAR - DAY, NEW_YEAR + DAY, True),
    ],
)
def test_both_days_are_in_the_time(first: date, last: date, *, is_found: bool) -> None:
    assert bool(told(OLD + NEW, first, last)) is is_found


def test_a_change_is_of_what_it_became_or_of_what_it_was() -> None:
    began, ended = changes(reading.read(HEAD + OLD), date.min, date.max)
    assert (began.entry.id, ended.entry.id) == ("old", "old")
    assert ended == Change(NEW_YEAR, began.after, None)


@pytest.mark.parametrize(
    ("was", "now", "is_of_law"),
    [
        ("", "", False),
        ('source = "SFS"', 'source = "read elsewhere"', False),
        ('certainty = "F"', 'certainty = "F3"', False),
        ("amount = 100", "amount = 101", True),
        ('comparison = ">"', 'comparison = ">="', True),
        ('reference = "1 §"', 'reference = "2 §"', True),
    ],
)
def test_another_source_is_no_change_of_the_law(was: str, now: str, *, is_of_law: bool) -> None:
    (change,) = changes(reading.read(HEAD + OLD + NEW.replace(was, now)), NEW_YEAR, NEW_YEAR)
    assert change.is_of_law is is_of_law


def test_what_begins_and_what_ends_is_a_change_of_the_law() -> None:
    assert [each.is_of_law for each in changes(reading.read(HEAD + OLD), date.min, date.max)] == [True, True]


@pytest.mark.parametrize("country", Country)
def test_every_entry_of_the_law_begins_and_ends_once(country: Country) -> None:
    pack = reading.shipped(country)
    found = changes(pack, date.min, date.max)
    assert sorted(each.after.id for each in found if each.after) == sorted(entry.id for entry in pack)
    assert sorted(each.before.id for each in found if each.before) == sorted(
        entry.id for entry in pack if entry.valid_to is not None
    )
    assert [each.day for each in found] == sorted(each.day for each in found)
