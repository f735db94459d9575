"""The roles that a new register begins with say where their duties are laid down, in words."""

import re
import tomllib

import pytest

from inkop_desktop import paths
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import usual_roles

DUTY = {Country.SE: r"N\d+", Country.NO: r"K\d+"}


@pytest.mark.parametrize("country", Country)
def test_every_duty_cites_its_clause_and_keeps_its_ids_in_the_file(country: Country) -> None:
    told = tomllib.loads(paths.resource("roles", f"{country}.toml").read_text(encoding="utf-8"))
    ids = [duty["duty"] for role in told["roles"] for duty in role["duties"]]
    assert all(re.fullmatch(rf"{DUTY[country]}(, {DUTY[country]})*", each) for each in ids)
    clauses = [duty.clause for role, _above in usual_roles.usual(country) for duty in role.duties]
    assert len(clauses) == len(ids)
    assert all(clauses)
    assert not any(re.search(rf"\b{DUTY[country]}\b", each) for each in clauses)
