"""Municipalities and regions are known by their codes and found by any of their names."""

import pytest

from inkop_desktop.rules import orgnr, places
from inkop_desktop.rules.vocabulary import Country


def names(query: str, country: Country) -> list[str]:
    return [place.full_name for place in places.search(query, country)]


def test_all_are_there_under_codes_of_their_own() -> None:
    for country, municipalities, regions in [(Country.SE, 290, 21), (Country.NO, 357, 15)]:
        assert len({place.code for place in places.municipalities(country)}) == municipalities
        assert len({place.code for place in places.regions(country)}) == regions


def test_organisation_numbers_are_right() -> None:
    numbers = [
        place.organisation_number for place in places.municipalities(Country.NO) if place.organisation_number
    ]
    assert len(numbers) == 355
    assert all(orgnr.parse(number).country is Country.NO for number in numbers)


def test_names() -> None:
    pajala = places.municipality(Country.SE, "2521")
    kautokeino = places.municipality(Country.NO, "5612")
    assert pajala
    assert (pajala.name, pajala.full_name, pajala.county) == ("Pajala", "Pajala kommun", "Norrbottens län")
    assert kautokeino
    assert (kautokeino.name, kautokeino.sami_name) == ("Kautokeino", "Guovdageaidnu")
    assert sum(bool(place.sami_name) for place in places.municipalities(Country.NO)) == 12
    assert places.municipality(Country.SE, "9999") is None


def test_regions() -> None:
    found = [
        places.region(country, code)
        for country, code in [(Country.SE, "25"), (Country.NO, "34"), (Country.NO, "03")]
    ]
    assert [place.full_name for place in found if place] == [
        "Region Norrbotten",
        "Innlandet fylkeskommune",
        "Oslo kommune",
    ]
    assert places.region(Country.NO, "99") is None


SEARCHES = [
    ("herøy", Country.NO, ["Herøy kommune", "Herøy kommune"]),
    ("guovda", Country.NO, ["Kautokeino kommune"]),
    ("5630", Country.NO, ["Berlevåg kommune"]),
    ("region norrb", Country.SE, ["Region Norrbotten"]),
    ("zzz", Country.SE, []),
]


@pytest.mark.parametrize(("query", "country", "expected"), SEARCHES)
def test_search(query: str, country: Country, expected: list[str]) -> None:
    assert names(query, country) == expected


def test_beginnings_come_first_and_each_in_the_alphabets_order() -> None:
    found = names("norr", Country.SE)
    assert found[:2] == ["Norrköpings kommun", "Norrtälje kommun"]
    assert found.index("Arjeplogs kommun") < found.index("Älvsbyns kommun")


@pytest.mark.parametrize(
    ("full_name", "country", "code"),
    [
        ("Åsele kommun", Country.SE, "2463"),
        ("åsele KOMMUN", Country.SE, "2463"),
        ("Åsele", Country.SE, None),
        ("Herøy kommune", Country.NO, None),  # there are two
    ],
)
def test_a_place_is_found_by_its_full_name(full_name: str, country: Country, code: str | None) -> None:
    place = places.named(full_name, country)
    assert (place and place.code) == code
