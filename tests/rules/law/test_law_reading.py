"""A law pack is read as it is written, and one that is wrong is refused with what is wrong and where."""

from datetime import date

import pytest

from inkop_desktop import formats
from inkop_desktop.errors import UserError
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.vocabulary import Certainty, weakest
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country

HEAD = 'country = "se"\nchecked_on = 2026-11-20\n'
FACTS = 'reference = "1 §"\nsource = "LOU"\ncertainty = "F"\n'
LIMIT = (
    '[[limits]]\nid = "x"\nlaw = "LOU"\nkind = "documentation"\ncomparison = ">"\ncurrency = "SEK"\n'
    "amount = 100\nfrom = 2020-01-01\n"
) + FACTS
DUTY = (
    '[[duties]]\nid = "d"\nlaw = "LOU"\nkind = "announce"\ntext = "Annonsera."\nfrom = 2020-01-01\n'
) + FACTS
SERVICES = '[[services]]\nid = "s"\nlaw = "LOU"\nkind = "special"\nfrom = 2020-01-01\n' + FACTS
GROUND = (
    '[[grounds]]\nkey = "g"\nname = "G"\nreasons = ["R"]\nconditions = [{ key = "a", ask = "A?" }]\n'
    'rules = [{ id = "r", law = "LOU", regimes = ["below_threshold"], from = 2020-01-01, reference = "1 §", '
    'source = "LOU", certainty = "F" }]\n'
)

REFUSED = [
    ("=", "The law pack is not TOML: see line 1."),
    ("[", "The law pack is not TOML."),
    ("checked_on = 2026-11-20", "at “pack”: “country” is missing"),
    ('country = "se"', "at “pack”: “checked_on” is missing"),
    ('country = "dk"\nchecked_on = 2026-11-20', "“country” does not know the word “dk”"),
    (HEAD + "laws = []", "at “pack”: “laws” is not known here"),
    (HEAD + "limits = 3", "“limits” is of the wrong kind: 3"),
    (HEAD + 'limits = ["x"]', "“limits” is not a list of tables"),
    (HEAD + LIMIT.replace('id = "x"\n', ""), "at “limits”: “id” is missing"),
    (HEAD + LIMIT.replace('"x"', '""'), "“id” is empty"),
    (HEAD + LIMIT.replace('"LOU"', "1", 1), "at “x”: “law” is of the wrong kind: 1"),
    (HEAD + LIMIT.replace('">"', '"gt"'), "at “x”: “comparison” does not know the word “gt”"),
    (HEAD + LIMIT.replace('"documentation"', '"paper"'), "“kind” does not know the word “paper”"),
    (HEAD + LIMIT.replace("amount = 100", "amount = 100.5"), "“amount” is of the wrong kind: 100.5"),
    (HEAD + LIMIT.replace("amount = 100", "amount = 0"), "“amount” is not a whole number above nothing"),
    (HEAD + LIMIT.replace("amount = 100", "amount = true"), "“amount” is not a whole number above nothing"),
    (HEAD + LIMIT.replace("2020-01-01", '"2020"'), "“from” is of the wrong kind: 2020"),
    (HEAD + LIMIT.replace("2020-01-01", "2020-01-01T08:00:00"), "“from” has a time of day"),
    (HEAD + LIMIT.replace("amount = 100", f"amount = {10**12 + 1}"), "“amount” is too large: 1000000000001"),
    (HEAD + LIMIT.replace("amount = 100", f"amount = {'9' * 5000}"), "The law pack is not TOML"),
    (HEAD + "limits = " + "[" * 100_000, "The law pack is not TOML"),
    (HEAD + LIMIT + "from_within = 36526\n", "“from_within” is too large: 36526"),
    (HEAD + LIMIT.replace("2020-01-01", "1899-12-31"), "“from” is too far away: 1899-12-31"),
    (HEAD + LIMIT + "to = 2201-01-01\n", "“to” is too far away: 2201-01-01"),
    (HEAD + LIMIT + "periods = [{ to = 2019-01-01 }]\n", "at “x”: it ends before it begins"),
    (HEAD + LIMIT + "periods = [{ from = 2018-01-01, amount = 0 }]\n", "at “x 2018-01-01”: “amount” is not"),
    (HEAD + LIMIT + "periods = 3\n", "at “x”: “periods” is of the wrong kind: 3"),
    (HEAD + LIMIT + "to = 2019-12-31\n", "at “x”: it ends before it begins"),
    (HEAD + LIMIT + 'note = "?"\n', "at “x”: “note” is not known here"),
    (HEAD + LIMIT + LIMIT.replace('"x"', '"y"'), "two things at once: “x” and “y” on 2020-01-01"),
    (HEAD + DUTY + 'regimes = ["part_9"]\n', "“regimes” does not know the word “part_9”"),
    (HEAD + DUTY + "under = [1]\n", "“under” is not a list of texts"),
    (HEAD + DUTY + 'must = "no"\n', "“must” is of the wrong kind: no"),
    (HEAD + LIMIT.replace('"SEK"', '"kr"'), "“currency” does not know the word “kr”"),
    (HEAD + DUTY + 'citing = "§ 1, {paragraph}"\n', "“citing” does not know the word “§ 1, {paragraph}”"),
    (HEAD + DUTY + 'citing = "§ 1, {"\n', "“citing” does not know the word"),
    (HEAD + SERVICES + 'codes = ["99999999"]\n', "at “s”: “99999999” is not a CPV code"),
    (HEAD + GROUND.replace('regimes = ["below_threshold"]', "regimes = []"), "at “r”: “regimes” is missing"),
    (HEAD + GROUND.replace('ask = "A?"', 'ask = "A?", why = "?"'), "at “g”: “why” is not known here"),
    (HEAD + GROUND.replace('key = "g"', 'key = "g"\nfoo = 1'), "at “g”: “foo” is not known here"),
]


@pytest.mark.parametrize(("written", "fault"), REFUSED)
def test_a_wrong_pack_is_refused_with_what_is_wrong_and_where(written: str, fault: str) -> None:
    with pytest.raises(UserError) as refused:
        reading.read(written)
    assert fault in formats.worded(refused.value)


def test_every_fault_of_a_pack_is_told_with_its_place() -> None:
    wrong = LIMIT.replace("amount = 100", "amount = 0")
    with pytest.raises(reading.PackError) as refused:
        reading.read(
            HEAD.replace("checked", "laws = 1\nchecked")
            + wrong
            + wrong.replace('"x"', '"y"')
            + LIMIT.replace('"x"', '"z"')
            + LIMIT.replace('"x"', '"w"')
            + GROUND.replace('law = "LOU"', 'law = ""').replace('ask = "A?"', 'ask = "A?", why = "?"')
            + GROUND.replace('law = "LOU"', 'law = ""')
        )
    assert [formats.worded(fault) for fault in refused.value.faults] == [
        "The law pack is wrong at “x”: “amount” is not a whole number above nothing.",
        "The law pack is wrong at “y”: “amount” is not a whole number above nothing.",
        "The law pack is wrong at “g”: “why” is not known here.",
        "The law pack is wrong at “r”: “law” is empty.",
        "The law pack is wrong at “pack”: “laws” is not known here.",
        "The law pack says two things at once: “z” and “w” on 2020-01-01.",
    ]


@pytest.mark.parametrize(
    ("second", "third", "pairs"),
    [
        ("2021-01-01", "2022-01-01", 0),
        ("2020-12-31", "2022-01-01", 1),
        ("2020-06-01", "2020-07-01", 2),
    ],
)
def test_what_is_in_force_twice_is_seen_also_past_what_lies_between(
    second: str, third: str, pairs: int
) -> None:
    periods = (
        f"periods = [{{ from = 2020-01-01, to = 2020-12-31 }}, {{ from = {second}, to = {second} }}, "
        f"{{ from = {third} }}]\n"
    )
    written = HEAD + LIMIT.replace("from = 2020-01-01\n", "") + periods
    if not pairs:
        assert len(reading.read(written).limits) == 3
        return
    with pytest.raises(reading.PackError) as refused:
        reading.read(written)
    assert len(refused.value.faults) == pairs


def test_a_row_lends_its_periods_what_they_do_not_say() -> None:
    pack = reading.read(
        HEAD + LIMIT.replace("from = 2020-01-01\n", "").replace("amount = 100\n", "") + "periods = [\n"
        "  { from = 2018-01-01, to = 2019-12-31, amount = 50, source = 'A' },\n"
        "  { from = 2020-01-01, amount = 5, currency = 'EUR', checked_on = 2026-01-02 },\n"
        "  { law = 'LUF', from = 2020-01-01 },\n"
        "]\n"
    )
    first, second, third = pack.limits
    assert (first.value, first.source, first.valid_to) == (Money(5000, "SEK"), "A", date(2019, 12, 31))
    assert (second.value, second.source, second.checked_on) == (Money(500, "EUR"), "LOU", date(2026, 1, 2))
    assert (third.law, third.value, third.valid_to) == ("LUF", None, None)
    assert pack.newest_check == date(2026, 11, 20)


def test_a_pack_that_was_not_checked_this_year_is_due() -> None:
    pack = reading.shipped(Country.SE)
    assert not pack.is_due(date(2026, 12, 31))
    assert pack.is_due(date(2027, 1, 1))
    assert reading.read(HEAD).is_due(date(2026, 12, 31))


@pytest.mark.parametrize("country", list(Country))
def test_every_entry_of_a_pack_can_be_cited(country: Country) -> None:
    pack = reading.shipped(country)
    kinds = [(entry.law, entry.kind, entry.valid_from) for entry in pack]
    assert len(kinds) == len(set(kinds))
    for entry in pack:
        assert entry.reference.strip() == entry.reference
        assert not entry.reference.endswith(".")
        assert entry.checked_on.year == 2026
    assert pack.rule("LOU", "no_such", date(2026, 1, 1)) is None


def test_the_weakest_mark_is_that_of_the_verdict() -> None:
    assert weakest([Certainty.F, Certainty.M, Certainty.F3]) is Certainty.M
    assert weakest([]) is None
    assert [mark for mark in Certainty if mark.needs_confirming] == [Certainty.F3, Certainty.U]
