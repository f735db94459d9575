"""Show what has been done in a register, and prove that the log is whole."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from inkop_desktop import formats
from inkop_desktop.cli.opening import reading
from inkop_desktop.cli.output import say, say_json, say_table
from inkop_desktop.cli.parser import Options
from inkop_desktop.exchange import json_form
from inkop_desktop.register.history import Entry, Verification
from inkop_desktop.register.register import Register
from inkop_desktop.register.rows import Change
from inkop_desktop.services import damaged_documents, logwords, outgoing_log, registers
from inkop_desktop.services.damaged_documents import Damaged
from inkop_desktop.text import Message, _, counted, message

PAGE = 200


def history(options: Options) -> int:
    """Show the log, newest first and without what is secret, or verify it and the documents.

    1 where the log was altered or a document is damaged. Verifying raises DamagedError where the file
    itself is, once all is told that can be read.
    """
    with reading(options.file, options.person) as register:
        if options.verify:
            damaged = damaged_documents.every(register)
            told = damaged_documents.outgoing(register, damaged, options.today)
            code = _verify(registers.verify(register), told, options.form)
            registers.check_whole(options.file)
            return code
        every = list(_entries(register, with_changes=options.form == "json"))
        entries = outgoing_log.told(register, every, options.today)
    if options.form == "json":
        say_json([_as_json(entry) for entry in logwords.in_money(logwords.for_all(entries))])
    else:
        say_table([_("When"), _("Who"), _("What")], [_as_row(entry) for entry in entries])
    return 0


def _entries(register: Register, *, with_changes: bool) -> Iterator[Entry]:
    before: int | None = None
    while page := registers.log(register, PAGE, before, with_changes=with_changes):
        yield from page
        before = page[-1].id


def _as_row(entry: Entry) -> list[str]:
    return [formats.moment(entry.at), entry.who, formats.worded(entry.action)]


def _as_json(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "who": entry.who,
        "action": formats.worded(entry.action),
        "undoes": entry.undoes,
        "erased": entry.erased,
        "changes": [_change(each) for each in entry.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    """Return a change of one field; of a row that came or went, the field is its `id`."""
    return {
        "kind": change.noun,
        "id": change.root_id,
        "row": change.table,
        "row_id": change.id,
        "field": change.column,
        "before": json_form.of_value(change.before),
        "after": json_form.of_value(change.after),
    }


def _verify(found: Verification, damaged: Sequence[Damaged], form: str) -> int:
    if form == "json":
        say_json(asdict(found) | {"damaged_documents": [asdict(each) for each in damaged]})
    else:
        for sentence in (*_verdict(found), *damaged_documents.sentences(damaged)):
            say(formats.worded(sentence))
    return 1 if found.broken or damaged else 0


def _verdict(found: Verification) -> Iterator[Message]:
    if found.broken:
        yield counted(
            "The log has been altered outside the program, in log entry {numbers}.",
            "The log has been altered outside the program, in log entries {numbers}.",
            len(found.broken),
            numbers=", ".join(map(str, found.broken)),
        )
    else:
        yield counted(
            "The log is whole: {count} entry.", "The log is whole: {count} entries.", found.change_sets
        )
    if found.erased:
        yield counted(
            "{count} value has been erased by law.", "{count} values have been erased by law.", found.erased
        )
    yield message("The log ends with {head}.", head=found.head)
