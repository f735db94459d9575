"""A record's fields as label and value, group by group, in the language in force."""

from collections.abc import Container, Iterator, Mapping
from typing import Any

from inkop_desktop import formats
from inkop_desktop.records.fields import Field, Kind, fields_of, is_asked
from inkop_desktop.rules import cpv
from inkop_desktop.text import _

Names = Mapping[tuple[str, int], str]


def groups(
    record: Any, names: Names, apart: Container[str] = ()
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each group's title with its labels and values in words; what is left out, `for_paper` says."""
    for title, rows in for_paper(record, names, apart):
        yield title, [(label, formats.show(value)) for label, value in rows]


def for_paper(
    record: Any, names: Names, apart: Container[str] = (), secret: Container[str] = ()
) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    """Yield each group's title with its labels and values, days, sums and numbers as what they are.

    Of what is `secret`, that it is. What is empty, in `apart`, or neither asked for nor written is left out;
    nothing that a record itself asks for depends on the currency.
    """
    found: dict[str, list[tuple[str, Any]]] = {}
    for name, field in fields_of(type(record)).items():
        told = name not in apart and is_asked(field, record, currency="")
        value = _counted(field, getattr(record, name), names) if told else ""
        if value != "":
            said = _("Secret") if name in secret else value
            found.setdefault(field.group, []).append((formats.label(field.label), said))
    for group, rows in found.items():
        yield _(group) if group else "", rows


def _counted(field: Field, value: Any, names: Names) -> Any:
    """Return what a spreadsheet can count with as it is, anything else as it is read."""
    counts = field.kind in (Kind.DATE, Kind.MONEY) or (field.kind is Kind.WHOLE and not field.unit)
    return value if counts and value is not None else shown(field, value, names)


def shown(field: Field, value: Any, names: Names) -> str:
    """Return a field's value as it is read; for nothing what that means, if anything."""
    if value is None and field.when_empty:
        return _(field.when_empty)
    if field.kind is Kind.REFERENCE:
        return names.get((field.refers_to, value), "") if value else ""
    if field.kind is Kind.ROWS:
        return "\n".join(line(child, names) for child in value)
    if field.kind is Kind.YES_NO:
        return formats.show(value) if value else ""
    if field.codes:
        return "\n".join(cpv.label(each) for each in value)
    if field.kind in (Kind.TEXTS, Kind.CHOICES):
        return ", ".join(formats.show(each) for each in value)
    if field.kind is Kind.WHOLE and value is not None:
        return f"{formats.integer(value)} {field.unit}".strip()
    return formats.show(value)


def line(child: Any, names: Names) -> str:
    """Return a child record in one line: its values, those with their labels that need them."""
    parts: list[str] = []
    for name, field in fields_of(type(child)).items():
        value = shown(field, getattr(child, name), names)
        if value and not (field.derived and field.kind is Kind.TEXT):
            is_plain = not parts or field.plain or field.kind is Kind.CHOICE
            parts.append(value if is_plain else _pair(field, value))
    return " · ".join(parts)


def _pair(field: Field, value: str) -> str:
    return _("{label}: {value}").format(label=formats.label(field.label), value=value)
