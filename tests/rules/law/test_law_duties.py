"""Which duties follow, from which value and on which day, and when their times run out."""

from datetime import date
from typing import Any

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


# Law, day, value, what else is known: whether the law wants documentation, and where that stands.
MEALS = {"nature": Nature.SERVICES, "cpv": "55524000-9"}
DOCUMENTED: list[tuple[Law, str, Money | None, dict[str, Any], bool | None, str]] = [
    (Law.LOU, "2026-09-01", kronor(99_999), {}, False, ""),
    (Law.LOU, "2026-09-01", kronor(100_000), {}, None, ""),
    (Law.LOU, "2026-09-01", kronor(100_001), {}, True, "19 a kap. 11 § LOU"),
    (Law.LOU, "2026-09-01", None, {}, None, ""),
    (Law.LOU, "2026-09-01", Money(5_000_000, "EUR"), {}, None, ""),
    (Law.LOU, "2026-09-01", kronor(2_000_000), MEALS, True, "19 a kap. 11 § LOU eller 19 kap. 22 § LOU"),
    (Law.LOU, "2014-06-30", kronor(200_000), {}, None, ""),
    (Law.LOU, "2021-06-02", kronor(900_000), {}, None, ""),
    (Law.LUF, "2014-06-30", kronor(200_000), {}, None, ""),
    (Law.LUF, "2014-07-01", kronor(432_000), {}, True, "LUF (2007:1092)"),
    (Law.LUF, "2021-06-02", kronor(99_999), {}, False, ""),
    (Law.LUF, "2021-06-02", kronor(432_000), {}, True, "19 kap. LUF (2016:1146) i äldre lydelse"),
    (Law.LUF, "2025-06-02", kronor(5_000_000), {"ground": "technical"}, True, "LUF (2016:1146)"),
    (Law.LUK, "2023-12-31", kronor(50_000), {}, None, ""),
    (Law.LUK, "2024-01-01", None, {}, True, "15 kap. 9 § LUK"),
]


@pytest.mark.parametrize(("law", "day", "value", "more", "documented", "reference"), DOCUMENTED)
def test_that_the_law_wants_no_documentation_is_never_assumed(
    law: Law, day: str, value: Money | None, more: dict[str, Any], documented: bool | None, reference: str
) -> None:
    found = swedish(day, value, law, **{"nature": Nature.GOODS} | more)
    assert found.documented is documented
    owed = [each.reference for each in found.duties if each.duty in duties.DOCUMENTS]
    assert owed == ([reference] if reference else [])


def test_in_norway_what_the_act_governs_is_documented() -> None:
    told = [norwegian("2026-11-20", kroner(amount)).documented for amount in (499_999, 500_000)]
    assert told == [False, True]
    assert norwegian("2026-11-20", None).documented is None
    assert norwegian("2026-11-20", kroner(600_000), None).documented is None


NOTICE_OF_INTENT = " eller ".join(
    f"{first} samt 20 kap. 3 och 15 §§ LOU" for first in ("19 a kap. 9 §", "10 kap. 5 §")
)

# Whether it is below or above the EU threshold of 2026 nobody can tell while its amount is not known.
UNKNOWN = [
    ("2026-01-01", {"nature": Nature.SERVICES, "ground": "urgency"}, {
        "documentation": "19 a kap. 11 § LOU eller 12 kap. 15–16 §§ LOU",
        "post_award_notice": "19 a kap. 13–14 §§ LOU eller 10 kap. 4 § LOU",
        "voluntary_notice": NOTICE_OF_INTENT,
    }),
    ("2027-12-31", {"nature": Nature.SERVICES}, {
        "documentation": "19 kap. 22 § LOU eller 12 kap. 15–16 §§ LOU",
        "post_award_notice": "19 kap. 7 § LOU eller 10 kap. 4 § LOU",
        "announce": "19 kap. 6 och 8 §§ LOU eller 10 kap. 1 § LOU",
        "standstill": "20 kap. 1 § första och tredje styckena LOU",
        "standstill_by_post": "20 kap. 1 § andra och tredje styckena LOU",
    }),
    ("2026-09-01", MEALS, {
        "documentation": "19 a kap. 11 § LOU eller 19 kap. 22 § LOU",
        "post_award_notice": "19 a kap. 13–14 §§ LOU eller 19 kap. 7 § LOU",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("day", "facts", "told"), UNKNOWN)
def test_what_every_possible_regime_wants_follows_and_nothing_else(
    day: str, facts: dict[str, Any], told: dict[str, str]
) -> None:
    found = swedish(day, kronor(800_000), **facts)
    assert "conflict_of_interest" in duty_keys(found)
    assert {each.duty: each.reference for each in found.duties if each.law != "KL"} == told


def test_of_two_possible_duties_the_stricter_one_is_told() -> None:
    """The individual report has no time of its own; the standstill is waited out where it has days."""
    found = swedish("2026-09-01", kronor(800_000), nature=Nature.SERVICES)
    paper = duty(found, "documentation")
    assert (paper.days, paper.after, paper.must) == (30, "contract_or_cancelling", True)
    assert paper.text.startswith("Dokumentera upphandlingen löpande, oavsett belopp, ")
    assert " kan motiveras. Eller: Upprätta en individuell rapport med skälen " in paper.text
    part_2_or_3 = norwegian("2026-11-20", kroner(3_000_000), nature=None)
    standstill = duty(part_2_or_3, "standstill")
    assert (standstill.reference, standstill.days) == ("§ 10-2 FOA eller § 25-2 FOA", 10)
    assert len(duty(part_2_or_3, "protocol").contents) > 16
    assert "standstill_by_post" not in duty_keys(part_2_or_3)
    outside_or_not = norwegian("2026-11-20", None)
    assert duty_keys(outside_or_not) == {"conflict_of_interest"}
    assert duty(outside_or_not, "conflict_of_interest").reference.endswith(" eller §§ 6–10 forvaltningsloven")


def test_of_two_possible_duties_the_least_sure_one_is_believed() -> None:
    meals = swedish("2026-09-01", kronor(2_000_000), Law.LUF, **MEALS)
    notice = duty(meals, "post_award_notice")
    assert (notice.certainty, notice.days) == ("U", 30)
    assert notice.reference == "19 a kap. 12–13 §§ LUF eller 19 kap. LUF"


def test_what_is_not_read_of_the_utilities_act_says_so() -> None:
    found = swedish("2025-06-02", kronor(5_000_000), Law.LUF, nature=Nature.SERVICES, ground="technical")
    unread = {each.duty: each for each in found.duties if each.certainty == "U"}
    assert unread.keys() == {"documentation", "post_award_notice", "voluntary_notice"}
    assert all(each.text.endswith("lagtexten är inte läst.") for each in unread.values())
    advertised = swedish("2025-06-02", kronor(5_000_000), Law.LUF, nature=Nature.SERVICES)
    assert {"announce", "documentation", "post_award_notice"} <= duty_keys(advertised)


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


def test_special_services_from_the_threshold_stay_in_part_two_on_a_ground() -> None:
    facts = {"nature": Nature.SERVICES, "cpv": SPECIAL}
    on_ground = norwegian("2026-11-20", kroner(9_000_000), ground="technical", **facts)
    assert on_ground.route == "by_ground"
    assert duty(on_ground, "protocol").reference == "§ 10-5 FOA"
    advertised = norwegian("2026-11-20", kroner(9_000_000), **facts)
    assert duty(advertised, "protocol").reference == "§ 10-5 FOA"
    below = norwegian("2026-11-20", kroner(2_000_000), ground="urgent", **facts)
    assert below.route == "by_ground"
    assert "protocol" not in duty_keys(below)


@pytest.mark.parametrize(
    ("amount", "ground", "is_owed"),
    [
        (5_000_000, "", True),
        (5_000_000, "urgent", False),
        (70_000_000, "", True),
        (70_000_000, "technical", True),
    ],
)
def test_the_chain_of_subcontractors_is_limited_where_part_two_or_three_holds(
    amount: int, ground: str, is_owed: bool
) -> None:
    found = norwegian("2026-11-20", kroner(amount), nature=Nature.WORKS, ground=ground)
    assert (found.route == "by_ground") is bool(ground)
    assert ("subcontractors" in duty_keys(found)) is is_owed


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
        "no.protocol_part_2_special": 15,
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


@pytest.mark.parametrize(
    ("found", "shield"),
    [
        (swedish("2026-11-20", kronor(500_000)), "se.lou.voluntary_notice"),  # not needed, yet waited out
        (swedish("2025-06-02", kronor(9_000_000), nature=Nature.GOODS), "se.lou.voluntary_notice_above"),
        (swedish("2022-02-01", kronor(500_000), Law.LUF), "se.luf.voluntary_notice"),
        (
            swedish("2022-01-31", kronor(500_000)),
            "se.lou.voluntary_notice_above",
        ),  # of the law, if of no regime
        (
            swedish("2025-06-02", kronor(1_000), Law.LUK),
            "se.lou.voluntary_notice",
        ),  # of another law, if of none
        (swedish("2016-12-31", kronor(1_000)), None),
        (norwegian("2026-11-20", kroner(700_000)), "no.voluntary_notice_part_2"),
        (norwegian("2026-11-20", kroner(9_000_000)), "no.voluntary_notice_part_3"),
    ],
)
def test_a_voluntary_notice_is_waited_out_by_the_duty_of_the_regime(
    found: Assessment, shield: str | None
) -> None:
    assert (found.shield.id if found.shield else None) == shield


@pytest.mark.parametrize(
    ("day", "percent", "rank"),
    [("2024-01-01", 30, 3), ("2026-06-30", 30, 3), ("2026-07-01", 30, None)],
)
def test_the_pack_says_how_much_the_climate_weighs(day: str, percent: int, rank: int | None) -> None:
    owed = duty(norwegian(day, kroner(1_000_000)), "climate")
    assert (owed.percent, owed.rank) == (percent, rank)
