"""Print the papers of a direct procurement, in the language of its law unless another is chosen."""

from inkop_desktop import formats, text
from inkop_desktop.cli.conformance import conformance
from inkop_desktop.cli.opening import reading
from inkop_desktop.cli.output import say
from inkop_desktop.cli.parser import Options
from inkop_desktop.register.register import Register
from inkop_desktop.reports import orders, procuring_orders
from inkop_desktop.reports.procuring_letters.kinds import LetterKind
from inkop_desktop.reports.procuring_orders import JustificationOrder, ProcuringLettersOrder, ProcuringOrder
from inkop_desktop.services import procuring_reporting
from inkop_desktop.services.people import person_named
from inkop_desktop.services.suppliers import supplier_named
from inkop_desktop.text import message


def justification(options: Options) -> int:
    """Print the paper that justifies a direct procurement."""
    with reading(options.file, options.person) as register:
        case_id = procuring_reporting.id_of_number(register, options.case)
        return _write(register, JustificationOrder(options.today, case_id, options.public), options)


def letters(options: Options) -> int:
    """Print the letters of a direct procurement, those of one kind."""
    with reading(options.file, options.person) as register:
        case_id = procuring_reporting.id_of_number(register, options.case)
        kind = LetterKind(options.kind)
        named = person_named if kind is LetterKind.DECLARATION else supplier_named
        receiver_id = named(register, options.receiver) if options.receiver else None
        return _write(register, ProcuringLettersOrder(options.today, case_id, kind, receiver_id), options)


def _write(register: Register, order: ProcuringOrder, options: Options) -> int:
    language = getattr(options, "language", "") or procuring_orders.own_language(register)
    with text.in_language(language):
        orders.write(register, order, options.out, conformance(options))
    say(formats.worded(message("{file} is written.", file=options.out.name)))
    return 0
