"""Measure ten years of appointments for 40 municipalities and 30 product areas: opened, shown, checked.

    python benchmarks/bench_people.py

The floor is `sqlite3` reading the same 12,000 rows, with the names that they refer to.
"""

import sqlite3
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from floor import CACHE, TODAY, best, line

from inkop_desktop.checks import findings
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation, Participant, Person
from inkop_desktop.records.roles import Appointment
from inkop_desktop.register import schema
from inkop_desktop.register.file import Mode, open_register
from inkop_desktop.register.register import Register
from inkop_desktop.rules.months import add_months, day_before
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import ContractKind, Country, OrganisationKind
from inkop_desktop.services import matrix, registers, roles, work
from inkop_desktop.text import message

MUNICIPALITIES, AREAS, YEARS, PEOPLE = 40, 30, 10, 400
FIRST = add_months(TODAY.replace(day=1), -12 * (YEARS - 1))
LIMIT = 1_000  # milliseconds for opening and checking together
ROWS = (
    "SELECT a.*, p.name, o.name, r.name, r.post FROM appointment a JOIN person p ON p.id = a.person_id"
    " JOIN organisation o ON o.id = a.organisation_id JOIN role r ON r.id = a.role_id"
)


def main() -> None:
    """Print each measure."""
    path = CACHE / f"appointments-{schema.HEAD}.inkop"
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        _make(path)
    plain = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    floor = best(lambda: plain.execute(ROWS).fetchall())
    opening = best(partial(_open, path))
    with open_register(path, "benchmark", Mode.READ_ONLY) as register:
        showing = best(lambda: matrix.matrix(register, TODAY))
        checking = best(lambda: findings.run(register, TODAY))
    plain.close()
    line("open 12,000 appointments", opening, floor, round(LIMIT / floor, 1))
    line("show their matrix", showing, floor, round(LIMIT / floor, 1))
    line("run every check over them", checking, floor, round(LIMIT / floor, 1))
    line("open, show and check together", opening + showing + checking, floor, round(LIMIT / floor, 1))


def _open(path: Path) -> None:
    open_register(path, "benchmark", Mode.READ_ONLY).close()


def _make(path: Path) -> None:
    """Make the register: each year somebody else answers for each area in each municipality."""
    own = Organisation(name="Innkjøpssamarbeidet", kind=OrganisationKind.COOPERATION)
    with registers.new(path, "benchmark", Country.NO, own) as register:
        _fill(register)


def _fill(register: Register) -> None:
    own = registers.own_organisation(register)
    with register.reading() as connection:
        role = roles.role_of(connection, Post.AREA_MANAGER)
    with work.change(register, message("Make the register"), binding=True) as change:
        towns = change.save_all([Organisation(name=f"Kommune {n:02}") for n in range(MUNICIPALITIES)])
        participants = tuple(Participant(organisation_id=each.id) for each in towns)
        change.save(replace(own, participants=participants))
        areas = change.save_all([ProductArea(name=f"Produktområde {n:02}") for n in range(AREAS)])
        people = change.save_all([Person(name=f"Person {n:03}") for n in range(PEOPLE)])
        change.save_all([_framework(each, n) for n, each in enumerate(areas)])
        spots = [(town, area) for town in towns for area in areas]
        change.save_all(
            [
                Appointment(
                    role_id=role,
                    person_id=people[(place * YEARS + year) % PEOPLE].id,
                    organisation_id=town.id,
                    area_id=area.id,
                    from_day=add_months(FIRST, 12 * year),
                    to_day=_last(year),
                )
                for place, (town, area) in enumerate(spots)
                for year in range(YEARS)
            ]
        )


def _framework(area: ProductArea, number: int) -> Contract:
    return Contract(
        number=f"{number + 1}",
        title=f"Rammeavtale {number + 1}",
        kind=ContractKind.FRAMEWORK_ONE,
        area_id=area.id,
        first_day=FIRST,
        last_day=add_months(TODAY, 12),
    )


def _last(year: int) -> date | None:
    return None if year == YEARS - 1 else day_before(add_months(FIRST, 12 * (year + 1)))


if __name__ == "__main__":
    main()
