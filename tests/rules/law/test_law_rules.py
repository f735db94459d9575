"""The rules that are cited: how values are counted, same kind, changes, fines, terms."""

from datetime import date, timedelta

import pytest

from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.vocabulary import Certainty
from inkop_desktop.rules.vocabulary import Country

DAY = date(2026, 11, 20)
ONE_DAY = timedelta(1)

# Id, first and last day, certainty; days, months or per cent; where it stands (an ellipsis where it goes on).
RULES = """
se.lou.value_total 2017-01-01 - F | - | 5 kap. 3 § LOU
se.lou.value_whole_authority 2017-01-01 - F | - | 5 kap. 4 § LOU
se.lou.value_time 2017-01-01 - F | - | 5 kap. 5 § LOU
se.lou.no_splitting 2017-01-01 2022-01-31 F | - | 5 kap. 6–7 §§ LOU
se.lou.no_splitting 2022-02-01 - F | - | 5 kap. 6, 7 och 7 a §§ LOU
se.lou.value_lots 2017-01-01 - F | 20% | 5 kap. 8 § LOU
se.lou.value_works 2017-01-01 - F | - | 5 kap. 9 § LOU
se.lou.value_lease 2017-01-01 - F | 48m | 5 kap. 10 § LOU
se.lou.value_recurring 2017-01-01 - F | 12m | 5 kap. 11 § LOU
se.lou.value_fees 2017-01-01 - F | - | 5 kap. 12 § LOU
se.lou.value_services 2017-01-01 - F | 48m | 5 kap. 13 § LOU
se.lou.value_framework 2017-01-01 - F | - | 5 kap. 14 § LOU
se.luf.value_total 2017-01-01 - M | - | 5 kap. LUF
se.luf.value_lease 2017-01-01 - F | 48m | 5 kap. 9 § LUF
se.luf.value_recurring 2017-01-01 - F | 12m | 5 kap. 10 § LUF
se.luf.value_services 2017-01-01 - F | 48m | 5 kap. 12 § LUF
se.luf.value_framework 2017-01-01 - F | - | 5 kap. 13 § LUF
se.lou.same_kind 2014-07-01 2016-12-31 F | 12m | 15 kap. 3 a § LOU (2007:1091)
se.lou.same_kind 2017-01-01 2022-01-31 F | 12m | 19 kap. 8 § LOU i äldre lydelse
se.lou.same_kind 2022-02-01 - F | - | 5 kap. 3, 4, 7 a och 11 §§ LOU
se.luf.same_kind 2014-07-01 2022-01-31 M | 12m | LUF i äldre lydelse
se.luf.same_kind 2022-02-01 - F | - | 5 kap. LUF
se.luk.same_kind 2018-01-01 - F | 12m | 15 kap. 7 § LUK
se.lou.special_services_before 2014-01-01 2018-12-31 M | - | LOU (2007:1091), från 2017-01-01 19 kap. LOU …
se.luf.special_services_before 2017-01-01 2022-01-31 M | - | 19 kap. LUF (2016:1146) i äldre lydelse
se.lou.regime_below 2012-01-01 2016-12-31 M | - | 15 kap. LOU (2007:1091)
se.lou.regime_below 2017-01-01 2022-01-31 F3 | - | 19 kap. LOU (2016:1145) i äldre lydelse
se.lou.regime_below 2022-02-01 - F | - | 19 och 19 a kap. LOU
se.lou.regime_special 2014-01-01 2016-12-31 M | - | 15 kap. och bilaga 3 LOU (2007:1091)
se.lou.regime_special 2017-01-01 2022-01-31 F3 | - | 19 kap. samt bilaga 2 och 2 a LOU …
se.lou.regime_special 2022-02-01 - F | - | 19 och 19 a kap. samt bilaga 2 LOU
se.luf.regime_below 2014-01-01 2016-12-31 M | - | 15 kap. LUF (2007:1092)
se.luf.regime_below 2017-01-01 2022-01-31 M | - | 19 kap. LUF (2016:1146) i äldre lydelse
se.luf.regime_below 2022-02-01 - F | - | 19 och 19 a kap. LUF
se.luf.regime_special 2017-01-01 2022-01-31 M | - | 19 kap. samt bilaga 2 och 2 a LUF …
se.luf.regime_special 2022-02-01 - M | - | 19 och 19 a kap. samt bilaga 2 LUF
se.lou.principles 2022-02-01 - F | - | 19 a kap. 1 och 8 §§ LOU
se.lou.guidelines 2014-07-01 2022-01-31 M | - | LOU i äldre lydelse
se.lou.guidelines 2022-02-01 - F | - | 19 a kap. 15 § och 21 kap. 4 § LOU
se.statistics 2020-07-01 - F | - | lagen (2019:668) om upphandlingsstatistik, förordningen (2020:332)
se.lou.fine 2024-01-01 - F | 24m 10% | 21 kap. 6–11 §§ LOU
se.lou.ineffectiveness 2022-02-01 - F | 6m | 20 kap. 13 a och 17 §§ LOU
se.lou.ineffectiveness_after_notice 2022-02-01 - F | 30d | 20 kap. 17 § LOU
se.lou.no_standstill 2022-02-01 - F | - | 19 a kap. 10 § andra stycket samt 20 kap. 2 § LOU
se.lou.no_standstill_below 2022-02-01 - F | - | 19 a kap. 10 § andra stycket LOU
se.lou.no_standstill_special 2022-02-01 - F | - | 19 a kap. 10 § andra stycket LOU
se.lou.no_standstill_above 2022-02-01 - F | - | 20 kap. 2 § LOU
se.luf.no_standstill_below 2022-02-01 - F | - | 19 a kap. 9 § LUF
se.luf.no_standstill_special 2022-02-01 - F | - | 19 a kap. 9 § LUF
se.lou.no_municipal_appeal 2018-01-01 - F | - | 20 kap. 19 § LOU
se.lou.framework_term 2017-01-01 - F | 48m | 7 kap. 2 § LOU
se.luf.framework_term 2017-01-01 - F | 96m | 7 kap. LUF
se.lou.instead_internal 2017-01-01 - F | - | 3 kap. 11–16 §§ LOU
se.lou.instead_exempt 2017-01-01 - F | - | 3 kap. LOU
se.lou.instead_central 2017-01-01 - F | - | 7 kap. LOU
se.lou.instead_change 2017-01-01 - F | - | 17 kap. 8–14 §§ LOU
se.lou.change_small_goods_services 2017-01-01 - F | 10% | 17 kap. 9 § LOU
se.lou.change_small_works 2017-01-01 - F | 15% | 17 kap. 9 § LOU
se.lou.change_clause 2017-01-01 - F | - | 17 kap. 10 § LOU
se.lou.change_additional_orders 2017-01-01 - F | 50% | 17 kap. 11 § LOU
se.lou.change_unforeseen 2017-01-01 - F | 50% | 17 kap. 12 § LOU
se.lou.change_supplier 2017-01-01 - F | - | 17 kap. 13 § LOU
se.lou.change_not_material 2017-01-01 - F | - | 17 kap. 14 § LOU
se.lou.change_index 2017-01-01 - F | - | 17 kap. 15 § LOU
se.lou.change_notice 2017-01-01 - F | - | 17 kap. 16 § LOU
no.value_total 2017-01-01 - F | - | § 5-4 første ledd FOA
no.value_time 2017-01-01 - F | - | § 5-4 andre ledd FOA
no.value_whole_authority 2017-01-01 - F | - | § 5-4 tredje ledd FOA
no.no_splitting 2017-01-01 - F | - | § 5-4 fjerde ledd FOA
no.value_framework 2017-01-01 - F | - | § 5-4 femte ledd FOA
no.value_works 2017-01-01 - F | - | § 5-4 sjuende ledd FOA
no.value_lots 2017-01-01 - F | 20% | § 5-4 åttende ledd FOA
no.value_recurring 2017-01-01 - F | 12m | § 5-4 niende ledd FOA
no.same_kind 2017-01-01 - F | 12m | § 5-4 fjerde og niende ledd FOA
no.value_lease 2017-01-01 - F | 48m | § 5-4 tiende ledd FOA
no.value_fees 2017-01-01 - F | - | § 5-4 ellevte ledd FOA
no.value_services 2017-01-01 - F | 48m | § 5-4 tolvte ledd FOA
no.value_contest 2017-01-01 - F | - | § 5-4 trettende ledd FOA
no.framework_term 2017-01-01 - F | 48m | §§ 11-1 fjerde ledd og 26-1 fjerde ledd FOA
no.change_part_2 2017-01-01 - F | - | § 11-2 FOA
no.change_clause 2017-01-01 - F | - | § 28-1 FOA
no.change_small_goods_services 2017-01-01 - F | 10% | § 28-1 FOA
no.change_small_works 2017-01-01 - F | 15% | § 28-1 FOA
no.change_additional_deliveries 2017-01-01 - F | 50% | § 28-1 FOA
no.change_unforeseen 2017-01-01 - F | 50% | § 28-1 FOA
no.change_supplier 2017-01-01 - F | - | § 28-1 FOA
no.change_not_material 2017-01-01 - F | - | § 28-1 FOA
no.change_notice 2017-01-01 - F | - | § 28-2 FOA
no.protocol_call_off 2017-01-01 - F | - | §§ 10-5 tredje ledd og 25-5 tredje ledd FOA
no.no_standstill 2017-01-01 - F | - | §§ 10-2 og 25-2 FOA
no.no_standstill_part_1 2017-01-01 - F | - | §§ 10-2 og 25-2 FOA
no.no_standstill_part_2 2017-01-01 - F | - | § 5-2, jf. § 10-2 FOA
no.no_standstill_part_2_special 2017-01-01 - F | - | § 25-2 FOA
no.no_standstill_part_3 2017-01-01 - F | - | § 25-2 FOA
no.award_criteria 2017-01-01 - F | - | §§ 10-1 andre ledd og 25-1 andre ledd FOA
no.utilities.unread 2017-01-01 - U | - | forsyningsforskriften
no.concessions.unread 2017-01-01 - U | - | konsesjonskontraktforskriften
no.defence 2026-07-01 - F3 | - | § 2 LOA, FOSA
no.transition 2026-07-01 - U | - | LOA etter 1.7.2026, lovteksten ikke lest
no.sanctions 2017-01-01 - M | - | §§ 12–14 LOA
no.strategy 2026-07-01 - U | - | Prop. 147 L (2024–2025)
"""
Told = tuple[str, date, date | None, Certainty, str, str]


def _told(line: str) -> Told:
    told, numbers, reference = line.split(" | ")
    name, first, last, certainty = told.split()
    ends = None if last == "-" else date.fromisoformat(last)
    return name, date.fromisoformat(first), ends, Certainty(certainty), numbers, reference


EVERY = [_told(line) for line in RULES.strip().splitlines()]


def test_the_table_and_the_packs_hold_the_same_rules() -> None:
    held = sorted(
        (each.id, each.valid_from) for country in Country for each in reading.shipped(country).rules
    )
    assert sorted((each[0], each[1]) for each in EVERY) == held


@pytest.mark.parametrize(
    ("name", "first", "last", "certainty", "numbers", "reference"),
    EVERY,
    ids=[f"{each[0]} {each[1]}" for each in EVERY],
)
def test_a_rule_holds_from_its_first_to_its_last_day(
    name: str, first: date, last: date | None, certainty: Certainty, numbers: str, reference: str
) -> None:
    pack = reading.shipped(Country(name[:2]))
    rule = next(each for each in pack.rules if (each.id, each.valid_from) == (name, first))
    for day in (first, last or date(2099, 12, 31)):
        assert pack.rule(rule.law, rule.rule, day) is rule
    for day in (first - ONE_DAY, *([last + ONE_DAY] if last else [])):
        assert pack.rule(rule.law, rule.rule, day) is not rule
    told = ((rule.days, "d"), (rule.months, "m"), (rule.percent, "%"))
    assert " ".join(f"{number}{unit}" for number, unit in told if number) == numbers.strip("-")
    assert rule.reference.startswith(reference.removesuffix("…"))
    assert rule.reference == reference or reference.endswith("…")
    assert rule.certainty is certainty
    assert rule.text.endswith(".")


@pytest.mark.parametrize(
    ("law", "day", "reference", "adds_up"),
    [
        ("LOU", "2014-07-01", "15 kap. 3 a § LOU (2007:1091)", True),
        ("LOU", "2016-12-31", "15 kap. 3 a § LOU (2007:1091)", True),
        ("LOU", "2017-01-01", "19 kap. 8 § LOU i äldre lydelse", True),
        ("LOU", "2022-01-31", "19 kap. 8 § LOU i äldre lydelse", True),
        ("LOU", "2022-02-01", "5 kap. 3, 4, 7 a och 11 §§ LOU", False),
        ("LUF", "2022-01-31", "LUF i äldre lydelse", True),
        ("LUF", "2022-02-01", "5 kap. LUF", False),
        ("LUK", "2026-11-20", "15 kap. 7 § LUK", True),
    ],
)
def test_purchases_of_the_same_kind(law: str, day: str, reference: str, adds_up: bool) -> None:
    found = reading.shipped(Country.SE).rule(law, "same_kind", date.fromisoformat(day))
    assert found
    assert found.reference == reference
    assert ("läggs samman" in found.text) is adds_up
    assert found.months == (12 if adds_up else None)


def test_norway_adds_up_what_is_bought_regularly() -> None:
    found = reading.shipped(Country.NO).rule("FOA", "same_kind", DAY)
    assert found
    assert (found.reference, found.months) == ("§ 5-4 fjerde og niende ledd FOA", 12)


def test_the_law_on_same_kind_is_told_in_words_that_are_true() -> None:
    found = reading.shipped(Country.SE).rule("LOU", "same_kind", DAY)
    assert found
    assert found.text == (
        "Lagen räknar inte längre ihop årets alla köp av samma slag, men köp för samma kända behov är en "
        "upphandling (5 kap. 3, 4, 7 a §§) och återkommande köp räknas på tolv månader (5 kap. 11 §)."
    )
