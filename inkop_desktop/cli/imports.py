"""Bring a list of contracts into a register, or tell what would come of it."""

from collections.abc import Iterator
from typing import Any

from inkop_desktop import formats
from inkop_desktop.cli.opening import reading, writing
from inkop_desktop.cli.output import say, say_json
from inkop_desktop.cli.parser import Options
from inkop_desktop.errors import UserError
from inkop_desktop.exchange import mapping as mappings
from inkop_desktop.exchange.cells.reading import text_of
from inkop_desktop.exchange.contract_columns import BY_KEY
from inkop_desktop.exchange.contract_list import ContractList, proposed, read_list
from inkop_desktop.exchange.json_form import of_value
from inkop_desktop.exchange.mapping import Mapping
from inkop_desktop.flows.contract_import import Outcome, Remark, carry_out, foresee
from inkop_desktop.flows.import_words import Names, in_short, in_words, label_of, told
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import fields_of
from inkop_desktop.register.register import Register
from inkop_desktop.services import records
from inkop_desktop.services.imports.imports import REFERENCES
from inkop_desktop.services.imports.incoming import Decision, Fate
from inkop_desktop.text import N_, Message, counted, message

DONE, LEFT_OUT = 0, 1
FEW = 10  # contracts that are named one by one


def contracts(options: Options) -> int:
    """Import contracts; 1 where rows were refused."""
    mapping = mappings.parse(mappings.text_of(options.mapping), BY_KEY) if options.mapping else None
    source = read_list(options.source, mapping)
    mapping = mapping or proposed(source)
    _check_usable(mapping)
    opened = reading if options.dry_run else writing
    with opened(options.into, options.person) as register:
        outcome = _outcome(register, options, source, mapping)
        if options.form == "json":
            say_json(_as_json(outcome, source, mapping, options))
        else:
            for sentence in _sentences(outcome, source, mapping, options):
                say(formats.worded(sentence))
    return LEFT_OUT if outcome.refused else DONE


def _check_usable(mapping: Mapping) -> None:
    """Refuse a list of which no row can become a contract, nor tell which contract it is about."""
    if not mapping.holds("title") and not mapping.match:
        raise UserError(
            N_(
                "No column was recognised as the title or the number of the contracts, so nothing can be"
                " imported. Say which one is in a mapping."
            )
        )


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
        "kept": [_as_kept(each, outcome.plan.names) for each in outcome.kept],
        "other_authorities": [{"row": row.number, "name": row.buyer} for row in outcome.foreign],
        "left_out": [
            {"row": row.number, "reason": formats.worded(reason)} for row, reason in source.body.left_out
        ],
        "match": mapping.match or None,
        "columns_left_out": list(source.left_out(mapping)),
        "new": dict(outcome.plan.new),
        "stopped": formats.worded(outcome.stopped) if outcome.stopped else None,
        "dry_run": options.dry_run,
    }


def _as_kept(decision: Decision, names: Names) -> dict[str, Any]:
    values = [
        {
            "field": each.field,
            "stored": _json_value(each.field, each.stored, names),
            "list": _json_value(each.field, each.incoming, names),
        }
        for each in decision.kept
    ]
    return {"row": decision.row, "fields": [each.field for each in decision.kept], "values": values}


def _json_value(field: str, value: Any, names: Names) -> Any:
    """Return a contract's value as JSON; who or what it refers to by name, rows in words."""
    by_name = field in REFERENCES or fields_of(Contract)[field].record
    return (in_words(field, value, names) if value else None) if by_name else of_value(value)


def _remark(remark: Remark, name: str) -> dict[str, Any]:
    return {"row": remark.row, "column": remark.heading, name: formats.worded(remark.sentence)}


def _sentences(
    outcome: Outcome, source: ContractList, mapping: Mapping, options: Options
) -> Iterator[Message]:
    yield from _of_list(source, mapping)
    if options.dry_run:
        yield message("This is a trial: nothing was written.")
    yield in_short(outcome)
    yield from told(outcome)
    yield from _kept(outcome)
    yield from _remarks(outcome.refused)
    if outcome.doubts:
        yield counted("{count} reading to look at:", "{count} readings to look at:", len(outcome.doubts))
    yield from _remarks(outcome.doubts)


def _of_list(source: ContractList, mapping: Mapping) -> Iterator[Message]:
    """Yield how the list was read: what tells its contracts apart, and what of it is not taken."""
    yield from source.table.notes
    if not mapping.holds("title"):
        yield message(
            "No column was recognised as the title of the contracts. Say which one is in a mapping."
        )
    key = next((each.heading for each in mapping.columns if each.field == mapping.match), "")
    if key:
        yield message("Contracts that the register has already are known by “{heading}”.", heading=key)
    else:
        yield message("No column tells which contracts the register has already, so every row is a new one.")
    left_out = source.left_out(mapping)
    if left_out:
        yield counted(
            "{count} column is not taken: {headings}.",
            "{count} columns are not taken: {headings}.",
            len(left_out),
            headings=", ".join(left_out),
        )
    for row, reason in source.body.left_out:
        yield message("Row {row} is left out: {reason}", row=str(row.number), reason=reason)


def _kept(outcome: Outcome) -> Iterator[Message]:
    """Tell what some contracts keep as it was edited by hand, and how many more do."""
    for decision in outcome.kept[:FEW]:
        assert decision.contract is not None
        for each in decision.kept:
            yield message(
                "Row {row}, {contract}: “{field}” stays as edited by hand: {stored}. "
                "The list says: {incoming}.",
                row=str(decision.row),
                contract=records.label(decision.contract),
                field=label_of(each),
                stored=text_of(in_words(each.field, each.stored, outcome.plan.names)),
                incoming=text_of(in_words(each.field, each.incoming, outcome.plan.names)),
            )
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
