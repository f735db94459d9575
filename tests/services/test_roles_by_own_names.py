"""Headings, fields and buttons call roles as the register does, once somebody has renamed them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest
from babel.messages.pofile import read_po

from inkop_desktop import formats, own_names, paths, text
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

HEADINGS = [
    (post, heading, template)
    for post, found in naming.HEADINGS.items()
    for heading, template in found.items()
]
# The program's words for roles, as far as they are the same in every form. The words for those who lead, who
# order and who sit on a board are ordinary ones too, which stand in many a sentence that names no role.
WORDS = {
    "en": r"contract owner|contract manager|area manager|procurement officer|directors?\b|purchasing unit",
    "sv": "avtalsägar|avtalsförvalt|kategoriansvarig|inköpsansvarig|direktör|upphandlingschef|inköpsenhet",
    "nb": "avtaleeier|avtaleforvalt|produktansvarlig|innkjøpsansvarlig|direktør|daglig leder|innkjøpsenhet",
}


@pytest.fixture(params=Country)
def register(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Register]:
    with copies.new(tmp_path / "r", "Anna", request.param, Organisation(name="Våler")) as made:
        yield made


def rename(register: Register, post: Post, name: str) -> None:
    roles = {each.post: each for each in records.every(register, Role)}
    records.save(register, replace(roles.get(post, Role(post=post)), name=name))


@pytest.mark.parametrize(("post", "heading", "template"), HEADINGS)
def test_a_role_that_has_been_renamed_is_called_so(
    register: Register, post: Post, heading: str, template: str
) -> None:
    spoken = naming.followed(register)
    with own_names.in_force(spoken):
        assert formats.label(heading) == heading
        rename(register, post, "Kontraktseier")
        within = "Kontraktseier" if template.startswith("{role}") else "kontraktseier"
        assert formats.label(heading) == template.format(role=within)
        assert formats.word(post) == "Kontraktseier"
        others = [each for of, each, _template in HEADINGS if of is not post]
        assert [formats.label(each) for each in others] == others
    assert formats.label(heading) == heading


@pytest.mark.parametrize("language", text.LANGUAGES)
def test_no_sentence_names_a_role_by_the_programs_word(language: str) -> None:
    """But for what is said in other words where the role has another name."""
    renamed = {post.label for post in Post} | {heading for _post, heading, _template in HEADINGS}
    named = re.compile(WORDS[language], re.IGNORECASE)
    said = {source for source, words in _sentences(language) if named.search(words)}
    assert said - renamed == set()


def _sentences(language: str) -> Iterator[tuple[str, str]]:
    """Yield every sentence of the program, with each of its forms in a language."""
    code = "sv" if language == text.SOURCE else language
    with (paths.translations() / code / "LC_MESSAGES" / "inkop.po").open("rb") as file:
        for message in read_po(file):
            sources, forms = (_forms(each) for each in (message.id, message.string))
            for words in sources if language == text.SOURCE else forms:
                yield sources[0], words


def _forms(words: str | Sequence[str] | None) -> Sequence[str]:
    return (words or "",) if isinstance(words, str | None) else words


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
