"""Make a demonstration register: an organisation at work around any day that is today."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from inkop_desktop import paths
from inkop_desktop.records.people import Organisation
from inkop_desktop.register import file
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import registers, work
from inkop_desktop.services.demo.filling import Filling
from inkop_desktop.services.demo.procuring import Procuring
from inkop_desktop.services.demo.telling import Teller
from inkop_desktop.text import in_language, message

ORGANISATIONS = ("norrbotten", "kongsvinger")


def make(
    organisation: str, path: Path, person: str, today: date, *, contracts: int | None = None, seed: int = 1
) -> Register:
    """Make the demonstration register of an organisation and open it.

    Without `contracts` it has those that are told in its files; more are variations of them. With fewer there
    are no direct procurements, which refer to them. The same arguments give the same contents. Raises
    UserError where a file is in the way.
    """
    folder = paths.resource("demo", organisation)
    told = _read(folder)
    country = Country[told["country"].upper()]
    register = registers.new(path, person, country, Organisation(name=told["organisation"]["name"]))
    try:
        own = registers.own_organisation(register)
        teller = Teller(today, country.currency)
        with in_language(registers.LANGUAGE_OF[country]):
            with work.change(register, message("Fill the demonstration register"), binding=True) as change:
                Filling(change, told, folder / "documents", teller, country).fill(own, contracts, seed)
            if contracts is None or contracts >= len(told["contracts"]):
                Procuring(register, teller, told["case_number"]).make(told["procurements"])
        register.forget_undo()
    except BaseException:
        register.close()
        file.forget(register.path)
        raise
    return register


def _read(folder: Path) -> dict[str, Any]:
    """Return everything that the files of a demonstration tell."""
    told: dict[str, Any] = {}
    for part in sorted(folder.glob("*.toml")):
        told |= tomllib.loads(part.read_text(encoding="utf-8"))
    return told
