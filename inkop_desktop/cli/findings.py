"""Show what the checks of a register find and nobody has answered."""

from inkop_desktop import formats
from inkop_desktop.checks import findings, outgoing
from inkop_desktop.checks.finding import Finding
from inkop_desktop.cli.opening import reading
from inkop_desktop.cli.output import say, say_json, say_table
from inkop_desktop.cli.parser import Options
from inkop_desktop.services import registers
from inkop_desktop.text import _


def check(options: Options) -> int:
    """List the findings, the most urgent first, without what is secret; 1 where there is any.

    Raises DamagedError where the file is damaged, once all is told that can be read.
    """
    with reading(options.file, options.person) as register:
        every = findings.open_findings(findings.run(register, options.today))
        with register.reading() as connection:
            found = outgoing.told(connection, every, options.today)
    if options.form == "json":
        say_json([finding.as_json() for finding in found])
    elif found:
        say_table([_("Severity"), _("Concerns"), _("Finding")], [_as_row(finding) for finding in found])
    registers.check_whole(options.file)
    if not found and options.form == "text":
        say(_("Nothing was found."))
    return 1 if found else 0


def _as_row(finding: Finding) -> list[str]:
    concerns = ", ".join(record.label for record in finding.records)
    return [formats.show(finding.severity), concerns, formats.worded(finding.message)]
