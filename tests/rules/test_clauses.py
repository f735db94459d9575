"""What a clause says is told wherever a finding refers to it."""

import re

import pytest

from inkop_desktop.rules.clauses import cited

N, K = (
    [f"N{number}" for number in range(1, 29)],
    [f"K{number}" for number in (*range(1, 15), *range(20, 33), *range(40, 49))],
)


def test_every_clause_of_both_documents_is_told() -> None:
    every = cited([*K, *N])
    assert [each.id for each in every] == [*N, *K]
    for each in every:
        assert re.fullmatch(r"[A-ZÅÄÖ].{20,}\.", each.says)
        assert each.stands.startswith("Riktlinje för inköp, ”" if each.id in N else "Instruks for ")


@pytest.mark.parametrize(
    ("duties", "ids"),
    [
        ([], []),
        ([""], []),
        (["N99"], []),
        (["N21"], ["N21"]),
        (["N15, N21"], ["N15", "N21"]),
        (["N21", "N2", "N15, N21"], ["N2", "N15", "N21"]),
        (["K46"], ["K46"]),
    ],
)
def test_each_clause_is_told_once_in_its_order(duties: list[str], ids: list[str]) -> None:
    assert [each.id for each in cited(duties)] == ids
