"""Print a report of the register into a file."""

from inkop_desktop import formats
from inkop_desktop.cli.listing import asked
from inkop_desktop.cli.opening import reading
from inkop_desktop.cli.output import say
from inkop_desktop.cli.parser import Options
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders
from inkop_desktop.reports.orders import ContractOrder, ExpiringOrder, ListOrder, Order
from inkop_desktop.services import reporting
from inkop_desktop.text import message
from inkop_desktop.typeset.document import Conformance


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
        found = reporting.id_of_number(register, options.number)
        return _write(register, ContractOrder(options.today, found), options)


def _write(register: Register, order: Order, options: Options) -> int:
    orders.write(register, order, options.out, Conformance(options.conformance))
    say(formats.worded(message("{file} is written.", file=options.out.name)))
    return 0
