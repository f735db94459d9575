"""Which duties follow, from which value and on which day, and when their times run out."""

from datetime import date

import pytest
from assessing import duty_keys, duty_of, kroner, kronor, norwegian, swedish
from law_limits import ROWS, Row

from inkop_desktop.rules.law import duties, reading
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.pack import Duty
from inkop_desktop.rules.law.vocabulary import Authority, Law, Nature
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country

SPECIAL = "79100000-5"
HEALTH = "85000000-9"


def duty(found: Assessment, key: str) -> Duty:
    return next(each for each in found.duties if each.duty == key)


def rows(kind: str) -> list[Row]:
    return [row for row in ROWS if row.kind == kind and row.amount]


def owed(row: Row, key: str, day: date) -> list[bool]:
    """Tell whether a duty is owed one öre below its amount, at it and above it, in a Swedish case."""
    amount = row.amount or 0
    return [
        key in duty_keys(swedish(day, Money(amount * 100 + step, "SEK"), Law(row.law), nature=Nature.GOODS))
        for step in (-1, 0, 1)
    ]


@pytest.mark.parametrize("row", rows("documentation"), ids=str)
def test_documentation_is_owed_above_the_limit(row: Row) -> None:
    for day in [row.first, row.last or date(2026, 11, 20)]:
        assert owed(row, "documentation", day) == [False, False, True]


@pytest.mark.parametrize("row", rows("post_award_notice"), ids=str)
def test_the_post_award_notice_is_owed_from_the_limit(row: Row) -> None:
    for day in [row.first, row.last or date(2025, 12, 31)]:
        amount = row.amount or 0
        found = [
            swedish(
                day, Money(amount * 100 + step, "SEK"), Law(row.law), nature=Nature.GOODS, ground="urgency"
            )
            for step in (-1, 0, 1)
        ]
        assert ["post_award_notice" in duty_keys(each) for each in found] == [False, True, True]


def test_exactly_at_the_documentation_limit_one_is_told() -> None:
    assert swedish("2026-11-20", kronor(100_000)).at_documentation_limit
    assert not swedish("2026-11-20", kronor(100_001)).at_documentation_limit
    assert not norwegian("2026-11-20", kroner(100_000)).at_documentation_limit


def test_documentation_is_finished_in_thirty_days_since_2024() -> None:
    assert duty(swedish("2023-12-31", kronor(200_000)), "documentation").days is None
    since = duty(swedish("2024-01-01", kronor(200_000)), "documentation")
    assert (since.days, since.after) == (30, "contract_or_cancelling")
    assert "documentation" not in duty_keys(swedish("2014-06-30", kronor(200_000)))
    assert "documentation" in duty_keys(swedish("2024-01-01", kronor(1), Law.LUK))


def test_a_special_service_may_collect_its_notices() -> None:
    found = swedish("2024-05-01", kronor(700_000), nature=Nature.SERVICES, cpv=SPECIAL)
    assert {"post_award_notice", "post_award_notice_quarterly"} <= duty_keys(found)
    small = swedish("2024-05-01", kronor(699_999), nature=Nature.SERVICES, cpv=SPECIAL)
    assert not {"post_award_notice", "post_award_notice_quarterly"} & duty_keys(small)


def test_a_ground_for_exception_offers_the_voluntary_notice() -> None:
    for law in (Law.LOU, Law.LUF):
        found = swedish("2024-05-01", kronor(1_300_000), law, nature=Nature.GOODS, ground="urgency")
        notice = duty(found, "voluntary_notice")
        assert (notice.must, notice.days, notice.after) == (False, 10, "notice")
    above = swedish("2024-05-01", kronor(3_000_000), nature=Nature.GOODS, ground="urgency")
    assert {"voluntary_notice", "post_award_notice", "individual_report"} <= duty_keys(above)
    assert "voluntary_notice" not in duty_keys(swedish("2024-05-01", kronor(1)))


def test_what_may_not_be_bought_directly_is_advertised() -> None:
    found = swedish("2024-05-01", kronor(900_000), nature=Nature.GOODS)
    assert duty_keys(found) == {
        "announce", "documentation", "post_award_notice", "standstill", "standstill_by_post",
        "conflict_of_interest",
    }  # fmt: skip
    assert duty(found, "documentation").reference == "19 kap. 22 § LOU"
    assert duty(found, "standstill").days == 10
    assert duty(found, "standstill_by_post").days == 15
    utility = swedish("2024-05-01", kronor(1_300_000), Law.LUF, nature=Nature.GOODS)
    assert duty(utility, "documentation").reference == "19 kap. 22 § LUF"
    assert {"announce", "standstill", "standstill_by_post"} <= duty_keys(utility)


def test_where_nothing_can_be_told_only_what_always_holds_follows() -> None:
    assert duty_keys(swedish("2026-11-20", None)) == {"conflict_of_interest"}


PART_1 = {"conflict_of_interest", "competition", "documentation", "publicity", "climate"}


def test_norwegian_duties_follow_the_part() -> None:
    assert duty_keys(norwegian("2026-11-20", kroner(400_000))) == {"conflict_of_interest"}
    assert duty_keys(norwegian("2026-11-20", kroner(500_000))) == PART_1
    assert duty_keys(norwegian("2026-11-20", kroner(500_001))) == PART_1 | {"tax_certificate"}
    part_2 = norwegian("2026-11-20", kroner(1_300_000))
    assert {"announce", "protocol", "standstill"} <= duty_keys(part_2)
    assert duty(part_2, "standstill").days is None
    part_3 = norwegian("2026-11-20", kroner(2_500_000))
    assert {"announce", "protocol", "standstill", "post_award_notice"} <= duty_keys(part_3)
    assert duty(part_3, "post_award_notice").days == 30


def test_section_5_2_takes_a_purchase_out_of_part_two() -> None:
    found = norwegian("2026-11-20", kroner(1_400_000), ground="urgent")
    assert not {"protocol", "standstill", "announce"} & duty_keys(found)
    cited = duties.reference(duty(found, "documentation"), found.ground)
    assert cited == "§ 7-1 FOA, jf. § 5-2 første ledd bokstav c FOA"
    assert duties.reference(duty(found, "publicity"), found.ground) == "§ 7-3 FOA, § 23 offentleglova"
    plain = norwegian("2026-11-20", kroner(600_000))
    assert duties.reference(duty(plain, "documentation"), None) == "§ 7-1 FOA"


@pytest.mark.parametrize(
    ("day", "reference", "law"),
    [
        ("2023-12-31", "", ""),
        ("2024-01-01", "§ 7-9 FOA", "FOA"),
        ("2026-06-30", "§ 7-9 FOA", "FOA"),
        ("2026-07-01", "§§ 5 b og 5 c LOA", "LOA"),
    ],
)
def test_the_climate_is_weighed_by_the_law_of_the_day(day: str, reference: str, law: str) -> None:
    found = [each for each in norwegian(day, kroner(600_000)).duties if each.duty == "climate"]
    assert [(each.reference, each.law) for each in found] == ([(reference, law)] if law else [])


LIMITED = [
    ("wages", Nature.SERVICES, Authority.MUNICIPALITY, 2_050_000),
    ("wages", Nature.WORKS, Authority.STATE, 1_300_000),
    ("apprentices", Nature.WORKS, Authority.COUNTY, 2_050_000),
    ("apprentices", Nature.SERVICES, Authority.STATE, 1_300_000),
    ("subcontractors", Nature.WORKS, Authority.MUNICIPALITY, 2_050_000),
    ("subcontractors", Nature.WORKS, Authority.STATE, 1_300_000),
]


@pytest.mark.parametrize(("key", "nature", "authority", "amount"), LIMITED)
def test_some_duties_begin_at_a_value_of_their_own(
    key: str, nature: Nature, authority: Authority, amount: int
) -> None:
    found = [
        norwegian("2026-11-20", Money(amount * 100 + step, "NOK"), nature=nature, authority=authority)
        for step in (-1, 0, 1)
    ]
    assert [key in duty_keys(each) for each in found] == [False, True, True]
    goods = norwegian("2026-11-20", kroner(amount), authority=authority)
    assert key not in duty_keys(goods)


def test_apprentices_are_for_contracts_of_more_than_three_months() -> None:
    works = {"nature": Nature.WORKS}
    assert "apprentices" in duty_keys(norwegian("2025-08-01", kroner(3_000_000), **works))
    assert "apprentices" in duty_keys(norwegian("2025-08-01", kroner(3_000_000), months=4, **works))
    assert "apprentices" not in duty_keys(norwegian("2025-08-01", kroner(3_000_000), months=3, **works))
    assert "apprentices" not in duty_keys(norwegian("2025-07-31", kroner(3_000_000), **works))


def test_health_services_have_a_protocol_of_their_own() -> None:
    found = norwegian("2026-11-20", kroner(8_700_000), nature=Nature.SERVICES, cpv=HEALTH)
    assert duty(found, "protocol").reference == "§ 30-1 FOA"


def test_a_paper_that_is_owed_says_what_it_must_tell() -> None:
    told = {each.id: each.contents for each in ALL.values() if each.contents}
    assert {key: len(contents) for key, contents in told.items()} == {
        "se.lou.documentation": 8,
        "se.luf.documentation": 8,
        "no.documentation": 8,
        "no.protocol_part_2": 15,
        "no.protocol_part_3": 16,
    }


def test_the_competition_principle_is_a_duty_until_the_law_changed() -> None:
    assert duty(norwegian("2026-06-30", kroner(200_000)), "competition").must
    assert not duty(norwegian("2026-07-01", kroner(600_000)), "competition").must


ALL = {each.id: each for country in Country for each in reading.shipped(country).duties}
TIMES = [
    ("se.lou.post_award_notice", "2026-11-03", "2026-12-03"),
    ("se.lou.post_award_notice", "2026-11-05", "2026-12-05"),  # a Saturday: to do it is not put off
    ("se.lou.voluntary_notice", "2026-11-02", "2026-11-12"),
    ("se.lou.voluntary_notice", "2026-11-04", "2026-11-16"),  # would end on a Saturday
    ("se.lou.standstill", "2026-12-15", "2026-12-28"),  # on Christmas Day, and then a weekend
    ("no.voluntary_notice_part_3", "2026-05-07", "2026-05-18"),  # on 17 May
    ("no.tax_certificate", "2026-11-20", "2026-05-20"),
    ("no.standstill_part_2", "2026-11-20", None),
]


def test_a_time_in_months_runs_out_on_the_same_day_of_the_month() -> None:
    found = duty_of('months = 3\nafter = "contract"')
    assert duties.last_day(found, date(2026, 11, 30), Country.SE) == date(2027, 2, 28)


@pytest.mark.parametrize(("name", "start", "last"), TIMES)
def test_a_time_runs_out(name: str, start: str, last: str | None) -> None:
    found = duties.last_day(ALL[name], date.fromisoformat(start), Country(name[:2]))
    assert found == (last and date.fromisoformat(last))
