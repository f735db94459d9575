"""Where the pages of a direct procurement say that it stands what they ask."""

from datetime import date
from typing import Any

import pytest
from casework import NO, SE, whole, worth

from inkop_desktop.flows.procuring import citing
from inkop_desktop.flows.procuring.wizard import STEPS
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.rules.procuring import Way
from inkop_desktop.rules.vocabulary import Country

# The pages on which nothing of the law of the country is asked.
OUTSIDE = {"prices": worth(NO, 60_000)}
PART_3 = {"prices": worth(NO, 3_000_000)}
UNCITED = {SE: {"checks"}, NO: {"contracts", "evaluation"}}


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
        ("evaluation", NO, PART_3, "§§ 10-1 andre ledd og 25-1 andre ledd FOA"),
        # Outside the act nothing of it is cited but what says that it is outside.
        ("value", NO, OUTSIDE, "§ 5-4 første ledd FOA; § 5-4 andre ledd FOA"),
        ("ground", NO, OUTSIDE, "§ 2 LOA"),
        ("opening", NO, OUTSIDE, "§§ 6–10 forvaltningsloven"),
        ("checks", NO, OUTSIDE, ""),
        ("signing", NO, OUTSIDE, ""),
        ("end", NO, OUTSIDE, ""),
        # Nothing is documented as a procurement where none is made.
        ("end", SE, {"way": Way.CENTRAL}, ""),
        ("end", SE, {}, "19 a kap. 11 § LOU; 19 a kap. 12 § LOU"),
        ("ground", SE, {"law": None}, ""),
        ("requirements", NO, {"started_on": date(2026, 6, 30)}, "§ 7-9 FOA; § 4 LOA"),
    ],
)
def test_the_law_of_the_case_and_of_its_day_is_cited(
    page: str, country: Country, facts: dict[str, Any], expected: str
) -> None:
    assert reference(page, country, **facts) == expected


def test_nothing_is_cited_as_long_as_the_day_is_not_known() -> None:
    assert citing.of_page("value", whole(SE, started_on=None)) is None
