"""The grounds, duties and standstills as they were gathered: where they stand, and on which days."""

from datetime import date, timedelta

import pytest
from assessing import duty_keys, kroner, kronor, norwegian, swedish
from law_limits import ROWS, Row

from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.assessment import Assessment
from inkop_desktop.rules.law.pack import Duty, Entry, Ground
from inkop_desktop.rules.law.vocabulary import Authority, Certainty, Law, Nature
from inkop_desktop.rules.vocabulary import Country

DAY = timedelta(1)
GOODS, SERVICES, WORKS = Nature

# Key, LOU below the threshold, LUF below it, LOU above it; a hyphen where the law has no such ground. What
# stands in chapter 6 is reached from 19 a kap. 5 § LOU and 19 a kap. 4 § LUF.
SWEDISH_GROUNDS = [
    ("value", "19 a kap. 2 § första meningen", "19 a kap. 2 § första meningen", "-"),
    ("value_special", "19 a kap. 2 § andra meningen", "19 a kap. 2 § andra meningen", "-"),
    ("no_suitable", "19 a kap. 3 §", "19 a kap. 3 §", "6 kap. 12–13 §§"),
    ("invalid_tenders", "19 a kap. 4 §", "-", "6 kap. 16 §"),
    ("urgency", "19 a kap. 5 § första stycket 1", "19 a kap. 4 § första stycket 1", "6 kap. 15 §"),
    ("art", "6 kap. 14 § första stycket 1", "6 kap. 7 § första stycket 1", "6 kap. 14 § första stycket 1"),
    (
        "technical",
        "6 kap. 14 § första stycket 2",
        "6 kap. 7 § första stycket 2",
        "6 kap. 14 § första stycket 2",
    ),
    (
        "exclusive",
        "6 kap. 14 § första stycket 3",
        "6 kap. 7 § första stycket 3",
        "6 kap. 14 § första stycket 3",
    ),
    ("rd_goods", "6 kap. 17 § första stycket 1", "-", "6 kap. 17 § första stycket 1"),
    (
        "additional_deliveries",
        "6 kap. 17 § första stycket 2",
        "6 kap. 10 § 1",
        "6 kap. 17 § första stycket 2",
    ),
    ("commodity", "6 kap. 17 § första stycket 3", "6 kap. 10 § 2", "6 kap. 17 § första stycket 3"),
    ("liquidation", "6 kap. 17 § första stycket 4", "6 kap. 10 § 3", "6 kap. 17 § första stycket 4"),
    ("repetition", "6 kap. 18 §", "6 kap. 11 §", "6 kap. 18 §"),
    ("contest", "6 kap. 19 §", "6 kap. 12 §", "6 kap. 19 §"),
    ("exceptional", "19 a kap. 5 § första stycket 3", "19 a kap. 4 § första stycket 3", "-"),
    ("review", "19 a kap. 6–7 §§", "19 a kap. 5–6 §§", "-"),
]
BEGAN = date(2022, 2, 1)
TEXT_READ = date(2017, 1, 1)


def of_ground(country: Country, law: Law, key: str, regimes: set[str], day: date) -> list[Ground]:
    found = (each for each in reading.shipped(country).grounds if each.law == law and each.text.key == key)
    return [each for each in found if each.in_force(day) and regimes & {*each.regimes}]


@pytest.mark.parametrize(("key", "lou", "luf", "above"), SWEDISH_GROUNDS)
def test_where_a_swedish_ground_stands(key: str, lou: str, luf: str, above: str) -> None:
    below = {"below_threshold"} if key != "value_special" else {"special_services"}
    for law, regimes, expected in (
        (Law.LOU, below, lou),
        (Law.LUF, below, luf),
        (Law.LOU, {"above_threshold"}, above),
    ):
        for day in (BEGAN, date(2026, 11, 20)):
            found = of_ground(Country.SE, law, key, regimes, day)
            where = [each.reference.removesuffix(f" {law}") for each in found]
            assert [each.split(" jämförd med ")[-1] for each in where] == (
                [] if expected == "-" else [expected]
            )
            assert {each.certainty for each in found} <= {Certainty.F}
            through = "19 a kap. 5 § första stycket 2" if law is Law.LOU else "19 a kap. 4 § första stycket 2"
            for reference in where:
                assert " jämförd med " not in reference or reference.startswith(through)


@pytest.mark.parametrize("key", [each[0] for each in SWEDISH_GROUNDS])
def test_before_2022_the_grounds_stood_in_the_older_law(key: str) -> None:
    older = of_ground(Country.SE, Law.LOU, key, {"below_threshold", "special_services"}, BEGAN - DAY)
    assert [each.valid_to for each in older] == [BEGAN - DAY] * len(older)
    assert bool(older) is (key not in {"value_special", "review"})
    assert all("i äldre lydelse" in each.reference for each in older)
    above = of_ground(Country.SE, Law.LOU, key, {"above_threshold"}, TEXT_READ - DAY)
    assert above == []


# Key, the part, where it stands; special services from the EEA threshold reach chapter 13 through § 8-17.
NORWEGIAN_GROUNDS = [
    ("one_supplier", "part_2", "§ 5-2 første ledd bokstav a"),
    ("bargain", "part_2", "§ 5-2 første ledd bokstav b"),
    ("urgent", "part_2", "§ 5-2 første ledd bokstav c"),
    ("additional", "part_2", "§ 5-2 første ledd bokstav d"),
    ("failed", "part_2", "§ 5-2 første ledd bokstav e"),
    ("exchange", "part_2", "§ 5-2 første ledd bokstav f"),
    ("cover", "part_2", "§ 5-2 første ledd bokstav g"),
    ("unacceptable_tenders", "part_3", "§ 13-3 bokstav a"),
    ("no_tenders", "part_3", "§ 13-3 bokstav b"),
    ("rd_goods", "part_3", "§ 13-3 bokstav c"),
    ("contest", "part_3", "§ 13-3 bokstav d og § 13-4 bokstav g"),
    ("urgent", "part_3", "§ 13-3 bokstav e"),
    ("cover", "part_3", "§ 13-3 bokstav f"),
    ("impossible_procedure", "part_3", "§ 13-4 bokstav a"),
    ("art", "part_3", "§ 13-4 bokstav b nr. 1"),
    ("technical", "part_3", "§ 13-4 bokstav b nr. 2"),
    ("exclusive", "part_3", "§ 13-4 bokstav b nr. 3"),
    ("additional_deliveries", "part_3", "§ 13-4 bokstav c"),
    ("repetition", "part_3", "§ 13-4 bokstav d"),
    ("exchange", "part_3", "§ 13-4 bokstav e"),
    ("liquidation", "part_3", "§ 13-4 bokstav f"),
]


@pytest.mark.parametrize(("key", "part", "reference"), NORWEGIAN_GROUNDS)
def test_where_a_norwegian_ground_stands(key: str, part: str, reference: str) -> None:
    through = f"§ 8-17 femte ledd bokstav b, jf. {reference} FOA"
    for day in (TEXT_READ, date(2026, 11, 20)):
        found = of_ground(Country.NO, Law.FOA, key, {part}, day)
        assert [(each.reference, each.certainty) for each in found] == [(f"{reference} FOA", Certainty.F)]
        if part == "part_3":
            special = of_ground(Country.NO, Law.FOA, key, {"part_2_special"}, day)
            assert [each.reference for each in special] == [through]
    assert of_ground(Country.NO, Law.FOA, key, {part}, TEXT_READ - DAY) == []


def test_the_tables_have_every_ground() -> None:
    for country, told in ((Country.SE, SWEDISH_GROUNDS), (Country.NO, NORWEGIAN_GROUNDS)):
        keys = {each.text.key for each in reading.shipped(country).grounds}
        assert keys == {each[0] for each in told}


# Id, first and last day, whether it must, certainty; days or months and from what they run; where it stands
# (an ellipsis where it goes on).
DUTIES = """
se.conflict_of_interest 2018-01-01 - must F | - | 7 kap. 4 § och 6 kap. 28–32 §§ KL; …
se.lou.documentation            2014-07-01 2016-12-31 must M  | - | 15 kap. LOU (2007:1091)
se.lou.documentation 2017-01-01 2022-01-31 must F3 | - | 19 kap. 30 § LOU (2016:1145) i äldre lydelse
se.lou.documentation            2022-02-01 2023-12-31 must F  | - | 19 a kap. 11 § LOU
se.lou.documentation 2024-01-01 - must F | 30d contract_or_cancelling | 19 a kap. 11 § LOU
se.luf.documentation            2014-07-01 2016-12-31 must M  | - | LUF (2007:1092)
se.luf.documentation 2017-01-01 2022-01-31 must M | - | 19 kap. LUF (2016:1146) i äldre lydelse
se.luf.documentation            2022-02-01 2023-12-31 must F  | - | 19 a kap. 10 § LUF
se.luf.documentation 2024-01-01 - must F | 30d contract_or_cancelling | 19 a kap. 10 § LUF
se.luk.documentation            2024-01-01 -          must F  | 30d contract_or_cancelling | 15 kap. 9 § LUK
se.lou.documentation_advertised 2022-02-01 2023-12-31 must F  | - | 19 kap. 22 § LOU
se.luf.documentation_advertised 2022-02-01 2023-12-31 must F  | - | 19 kap. 22 § LUF
se.luf.documentation_advertised 2024-01-01 -          must F  | 30d contract_or_cancelling | 19 kap. 22 § LUF
se.lou.documentation_advertised 2024-01-01 -          must F  | 30d contract_or_cancelling | 19 kap. 22 § LOU
se.lou.retention                2022-02-01 -          must F  | - | 19 a kap. 12 § LOU
se.luf.retention                2022-02-01 -          must F  | - | 19 a kap. 11 § LUF
se.lou.announce                 2022-02-01 -          must F  | - | 19 kap. 6 och 8 §§ LOU
se.lou.announce_above           2017-01-01 -          must F  | - | 10 kap. 1 § LOU
se.luf.announce                 2022-02-01 -          must M  | - | 19 kap. LUF
se.luf.post_award_notice        2022-02-01 -          must F  | 30d contract | 19 a kap. 12–13 §§ LUF
se.luf.post_award_notice_quarterly 2022-02-01 - may F | 30d quarter | 19 a kap. 12 § andra stycket LUF
se.luf.voluntary_notice 2022-02-01 - may F | 10d notice | 19 a kap. 8 § samt 20 kap. 3 § LUF
se.luf.documentation_above      2017-01-01 -          must U  | - | LUF (2016:1146)
se.luf.announce_above           2017-01-01 -          must U  | - | LUF (2016:1146)
se.luf.post_award_notice_above  2017-01-01 -          must U  | - | LUF (2016:1146)
se.luf.post_award_notice_advertised 2022-02-01 -      must U  | - | 19 kap. LUF
se.luf.voluntary_notice_above 2017-01-01 - may U | 10d notice | LUF (2016:1146); om tiden 20 kap. 3 § LUF
se.luf.inform_tenderers         2022-02-01 -          must F  | - | 19 a kap. 9 § LUF
se.luf.standstill 2017-01-01 - must F | 10d award_sent | 20 kap. 1 § första och tredje styckena LUF
se.luf.standstill_by_post 2017-01-01 - must F | 15d award_sent | 20 kap. 1 § andra och tredje styckena LUF
se.lou.post_award_notice        2022-02-01 -          must F  | 30d contract | 19 a kap. 13–14 §§ LOU
se.lou.post_award_notice_quarterly 2022-02-01 - may F | 30d quarter | 19 a kap. 13 § andra stycket LOU
se.lou.post_award_notice_advertised 2022-02-01 -          must F  | 30d contract | 19 kap. 7 § LOU
se.lou.post_award_notice_above  2017-01-01 -          must F  | 30d contract | 10 kap. 4 § LOU
se.luk.post_award_notice        2018-01-01 -          must F  | - | 15 kap. 5 § LUK
se.lou.individual_report        2017-01-01 -          must F  | - | 12 kap. 15–16 §§ LOU
se.lou.voluntary_notice 2022-02-01 - may F | 10d notice | 19 a kap. 9 § samt 20 kap. 3 och 15 §§ LOU
se.lou.voluntary_notice_above 2017-01-01 - may F | 10d notice | 10 kap. 5 § samt 20 kap. 3 och 15 §§ LOU
se.lou.inform_tenderers         2022-02-01 -          must F  | - | 19 a kap. 10 § LOU
se.lou.standstill 2017-01-01 - must F | 10d award_sent | 20 kap. 1 § första och tredje styckena LOU
se.lou.standstill_by_post 2017-01-01 - must F | 15d award_sent | 20 kap. 1 § andra och tredje styckena LOU
no.documentation                2017-01-01 -          must F  | - | § 7-1 FOA
no.protocol_part_2              2017-01-01 -          must F  | - | § 10-5 FOA
no.protocol_part_2_special      2017-01-01 -          must F  | - | § 10-5 FOA
no.protocol_part_3              2017-01-01 -          must F  | - | § 25-5 FOA
no.protocol_part_4              2017-01-01 -          must F  | - | § 30-1 FOA
no.competition                  2017-01-01 2026-06-30 must F  | - | § 4 LOA
no.competition                  2026-07-01 -          may  U  | - | LOA etter 1.7.2026, lovteksten ikke lest
no.climate                      2024-01-01 2026-06-30 must F  | - | § 7-9 FOA
no.climate                      2026-07-01 -          must F  | - | §§ 5 b og 5 c LOA
no.tax_certificate              2017-01-01 -          must F  | 6m tender_deadline | § 7-2 FOA
no.wages                        2017-01-01 -          must F3 | - | forskrift 2008-02-08-112
no.apprentices                  2025-08-01 -          must F  | - | forskrift 2016-12-17-1708 § 6
no.subcontractors               2017-01-01 -          must F  | - | §§ 8-12a og 8-13 FOA
no.subcontractors_part_3        2017-01-01 -          must F  | - | §§ 8-12a og 8-13 FOA
no.conflict_of_interest         2017-01-01 -          must F  | - | § 7-5 FOA, §§ 6–10 forvaltningsloven
no.conflict_of_interest_outside 2017-01-01 -          must F  | - | §§ 6–10 forvaltningsloven
no.conflict_of_interest_other   2017-01-01 -          must F  | - | §§ 6–10 forvaltningsloven
no.utilities.documentation      2017-01-01 -          must U  | - | forsyningsforskriften
no.utilities.announce           2017-01-01 -          must U  | - | forsyningsforskriften
no.utilities.climate            2026-07-01 -          must U  | - | §§ 5 b og 5 c LOA
no.concessions.documentation    2017-01-01 -          must U  | - | konsesjonskontraktforskriften
no.concessions.announce         2017-01-01 -          must U  | - | konsesjonskontraktforskriften
no.announce_part_2_special      2017-01-01 -          must F  | - | § 8-17 FOA
no.publicity                    2017-01-01 -          must F  | - | § 7-3 FOA, § 23 offentleglova
no.announce_part_2              2017-01-01 -          must F  | - | § 8-17 FOA
no.announce_part_3              2017-01-01 -          must F  | - | kapittel 21 FOA
no.post_award_notice            2017-01-01 -          must F  | 30d contract | § 21-6 FOA
no.post_award_notice_special    2017-01-01 -          must F  | - | § 8-19 FOA
no.voluntary_notice_part_2      2017-01-01 -          may  F  | 10d notice | § 8-18 FOA
no.voluntary_notice_part_3      2017-01-01 -          may  F  | 10d notice | §§ 21-5 og 25-3 FOA
no.standstill_part_2            2017-01-01 -          must F  | - | § 10-2 FOA
no.standstill_part_3            2017-01-01 -          must F  | 10d award_sent | § 25-2 FOA
no.standstill_by_post           2017-01-01 -          must F  | 15d award_sent | § 25-2 FOA
"""


def _duty_row(line: str) -> tuple[str, date, date | None, bool, Certainty, str, str]:
    told, runs, reference = line.split(" | ")
    name, first, last, must, certainty = told.split()
    ends = None if last == "-" else date.fromisoformat(last)
    return name, date.fromisoformat(first), ends, must == "must", Certainty(certainty), runs, reference


def in_force(entries: tuple[Duty, ...], name: str, day: date) -> list[Entry]:
    return [each for each in entries if each.id == name and each.in_force(day)]


EVERY_DUTY = [_duty_row(line) for line in DUTIES.strip().splitlines()]


def test_the_table_and_the_packs_hold_the_same_duties() -> None:
    held = sorted(
        (each.id, each.valid_from) for country in Country for each in reading.shipped(country).duties
    )
    assert sorted((each[0], each[1]) for each in EVERY_DUTY) == held


@pytest.mark.parametrize(("name", "first", "last", "must", "certainty", "runs", "reference"), EVERY_DUTY)
def test_a_duty_holds_from_its_first_to_its_last_day(
    name: str, first: date, last: date | None, must: bool, certainty: Certainty, runs: str, reference: str
) -> None:
    duties = reading.shipped(Country(name[:2])).duties
    expected = next(each for each in duties if each.id == name and each.valid_from == first)
    for day in (first, last or date(2099, 12, 31)):
        assert in_force(duties, name, day) == [expected]
    assert expected not in in_force(duties, name, first - DAY)
    assert last is None or expected not in in_force(duties, name, last + DAY)
    time = f"{expected.days}d" if expected.days else f"{expected.months}m"
    assert runs == (f"{time} {expected.after}" if expected.after else "-")
    assert (expected.must, expected.certainty) == (must, certainty)
    assert expected.reference.startswith(reference.removesuffix("…"))
    assert expected.reference == reference or reference.endswith("…")


# Law, day, value, what is bought, ground: days of standstill by electronic means and by post, and of a notice
# of intent; none in a direct procurement but those of the notice.
STANDSTILL = [
    ("LOU advertised", swedish("2024-05-01", kronor(900_000), nature=GOODS), {"standstill": 10, "post": 15}),
    (
        "LOU above, advertised",
        swedish("2024-05-01", kronor(3_000_000), nature=GOODS),
        {"standstill": 10, "post": 15},
    ),
    ("LOU direct by value", swedish("2024-05-01", kronor(600_000), nature=GOODS), {}),
    (
        "LOU direct on a ground",
        swedish("2024-05-01", kronor(900_000), nature=GOODS, ground="urgency"),
        {"notice": 10},
    ),
    (
        "LOU above, negotiated without notice",
        swedish("2024-05-01", kronor(3_000_000), nature=GOODS, ground="urgency"),
        {"notice": 10},
    ),
    (
        "LUF advertised",
        swedish("2024-05-01", kronor(1_300_000), Law.LUF, nature=GOODS),
        {"standstill": 10, "post": 15},
    ),
    ("FOA part I", norwegian("2026-11-20", kroner(600_000)), {}),
    ("FOA part II: reasonable, no number", norwegian("2026-11-20", kroner(1_300_000)), {"standstill": None}),
    ("FOA part II, § 5-2", norwegian("2026-11-20", kroner(1_300_000), ground="urgent"), {"notice": 10}),
    ("FOA part III", norwegian("2026-11-20", kroner(2_500_000)), {"standstill": 10, "post": 15}),
    ("FOA part III, § 13-3", norwegian("2026-11-20", kroner(2_500_000), ground="urgent"), {"notice": 10}),
]
_WAITED = {"standstill": "standstill", "standstill_by_post": "post", "voluntary_notice": "notice"}


@pytest.mark.parametrize(("_case", "found", "expected"), STANDSTILL, ids=[each[0] for each in STANDSTILL])
def test_how_long_the_contract_waits(_case: str, found: Assessment, expected: dict[str, int | None]) -> None:
    assert {_WAITED[each.duty]: each.days for each in found.duties if each.duty in _WAITED} == expected


OF_DUTIES = [
    row for row in ROWS if row.id.split("_")[0] in {"no.wages", "no.apprentices", "no.subcontractors"}
]


@pytest.mark.parametrize("row", OF_DUTIES, ids=str)
def test_a_duty_with_an_amount_of_its_own_is_owed_from_it_on_its_first_and_last_day(row: Row) -> None:
    key, _who = row.kind.split("_")
    buyer = Authority.STATE if row.kind.endswith("state") else Authority.MUNICIPALITY
    for day in (row.first, row.last or date(2099, 12, 31)):
        found = [
            norwegian(day, kroner((row.amount or 0) + step), nature=WORKS, months=12, authority=buyer)
            for step in (-1, 0, 1)
        ]
        assert [key in duty_keys(each) for each in found] == [False, True, True]
    before = norwegian(row.first - DAY, kroner(row.amount or 0), nature=WORKS, months=12, authority=buyer)
    assert key not in duty_keys(before)


# The limits of single duties in Norway, one krone below the amount, at it and above it.
LIMITED = [
    ("tax_certificate", "2017-01-01", GOODS, 500_000, [False, False, True]),
    ("tax_certificate", "2026-06-30", GOODS, 500_000, [False, False, True]),
    ("tax_certificate", "2026-11-20", SERVICES, 500_000, [False, False, True]),
    ("wages", "2017-01-01", SERVICES, 2_050_000, [False, True, True]),
    ("wages", "2026-11-20", WORKS, 2_050_000, [False, True, True]),
    ("apprentices", "2025-08-01", WORKS, 2_050_000, [False, True, True]),
    ("apprentices", "2025-07-31", WORKS, 2_050_000, [False, False, False]),
    ("subcontractors", "2026-11-20", WORKS, 2_050_000, [False, True, True]),
    ("documentation", "2026-06-30", GOODS, 100_000, [False, True, True]),
    ("documentation", "2026-07-01", GOODS, 500_000, [False, True, True]),
]


@pytest.mark.parametrize(("key", "day", "nature", "amount", "owed"), LIMITED)
def test_from_which_amount_a_norwegian_duty_is_owed(
    key: str, day: str, nature: Nature, amount: int, owed: list[bool]
) -> None:
    found = [norwegian(day, kroner(amount + step), nature=nature, months=12) for step in (-1, 0, 1)]
    assert [key in duty_keys(each) for each in found] == owed
