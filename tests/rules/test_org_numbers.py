"""Organisation numbers in the spellings of papers, ledgers and invoices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.errors import UserError
from inkop_desktop.rules import orgnr
from inkop_desktop.rules.orgnr import OrgNumber
from inkop_desktop.rules.vocabulary import Country

SE, NO = Country.SE, Country.NO


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("556759-3248", "5567593248"),
        ("5567593248", "5567593248"),
        (" 556252 9155 ", "5562529155"),
        ("556252–9155", "5562529155"),
        ("556252\N{NO-BREAK SPACE}9155", "5562529155"),
        ("SE556252915501", "5562529155"),
        ("se 5562529155", "5562529155"),
        ("SE556252-9155", "5562529155"),
        ("16556252-9155", "5562529155"),
        ("165562529155", "5562529155"),
        ("222222-2222", "2222222222"),
        ("212000-0142", "2120000142"),
    ],
)
def test_swedish_spellings(text: str, digits: str) -> None:
    for country in (SE, None):
        assert orgnr.parse(text, country) == OrgNumber(digits, SE)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("965 920 358 MVA", "965920358"),
        ("NO 987 008 644 MVA", "987008644"),
        ("no948007029mva", "948007029"),
        ("917 313 008", "917313008"),
        ("820710592", "820710592"),
        ("864\N{NO-BREAK SPACE}983\N{NO-BREAK SPACE}472", "864983472"),
    ],
)
def test_norwegian_spellings(text: str, digits: str) -> None:
    for country in (NO, None):
        assert orgnr.parse(text, country) == OrgNumber(digits, NO)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("111111-1116", "1111111116"),
        ("19111111-1116", "1111111116"),
        ("880320-0016", "8803200016"),
        ("198803200016", "8803200016"),
        ("701063-2391", "7010632391"),  # a coordination number: 60 is added to the day
        ("000229-0005", "0002290005"),
    ],
)
def test_a_sole_trader_has_a_personal_number(text: str, digits: str) -> None:
    assert orgnr.parse(text, SE) == OrgNumber(digits, SE, personal=True)


@pytest.mark.parametrize(
    ("text", "country", "reason"),
    [
        ("", SE, "ten digits"),
        ("", NO, "nine digits"),
        ("", None, "ten digits"),
        ("55625291", SE, "ten digits"),
        ("abc", NO, "nine digits"),
        ("96496522", NO, "nine digits"),
        ("9649652266", NO, "nine digits"),
        ("964.965.226", NO, "nine digits"),
        ("987008644", SE, "ten digits"),
        ("556759-3248", NO, "nine digits"),
        ("١٢٣٤٥٦٧٨٩", NO, "nine digits"),
        ("20556252-9155", SE, "ten digits"),
        ("1688032000-16", SE, "ten digits"),
        ("SE55625291", SE, "ten digits"),
        ("556433-5920", SE, "check digit"),
        ("5560602345", SE, "check digit"),
        ("112233-4567", SE, "check digit"),
        ("964965227", NO, "check digit"),
        ("064965226", NO, "check digit"),
        ("000000-0000", SE, "neither"),
        ("001300-0005", SE, "neither"),
        ("990229-0007", SE, "neither"),
    ],
)
def test_what_is_wrong_is_said(text: str, country: Country | None, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        orgnr.parse(text, country)


@pytest.mark.parametrize(
    ("text", "display"),
    [("5562529155", "556252-9155"), ("NO987008644MVA", "987 008 644"), ("198803200016", "880320-0016")],
)
def test_a_number_is_shown_as_people_write_it(text: str, display: str) -> None:
    number = orgnr.parse(text)
    assert number.display == display
    assert orgnr.parse(display, number.country) == number


@given(st.text(), st.sampled_from([SE, NO, None]))
def test_any_text_is_a_number_or_refused_in_words(text: str, country: Country | None) -> None:
    try:
        number = orgnr.parse(text, country)
    except UserError:
        return
    assert number.digits.isdigit()


@given(st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(place: int, shift: int) -> None:
    digits = list("864983472")
    digits[place] = str((int(digits[place]) + shift) % 10)
    with pytest.raises(UserError):
        orgnr.parse("".join(digits), NO)


@pytest.mark.parametrize(
    ("text", "is_usual"),
    [("957 597 076", True), ("826781742", True), ("326 912 557", False), ("556448-0282", True)],
)
def test_norwegian_numbers_begin_with_eight_or_nine(text: str, is_usual: bool) -> None:
    assert orgnr.parse(text).is_usual is is_usual
