"""CPV codes are read with or without check digit, one or several."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.codes import read_cpv
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.formats import worded

CODES: list[tuple[Cell, tuple[str, ...] | None]] = [
    ("79340000", ("79340000-9",)),
    (79340000, ("79340000-9",)),
    ("79340000-9 Reklam och marknadsföring", ("79340000-9",)),
    ("79 34 00 00", ("79340000-9",)),
    ("45000000, 45230000; 45000000-7", ("45000000-7", "45230000-8")),
    ("NA", None),
]
DOUBTFUL: list[tuple[Cell, str]] = [(3111000, "03111000-2"), ("7934", "79340000-9"), ("CPV 79", "79000000-4")]


@pytest.mark.parametrize(("cell", "codes"), CODES)
def test_codes_are_read(cell: Cell, codes: tuple[str, ...] | None) -> None:
    assert (read_cpv(cell).value, read_cpv(cell).doubt) == (codes, None)


@pytest.mark.parametrize(("cell", "code"), DOUBTFUL)
def test_a_shortened_code_is_completed_and_told(cell: Cell, code: str) -> None:
    assert read_cpv(cell).value == (code,)
    assert read_cpv(cell).doubt


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("79340000-1", "Did you mean 79340000-9 Advertising"),
        ("99999999", "not a CPV code"),
        ("hej", "no CPV code"),
    ],
)
def test_what_is_no_code_is_refused_in_words(cell: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        read_cpv(cell)
    assert sentence in worded(caught.value)


@given(st.one_of(st.text(), st.integers(), st.from_regex(r"[0-9 -]{1,12}", fullmatch=True)))
def test_anything_is_a_code_or_a_sentence(cell: Cell) -> None:
    with suppress(UserError):
        read_cpv(cell)
