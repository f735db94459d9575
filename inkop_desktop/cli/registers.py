"""Make registers, back them up and restore them."""

from inkop_desktop import formats
from inkop_desktop.cli.opening import reading
from inkop_desktop.cli.output import say
from inkop_desktop.cli.parser import Options
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import contracts, damaged_documents, registers
from inkop_desktop.services.damaged_documents import NotWholeError
from inkop_desktop.services.demo import demo as demonstration
from inkop_desktop.text import Message, counted, message


def new(options: Options) -> int:
    """Make an empty register for an organisation."""
    organisation = Organisation(name=options.organisation)
    with registers.new(
        options.file, options.person, Country[options.country.upper()], organisation
    ) as register:
        say(formats.worded(message("{name} is made.", name=register.path.name)))
    return 0


def demo(options: Options) -> int:
    """Make a demonstration register."""
    made = demonstration.make(
        options.organisation,
        options.file,
        options.person,
        options.today,
        contracts=options.contracts,
        seed=options.seed,
    )
    with made as register:
        say(formats.worded(_made(register)))
    return 0


def backup(options: Options) -> int:
    """Put a whole copy of a register, its documents too, into a folder; 1 where documents are damaged."""
    try:
        copy, damaged = registers.backup_whole(options.file, options.to), []
    except NotWholeError as error:
        copy = error.path
        with reading(copy, options.person) as register:
            damaged = damaged_documents.outgoing(register, error.damaged, options.today)
    say(formats.worded(message("The backup is {path}.", path=str(copy))))
    for sentence in damaged_documents.sentences(damaged):
        say(formats.worded(sentence))
    return 1 if damaged else 0


def restore(options: Options) -> int:
    """Make a register of a backup; 1 where documents are missing from it."""
    restored = registers.restore(options.file, options.to)
    say(formats.worded(message("{name} is restored.", name=restored.path.name)))
    if restored.aside:
        say(formats.worded(message("What lay in its place is kept as {name}.", name=restored.aside.name)))
    if restored.missing:
        say(formats.worded(_missing(restored.missing)))
    return 1 if restored.missing else 0


def _missing(count: int) -> Message:
    return counted(
        "{count} document is missing from the backup.",
        "{count} documents are missing from the backup.",
        count,
    )


def _made(register: Register) -> Message:
    return counted(
        "{name} is made, with {count} contract.",
        "{name} is made, with {count} contracts.",
        contracts.count(register),
        name=register.path.name,
    )
