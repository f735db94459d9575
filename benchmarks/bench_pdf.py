"""Measure how long a contract register of 10,000 rows takes as a tagged PDF.

    python benchmarks/bench_pdf.py [ROWS]

The floor is ReportLab's canvas drawing the same strings at the same size, as many rows to a page,
without wrapping, structure, head or foot. Each is run three times; the best counts.
"""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reportlab.pdfgen.canvas import Canvas

from inkop_desktop import text
from inkop_desktop.typeset.document import Column, Conformance, DataTable, Document, Kind, Row, Title
from inkop_desktop.typeset.pdf.fonts import Weight, font
from inkop_desktop.typeset.pdf.renderer import PASSES, render
from inkop_desktop.typeset.progress import Progress, steps
from inkop_desktop.typeset.wording import words

COLUMNS = (
    Column("number", "Nummer", 9),
    Column("title", "Rubrik", 24),
    Column("supplier", "Leverantör", 20),
    Column("owner", "Avtalsägare", 14),
    Column("first_day", "Första dag", kind=Kind.DATE),
    Column("last_day", "Sista dag", kind=Kind.DATE),
    Column("months", "Månader", kind=Kind.NUMBER),
    Column("value", "Värde", kind=Kind.MONEY),
)
WORDS = [
    "ramavtal",
    "leverans",
    "drift",
    "underhåll",
    "skolmöbler",
    "livsmedel",
    "städning",
    "konsulter",
    "el",
]
NAMES = ["Berg", "Ström", "Lind", "Fors", "Åkesson", "Öberg", "Näslund", "Wikström", "Nyholm", "Sandberg"]
FIRST_NAMES = ["Anna", "Per", "Karin", "Lars", "Eva", "Nils", "Sara", "Johan", "Åsa", "Örjan"]
ROWS_ON_PAGE = 53


@dataclass(frozen=True)
class Money:
    """An amount as records have it."""

    minor: int
    currency: str


def main() -> None:
    """Print the milliseconds of both and their ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rows = [_row(number, random.Random(number)) for number in range(count)]
    document = Document("Avtalsregister", "sv", date(2026, 11, 21), (Title("Avtalsregister"), _table(rows)))
    with text.in_language("sv"):
        strings = [_strings(row) for row in rows]
        floor = _best(lambda: _draw(strings))
        tagged = _best(lambda: render(document, Conformance.A_2A, Progress(steps(document, PASSES))))
    print(f"contract register of {count} rows as tagged PDF: {tagged:.0f} ms")
    print(f"ReportLab's canvas drawing the same strings:     {floor:.0f} ms")
    print(f"ratio: {tagged / floor:.2f} (at most 3)")


def _row(number: int, chance: random.Random) -> Row:
    first = date(2020, 1, 1) + timedelta(days=chance.randrange(2500))
    months = chance.choice((12, 24, 36, 48))
    return (
        f"KS-{number:05}",
        " ".join(chance.choices(WORDS, k=chance.randint(2, 5))).capitalize(),
        f"{chance.choice(NAMES)} {chance.choice(WORDS)} AB",
        f"{chance.choice(FIRST_NAMES)} {chance.choice(NAMES)}",
        first,
        first + timedelta(days=30 * months),
        months,
        Money(chance.randrange(50_000, 90_000_000) * 100, "SEK"),
    )


def _strings(row: Row) -> list[str]:
    return [words(value, column.kind) for value, column in zip(row, COLUMNS, strict=True)]


def _table(rows: list[Row]) -> DataTable:
    return DataTable(COLUMNS, rows, "Avtal", "Inga avtal.")


def _draw(rows: list[list[str]]) -> bytes:
    """Draw the strings on a bare canvas."""
    name = font(Weight.REGULAR).fontName
    canvas = Canvas(BytesIO(), initialFontName=name, invariant=1, pageCompression=1)
    for start in range(0, len(rows), ROWS_ON_PAGE):
        canvas.setFont(name, 8.5)
        for line, row in enumerate(rows[start : start + ROWS_ON_PAGE]):
            for column, string in enumerate(row):
                canvas.drawString(62 + 60 * column, 780 - 13.5 * line, string)
        canvas.showPage()
    return bytes(canvas.getpdfdata())


def _best(work: Callable[[], object]) -> float:
    """Return the shortest of three runs, in milliseconds."""
    times = []
    for _run in range(3):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return min(times)


if __name__ == "__main__":
    main()
