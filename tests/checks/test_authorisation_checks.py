"""A joint agreement was authorised, with need and volume, by each who is to use it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from cooperation import MUNICIPALITIES, Cooperation

from inkop_desktop import formats
from inkop_desktop.checks.authorisation import signed_without_authorisation
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.governance import Authorisation
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records

TODAY = date(2026, 11, 21)
NOTICE, SIGNED = date(2026, 3, 1), date(2026, 6, 1)
DAY = timedelta(days=1)
Said = Callable[..., list[str]]


def authorise(riik: Cooperation, name: str, **more: object) -> Authorisation:
    facts = {
        "title": "Frukt",
        "organisation_id": riik[name],
        "area_id": riik["Frukt"],
        "given_on": NOTICE - DAY,
        "need": "Skoler og sykehjem",
        "volume": Money(100, "NOK"),
    }
    return records.save(riik.register, Authorisation(**facts | more))  # type: ignore[arg-type]  # one value of each kind


def joint(riik: Cooperation, **more: object) -> Contract:
    """Have an agreement signed that Eidskog and Grue are to use, and Eidskog authorise it."""
    authorise(riik, "Eidskog")
    facts = {"first_day": date(2026, 7, 1), "signed_on": SIGNED, "notice_on": NOTICE}
    return riik.framework("Frukt", "Frukt", ["Eidskog", "Grue"], **facts | more)


def without(*names: str) -> list[str]:
    said = [f"Frukt was signed without full authorisation from {formats.listed(names)}"]
    return said if names else []


@pytest.mark.parametrize(
    ("day", "is_enough"), [(NOTICE - DAY, True), (NOTICE, False), (NOTICE + DAY, False)], ids=str
)
def test_it_is_given_before_the_day_of_the_notice(
    riik: Cooperation, said: Said, day: date, is_enough: bool
) -> None:
    joint(riik)
    authorise(riik, "Grue", given_on=day)
    assert said(signed_without_authorisation, TODAY) == ([] if is_enough else without("Grue"))


@pytest.mark.parametrize(
    ("day", "is_enough"), [(SIGNED - DAY, True), (SIGNED, True), (SIGNED + DAY, False)], ids=str
)
def test_without_a_notice_the_signature_counts(
    riik: Cooperation, said: Said, day: date, is_enough: bool
) -> None:
    joint(riik, notice_on=None)
    authorise(riik, "Grue", given_on=day)
    assert said(signed_without_authorisation, TODAY) == ([] if is_enough else without("Grue"))


@pytest.mark.parametrize(
    ("last", "is_enough"), [(NOTICE - DAY, False), (NOTICE, True), (NOTICE + DAY, True)], ids=str
)
def test_it_holds_on_that_day(riik: Cooperation, said: Said, last: date, is_enough: bool) -> None:
    joint(riik)
    authorise(riik, "Grue", given_on=NOTICE - 9 * DAY, valid_to=last)
    assert said(signed_without_authorisation, TODAY) == ([] if is_enough else without("Grue"))


@pytest.mark.parametrize(
    ("more", "is_enough"),
    [
        ({"need": " "}, False),
        ({"volume": None}, False),
        ({"up_to": Money(99, "NOK")}, False),
        ({"up_to": Money(100, "NOK")}, True),
        ({"up_to": Money(1, "SEK")}, True),
    ],
)
def test_it_has_its_grounds_and_room_for_the_volume(
    riik: Cooperation, said: Said, more: dict[str, object], is_enough: bool
) -> None:
    joint(riik)
    authorise(riik, "Grue", **more)
    assert said(signed_without_authorisation, TODAY) == ([] if is_enough else without("Grue"))


def test_one_that_is_enough_is_enough(riik: Cooperation, said: Said) -> None:
    joint(riik)
    authorise(riik, "Grue", need="")
    authorise(riik, "Grue", area_id=riik["Mat"])
    assert said(signed_without_authorisation, TODAY) == []


def test_another_area_and_another_contract_do_not_help(riik: Cooperation, said: Said) -> None:
    joint(riik)
    other = riik.framework("Papir", "Kontor")
    authorise(riik, "Grue", area_id=riik["Kontor"])
    authorise(riik, "Grue", contract_id=other.id)
    assert said(signed_without_authorisation, TODAY) == without("Grue")


def test_one_for_the_contract_itself_helps(riik: Cooperation, said: Said) -> None:
    contract = joint(riik)
    authorise(riik, "Grue", contract_id=contract.id, area_id=None)
    assert said(signed_without_authorisation, TODAY) == []


def test_one_finding_names_everybody_and_why(riik: Cooperation) -> None:
    riik.framework("Frukt", "Frukt", MUNICIPALITIES, signed_on=SIGNED, notice_on=NOTICE)
    authorise(riik, "Grue", need="")
    authorise(riik, "Kongsvinger", up_to=Money(1, "NOK"))
    with riik.register.reading() as connection:
        (found,) = signed_without_authorisation.run(connection, TODAY, Country.NO)
    assert formats.worded(found.message) == without(*MUNICIPALITIES)[0]
    assert formats.worded(found.reason).replace("\xa0", " ") == (
        "Before the notice, or when it was signed, on 1 March, no authorisation had been given by Eidskog. "
        "The authorisation does not tell both the need and the volume: Grue. "
        "The estimated volume is more than was authorised: Kongsvinger."
    )
    assert [each.label for each in found.records] == ["Frukt", *MUNICIPALITIES]


@pytest.mark.parametrize(
    "more",
    [{"signed_on": None}, {"signed_on": TODAY + DAY}, {"term_months": 1}],
    ids=["unsigned", "later", "over"],
)
def test_what_is_not_signed_or_is_over_is_not_judged(
    riik: Cooperation, said: Said, more: dict[str, object]
) -> None:
    joint(riik, **more)
    assert said(signed_without_authorisation, TODAY) == []


def test_an_agreement_of_one_alone_needs_none(riik: Cooperation, said: Said) -> None:
    riik.framework("Grus", "Kontor", ["Grue"], signed_on=SIGNED)
    authorise(riik, "Eidskog")
    assert said(signed_without_authorisation, TODAY) == []


def test_whose_register_it_is_authorises_nobody(riik: Cooperation, said: Said) -> None:
    contract = joint(riik)
    own = replace(contract.users[1], organisation_id=1)
    records.save(riik.register, replace(contract, users=(contract.users[0], own)))
    assert said(signed_without_authorisation, TODAY) == []


def test_where_no_authorisation_is_entered_one_finding_names_all(riik: Cooperation, said: Said) -> None:
    assert said(signed_without_authorisation, TODAY) == []
    riik.framework("Frukt", "Frukt", MUNICIPALITIES, signed_on=SIGNED)
    riik.framework("Penner", "Kontor", MUNICIPALITIES, signed_on=SIGNED + DAY, number="7")
    riik.framework("Grus", "Kontor", ["Grue"], signed_on=SIGNED)
    one = ["No authorisation is entered, though 1 joint contract asks for it"]
    two = ["No authorisation is entered, though 2 joint contracts ask for it"]
    days = (SIGNED - DAY, SIGNED, SIGNED + DAY)
    assert [said(signed_without_authorisation, day) for day in days] == [[], one, two]
    with riik.register.reading() as connection:
        (found,) = signed_without_authorisation.run(connection, TODAY, Country.NO)
    assert [each.label for each in found.records] == ["Frukt", "7 Penner"]
    assert formats.worded(found.reason) == (
        "Enter what each participant gave before the notice, with need and volume: Frukt and 7 Penner."
    )
    assert said(signed_without_authorisation, TODAY, Country.SE) == []


def test_the_first_authorisation_has_every_contract_judged_by_itself(riik: Cooperation, said: Said) -> None:
    riik.framework("Frukt", "Frukt", MUNICIPALITIES, signed_on=SIGNED)
    authorise(riik, "Grue")
    assert said(signed_without_authorisation, TODAY) == without("Eidskog", "Kongsvinger")
