"""Measure how long an import of 10,000 contracts takes.

    python benchmarks/bench_import.py [ROWS]

The floor reads the same file with `csv` and writes the same rows with `executemany` into the same
tables: contracts and what belongs to them, the search index, the history. Each is run three times, by
turns; the best counts. Measured is the processor's time: what others do on the machine does not count.
"""

import csv
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from floor import line

from inkop_desktop import __main__ as program
from inkop_desktop.records.people import Organisation
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import registers

RUNS = 3
HEADINGS = (
    "Avtalsnr;Benämning;Leverantör;Org.nr;Avtalsstart;Avtalsslut;Option;Uppsägningstid;"
    "Avtalsägare;Dnr;Takvolym"
)
WORDS = [
    "Livsmedel",
    "Städning",
    "Skolmöbler",
    "Konsulter",
    "Ramavtal el",
    "Drift",
    "Fordon",
    "Tolk",
    "Vitvaror",
]
NAMES = ["Berg", "Ström", "Lind", "Fors", "Åkesson", "Öberg", "Näslund", "Wikström", "Nyholm", "Sandberg"]
OPTIONS = ["1+1 år", "12 mån", "", "2 x 12 mån"]
TABLES = (
    *("supplier", "person", "contract", "contract_supplier", "contract_owner", "contract_option"),
    *("contract_phase", "contract_line", "search", "change_set", "change"),
)


def main() -> None:
    """Print the milliseconds of both and their ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        source = place / "contracts.csv"
        source.write_text("\n".join([HEADINGS, *_rows(count)]), encoding="utf-8")
        _import(source, _register(place / "first.inkop"))()
        written = _written(place / "first.inkop")
        ours, floor = [], []
        for run in range(RUNS):
            ours.append(_milliseconds(_import(source, _register(place / f"{run}.inkop"))))
            floor.append(_milliseconds(_floor(source, _register(place / f"floor{run}.inkop"), written)))
    line(f"import of {count} rows", min(ours), min(floor), 4)


def _rows(count: int) -> list[str]:
    chance = random.Random(1)
    rows = []
    for number in range(count):
        first = date(2020, 1, 1) + timedelta(days=chance.randrange(2500))
        last = first + timedelta(days=365 * chance.randint(1, 4))
        supplier = chance.randrange(600)
        cells = [
            *(
                f"2024-{number:05}",
                f"{chance.choice(WORDS)} {number}",
                f"{NAMES[supplier % 10]} {supplier} AB",
                "",
            ),
            *(first.isoformat(), last.isoformat(), chance.choice(OPTIONS), "3 mån"),
            *(f"Anna {chance.choice(NAMES)}", f"KS {number}", f"{chance.randrange(1, 900)} 000 kr"),
        ]
        rows.append(";".join(cells))
    return rows


def _register(path: Path) -> Path:
    registers.new(path, "Anna Lind", Country.SE, Organisation(name="Region Norrbotten")).close()
    return path


def _import(source: Path, register: Path) -> Callable[[], object]:
    def work() -> None:
        sys.argv = ["inkop-desktop", "import", "contracts", str(source), "--into", str(register)]
        with redirect_stdout(StringIO()):
            program.main()

    return work


def _written(register: Path) -> dict[str, tuple[str, list[tuple[Any, ...]]]]:
    """Return, by table, the statement and the rows that an import has written."""
    connection = sqlite3.connect(register)
    written = {}
    for table in TABLES:
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        written[table] = f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows
    connection.close()
    return written


def _floor(
    source: Path, register: Path, written: dict[str, tuple[str, list[tuple[Any, ...]]]]
) -> Callable[[], object]:
    empty = sqlite3.connect(register)
    with empty:
        empty.execute("PRAGMA foreign_keys = OFF")
        for table in TABLES:
            empty.execute(f"DELETE FROM {table}")
    empty.close()

    def work() -> None:
        with source.open(encoding="utf-8", newline="") as file:
            list(csv.reader(file, delimiter=";"))
        connection = sqlite3.connect(register)
        with connection:
            for statement, rows in written.values():
                connection.executemany(statement, rows)
        connection.close()

    return work


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
