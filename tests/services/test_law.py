"""The law as a register sees it: own amounts fill what the pack does not know, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import copies
import pytest

from inkop_desktop import formats
from inkop_desktop.errors import RegisterError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.law import OwnAmount, OwnRule
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import reading, words
from inkop_desktop.rules.law.assessment import assess
from inkop_desktop.rules.law.case import Case
from inkop_desktop.rules.law.value import Estimate, Spans, of_estimate
from inkop_desktop.rules.law.vocabulary import (
    Authority,
    Beginning,
    Certainty,
    Comparison,
    Counting,
    Law,
    LimitKind,
    Nature,
    OwnRuleKind,
)
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import law, records
from inkop_desktop.services.records import InvalidRecordError

DAY = timedelta(days=1)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
TODAY = date(2026, 11, 21)
SPECIAL = OwnAmount(
    law=Law.LOU,
    limit_kind=LimitKind.DIRECT_SPECIAL,
    amount=Money(851234500, "SEK"),
    valid_from=FIRST,
    valid_to=LAST,
    source="SFS 2026:12",
    certainty=Certainty.F,
    checked_on=date(2026, 2, 3),
)
QUOTES = OwnRule(title="Tre offerter", amount=Money(10000000, "SEK"), quotes=3, valid_from=FIRST)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "law", "Anna", Country.SE, Organisation(name="Regionen")) as made:
        yield made


def test_without_own_amounts_the_shipped_pack_is_in_use(register: Register) -> None:
    assert law.pack_of(register) is reading.shipped(Country.SE)


@pytest.mark.parametrize(
    ("day", "amount", "own"),
    [
        (FIRST - DAY, Money(810945000, "SEK"), False),  # the pack's own, of 2024 and 2025
        (FIRST, SPECIAL.amount, True),
        (LAST, SPECIAL.amount, True),
        (LAST + DAY, None, False),
    ],
)
def test_an_own_amount_is_the_law_of_its_days(
    register: Register, day: date, amount: Money | None, own: bool
) -> None:
    records.save(register, SPECIAL)
    limit = law.pack_of(register).limit("LOU", LimitKind.DIRECT_SPECIAL, day)
    assert (limit.value if limit else None, bool(limit and limit.is_own)) == (amount, own)


def test_an_own_amount_says_where_it_stands_and_the_statute_how_it_is_compared(register: Register) -> None:
    saved = records.save(register, SPECIAL)
    limit = law.pack_of(register).limit("LOU", LimitKind.DIRECT_SPECIAL, FIRST)
    assert limit
    assert (limit.id, limit.comparison, limit.source) == (f"own.{saved.id}", Comparison.LT, "SFS 2026:12")
    assert limit.reference == "19 a kap. 2 § jämförd med 5 kap. 1 § LOU"
    assert (limit.certainty, limit.checked_on) == (Certainty.F, date(2026, 2, 3))


def test_what_an_own_amount_leaves_stays_unknown_and_nothing_is_said_twice(register: Register) -> None:
    middle = replace(SPECIAL, valid_from=date(2026, 6, 1), valid_to=date(2026, 6, 30))
    records.save(register, middle)
    pack = law.pack_of(register)
    same = [each for each in pack.limits if (each.law, each.kind) == ("LOU", "direct_special")]
    for day in (FIRST + DAY * number for number in range(400)):
        found = [each for each in same if each.in_force(day)]
        assert len(found) == 1
        assert found[0].is_own is (date(2026, 6, 1) <= day <= date(2026, 6, 30))


def test_an_own_amount_may_go_on_where_the_pack_ends(register: Register) -> None:
    records.save(register, replace(SPECIAL, valid_from=date(2028, 1, 1), valid_to=None))
    limit = law.pack_of(register).limit("LOU", LimitKind.DIRECT_SPECIAL, date(2029, 5, 1))
    assert limit
    assert (limit.value, limit.valid_to) == (SPECIAL.amount, None)


def test_a_case_is_assessed_by_the_own_amount(register: Register) -> None:
    case = Case(
        Country.SE,
        day=TODAY,
        law=Law.LOU,
        nature=Nature.SERVICES,
        cpv="80000000",
        authority=Authority.MUNICIPALITY,
        calculation=of_estimate(Estimate(fixed=Money(500000000, "SEK")), Spans()),
    )
    assert assess(law.pack_of(register), case).allowed is None
    records.save(register, SPECIAL)
    found = assess(law.pack_of(register), case)
    assert (found.allowed, found.certainty, found.to_confirm) == (True, Certainty.F, ())
    said = [each if isinstance(each, str) else formats.worded(each) for each in words.of_assessment(found)]
    assert any("the authority's own entry" in each and "SFS 2026:12" in each for each in said)


def test_an_own_amount_makes_the_pack_no_newer(register: Register) -> None:
    records.save(register, replace(SPECIAL, checked_on=date(2027, 1, 7)))
    assert law.pack_of(register).is_due(date(2027, 1, 8))


def test_the_amounts_to_enter_are_those_that_are_uncertain_that_day(register: Register) -> None:
    def missing(day: date) -> set[tuple[str, str]]:
        return {(each.law, each.kind) for each in law.missing_on(law.pack_of(register), day)}

    assert missing(FIRST - DAY) == set()
    assert ("LOU", "direct_special") in missing(FIRST)
    assert ("LOU", "small_lot_works") not in missing(FIRST)  # the statute itself has it in euro
    records.save(register, SPECIAL)
    assert ("LOU", "direct_special") not in missing(FIRST)


def test_only_what_can_be_entered_is_asked_for() -> None:
    pack = reading.shipped(Country.NO)
    asked = {each.id for each in law.missing_on(pack, TODAY)}
    assert asked == {
        *("no.small_lot_gs", "no.small_lot_works"),
        *("no.utilities.eea_special", "no.concessions.eea"),
    }
    uncertain = {each.id for each in pack.limits if each.in_force(TODAY) and each.certainty is Certainty.U}
    assert uncertain > asked  # an amount that is known, though not surely, is confirmed and not entered


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"amount": Money(75000000, "EUR")}, "amount"),
        ({"amount": Money(851234550, "SEK")}, "amount"),
        ({"amount": Money(0, "SEK")}, "amount"),
        ({"amount": Money(10**14 + 100, "SEK")}, "amount"),
        ({"amount": None}, "amount"),
        ({"source": " "}, "source"),
        ({"certainty": None}, "certainty"),
        ({"checked_on": None}, "checked_on"),
        ({"valid_from": date(1850, 1, 1)}, "valid_from"),
        ({"valid_to": date(2025, 1, 1)}, "valid_to"),
        ({"limit_kind": LimitKind.NATIONAL}, "limit_kind"),
        ({"law": Law.FOA, "amount": Money(100, "NOK")}, "limit_kind"),
        ({"valid_from": date(2024, 1, 1), "valid_to": date(2025, 12, 31)}, "valid_from"),
    ],
)
def test_an_own_amount_that_would_not_hold_is_refused(
    register: Register, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidRecordError) as refused:
        records.save(register, replace(SPECIAL, **change))
    assert list(refused.value.problems) == [field]


def test_two_own_amounts_never_meet(register: Register) -> None:
    saved = records.save(register, SPECIAL)
    with pytest.raises(InvalidRecordError):
        records.save(register, replace(SPECIAL, valid_from=LAST, valid_to=None))
    records.save(register, replace(SPECIAL, valid_from=LAST + DAY, valid_to=None))
    records.save(register, replace(SPECIAL, law=Law.LUF))
    records.save(register, replace(saved, remarks="Läst igen"))


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (QUOTES, ""),
        (replace(QUOTES, quotes=2), ""),
        (replace(QUOTES, quotes=1), "quotes"),
        (replace(QUOTES, quotes=None), "quotes"),
        (replace(QUOTES, amount=None), "amount"),
        (replace(QUOTES, amount=Money(0, "SEK")), "amount"),
        (replace(QUOTES, valid_from=None), "valid_from"),
        (replace(QUOTES, kind=OwnRuleKind.DOCUMENTATION, quotes=None), ""),
        (replace(QUOTES, kind=OwnRuleKind.OTHER, amount=None), ""),
        (replace(QUOTES, kind=OwnRuleKind.APPROVAL), "role_id"),
        (replace(QUOTES, kind=OwnRuleKind.APPROVAL, role_id=1), ""),
        (replace(QUOTES, kind=OwnRuleKind.SAME_KIND, amount=None), "counting"),
        (replace(QUOTES, kind=OwnRuleKind.SAME_KIND, amount=None, counting=Counting.FISCAL_YEAR), ""),
    ],
)
def test_an_own_rule_has_what_its_kind_asks_for(register: Register, rule: OwnRule, field: str) -> None:
    if not field:
        assert records.save(register, rule).id
        return
    with pytest.raises(InvalidRecordError) as refused:
        records.save(register, rule)
    assert list(refused.value.problems) == [field]


@pytest.mark.parametrize(
    ("day", "held"),
    [(FIRST - DAY, []), (FIRST, ["low", "high"]), (LAST, ["low", "high"]), (LAST + DAY, ["high"])],
)
def test_own_rules_hold_from_their_first_to_their_last_day(
    register: Register, day: date, held: list[str]
) -> None:
    records.save(register, replace(QUOTES, title="high", amount=Money(20000000, "SEK")))
    records.save(register, replace(QUOTES, title="low", valid_to=LAST))
    assert [each.title for each in law.own_rules(register, day)] == held


@pytest.mark.parametrize(
    ("beginning", "value", "reached"),
    [
        (Beginning.ABOVE, 9999999, False),
        (Beginning.ABOVE, 10000000, False),
        (Beginning.ABOVE, 10000001, True),
        (Beginning.FROM, 9999999, False),
        (Beginning.FROM, 10000000, True),
    ],
)
def test_an_own_rule_begins_at_or_above_its_amount(beginning: Beginning, value: int, reached: bool) -> None:
    rule = replace(QUOTES, beginning=beginning)
    assert rule.reached_by(Money(value, "SEK")) is reached
    assert rule.reached_by(Money(value, "EUR")) is None
    assert rule.reached_by(None) is None
    assert replace(rule, amount=None).reached_by(Money(value, "SEK")) is None


def test_a_pack_that_is_kept_comes_back_with_its_own_amounts(register: Register) -> None:
    records.save(register, SPECIAL)
    before = law.pack_of(register)
    with register.writing() as connection:
        sha256 = law.keep(connection, before)
        assert law.keep(connection, before) == sha256
    records.delete(register, records.every(register, OwnAmount)[0])
    reading.read.cache_clear()
    assert law.pack_of(register).sha256 != sha256
    assert law.kept(register, sha256) == before
    assert law.kept(register, sha256).text == before.text


def test_a_kept_pack_that_was_altered_is_refused(register: Register) -> None:
    with register.writing() as connection:
        sha256 = law.keep(connection, law.pack_of(register))
        text = METADATA.tables["law_text"]
        connection.execute(text.update().values(text=text.c.text + "\n# ?"))
    with pytest.raises(RegisterError, match="not in the register as it was kept"):
        law.kept(register, sha256)
    with pytest.raises(RegisterError):
        law.kept(register, "0" * 64)
