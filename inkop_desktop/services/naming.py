"""Hold what the authority calls levels and roles, and have it spoken wherever they are shown."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select

from inkop_desktop import formats, own_names, text
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.own_names import Headings, Spoken, Words
from inkop_desktop.records.register import OwnNames
from inkop_desktop.register import store
from inkop_desktop.register.change import Changed
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import Post
from inkop_desktop.rules.vocabulary import Level
from inkop_desktop.text import N_, Message, _

ROLE = METADATA.tables["role"]
LEVELS = {"level_a": Level.A, "level_b": Level.B, "level_c": Level.C}
# What is called by a role (headings, fields, filters, buttons), and how it is said of one with another name.
HEADINGS: dict[Post, dict[str, str]] = {
    Post.CONTRACT_OWNER: {
        N_("Contract owner"): "{role}",
        N_("Contract owners"): "{role}",
        N_("Contract owner who takes part"): N_("{role} who takes part"),
        N_("Contracts with an owner"): N_("Contracts with {role}"),
        N_("Without owner"): N_("Without {role}"),
        N_("Owns contracts"): N_("Contracts as {role}"),
        N_("Appoint owner"): N_("Appoint {role}"),
    },
    Post.CONTRACT_MANAGER: {
        N_("Contract manager"): "{role}",
        N_("Contract managers"): "{role}",
        N_("Appoint manager"): N_("Appoint {role}"),
    },
    Post.MUNICIPAL_DIRECTOR: {
        N_("Reported to the director"): N_("Reported to {role}"),
        N_("Reported to the director on"): N_("Reported to {role} on"),
    },
}


def names(register: Register) -> OwnNames:
    """Return the authority's own names; all of them blank where it has given none."""
    with register.reading() as connection:
        stored = store.load(connection, OwnNames)
    return stored[0] if stored else OwnNames()


def followed(register: Register) -> Spoken:
    """Return the names that are spoken in a register, renewed whenever they are changed there."""
    spoken = Spoken(*_spoken(register))

    def follow(changed: Changed) -> None:
        if changed.touched.keys() & {"own_names", "role"}:
            spoken.renew(*_spoken(register))

    register.listen(follow)
    return spoken


@contextmanager
def speaking(register: Register) -> Iterator[Register]:
    """Have a register's own names spoken inside the block; it is closed at its end."""
    with register, own_names.in_force(followed(register)):
        yield register


def _spoken(register: Register) -> tuple[Mapping[type[Any], Words], Headings]:
    posts = _posts(register)
    headings = {
        heading: _by_role(template, name)
        for post, name in posts.items()
        for heading, template in HEADINGS.get(post, {}).items()
    }
    return {Level: _levels(register), Post: posts}, headings


def _by_role(template: str, name: str) -> Message:
    """Return what a heading says of a role; the name is written small unless it comes first."""
    return Message(template, {"role": name if template.startswith("{role}") else formats.in_sentence(name)})


def _posts(register: Register) -> dict[Post, str]:
    """Return what the program's roles are called, where somebody has renamed them."""
    query = select(ROLE.c.post, ROLE.c.name).where(ROLE.c.post.in_(list(Post))).order_by(ROLE.c.id.desc())
    with register.reading() as connection:
        called = {Post(row.post): row.name for row in connection.execute(query)}
    return {post: name for post, name in called.items() if not _is_usual(post, name)}


def _is_usual(post: Post, name: str) -> bool:
    """Tell whether the program calls a role so in some language, first of all the one in force."""
    return any(_in(code, post.label) == name for code in (text.language(), *text.LANGUAGES))


def _in(code: str, label: str) -> str:
    with text.in_language(code):
        return _(label)


def _levels(register: Register) -> Words:
    given = names(register)
    return {level: name for field, level in LEVELS.items() if (name := getattr(given, field))}
