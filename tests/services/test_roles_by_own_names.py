"""Headings and fields call the roles on contracts as the register does, once somebody has renamed them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop import formats, own_names
from inkop_desktop.exchange.contract_columns import known
from inkop_desktop.lists.listing import Query
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.roles import Role
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders
from inkop_desktop.reports.orders import ListOrder
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import naming, records
from inkop_desktop.text import in_language
from inkop_desktop.typeset.document import DataTable

HEADINGS = [(post, heading) for post, headings in naming.HEADINGS.items() for heading in headings]


@pytest.fixture(params=Country)
def register(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Register]:
    with copies.new(tmp_path / "r", "Anna", request.param, Organisation(name="Våler")) as made:
        yield made


def rename(register: Register, post: Post, name: str) -> None:
    role = next(each for each in records.every(register, Role) if each.post == post)
    records.save(register, replace(role, name=name))


@pytest.mark.parametrize(("post", "heading"), HEADINGS)
def test_a_role_that_has_been_renamed_is_called_so(register: Register, post: Post, heading: str) -> None:
    spoken = naming.followed(register)
    with own_names.in_force(spoken):
        assert formats.label(heading) == heading
        rename(register, post, "Kontraktseier")
        assert formats.label(heading) == "Kontraktseier"
        assert formats.word(post) == "Kontraktseier"
        others = [each for of, each in HEADINGS if of is not post]
        assert [formats.label(each) for each in others] == others
    assert formats.label(heading) == heading


def test_the_programs_own_word_in_any_language_is_no_other_name(register: Register) -> None:
    rename(register, Post.CONTRACT_OWNER, "Avtaleeier")
    with own_names.in_force(naming.followed(register)), in_language("sv"):
        assert formats.label("Contract owner") == "Avtalsägare"


def test_a_list_with_the_own_heading_is_recognised(register: Register) -> None:
    rename(register, Post.CONTRACT_OWNER, "Kontraktseier")
    assert "Kontraktseier" not in known()["owners"]
    with own_names.in_force(naming.followed(register)):
        assert "Kontraktseier" in known()["owners"]
        assert "Avtaleeier" in known()["owners"]


def test_the_paper_of_the_contracts_calls_its_columns_so(register: Register) -> None:
    rename(register, Post.CONTRACT_OWNER, "Kontraktseier")
    with own_names.in_force(naming.followed(register)):
        document = orders.document_of(register, ListOrder(Query(date(2026, 11, 21))))
    (table,) = (each for each in document.blocks if isinstance(each, DataTable))
    assert "Kontraktseier" in [each.heading for each in table.columns]
    assert "Contract owner" not in [each.heading for each in table.columns]
