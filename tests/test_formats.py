"""Numbers, dates and words as each language writes them; search and sorting as its readers expect."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop import formats
from inkop_desktop.text import counted, in_language, message

NBSP = "\N{NO-BREAK SPACE}"
DAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2027, 7, 31, 22, 30, tzinfo=UTC), "2027-08-01 00:30"),
        (datetime(2027, 1, 31, 22, 30, tzinfo=UTC), "2027-01-31 23:30"),
        (datetime(2027, 1, 31, 22, 30), "2027-01-31 22:30"),  # noqa: DTZ001 - a moment without a zone
    ],
)
def test_moments_are_told_in_the_official_time_wherever_they_are_read(at: datetime, shown: str) -> None:
    with in_language("sv"):
        assert formats.moment(at) == shown


@pytest.mark.parametrize(
    ("language", "day", "short", "month", "spoken"),
    [
        ("en", "2026-05-04", f"4{NBSP}May", "May 2026", f"4{NBSP}May{NBSP}2026"),
        ("sv", "2026-05-04", f"4{NBSP}maj", "maj 2026", f"4{NBSP}maj{NBSP}2026"),
        ("nb", "04.05.2026", f"4.{NBSP}mai", "mai 2026", f"4.{NBSP}mai{NBSP}2026"),
    ],
)
def test_days(language: str, day: str, short: str, month: str, spoken: str) -> None:
    with in_language(language):
        assert formats.day(DAY) == day
        assert formats.short_day(DAY) == short
        assert formats.month(DAY) == month
        assert formats.spoken_day(DAY, date(2027, 1, 1)) == spoken


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("964 965 226", f"Blyanten AS (964{NBSP}965{NBSP}226)"),
        ("212000-0142", "Blyanten AS (212000-0142)"),
        ("", "Blyanten AS"),
    ],
)
def test_an_organisation_number_stays_on_one_line(number: str, shown: str) -> None:
    assert formats.numbered("Blyanten AS", number) == shown


@pytest.mark.parametrize(
    ("language", "minor", "currency", "shown"),
    [
        ("sv", 123450, "SEK", f"1{NBSP}234,50{NBSP}kr"),
        ("sv", 123400, "SEK", f"1{NBSP}234{NBSP}kr"),
        ("sv", 123400, "NOK", f"1{NBSP}234{NBSP}NOK"),
        ("nb", 123450, "NOK", f"1{NBSP}234,50{NBSP}kr"),
        ("nb", -500, "NOK", f"-5{NBSP}kr"),
        ("en", 123450, "SEK", f"1,234.50{NBSP}SEK"),
        ("en", 1234, "ISK", f"1,234{NBSP}ISK"),
    ],
)
def test_money(language: str, minor: int, currency: str, shown: str) -> None:
    with in_language(language):
        assert formats.money(minor, currency) == shown


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (1500, "1,5 kB"),
        (20_400, "20 kB"),
        (1_000_000, "1 MB"),
        (268_435_456, "268 MB"),
        (5_000_000_000, "5 GB"),
    ],
)
def test_file_sizes(count: int, shown: str) -> None:
    with in_language("sv"):
        assert formats.file_size(count) == shown.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("value", "folded"),
    [
        ("Linné", "linne"),
        ("LINNÉ", "linne"),
        ("Åkeri Ärlig Övik", "åkeri ärlig övik"),
        ("Bærum Ørje", "bærum ørje"),
        ("A\N{COMBINING RING ABOVE}", "å"),
        ("Łódź", "łodz"),
        ("Straße", "straße"),
        ("𝑨vtal ①", "avtal 1"),
    ],
)
def test_folding(value: str, folded: str) -> None:
    assert formats.fold(value) == folded


@given(st.text())
def test_folding_twice_is_folding_once(value: str) -> None:
    once = formats.fold(value)
    assert formats.fold(once) == once


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("sv", ["Adam", "Zäta", "Åke", "Ädla", "Æther", "Öst"]),
        ("nb", ["Adam", "Zeta", "Ærlig", "Ørje", "Åsnes"]),
        ("sv", ["Avtal 2", "Avtal 10", "Avtal 100"]),
        ("sv", ["2024-9", "2024-10"]),
    ],
)
def test_sorting(code: str, names: list[str]) -> None:
    assert sorted(set(names), key=lambda name: formats.sort_key(name, code)) == names


@pytest.mark.parametrize(
    ("value", "wanted", "marked"),
    [
        ("Städning av skolor", "städ", ["Städ"]),
        ("Städning av skolor", "stad", []),
        ("Linnétvätt", "linne", ["Linné"]),
        ("Kontorsmaterial", "material kontor", ["Kontor", "material"]),
        ("banana", "ana", ["anana"]),
        ("A\N{COMBINING RING ABOVE}keri", "åk", ["A\N{COMBINING RING ABOVE}k"]),
        ("Ra\N{COMBINING RING ABOVE}vara", "vara", ["vara"]),
        ("abc", "", []),
    ],
)
def test_hits(value: str, wanted: str, marked: list[str]) -> None:
    assert [value[start : start + length] for start, length in formats.hits(value, wanted)] == marked


@given(st.text(), st.text())
def test_hits_lie_within_the_text_in_order_and_apart(value: str, wanted: str) -> None:
    end = -1
    for start, length in formats.hits(value, wanted):
        assert length > 0
        assert start > end
        end = start + length
    assert end <= len(value)


def test_sentences_are_worded_with_their_values() -> None:
    with in_language("sv"):
        said = counted("{count} contract was deleted.", "{count} contracts were deleted.", 1200)
        assert formats.worded(said) == f"1{NBSP}200 avtal togs bort."
        assert formats.worded(message("Undone: {action}", action=message("Undo"))).startswith("Ångrat: ")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "ja"),
        (1234, f"1{NBSP}234"),
        (Decimal("0.5"), "0,5"),
        (DAY, "2026-05-04"),
        ("ord", "ord"),
    ],
)
def test_values_in_running_text(value: object, shown: str) -> None:
    with in_language("sv"):
        assert formats.show(value) == shown


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], ""),
        (["Eva"], "Eva"),
        (["Eva", "Per", "Olle"], "Eva, Per and Olle"),
        (["Eidskog, helse", "Grue", "Våler"], "Eidskog, helse; Grue; Våler"),
        (["Eidskog, helse"], "Eidskog, helse"),
    ],
)
def test_names_with_commas_of_their_own_are_told_apart(names: list[str], told: str) -> None:
    assert formats.listed(names) == told
