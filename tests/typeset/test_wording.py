"""Values become clean words, in the language in force."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import Money

from inkop_desktop import text
from inkop_desktop.text import message
from inkop_desktop.typeset.document import Kind
from inkop_desktop.typeset.wording import clean, words


@pytest.mark.parametrize(
    ("value", "kind", "swedish", "norwegian"),
    [
        (None, Kind.TEXT, "", ""),
        ("Ł ŋ 中", Kind.TEXT, "Ł ŋ 中", "Ł ŋ 中"),
        (date(2027, 7, 31), Kind.DATE, "2027-07-31", "31.07.2027"),
        (Money(1_234_50, "SEK"), Kind.MONEY, "1 234,50 kr", "1 234,50 SEK"),
        (True, Kind.TEXT, "ja", "ja"),
        (message("no"), Kind.TEXT, "nej", "nei"),
        (Decimal("0.5"), Kind.SHARE, "50 %", "50 %"),
        (Decimal("0.125"), Kind.SHARE, "12,5 %", "12,5 %"),
        (12_345, Kind.NUMBER, "12 345", "12 345"),
    ],
)
def test_values_are_worded_in_the_language_in_force(
    value: Any, kind: Kind, swedish: str, norwegian: str
) -> None:
    for language, expected in (("sv", swedish), ("nb", norwegian)):
        with text.in_language(language):
            assert words(value, kind).replace("\xa0", " ") == expected


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("e\u0301", "é"),
        ("a\r\nb\rc\x0bd\x85e\u2028f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a b"),
        ("up\u00adphandling\u200b\u202e\ufeff\x00\x1b", "upphandling"),
        ("\ud800\uffff", "\ufffd\ufffd"),
        ("1\xa0000", "1\xa0000"),
    ],
)
def test_text_is_cleaned(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text())
def test_clean_text_stays_as_it_is_and_can_be_stored(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
    assert once.encode().decode() == once
    assert all(
        letter.isprintable() or letter == "\n" or letter.isspace() or ord(letter) > 0x24F for letter in once
    )
