"""A Norwegian case under another regulation than FOA names it, and says what is not known of it."""

from typing import Any

import pytest
from justified import priced, read
from procured import Procured, awarded

from inkop_desktop import text
from inkop_desktop.rules.law.vocabulary import Law

ACT = "lov 17. juni 2016 nr. 73 om offentlige anskaffelser (LOA) og forskrift 12. august 2016 nr. "
UTILITIES = "975 om innkjøpsregler i forsyningssektorene (forsyningsforskriften)"
CONCESSIONS = "976 om konsesjonskontrakter (konsesjonskontraktforskriften)"

CASES = [
    (Law.UTILITIES, 600_000, UTILITIES, "Forsyningsforskriften, under EØS-terskelverdien"),
    (Law.UTILITIES, 5_000_000, UTILITIES, "Lovpakken har ikke noe unntak for denne delen av regelverket."),
    (Law.UTILITIES, 5_000_000, UTILITIES, "Kunngjør konkurransen i Doffin og TED."),
    (Law.CONCESSIONS, 600_000, CONCESSIONS, "Om det er tillatt, kan ikke sies så lenge opplysninger mangler"),
]


@pytest.mark.parametrize(("law", "amount", "act", "said"), CASES)
def test_the_paper_names_the_regulation_and_what_it_leads_to(
    no: Procured, law: Law, amount: int, act: str, said: str
) -> None:
    facts: dict[str, Any] = priced(no, amount, law=law, ground="", conditions=(), reasons="")
    with text.in_language("nb"):
        told = read(no, awarded(no, **facts))
    assert ACT + act in told
    assert "nr. 974" not in told
    assert said in told
    assert "skatteattest" in told or law is Law.CONCESSIONS
    assert f"{law}" in told
