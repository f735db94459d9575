"""The municipalities and regions of Sweden and Norway, known by their codes, since names repeat."""

import csv
from dataclasses import dataclass
from functools import cache

from inkop_desktop import formats, paths
from inkop_desktop.rules.vocabulary import Country

_OSLO = "03"


@dataclass(frozen=True, slots=True)
class Region:
    """Hold a Swedish region or a Norwegian county authority; Oslo is a municipality that is both."""

    country: Country
    code: str  # the county's
    name: str
    full_name: str
    county: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """Hold a municipality; its Sámi name and organisation number are empty where there is none on file."""

    country: Country
    code: str
    name: str
    full_name: str
    county_code: str
    county: str
    sami_name: str = ""
    organisation_number: str = ""


@cache
def regions(country: Country) -> tuple[Region, ...]:
    """Return a country's regions in the order of their codes."""
    if country is Country.SE:
        return tuple(
            Region(country, code, name, name, county) for code, county, name in _rows("se_regions.csv")
        )
    authority = {_OSLO: "kommune"}
    return tuple(
        Region(country, code, name, f"{name} {authority.get(code, 'fylkeskommune')}", name)
        for code, name in _rows("no_counties_2024.csv")
    )


@cache
def municipalities(country: Country) -> tuple[Municipality, ...]:
    """Return a country's municipalities in the order of their codes."""
    if country is Country.SE:
        return tuple(
            Municipality(country, code, name, full_name, county_code, county)
            for code, full_name, name, county_code, county in _rows("se_municipalities.csv")
        )
    return tuple(
        Municipality(
            country,
            code,
            name,
            f"{name} kommune",
            county_code,
            county,
            official if official != name else "",
            orgnr,
        )
        for code, name, official, county_code, county, orgnr, _earlier in _rows("no_municipalities_2024.csv")
    )


def municipality(country: Country, code: str) -> Municipality | None:
    """Return the municipality with a code; None if there is none."""
    return next((place for place in municipalities(country) if place.code == code), None)


def region(country: Country, code: str) -> Region | None:
    """Return the region with its county's code; None if there is none."""
    return next((place for place in regions(country) if place.code == code), None)


def named(full_name: str, country: Country) -> Municipality | Region | None:
    """Return the place with a full name, “Åsele kommun”; None if there is none or several."""
    wanted = formats.fold(full_name)
    every: tuple[Municipality | Region, ...] = (*municipalities(country), *regions(country))
    found = [place for place in every if formats.fold(place.full_name) == wanted]
    return found[0] if len(found) == 1 else None


def search(query: str, country: Country) -> tuple[Municipality | Region, ...]:
    """Return the places whose name, Sámi name, county or code holds the query; beginnings come first."""
    wanted = formats.fold(query).strip()
    alphabet = "sv" if country is Country.SE else "nb"
    places: tuple[Municipality | Region, ...] = (*municipalities(country), *regions(country))
    hits = [place for place in places if wanted in _searched(place)]
    return tuple(
        sorted(
            hits,
            key=lambda place: (
                not _searched(place).startswith(wanted),
                formats.sort_key(place.name, alphabet),
                place.code,
            ),
        )
    )


@cache
def _searched(place: Municipality | Region) -> str:
    sami_name = place.sami_name if isinstance(place, Municipality) else ""
    return formats.fold(f"{place.full_name} {sami_name} {place.county} {place.code}")


def _rows(name: str) -> list[list[str]]:
    """Return the rows of a reference file without its heading."""
    with paths.resource("reference", name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]
