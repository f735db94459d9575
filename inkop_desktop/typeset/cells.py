"""Write values into the cells of a sheet as what they are: dates, numbers, money, and text as text."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from inkop_desktop import formats, text
from inkop_desktop.typeset.document import Kind, Strong
from inkop_desktop.typeset.wording import words

_LONGEST_TEXT = 32_767
_EXACT = 10**15
"""Excel keeps fifteen digits of a number; a longer one is text."""
_FIRST_DAY = date(1900, 3, 1)
"""Before this day Excel counts wrong; an earlier day is text."""
_DATES = {"nb": "dd.mm.yyyy"}
_ISO = "yyyy-mm-dd"

Figure: TypeAlias = tuple[int | float | datetime, str]
"""What a cell counts with, and the number format that shows it."""


class Style(Enum):
    """What a cell is in its sheet."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    TITLE = "title"
    HEADING = "heading"
    HEADER = "header"
    FIGURE_HEADER = "figure header"


_TEXT = {"valign": "top", "text_wrap": True}
_HEADER = {"valign": "bottom", "text_wrap": True, "bold": True, "bottom": 2}
_LOOKS: dict[Style, dict[str, Any]] = {
    Style.PLAIN: _TEXT,
    Style.STRONG: {**_TEXT, "bold": True},
    Style.MUTED: {"valign": "top", "font_color": "#55606B"},
    Style.TITLE: {"bold": True, "font_size": 16},
    Style.HEADING: {"bold": True, "font_size": 12.5},
    Style.HEADER: _HEADER,
    Style.FIGURE_HEADER: {**_HEADER, "align": "right"},
}


class Cells:
    """Writes cells, with one format of the workbook for each look."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[Style, str], Format] = {}

    def write(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        value: Any,
        style: Style = Style.PLAIN,
        *,
        kind: Kind = Kind.TEXT,
    ) -> None:
        """Write a value into a cell; nothing for an empty one."""
        if isinstance(value, Strong):
            value, style = value.value, Style.STRONG
        figure = _figure(value, kind)
        if figure is None:
            self._write_text(sheet, row, column, words(value, kind), style)
        elif isinstance(figure[0], datetime):
            sheet.write_datetime(row, column, figure[0], self._format(style, figure[1]))
        else:
            sheet.write_number(row, column, figure[0], self._format(style, figure[1]))

    def _write_text(self, sheet: Worksheet, row: int, column: int, string: str, style: Style) -> None:
        """Write text as text, whatever it looks like: what begins with = + - @ must not become a formula."""
        if len(string) > _LONGEST_TEXT:
            string = f"{string[: _LONGEST_TEXT - 1]}…"
        if string:
            sheet.write_string(row, column, string, self._format(style, "General"))

    def _format(self, style: Style, pattern: str) -> Format:
        key = style, pattern
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format({**_LOOKS[style], "num_format": pattern})
        return self._formats[key]


def _figure(value: Any, kind: Kind) -> Figure | None:
    """Return a value as Excel counts it; none if it is text."""
    if isinstance(value, date):
        return _moment(value)
    if hasattr(value, "minor"):
        digits = formats.minor_digits(value.currency)
        places = f".{'0' * digits}" if digits else ""
        return _exact(Decimal(value.minor).scaleb(-digits), f"#,##0{places} [${value.currency}]")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if kind is Kind.SHARE:
        return _exact(value, "0.0%")
    whole = value == int(value)
    return _exact(value, "0" if kind is Kind.TEXT and whole else "#,##0" if whole else "#,##0.00")


def _exact(value: int | Decimal, pattern: str) -> Figure | None:
    if not -_EXACT < value < _EXACT:
        return None
    return (value if isinstance(value, int) else float(value)), pattern


def _moment(value: date) -> Figure | None:
    pattern = _DATES.get(text.language(), _ISO)
    if isinstance(value, datetime):
        official = formats.in_official_time(value)
        return (official, f"{pattern} hh:mm") if official.date() >= _FIRST_DAY else None
    return (datetime(value.year, value.month, value.day), pattern) if value >= _FIRST_DAY else None  # noqa: DTZ001
