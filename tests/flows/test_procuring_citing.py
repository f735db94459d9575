"""Where the pages of a direct procurement say that it stands what they ask."""

from datetime import date
from typing import Any

import pytest
from casework import NO, SE, whole

from inkop_desktop.flows.procuring import citing
from inkop_desktop.flows.procuring.wizard import STEPS
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.rules.vocabulary import Country

# The pages on which nothing of the law of the country is asked.
UNCITED = {SE: {"checks"}, NO: {"contracts"}}


def reference(page: str, country: Country, **facts: Any) -> str:
    """Return what is cited on a page; nothing where nothing is."""
    said = citing.of_page(page, whole(country, **facts))
    return str(said.params["reference"]) if said else ""


@pytest.mark.parametrize("country", [SE, NO])
@pytest.mark.parametrize("page", [step.key for step in STEPS])
def test_each_page_cites_the_law_of_the_country(page: str, country: Country) -> None:
    """Only pages that ask for nothing of the law's cite nothing."""
    assert bool(reference(page, country)) is (page not in UNCITED[country])


@pytest.mark.parametrize(
    ("page", "country", "facts", "expected"),
    [
        ("value", SE, {}, "5 kap. 3 § LOU; 5 kap. 5 § LOU"),
        ("value", SE, {"law": Law.LUF}, "5 kap. LUF"),
        ("ground", SE, {"law": Law.LUK}, "15 kap. 6 § 1 LUK"),
        ("same_kind", SE, {"started_on": date(2022, 1, 31)}, "5 kap. 6–7 §§ LOU; 5 kap. 11 § LOU"),
        ("signing", NO, {}, "§ 7-1 FOA; §§ 10-2 og 25-2 FOA"),
        ("requirements", NO, {"started_on": date(2026, 6, 30)}, "§ 7-9 FOA; § 4 LOA"),
    ],
)
def test_the_law_of_the_case_and_of_its_day_is_cited(
    page: str, country: Country, facts: dict[str, Any], expected: str
) -> None:
    assert reference(page, country, **facts) == expected


def test_nothing_is_cited_as_long_as_the_day_is_not_known() -> None:
    assert citing.of_page("value", whole(SE, started_on=None)) is None
