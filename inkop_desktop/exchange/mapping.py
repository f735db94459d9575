"""A mapping: which column of a file holds which field, and how its cells are read.

It is chosen in the import, kept in the register under a name, and can be written to a TOML file for
another register or the command line.
"""

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from inkop_desktop import files, toml
from inkop_desktop.errors import UserError
from inkop_desktop.exchange import delimited, limits
from inkop_desktop.exchange.cells.amounts import CURRENCIES, AmountUnit, DecimalSign, scale_of
from inkop_desktop.exchange.cells.dates import DateOrder
from inkop_desktop.exchange.cells.terms import Unit, unit_of
from inkop_desktop.exchange.decode import ENCODINGS
from inkop_desktop.exchange.headings import Guess
from inkop_desktop.rules.vocabulary import Vocabulary
from inkop_desktop.text import N_


class Blank(Vocabulary):
    """What a blank cell does to a record that was there before."""

    LEAVE = "leave", N_("Leave what is there")
    CLEAR = "clear", N_("Clear the field")


class Existing(Vocabulary):
    """What happens to a record that was there before."""

    UPDATE = "update", N_("Update it")
    SKIP = "skip", N_("Skip the row")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Say that a column holds a field; `unit` is what its plain numbers count, empty when cells say."""

    heading: str
    field: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Hold how a kind of file is read; what is empty or 0 is found out from each file."""

    columns: tuple[ColumnMap, ...] = ()
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 0  # as the file numbers it
    header_rows: int = 1
    date_order: str = ""
    decimal_sign: str = ""
    currency: str = ""
    match: str = "number"  # the field that tells whether a record was there before; empty for none
    blank: Blank = Blank.LEAVE
    existing: Existing = Existing.UPDATE

    def with_column(self, heading: str, key: str, unit: str = "") -> "Mapping":
        """Return the mapping with a column mapped to a field, taken from any other; no key unmaps it."""
        others = tuple(each for each in self.columns if each.heading != heading and each.field != key)
        return replace(self, columns=(*others, ColumnMap(heading, key, unit)) if key else others)

    def holds(self, key: str) -> bool:
        """Tell whether a column is mapped to a field."""
        return any(each.field == key for each in self.columns)

    def places(self, labels: Sequence[str]) -> dict[str, int]:
        """Return the column of each mapped field in a file with these headings.

        Errors: UserError when the file lacks a heading.
        """
        for each in self.columns:
            if each.heading not in labels:
                raise UserError(
                    N_("The file has no column “{heading}”, which the mapping needs."), heading=each.heading
                )
        return {each.field: labels.index(each.heading) for each in self.columns}


def proposed(labels: Sequence[str], guesses: Sequence[Guess], base: Mapping | None = None) -> Mapping:
    """Return a mapping of the columns that were recognised, with the units that their headings name."""
    columns = tuple(
        ColumnMap(label, guess.field, _unit_in(label))
        for label, guess in zip(labels, guesses, strict=True)
        if guess.field
    )
    return replace(base or Mapping(), columns=columns)


def _unit_in(label: str) -> str:
    length = unit_of(label)
    if length:
        return length.value
    factor = scale_of(label).factor
    return next((unit.value for unit in AmountUnit if unit.factor == factor != 1), "")


def written(mapping: Mapping) -> str:
    """Return a mapping as TOML, without what is left to be found out; `parse` reads it back the same."""
    said = {name: getattr(mapping, name) for name in _DEFAULTS}
    tables = {
        "columns": {each.heading: each.field for each in mapping.columns},
        "units": {each.heading: each.unit for each in mapping.columns if each.unit},
    }
    changed = {name: value for name, value in said.items() if value != _DEFAULTS[name]}
    return toml.written(changed | {name: table for name, table in tables.items() if table})


def text_of(path: Path) -> str:
    """Return the text of a mapping's file.

    Errors: UserError when it is no text, RegisterError when it cannot be opened.
    """
    with files.told(path):
        data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(N_("{name} is no mapping: it is not text in UTF-8."), name=path.name) from None


def parse(text: str, known: Collection[str]) -> Mapping:
    """Return the mapping that a TOML text holds; `known` are the keys of the fields there are.

    Errors: UserError that names what is wrong.
    """
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(text, error) from None
    columns = _columns(_table(values, "columns"), _table(values, "units"), known)
    for name, value in values.items():
        _check(name, value)
    for name, vocabulary in (("blank", Blank), ("existing", Existing)):
        values[name] = next(each for each in vocabulary if each == values.get(name, _DEFAULTS[name]))
    mapping = Mapping(columns, **values)
    if mapping.match and mapping.match not in {each.field for each in columns}:
        raise UserError(
            N_("The mapping tells records apart by “{field}”, but no column is mapped to it."),
            field=mapping.match,
        )
    return mapping


def _no_toml(text: str, error: tomllib.TOMLDecodeError) -> UserError:
    """Return where a text stops being TOML; why is told in English alone."""
    told = re.search(r"\(at line (\d+)", str(error))
    return UserError(
        N_(
            "The mapping is not valid TOML: it cannot be read beyond line {line}. "
            'A line is written as name = "value", a heading as [columns].'
        ),
        line=told[1] if told else str(len(text.splitlines())),
    )


_DEFAULTS: dict[str, Any] = {each.name: each.default for each in fields(Mapping) if each.name != "columns"}
_CHOICES: dict[str, Collection[str]] = {
    "encoding": tuple(ENCODINGS),
    "delimiter": delimited.DELIMITERS,
    "date_order": tuple(DateOrder),
    "decimal_sign": tuple(DecimalSign),
    "currency": CURRENCIES,
    "blank": tuple(Blank),
    "existing": tuple(Existing),
}
_CHOICE = N_("In the mapping, “{name}” is “{value}”. It can be: {choices}.")
# A tab would not be seen among the others.
_DELIMITER = N_(
    "In the mapping, “{name}” is “{value}”. "
    "It can be a semicolon, a comma, a vertical bar, or \\t, which stands for a tab."
)
_UNITS: tuple[str, ...] = (*Unit, *AmountUnit)


def _check(name: str, value: Any) -> None:
    """Refuse a key that a mapping does not have, and a value that it cannot have."""
    if name not in _DEFAULTS:
        raise UserError(N_("The mapping has a line “{name}” that means nothing."), name=name)
    if isinstance(_DEFAULTS[name], str):
        right = isinstance(value, str)
    else:
        right = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= limits.SHEET_ROWS
    if not right:
        raise _wrong_kind(name)
    choices = _CHOICES.get(name)
    if choices and value != _DEFAULTS[name] and value not in choices:
        sentence = _DELIMITER if name == "delimiter" else _CHOICE
        raise UserError(sentence, name=name, value=value, choices=" ".join(choices))


def _wrong_kind(name: str) -> UserError:
    return UserError(N_("In the mapping, “{name}” has a value of the wrong kind."), name=name)


def _table(values: dict[str, Any], name: str) -> dict[str, str]:
    """Take a table of texts out of the values."""
    table = values.pop(name, {})
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise _wrong_kind(name)
    return table


def _columns(columns: dict[str, str], units: dict[str, str], known: Collection[str]) -> tuple[ColumnMap, ...]:
    taken: dict[str, str] = {}
    for heading, key in columns.items():
        if key not in known:
            raise UserError(
                N_("The mapping gives “{heading}” to “{field}”, which is no field. It can be: {choices}."),
                heading=heading,
                field=key,
                choices=" ".join(sorted(known)),
            )
        if key in taken:
            raise UserError(
                N_("The mapping gives both “{one}” and “{other}” to the field “{field}”."),
                one=taken[key],
                other=heading,
                field=key,
            )
        taken[key] = heading
    for heading, unit in units.items():
        if heading not in columns or unit not in _UNITS:
            raise UserError(
                N_("In the mapping, the unit of “{heading}” is “{unit}”. It can be: {choices}."),
                heading=heading,
                unit=unit,
                choices=" ".join(_UNITS),
            )
    return tuple(ColumnMap(heading, key, units.get(heading, "")) for heading, key in columns.items())
