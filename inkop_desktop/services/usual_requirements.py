"""The usual requirements and criteria that a register is offered, from the file of its country."""

import tomllib

from inkop_desktop import paths
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.register.change import ChangeSet
from inkop_desktop.rules.procuring import RequirementKind, Topic
from inkop_desktop.rules.vocabulary import Country


def usual(country: Country) -> list[LibraryText]:
    """Return the usual texts of a country."""
    told = tomllib.loads(paths.resource("requirements", f"{country}.toml").read_text(encoding="utf-8"))
    return [
        LibraryText(
            text=each["text"],
            kind=RequirementKind(each["kind"]),
            topic=Topic(each["topic"]),
            need=each.get("need", ""),
            source=each.get("source", ""),
            remarks=each.get("remarks", ""),
        )
        for each in told["texts"]
    ]


def add_to(change: ChangeSet, country: Country) -> int:
    """Save the usual texts of a country; return how many there are."""
    return len(change.save_all(usual(country)))
