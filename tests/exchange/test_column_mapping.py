"""A mapping says the same after it was written, and what is wrong with one is a sentence."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.amounts import DecimalSign
from inkop_desktop.exchange.cells.dates import DateOrder
from inkop_desktop.exchange.headings import Guess
from inkop_desktop.exchange.mapping import Blank, ColumnMap, Existing, Mapping, parse, proposed, written
from inkop_desktop.formats import worded

FIELDS = ["number", "title", "term", "value"]
FULL = Mapping(
    (ColumnMap("Avtalsnr", "number"), ColumnMap("Löptid (dagar)", "term", "days")),
    sheet="Blad 1",
    encoding="cp1252",
    delimiter="\t",
    header_row=3,
    header_rows=2,
    date_order=DateOrder.MONTH_FIRST,
    decimal_sign=DecimalSign.POINT,
    currency="NOK",
    match="number",
    blank=Blank.CLEAR,
    existing=Existing.SKIP,
)


@pytest.mark.parametrize("mapping", [FULL, Mapping(match=""), Mapping((ColumnMap("a", "number"),))])
def test_a_mapping_comes_back(mapping: Mapping) -> None:
    assert parse(written(mapping), FIELDS) == mapping


def test_a_written_mapping_says_only_what_was_chosen() -> None:
    assert written(Mapping((ColumnMap("Avtalsnr", "number"),))) == '[columns]\nAvtalsnr = "number"\n'


HEADING = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=15)


@given(st.lists(HEADING, min_size=4, max_size=4, unique=True))
def test_any_heading_survives(headings: list[str]) -> None:
    columns = tuple(ColumnMap(heading, key) for heading, key in zip(headings, FIELDS, strict=True))
    assert parse(written(Mapping(columns)), FIELDS) == Mapping(columns)


WRONG = [
    ("x = 1", "“x” that means nothing"),
    ("[columns", "cannot be read beyond line 1."),
    ('match = ""\nx =', "beyond line 2."),
    ("\na\nb = 1", "beyond line 2."),
    ('delimiter = "ab"', "is “ab”. It can be a semicolon, a comma, a vertical bar, or \\t,"),
    ("columns = 3", "“columns” has a value of the wrong kind"),
    ("[columns]\na = 3", "“columns” has a value of the wrong kind"),
    ('[columns]\na = "nope"', "“nope”, which is no field. It can be: number"),
    ('[columns]\na = "number"\nb = "number"', "both “a” and “b” to the field “number”"),
    ('[columns]\na = "title"', "tells records apart by “number”"),
    ('[columns]\na = "number"\n[units]\na = "parsecs"', "the unit of “a” is “parsecs”"),
    ('[columns]\na = "number"\n[units]\nb = "days"', "the unit of “b”"),
    ("match = 3", "“match” has a value of the wrong kind"),
    ("header_row = -1", "“header_row” has a value of the wrong kind"),
    ("header_row = true", "“header_row” has a value of the wrong kind"),
    ('blank = "x"', "“blank” is “x”. It can be: leave clear"),
    ('existing = ""', "“existing” is “”"),
    ('currency = "XXX"', "“currency” is “XXX”"),
    ('encoding = "rot13"', "“encoding” is “rot13”"),
    ('date_order = "up"', "It can be: day-first month-first year-first"),
]


@pytest.mark.parametrize(("text", "sentence"), WRONG)
def test_what_is_wrong_is_said(text: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        parse(text, FIELDS)
    assert sentence in worded(caught.value)


@given(st.text())
def test_any_text_is_a_mapping_or_a_sentence(text: str) -> None:
    with suppress(UserError):
        parse(text, FIELDS)


def test_recognised_columns_are_proposed_with_their_units() -> None:
    labels = ["Nr", "Löptid (dagar)", "Värde (tkr)", "Annat"]
    mapping = proposed(labels, [Guess("number"), Guess("term"), Guess("value"), Guess(rival="title")])
    assert mapping.columns == (
        ColumnMap("Nr", "number"),
        ColumnMap("Löptid (dagar)", "term", "days"),
        ColumnMap("Värde (tkr)", "value", "thousands"),
    )
    assert mapping.places(labels) == {"number": 0, "term": 1, "value": 2}


def test_a_column_is_mapped_by_hand() -> None:
    mapping = Mapping((ColumnMap("a", "number"), ColumnMap("b", "title")))
    assert mapping.with_column("c", "title").columns == (ColumnMap("a", "number"), ColumnMap("c", "title"))
    assert mapping.with_column("a", "term", "days").columns == (
        ColumnMap("b", "title"),
        ColumnMap("a", "term", "days"),
    )
    assert mapping.with_column("a", "").columns == (ColumnMap("b", "title"),)


def test_a_file_that_lacks_a_column() -> None:
    with pytest.raises(UserError) as caught:
        Mapping((ColumnMap("a", "number"),)).places(["b"])
    assert worded(caught.value) == "The file has no column “a”, which the mapping needs."
