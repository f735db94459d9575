"""Bring a list of contracts into a register, or tell what would come of it."""

from collections.abc import Iterator
from typing import Any

from inkop_desktop import formats
from inkop_desktop.cli.opening import reading, writing
from inkop_desktop.cli.output import say, say_json
from inkop_desktop.cli.parser import Options
from inkop_desktop.exchange import mapping as mappings
from inkop_desktop.exchange.contract_columns import BY_KEY
from inkop_desktop.exchange.contract_list import ContractList, proposed, read_list
from inkop_desktop.exchange.mapping import Mapping
from inkop_desktop.flows.contract_import import Outcome, Remark, carry_out, foresee
from inkop_desktop.flows.import_words import in_short, stays, told
from inkop_desktop.register.register import Register
from inkop_desktop.services import records
from inkop_desktop.services.imports.incoming import Fate
from inkop_desktop.text import Message, counted, message

DONE, LEFT_OUT = 0, 1
FEW = 10  # contracts that are named one by one


def contracts(options: Options) -> int:
    """Import contracts; 1 where rows were refused."""
    mapping = mappings.parse(mappings.text_of(options.mapping), BY_KEY) if options.mapping else None
    source = read_list(options.source, mapping)
    mapping = mapping or proposed(source)
    opened = reading if options.dry_run else writing
    with opened(options.into, options.person) as register:
        outcome = _outcome(register, options, source, mapping)
        if options.form == "json":
            say_json(_as_json(outcome, source, mapping, options))
        else:
            for sentence in _sentences(outcome, source, mapping, options):
                say(formats.worded(sentence))
    return LEFT_OUT if outcome.refused else DONE


def _outcome(register: Register, options: Options, source: ContractList, mapping: Mapping) -> Outcome:
    if options.dry_run:
        return foresee(register, source, mapping, options.today, strict=options.strict)
    return carry_out(register, source, mapping, options.today, strict=options.strict)


def _as_json(outcome: Outcome, source: ContractList, mapping: Mapping, options: Options) -> dict[str, Any]:
    return {
        "rows": len(outcome.rows),
        "created": outcome.count(Fate.CREATE),
        "updated": outcome.count(Fate.UPDATE),
        "unchanged": outcome.plan.unchanged,
        "skipped": outcome.count(Fate.SKIP),
        "refused": [_remark(each, "reason") for each in outcome.refused],
        "doubts": [_remark(each, "doubt") for each in outcome.doubts],
        "kept": [
            {"row": each.row, "fields": [difference.field for difference in each.kept]}
            for each in outcome.kept
        ],
        "other_authorities": [{"row": row.number, "name": row.buyer} for row in outcome.foreign],
        "left_out": [
            {"row": row.number, "reason": formats.worded(reason)} for row, reason in source.body.left_out
        ],
        "columns_left_out": list(source.left_out(mapping)),
        "new": dict(outcome.plan.new),
        "stopped": formats.worded(outcome.stopped) if outcome.stopped else None,
        "dry_run": options.dry_run,
    }


def _remark(remark: Remark, name: str) -> dict[str, Any]:
    return {"row": remark.row, "column": remark.heading, name: formats.worded(remark.sentence)}


def _sentences(
    outcome: Outcome, source: ContractList, mapping: Mapping, options: Options
) -> Iterator[Message]:
    yield from (each for each in source.table.notes)
    if not mapping.holds("title"):
        yield message(
            "No column was recognised as the title of the contracts. Say which one is in a mapping."
        )
    left_out = source.left_out(mapping)
    if left_out:
        yield counted(
            "{count} column is not taken: {headings}.",
            "{count} columns are not taken: {headings}.",
            len(left_out),
            headings=", ".join(left_out),
        )
    if options.dry_run:
        yield message("This is a trial: nothing was written.")
    yield in_short(outcome)
    yield from told(outcome)
    yield from _kept(outcome)
    yield from _remarks(outcome.refused)
    if outcome.doubts:
        yield counted("{count} reading to look at:", "{count} readings to look at:", len(outcome.doubts))
    yield from _remarks(outcome.doubts)


def _kept(outcome: Outcome) -> Iterator[Message]:
    """Name the contracts that keep something as it was edited by hand: some, and how many more."""
    for each in outcome.kept[:FEW]:
        assert each.contract is not None
        said = {"row": str(each.row), "contract": records.label(each.contract), "sentence": stays(each)}
        yield message("Row {row}, {contract}: {sentence}", **said)
    more = len(outcome.kept) - FEW
    if more > 0:
        yield counted("And {count} more.", "And {count} more.", more)


def _remarks(remarks: tuple[Remark, ...]) -> Iterator[Message]:
    for each in remarks:
        said = {"row": str(each.row), "sentence": each.sentence}
        if each.heading:
            yield message("Row {row}, “{column}”: {sentence}", column=each.heading, **said)
        else:
            yield message("Row {row}: {sentence}", **said)
