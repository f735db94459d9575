"""Terms, options and notice periods are read as papers write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop.errors import UserError
from inkop_desktop.exchange.cells.reading import Reading
from inkop_desktop.exchange.cells.terms import (
    Span,
    TermCell,
    Unit,
    is_open_ended,
    read_lead,
    read_months,
    read_options,
    read_span,
    read_term,
    unit_of,
)
from inkop_desktop.exchange.rows import Cell
from inkop_desktop.formats import worded

TERMS = [
    ("24 mån", 24, ()),
    ("24 mån.", 24, ()),
    ("36 months", 36, ()),
    ("24 mndr", 24, ()),
    ("3 md.", 3, ()),
    ("12 md + 12 md", 12, (12,)),
    ("3 år", 36, ()),
    ("två år", 24, ()),
    ("to år", 24, ()),
    ("3-årig", 36, ()),
    ("1,5 år", 18, ()),
    ("1½ år", 18, ()),
    ("1 år 6 mån", 18, ()),
    ("2 år og 6 måneder", 30, ()),
    ("1+1 år", 12, (12,)),
    ("2+1+1 år", 24, (12, 12)),
    ("36+12 mån", 36, (12,)),
    ("3 år + 1 + 1", 36, (12, 12)),
    ("2 år + 1 års option", 24, (12,)),
    ("2 år + 1 års option + 1 års option", 24, (12, 12)),
    ("1 år + 6 mån option", 12, (6,)),
    ("2 år, opsjon 1+1 år", 24, (12, 12)),
    ("2 år med möjlighet till förlängning 1+1 år", 24, (12, 12)),
    ("2 år med opsjon på 2 x 1 år", 24, (12, 12)),
    ("24 mån + 2 × 12 mån", 24, (12, 12)),
    ("4 år (2+1+1)", 24, (12, 12)),
    ("2 år (option 1+1)", 24, (12, 12)),
    ("2 år (+1+1)", 24, (12, 12)),
    ("36 mån (option 12 mån)", 36, (12,)),
    ("3 år (36 mån)", 36, ()),
    ("två (2) år", 24, ()),
    ("24 (tjugofyra) månader", 24, ()),
    ("toårig", 24, ()),
    ("ett och ett halvt år", 18, ()),
    ("halvannet år", 18, ()),
    ("½ år", 6, ()),
    ("ett halvår", 6, ()),
    ("et halvt år", 6, ()),
    ("1 kvartal", 3, ()),
    ("2 quarters", 6, ()),
    ("1 tertial", 4, ()),
    ("2 år, kan förlängas högst två gånger med 12 månader vardera", 24, (12, 12)),
    ("2 år opsjon 2x1 år", 24, (12, 12)),
    ("3 år + 1 år, 2 gånger", 36, (12, 12)),
    ("4 år (2 år + 2 x 1 år)", 24, (12, 12)),
    ("24 mån option 12 mån 2 ggr", 24, (12, 12)),
]


@pytest.mark.parametrize(("cell", "months", "options"), TERMS)
def test_a_term_is_read(cell: str, months: int, options: tuple[int, ...]) -> None:
    reading = read_term(cell)
    assert reading.value == TermCell(Span(months), options)
    assert reading.doubt is None


@pytest.mark.parametrize(
    "cell", ["option 1+1 år", "1 års option + 1 års option", "2 opsjoner à 12 mnd", "+1+1 år"]
)
def test_options_alone_are_no_term(cell: str) -> None:
    assert read_term(cell).value == TermCell(None, (12, 12))


@pytest.mark.parametrize(
    ("cell", "days"), [("730 dager", 730), ("2555 dagar", 2555), ("6 uker", 42), ("90 d", 90)]
)
def test_days_stay_days(cell: str, days: int) -> None:
    assert read_term(cell).value == TermCell(Span(days=days))


GUESSED = [("2+1+1", 24, "years"), ("24+12+12", 24, "months"), ("36", 36, "months"), ("3", 36, "years")]


@pytest.mark.parametrize(("cell", "months", "unit"), GUESSED)
def test_a_number_without_unit_is_guessed_and_told(cell: str, months: int, unit: str) -> None:
    reading = read_term(cell)
    assert reading.value
    assert reading.value.span == Span(months)
    assert reading.doubt
    assert f"it was read as {unit}" in worded(reading.doubt)


def test_the_heading_gives_the_unit() -> None:
    assert read_term(720, Unit.DAYS).value == TermCell(Span(days=720))
    assert read_term("24", Unit.MONTHS).doubt is None
    assert read_term("2 år", Unit.DAYS).value == TermCell(Span(24))
    headings = ["Varighet (dager)", "Uppsägningstid (mån)", "Avtalstid, år", "Avtalstid"]
    assert [unit_of(heading) for heading in headings] == [Unit.DAYS, Unit.MONTHS, Unit.YEARS, None]


OPEN = ["tillsvidare", "Tills vidare", "løpende", "TV", "Until further notice", "9999-12-31", "31.12.2999"]


@pytest.mark.parametrize("cell", OPEN)
def test_a_term_without_end(cell: str) -> None:
    assert is_open_ended(cell)
    assert read_term(cell).value == TermCell(open_ended=True)
    assert read_term(cell).doubt is None


def test_what_stands_beside_an_open_end_is_told() -> None:
    assert read_term("Tillsvidare, 3 mån uppsägning").doubt
    assert not is_open_ended("2027-12-31")
    assert not is_open_ended(None)


MORE = [
    *("4 år från tilldelning", "24 mån enligt avtalet", "ca 2 år", "max 4 år", "inntil 24 mnd"),
    *("12 mån i taget", "24 mån, 3 mån uppsägning", "2 år + 1 år, max 4 år", "2 år, 2 optioner"),
    *("2 år, förlängning 2 gånger", "2 år med förlängning, totalt 4 år"),
]


@pytest.mark.parametrize("cell", MORE)
def test_a_cell_that_says_more_is_read_and_told(cell: str) -> None:
    doubt = read_term(cell).doubt
    assert doubt
    assert "says more" in worded(doubt)


@pytest.mark.parametrize(
    ("cell", "options"),
    [("2 år + 1 år, max 4 år", (12,)), ("2 år, 2 optioner", ()), ("24 mån, 3 mån uppsägning", ())],
)
def test_what_is_said_beside_a_term_is_no_option(cell: str, options: tuple[int, ...]) -> None:
    assert read_term(cell).value == TermCell(Span(24), options)


def test_a_term_that_is_only_repeated_may_be_no_term() -> None:
    reading = read_term("2 år, 2 gånger")
    assert reading.value == TermCell(None, (24, 24))
    assert reading.doubt
    assert "options alone" in worded(reading.doubt)
    assert not read_term("2 optioner à 12 mån").doubt


OPTIONS: list[tuple[Cell, tuple[int, ...]]] = [
    ("1+1 år", (12, 12)),
    ("2 x 12 mån", (12, 12)),
    ("to opsjoner på ett år hver", (12, 12)),
    ("12 mån", (12,)),
    ("1 år, 1 år", (12, 12)),
    ("1 års option", (12,)),
    ("nei", ()),
    (0, ()),
    ("365 dager", (12,)),
    ("720 dager", (24,)),
    ("1 + 1 kvartal", (3, 3)),
    ("option 1: 12 mån, option 2: 6 mån", (12, 6)),
    ("2 optioner (12 + 12 mån)", (12, 12)),
    ("2 ganger 6 mnd og 1 gang 12 mnd", (6, 6, 12)),
]
TWICE = [
    *(
        "12 månader, 2 gånger",
        "2 gånger 12 månader",
        "högst 2 gånger med 12 månader",
        "12 mån x 2",
        "2x12 mån",
    ),
    *("12 mån × 2", "12 mån (2 ggr)", "1 år i taget, dock högst 2 ggr", "två ettåriga optioner", "1+1 år"),
    *("1 års option, 2 gånger", "2 st optioner à 12 mån", "två gånger om vardera ett år"),
    *(
        "1 år, maks 2 ganger",
        "opp til to ganger ett år",
        "to opsjoner på 12 mnd",
        "1 år om gangen, maks 2 ganger",
    ),
    *("eitt år, to gonger", "inntil to gonger eitt år", "12 månadar x 2", "2 opsjonar på eitt år kvar"),
    *("up to two times 12 months", "12 months, twice", "two extensions of 12 months each", "twice 1 year"),
]


@pytest.mark.parametrize(("cell", "months"), OPTIONS)
def test_options_are_read(cell: Cell, months: tuple[int, ...]) -> None:
    assert read_options(cell).value == months


@pytest.mark.parametrize("cell", TWICE)
def test_a_length_counts_as_often_as_the_cell_says(cell: str) -> None:
    assert read_options(cell) == Reading((12, 12))


@pytest.mark.parametrize("cell", ["2 x 12", "12 x 2", "12+12"])
def test_a_repeated_number_without_unit_is_guessed_and_told(cell: str) -> None:
    reading = read_options(cell)
    assert reading.value == (12, 12)
    assert reading.doubt


@pytest.mark.parametrize(
    ("cell", "months"),
    [("12 mån, 2 optioner", (12,)), ("2 optioner (12 mån)", (12,)), ("2 år, option 1+1 år", (12, 12))],
)
def test_options_that_may_be_others_are_told(cell: str, months: tuple[int, ...]) -> None:
    reading = read_options(cell)
    assert reading.value == months
    assert reading.doubt
    assert "says more" in worded(reading.doubt)


def test_options_in_days_become_months_with_doubt() -> None:
    doubt = read_options("720 dager").doubt
    assert doubt
    assert "whole months" in worded(doubt)


SPANS = [
    ("3 mån", Span(3)),
    ("90 dagar", Span(days=90)),
    ("3 månaders ömsesidig uppsägningstid", Span(3)),
    ("tre månader", Span(3)),
    ("6 mnd gjensidig", Span(6)),
    ("1 år", Span(12)),
]


@pytest.mark.parametrize(("cell", "span"), SPANS)
def test_a_notice_period_is_read(cell: str, span: Span) -> None:
    assert read_span(cell).value == span
    assert read_span(cell).doubt is None


OF_OPTIONS = [
    ("option 1 år", 12),
    ("Option på 12 månader", 12),
    ("möjlighet till förlängning med 1 år", 12),
    ("opsjon 1 år", 12),
    ("3 mån före förlängning", 3),
    ("12 months extension", 12),
    ("option 12", 12),
]


@pytest.mark.parametrize(("cell", "months"), OF_OPTIONS)
def test_what_a_notice_period_says_of_an_option_is_a_doubt(cell: str, months: int) -> None:
    for reading in (read_span(cell), read_lead(cell)):
        assert reading.value in (Span(months), months)
        assert reading.kept
        assert reading.doubt
        assert worded(reading.doubt).startswith(f"“{cell}” speaks of an option.")


REFUSED: list[Cell] = [
    *(
        "hej",
        "2024-01-01",
        "31/12 2027",
        "2 år (3 år)",
        "2-4 år",
        "99999 år",
        "0 år",
        "1/2 år",
        "0,3 mån",
        True,
    ),
    *("-3 år", "– 3 år", -3, "2 optioner", "2 gånger", "12 x 24 mån"),
    *("48 mån inkl. optioner", "3 mån 6 mån", "12 mån 1 år", "x" * 500, "vi har 3 " + "ord " * 50),
]


@pytest.mark.parametrize("cell", REFUSED)
def test_what_is_no_length_of_time_is_refused_in_words(cell: Cell) -> None:
    for read in (read_term, read_options, read_span):
        with pytest.raises(UserError) as caught:
            read(cell)
        assert "Write" in worded(caught.value) or "too long" in worded(caught.value)


def test_a_number_that_may_be_years_or_months_is_refused() -> None:
    for read in (read_term, read_options, read_months):
        with pytest.raises(UserError, match="has no unit"):
            read("9")


@pytest.mark.parametrize(
    ("cell", "span"), [("3", Span(3)), (6, Span(6)), ("9", Span(9)), ("24", Span(24)), ("90", Span(days=90))]
)
def test_nobody_waits_for_years(cell: Cell, span: Span) -> None:
    said = "days" if span.days else "months"
    reading = read_span(cell)
    assert reading.value == span
    assert reading.doubt is not None
    assert worded(reading.doubt) == f"“{cell}” has no unit; it was read as {said}."


def test_a_wait_between_months_and_days_is_refused() -> None:
    with pytest.raises(UserError, match="has no unit"):
        read_span("26")


def test_what_a_number_counts_depends_on_what_it_is_about() -> None:
    assert (read_lead("6").value, read_months("2").value) == (6, 24)
    assert read_lead("-").value is None
    with pytest.raises(UserError, match="no whole number of months"):
        read_lead("90")


def test_an_option_of_a_few_days_is_no_option() -> None:
    with pytest.raises(UserError):
        read_options("5 dagar")


def test_several_spans_are_no_notice_period() -> None:
    with pytest.raises(UserError):
        read_span("3+3 mån")


@pytest.mark.parametrize("cell", [None, "", "-", "ej angivet", "saknas"])
def test_nothing_is_nothing(cell: Cell) -> None:
    assert [read(cell).value for read in (read_term, read_options, read_span)] == [None, None, None]


WORDS = {Unit.YEARS: "år", Unit.MONTHS: "mån", Unit.DAYS: "dager"}


@given(st.lists(st.integers(1, 10), min_size=1, max_size=4), st.sampled_from([Unit.YEARS, Unit.MONTHS]))
def test_a_written_term_comes_back(numbers: list[int], unit: Unit) -> None:
    factor = 12 if unit is Unit.YEARS else 1
    first, *others = (number * factor for number in numbers)
    text = "+".join(map(str, numbers)) + " " + WORDS[unit]
    assert read_term(text).value == TermCell(Span(first), tuple(others))


PIECES = st.sampled_from(
    ["1", "12", "+", " år", " mån", "(", ")", "option ", "x", "2,5", " dager", ",", "½", " i ", "à"]
)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.lists(PIECES, max_size=8).map("".join)))
def test_anything_is_a_term_or_a_sentence(cell: Cell) -> None:
    for read in (read_term, read_options, read_span):
        with suppress(UserError):
            read(cell)
