"""The roles of an organisation, and which of them stands for what the program asks for."""

from sqlalchemy import Connection, select

from inkop_desktop.models.mapping import METADATA
from inkop_desktop.register.register import Register
from inkop_desktop.rules.organising import Post
from inkop_desktop.services import registers, usual_roles, work
from inkop_desktop.text import Message, message

ROLE = METADATA.tables["role"]


def role_of(connection: Connection, post: Post) -> int | None:
    """Return the id of the role that stands for a post; none where there is no such role."""
    return connection.scalar(select(ROLE.c.id).where(ROLE.c.post == post).order_by(ROLE.c.id).limit(1))


def name_of(connection: Connection, post: Post) -> str | Message:
    """Return what the role that stands for a post is called here; the program's word where there is none."""
    name: str | None = connection.scalar(
        select(ROLE.c.name).where(ROLE.c.post == post).order_by(ROLE.c.id).limit(1)
    )
    return name or message(post.label)


def is_asked_for(connection: Connection, post: Post) -> bool:
    """Tell whether the role that stands for a post must be held by anybody at all."""
    asked = select(ROLE.c.id).where(ROLE.c.post == post, ROLE.c.at_least > 0)
    return bool(connection.scalar(select(asked.exists())))


def some_missing(register: Register) -> bool:
    """Tell whether the register lacks one of the usual roles of its country."""
    usual = {role.post for role, _above in usual_roles.usual(registers.profile(register).country)}
    with register.reading() as connection:
        return not usual <= set(connection.scalars(select(ROLE.c.post)))


def add_missing(register: Register) -> int:
    """Add the usual roles that the register does not have, as one action; return how many there were."""
    country = registers.profile(register).country
    with work.change(register, message("Add the usual roles that were missing")) as change:
        return usual_roles.add_to(change, country)
