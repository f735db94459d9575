"""The roles that a new register begins with, from the files of its country."""

import tomllib
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from inkop_desktop import paths
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.roles import Role, RoleDuty, RoleRequirement
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.rules.organising import CompetenceKind, Post, Scope
from inkop_desktop.rules.vocabulary import Country

ROLE = METADATA.tables["role"]


def add_to(change: ChangeSet, country: Country) -> int:
    """Save the usual roles of a country that are not there yet, each under the one it reports to.

    Return how many there were.
    """
    there = {row.post: row.id for row in change.connection.execute(select(ROLE.c.post, ROLE.c.id))}
    told = [(role, above) for role, above in usual(country) if role.post not in there]
    saved = change.save_all([role for role, _above in told])
    there |= {role.post: role.id for role in saved}
    change.save_all(
        [replace(role, reports_to_id=there.get(above)) for role, (_, above) in zip(saved, told, strict=True)]
    )
    return len(saved)


def usual(country: Country) -> list[tuple[Role, str]]:
    """Return the usual roles of a country, each with the post of the one it reports to."""
    told = tomllib.loads(paths.resource("roles", f"{country}.toml").read_text(encoding="utf-8"))
    return [(_role(each), each.get("reports_to", "")) for each in told["roles"]]


def _role(told: dict[str, Any]) -> Role:
    return Role(
        name=told["name"],
        post=Post(told["post"]),
        scopes=tuple(Scope(each) for each in told["scopes"]),
        at_least=told.get("at_least"),
        at_most=told.get("at_most"),
        hours_a_week=told.get("hours_a_week"),
        duties=tuple(RoleDuty(what=each["what"], clause=each["clause"]) for each in told["duties"]),
        requirements=tuple(
            RoleRequirement(kind=CompetenceKind(each["kind"]), title=each["title"])
            for each in told.get("requirements", ())
        ),
    )
