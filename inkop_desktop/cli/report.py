"""Print a report of the register into a file."""

from collections.abc import Callable, Mapping

from inkop_desktop import formats
from inkop_desktop.cli.conformance import conformance
from inkop_desktop.cli.listing import asked
from inkop_desktop.cli.opening import reading
from inkop_desktop.cli.output import say
from inkop_desktop.cli.parser import Options
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders
from inkop_desktop.reports.attendance_order import AttendanceOrder
from inkop_desktop.reports.catalogue_order import CatalogueOrder
from inkop_desktop.reports.orders import ContractOrder, ExpiringOrder, ListOrder, Order
from inkop_desktop.reports.people_orders import (
    CompetenceOrder,
    DelegatedOrder,
    DelegationOrder,
    DutiesOrder,
    FindingsOrder,
    GoverningOrder,
    HandoverOrder,
    ImprovementsOrder,
    LawChangesOrder,
    LettersOrder,
    MatrixOrder,
    OrganisationOrder,
    ResponsibilitiesOrder,
    RolesOrder,
)
from inkop_desktop.reports.procurement_log_orders import GroundUseOrder, LogOrder, UndocumentedOrder
from inkop_desktop.reports.same_kind_order import SameKindOrder
from inkop_desktop.services import reporting
from inkop_desktop.services.people import body_named, organisation_named, person_named, role_named, unit_named
from inkop_desktop.text import message


def contracts(options: Options) -> int:
    """Print the contract register."""
    with reading(options.file, options.person) as register:
        query, narrowed_to = asked(register, options)
        order = ListOrder(query, group_by=options.group_by, narrowed_to=narrowed_to)
        return _write(register, order, options)


def expiring(options: Options) -> int:
    """Print the contracts that end soon."""
    with reading(options.file, options.person) as register:
        return _write(register, ExpiringOrder(options.today, options.months), options)


def contract(options: Options) -> int:
    """Print one contract."""
    with reading(options.file, options.person) as register:
        named = reporting.id_of_title if options.title else reporting.id_of_number
        found = named(register, options.title or options.number)
        return _write(register, ContractOrder(options.today, found), options)


def same_kind(options: Options) -> int:
    """Print the purchases of the same kind in a year."""
    with reading(options.file, options.person) as register:
        return _write(register, SameKindOrder(options.today, options.year), options)


def people(options: Options) -> int:
    """Print the report that the command names."""
    with reading(options.file, options.person) as register:
        return _write(register, _ORDERS[options.report](register, options), options)


def procurement_log(options: Options) -> int:
    """Print what the command names of all direct procurements."""
    with reading(options.file, options.person) as register:
        return _write(register, _LOGS[options.report](options), options)


_LOGS: Mapping[str, Callable[[Options], Order]] = {
    "direct-procurement-log": lambda options: LogOrder(options.today, options.year),
    "exceptional-grounds": lambda options: GroundUseOrder(options.today, options.year),
    "missing-documentation": lambda options: UndocumentedOrder(options.today),
}


def _letters(register: Register, options: Options) -> Order:
    role_id = role_named(register, options.role) if options.role else None
    person_id = person_named(register, options.whose) if options.whose else None
    return LettersOrder(options.today, role_id, person_id)


def _competence(register: Register, options: Options) -> Order:
    role_id = role_named(register, options.role) if options.role else None
    return CompetenceOrder(options.today, role_id)


def _responsibilities(register: Register, options: Options) -> Order:
    return ResponsibilitiesOrder(options.today, person_named(register, options.whose))


def _delegated(_register: Register, options: Options) -> Order:
    last = options.last_day or options.today
    return DelegatedOrder(options.today, options.first_day or last.replace(month=1, day=1), last)


def _attendance(register: Register, options: Options) -> Order:
    body_id = body_named(register, options.body)
    return AttendanceOrder(options.today, body_id, options.year or options.today.year, options.day)


def _handover(register: Register, options: Options) -> Order:
    giver, taker = (person_named(register, name) for name in (options.whose, options.taker))
    return HandoverOrder(options.today, giver, taker, options.from_day or options.today)


def _catalogue(register: Register, options: Options) -> Order:
    organisation_id = organisation_named(register, options.organisation) if options.organisation else None
    unit_id = unit_named(register, options.unit) if options.unit else None
    return CatalogueOrder(options.today, organisation_id, unit_id)


_ORDERS: Mapping[str, Callable[[Register, Options], Order]] = {
    "catalogue": _catalogue,
    "roles": lambda _register, options: RolesOrder(options.today),
    "matrix": lambda _register, options: MatrixOrder(options.today),
    "organisation": lambda _register, options: OrganisationOrder(options.today),
    "attendance": _attendance,
    "letters": _letters,
    "competence": _competence,
    "delegation": lambda _register, options: DelegationOrder(options.today),
    "delegated-decisions": _delegated,
    "findings": lambda _register, options: FindingsOrder(options.today),
    "governing-documents": lambda _register, options: GoverningOrder(options.today),
    "duties": lambda _register, options: DutiesOrder(options.today),
    "responsibilities": _responsibilities,
    "handover": _handover,
    "improvements": lambda _register, options: ImprovementsOrder(options.today, options.since),
    "law-changes": lambda _register, options: LawChangesOrder(options.today, options.since),
}


def _write(register: Register, order: Order, options: Options) -> int:
    orders.write(register, order, options.out, conformance(options))
    say(formats.worded(message("{file} is written.", file=options.out.name)))
    return 0
