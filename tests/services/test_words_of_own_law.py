"""What own rules and the differences of law packs are called."""

from dataclasses import replace
from datetime import date

import pytest

from inkop_desktop import formats
from inkop_desktop.records.law import OwnRule
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.difference import between
from inkop_desktop.rules.law.vocabulary import Beginning, Counting, LimitKind, OwnRuleKind
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
        ("amount = 700000, ", "amount = 800000, ", ["Amount"]),
        (
            "from = 2022-02-01, amount = 700000",
            "from = 2022-02-01, to = 2030-01-01, amount = 1",
            ["Last day", "Amount"],
        ),
        ('reference = "19 a kap. 2 § LOU", ', 'reference = "20 kap. 1 § LOU", ', ["Paragraph"]),
        (
            'prop. 2021/22:5; upphandlingsmyndigheten.se", certainty = "F"',
            'x", certainty = "F3"',
            ["Source", "Certainty"],
        ),
    ],
)
def test_a_change_is_told_by_its_parts(old: str, new: str, parts: list[str]) -> None:
    shipped = reading.shipped(Country.SE)
    (difference,) = between(shipped, reading.read(shipped.text.replace(old, new, 1)))
    assert sorted(formats.worded(each) for each in law_words.of_change(difference)) == sorted(parts)


def test_every_entry_of_the_shipped_packs_has_a_line() -> None:
    for country in Country:
        for entry in reading.shipped(country):
            assert formats.show(law_words.of_entry(entry))
    limit = reading.shipped(Country.SE).limit("LUK", LimitKind.DIRECT_GENERAL, DAY)
    assert limit
    assert formats.show(law_words.of_entry(limit)) == "Direct procurement limit: not known"
    assert formats.worded(law_words.amount_of(limit)) == "not known"
