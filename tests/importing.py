"""Rows as an import gives them, brought into a register."""

from datetime import date
from typing import Any

from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.register.register import Register
from inkop_desktop.rules.orgnr import OrgNumber
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records
from inkop_desktop.services.imports import imports
from inkop_desktop.services.imports.incoming import Fate, Incoming, Plan, Rules

ATEA = OrgNumber("5564480282", Country.SE)
OTHER = OrgNumber("5560125790", Country.SE)
TODAY = date(2026, 11, 21)


def row(place: int, /, *, blank: frozenset[str] = frozenset(), **values: Any) -> Incoming:
    return Incoming(place, values, blank)


def bring(register: Register, *rows: Incoming, **rules: Any) -> Plan:
    return imports.run(register, rows, Rules(TODAY, **rules), "list.csv")


def fates(plan: Plan) -> list[Fate]:
    return [each.fate for each in plan.decisions]


def contracts(register: Register) -> list[Contract]:
    return records.every(register, Contract)


def reasons(plan: Plan) -> list[str]:
    return [worded(each.reason) for each in plan.decisions if each.reason]


def doubts(plan: Plan) -> list[str]:
    return [worded(doubt) for each in plan.decisions for doubt in each.doubts.values()]
