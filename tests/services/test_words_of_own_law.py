"""What own rules and the differences of law packs are called."""

from dataclasses import replace
from datetime import date

import pytest

from inkop_desktop import formats
from inkop_desktop.records.law import OwnRule
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.difference import between
from inkop_desktop.rules.law.vocabulary import Beginning, Certainty, Counting, LimitKind, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import law_words
from inkop_desktop.text import in_language

RULE = OwnRule(title="Tre offerter", amount=Money(10000000, "SEK"), quotes=3, counting=Counting.FISCAL_YEAR)
DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("kind", "beginning", "said"),
    [
        (OwnRuleKind.QUOTES, Beginning.ABOVE, "Above 100,000 SEK, 3 suppliers are asked."),
        (OwnRuleKind.QUOTES, Beginning.FROM, "From 100,000 SEK, 3 suppliers are asked."),
        (OwnRuleKind.APPROVAL, Beginning.ABOVE, "Above 100,000 SEK, the purchase is approved first."),
        (OwnRuleKind.APPROVAL, Beginning.FROM, "From 100,000 SEK, the purchase is approved first."),
        (
            OwnRuleKind.DOCUMENTATION,
            Beginning.ABOVE,
            "Above 100,000 SEK, the purchase is documented in writing.",
        ),
        (
            OwnRuleKind.DOCUMENTATION,
            Beginning.FROM,
            "From 100,000 SEK, the purchase is documented in writing.",
        ),
        (OwnRuleKind.OTHER, Beginning.ABOVE, "Above 100,000 SEK: Tre offerter"),
        (OwnRuleKind.OTHER, Beginning.FROM, "From 100,000 SEK: Tre offerter"),
        (
            OwnRuleKind.SAME_KIND,
            Beginning.ABOVE,
            "Purchases of the same kind are added up and held against 100,000 SEK (the fiscal year).",
        ),
    ],
)
def test_an_own_rule_is_a_sentence(kind: OwnRuleKind, beginning: Beginning, said: str) -> None:
    rule = replace(RULE, kind=kind, beginning=beginning)
    assert formats.worded(law_words.of_rule(rule)).replace(formats.NBSP, " ") == said
    for language in ("sv", "nb"):
        with in_language(language):
            assert formats.worded(law_words.of_rule(rule)).replace(formats.NBSP, " ") != said


def test_an_own_rule_without_an_amount_names_the_limit_of_the_law() -> None:
    rule = replace(RULE, kind=OwnRuleKind.SAME_KIND, amount=None)
    assert "held against the limit of the law (the fiscal year)" in formats.worded(law_words.of_rule(rule))
    assert formats.worded(law_words.of_rule(replace(rule, kind=OwnRuleKind.OTHER))) == "Tre offerter"


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        (
            "amount = 700000, ",
            "amount = 800000, ",
            ["The amount becomes 800,000 SEK instead of 700,000 SEK."],
        ),
        ("amount = 700000, ", "", ["The amount 700,000 SEK is no longer known."]),
        (
            '{ from = 2026-01-01, to = 2027-12-31, source = "5 %',
            '{ from = 2026-01-01, to = 2027-12-31, amount = 3000000, source = "5 %',
            ["The amount, which was not known, becomes 3,000,000 SEK."],
        ),
        (
            "from = 2022-02-01, amount = 700000",
            "from = 2022-02-01, to = 2030-01-01, amount = 1",
            [
                "The last day becomes 2030-01-01; until now there was none.",
                "The amount becomes 1 SEK instead of 700,000 SEK.",
            ],
        ),
        (
            "to = 2022-01-31, amount = 626284",
            "to = 2022-01-30, amount = 626284",
            ["The last day becomes 2022-01-30 instead of 2022-01-31."],
        ),
        (
            "from = 2026-01-01, to = 2027-12-31, amount = 216000",
            "from = 2026-01-01, amount = 216000",
            ["The last day, 2027-12-31, is taken away."],
        ),
        (
            'days = 10\nafter = "notice"',
            'days = 14\nafter = "notice"',
            ["The time becomes 14 days instead of 10."],
        ),
        ("months = 48\n", "months = 60\n", ["The time becomes 60 months instead of 48."]),
        ("percent = 20\n", "percent = 25\n", ["The share becomes 25 per cent instead of 20."]),
        ("percent = 20\n", "", ["The share of 20 per cent is taken away."]),
        (
            'regimes = ["above_threshold"]\ntext = "Upprätta',
            'must = false\nregimes = []\ntext = "Upprätta',
            ["When or how it applies is not as it was."],
        ),
        (
            'text = "Annonsera upphandlingen i hela EU."',
            'text = "Annonsera."',
            ["The wording becomes “Annonsera.” Until now it was “Annonsera upphandlingen i hela EU.”"],
        ),
        (
            'reference = "19 a kap. 2 § LOU", ',
            'reference = "20 kap. 1 § LOU", ',
            ["The paragraph becomes 20 kap. 1 § LOU instead of 19 a kap. 2 § LOU."],
        ),
        (
            'source = "5 % av 55 991 099", certainty = "F"',
            'source = "x", certainty = "M"',
            [
                "The source becomes “x” instead of “5 % av 55 991 099”.",
                f"The certainty becomes “from memory” instead of “{Certainty.F.label}”.",
            ],
        ),
    ],
)
def test_a_change_is_told_by_its_parts(old: str, new: str, parts: list[str]) -> None:
    shipped = reading.shipped(Country.SE)
    (difference,) = between(shipped, reading.read(shipped.text.replace(old, new, 1)))
    told = [formats.show(each).replace(formats.NBSP, " ") for each in law_words.of_change(difference)]
    assert sorted(told) == sorted(parts)


def test_what_is_new_or_gone_is_told_as_it_is() -> None:
    shipped = reading.shipped(Country.SE)
    oldest = next(line for line in shipped.text.splitlines() if "amount = 284631" in line)
    fewer = reading.read(shipped.text.replace(f"{oldest}\n", ""))
    for old, new in ((shipped, fewer), (fewer, shipped)):
        (found,) = between(old, new)
        (told,) = law_words.of_change(found)
        assert formats.show(told).replace(formats.NBSP, " ") == "Direct procurement limit: below 284,631 SEK"


def test_that_a_ground_asks_otherwise_is_told_of_each_law_that_has_it() -> None:
    shipped = reading.shipped(Country.SE)
    asking = shipped.text.replace('ask = "Råder synnerlig brådska?"', 'ask = "Brådskar det?"', 1)
    found = between(shipped, reading.read(asking))
    assert len(found) > 1
    for each in found:
        (told,) = law_words.of_change(each)
        assert formats.show(told) == "What the ground is called, asks or wants told is not as it was."


def test_every_entry_of_the_shipped_packs_has_a_line() -> None:
    for country in Country:
        for entry in reading.shipped(country):
            assert formats.show(law_words.of_entry(entry))
    limit = reading.shipped(Country.SE).limit("LUK", LimitKind.DIRECT_GENERAL, DAY)
    assert limit
    assert formats.show(law_words.of_entry(limit)) == "Direct procurement limit: not known"
    assert formats.worded(law_words.amount_of(limit)) == "not known"
