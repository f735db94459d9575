"""The rules that are cited: how values are counted, same kind, changes, fines, terms."""

from datetime import date

import pytest

from inkop_desktop.rules.law import reading
from inkop_desktop.rules.vocabulary import Country

DAY = date(2026, 11, 20)
CITED = [
    ("LOU", "value_total", "5 kap. 3 § LOU", None, None),
    ("LOU", "value_whole_authority", "5 kap. 4 § LOU", None, None),
    ("LOU", "value_time", "5 kap. 5 § LOU", None, None),
    ("LOU", "no_splitting", "5 kap. 6, 7 och 7 a §§ LOU", None, None),
    ("LOU", "value_lots", "5 kap. 8 § LOU", None, 20),
    ("LOU", "value_works", "5 kap. 9 § LOU", None, None),
    ("LOU", "value_lease", "5 kap. 10 § LOU", 48, None),
    ("LOU", "value_recurring", "5 kap. 11 § LOU", 12, None),
    ("LOU", "value_fees", "5 kap. 12 § LOU", None, None),
    ("LOU", "value_services", "5 kap. 13 § LOU", 48, None),
    ("LOU", "value_framework", "5 kap. 14 § LOU", None, None),
    ("LUF", "value_lease", "5 kap. 9 § LUF", 48, None),
    ("LUF", "value_recurring", "5 kap. 10 § LUF", 12, None),
    ("LUF", "value_services", "5 kap. 12 § LUF", 48, None),
    ("LUF", "value_framework", "5 kap. 13 § LUF", None, None),
    ("LOU", "framework_term", "7 kap. 2 § LOU", 48, None),
    ("LUF", "framework_term", "7 kap. LUF", 96, None),
    ("LOU", "change_small_goods_services", "17 kap. 9 § LOU", None, 10),
    ("LOU", "change_small_works", "17 kap. 9 § LOU", None, 15),
    ("LOU", "change_clause", "17 kap. 10 § LOU", None, None),
    ("LOU", "change_additional_orders", "17 kap. 11 § LOU", None, 50),
    ("LOU", "change_unforeseen", "17 kap. 12 § LOU", None, 50),
    ("LOU", "change_supplier", "17 kap. 13 § LOU", None, None),
    ("LOU", "change_not_material", "17 kap. 14 § LOU", None, None),
    ("LOU", "change_index", "17 kap. 15 § LOU", None, None),
    ("LOU", "change_notice", "17 kap. 16 § LOU", None, None),
    ("LOU", "guidelines", "19 a kap. 15 § och 21 kap. 4 § LOU", None, None),
    ("LOU", "fine", "21 kap. 6–11 §§ LOU", 24, 10),
    ("LOU", "ineffectiveness", "20 kap. 13 a och 17 §§ LOU", 6, None),
    ("LOU", "no_municipal_appeal", "20 kap. 19 § LOU", None, None),
    ("FOA", "value_total", "§ 5-4 første ledd FOA", None, None),
    ("FOA", "value_time", "§ 5-4 andre ledd FOA", None, None),
    ("FOA", "value_whole_authority", "§ 5-4 tredje ledd FOA", None, None),
    ("FOA", "no_splitting", "§ 5-4 fjerde ledd FOA", None, None),
    ("FOA", "value_framework", "§ 5-4 femte ledd FOA", None, None),
    ("FOA", "value_works", "§ 5-4 sjuende ledd FOA", None, None),
    ("FOA", "value_lots", "§ 5-4 åttende ledd FOA", None, 20),
    ("FOA", "value_recurring", "§ 5-4 niende ledd FOA", 12, None),
    ("FOA", "value_lease", "§ 5-4 tiende ledd FOA", 48, None),
    ("FOA", "value_fees", "§ 5-4 ellevte ledd FOA", None, None),
    ("FOA", "value_services", "§ 5-4 tolvte ledd FOA", 48, None),
    ("FOA", "value_contest", "§ 5-4 trettende ledd FOA", None, None),
    ("FOA", "framework_term", "§§ 11-1 fjerde ledd og 26-1 fjerde ledd FOA", 48, None),
    ("FOA", "change_part_2", "§ 11-2 FOA", None, None),
    ("FOA", "change_small_goods_services", "§ 28-1 FOA", None, 10),
    ("FOA", "change_small_works", "§ 28-1 FOA", None, 15),
    ("FOA", "change_additional_deliveries", "§ 28-1 FOA", None, 50),
    ("FOA", "change_unforeseen", "§ 28-1 FOA", None, 50),
    ("FOA", "change_notice", "§ 28-2 FOA", None, None),
    ("LOU", "instead_internal", "3 kap. 11–16 §§ LOU", None, None),
    ("LOU", "instead_change", "17 kap. 8–14 §§ LOU", None, None),
    ("LOU", "instead_central", "7 kap. LOU", None, None),
    ("LOA", "defence", "§ 2 LOA, FOSA", None, None),
    ("LOA", "sanctions", "§§ 12–14 LOA", None, None),
]


@pytest.mark.parametrize(("law", "kind", "reference", "months", "percent"), CITED)
def test_a_rule_says_where_it_stands(
    law: str, kind: str, reference: str, months: int | None, percent: int | None
) -> None:
    pack = reading.shipped(Country.SE if law in {"LOU", "LUF"} else Country.NO)
    found = pack.rule(law, kind, DAY)
    assert found
    assert (found.reference, found.months, found.percent) == (reference, months, percent)
    assert found.text.endswith(".")


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
