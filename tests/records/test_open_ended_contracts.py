"""What happens at the end of a contract is asked and told of those alone that have an end."""

import pytest

from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import fields_of, is_asked
from inkop_desktop.reports import facts
from inkop_desktop.rules.vocabulary import RenewalKind
from inkop_desktop.text import in_language


@pytest.mark.parametrize("name", ["renewal", "renewal_months"])
def test_an_open_ended_contract_is_not_asked_how_it_is_renewed(name: str) -> None:
    field = fields_of(Contract)[name]
    assert is_asked(field, Contract(), "SEK")
    assert not is_asked(field, Contract(open_ended=True), "SEK")
    wrong = Contract(open_ended=True, renewal=RenewalKind.TACIT, renewal_months=12)
    assert is_asked(field, wrong, "SEK"), "what stands there can be mended"


@pytest.mark.parametrize(
    ("contract", "told"),
    [
        (Contract(open_ended=True), {"Tillsvidare": "ja"}),
        (Contract(term_months=24), {"Avtalstid i månader": "24", "Vid avtalstidens slut": "Löper ut"}),
    ],
)
def test_the_facts_tell_how_a_contract_ends(contract: Contract, told: dict[str, str]) -> None:
    with in_language("sv"):
        groups = dict(facts.groups(contract, {}))
    assert dict(groups["Avtalstid"]) == told
