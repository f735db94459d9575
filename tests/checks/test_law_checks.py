"""The law pack is of this year, and every amount that a purchase may need today is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from inkop_desktop import formats
from inkop_desktop.checks import law as checks
from inkop_desktop.checks.finding import Finding, Severity
from inkop_desktop.records.law import OwnAmount
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.vocabulary import Certainty, Law, LimitKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import law, law_packs, records

Find = Callable[..., list[Finding]]
Said = Callable[..., list[str]]
DAY = timedelta(days=1)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
NEW_YEAR = date(2027, 1, 1)
AMOUNT = OwnAmount(
    amount=Money(600000000, "SEK"),
    valid_from=FIRST,
    valid_to=LAST,
    source="SFS 2026:12",
    certainty=Certainty.F,
    checked_on=date(2026, 2, 3),
)


@pytest.mark.parametrize(
    ("today", "found"), [(NEW_YEAR - DAY, False), (NEW_YEAR, True), (NEW_YEAR + DAY, True)]
)
def test_a_pack_is_of_this_year(find: Find, today: date, found: bool) -> None:
    said = [formats.worded(each.message) for each in find(checks.law_pack_due, today)]
    warning = "Nothing in the law pack has been checked this year; the last check was on 2026-11-20."
    assert said == ([warning] if found else [])


def test_a_newer_pack_ends_the_warning(find: Find, register: Register, tmp_path: Path) -> None:
    path = tmp_path / "se-2027.toml"
    text = reading.shipped(Country.SE).text
    path.write_text(text.replace("checked_on = 2026-11-20", "checked_on = 2027-01-02", 1), encoding="utf-8")
    (due,) = find(checks.law_pack_due, NEW_YEAR + DAY)
    assert (due.records[0].kind, due.records[0].id, due.records[0].label) == ("law_pack", 0, "SE 2026-11-20")
    pack = law_packs.take(register, law_packs.look_at(register, path, NEW_YEAR + DAY))
    assert find(checks.law_pack_due, NEW_YEAR + DAY) == []
    (due,) = find(checks.law_pack_due, date(2028, 1, 1))
    assert (due.records[0].id, due.records[0].label) == (pack.id, "se-2027.toml")


@pytest.mark.parametrize(
    ("today", "laws"),
    [(FIRST - DAY, []), (FIRST, ["LOU", "LUF", "LUK"]), (LAST, ["LOU", "LUF", "LUK"]), (LAST + DAY, [])],
)
def test_the_amounts_of_a_day_are_known(find: Find, today: date, laws: list[str]) -> None:
    assert [each.id.rpartition(":")[2] for each in find(checks.law_amount_missing, today)] == laws


def test_an_own_amount_makes_it_known(find: Find, register: Register) -> None:
    kinds = {
        each.limit_kind
        for each in law.missing_on(law.pack_of(register), FIRST)
        if each.law == "LOU" and not each.kind.endswith("_state")
    }
    assert kinds == {
        LimitKind.DIRECT_SPECIAL,
        LimitKind.EU_GOODS_SERVICES_LOCAL,
        LimitKind.EU_WORKS,
        LimitKind.EU_SPECIAL,
    }
    for kind in kinds - {LimitKind.EU_WORKS}:
        records.save(register, replace(AMOUNT, law=Law.LOU, limit_kind=kind))
    lou = find(checks.law_amount_missing, FIRST)[0]
    assert formats.worded(lou.message) == "LOU: 1 amount of today is not known"
    assert "cannot be judged: EU threshold, works." in formats.worded(lou.why)
    assert lou.severity is Severity.WARNING
    found = find(
        checks.law_amount_missing, FIRST, replace(AMOUNT, law=Law.LOU, limit_kind=LimitKind.EU_WORKS)
    )
    assert [(each.id, each.severity) for each in found] == [
        ("law-amount-missing:law_pack:0:LUF", Severity.INFORMATION),
        ("law-amount-missing:law_pack:0:LUK", Severity.INFORMATION),
    ]


def test_an_answer_falls_when_another_amount_is_missing(find: Find) -> None:
    before = find(checks.law_amount_missing, FIRST)
    known = replace(AMOUNT, law=Law.LOU, limit_kind=LimitKind.EU_WORKS)
    after = find(checks.law_amount_missing, FIRST, known)
    assert before[0].facts != after[0].facts
    assert [each.facts for each in before[1:]] == [each.facts for each in after[1:]]


def test_norway_lacks_what_nobody_has_found_of_the_other_regulations(said: Said) -> None:
    assert said(checks.law_pack_due, date(2026, 11, 21)) == []
    found = said(checks.law_amount_missing, date(2026, 11, 21))
    assert [each.split(":")[0] for each in found] == [
        "forsyningsforskriften",
        "konsesjonskontraktforskriften",
    ]
