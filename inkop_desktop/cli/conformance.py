"""Which archive standard the PDF that a command writes shall keep."""

from inkop_desktop.cli.parser import Options
from inkop_desktop.errors import UserError
from inkop_desktop.text import N_
from inkop_desktop.typeset.document import Conformance


def conformance(options: Options) -> Conformance:
    """Return the standard that was asked for, else the usual one.

    Raises UserError where one was asked for a file that keeps none.
    """
    asked = options.conformance
    if asked and options.out.suffix.lower() != ".pdf":
        raise UserError(
            N_("“--conformance” is for a PDF, and “{file}” is none. Leave it out, or choose .pdf."),
            file=options.out.name,
        )
    return Conformance(asked) if asked else Conformance.A_2A
