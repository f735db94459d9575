"""Measure search and sorting over 100,000 contracts, beside the same SQL through `sqlite3`.

python benchmarks/bench_list.py [CONTRACTS]
"""

import sqlite3
import sys
from functools import partial

from floor import TODAY, best, line, register

from inkop_desktop.lists.contracts import CONTRACTS
from inkop_desktop.lists.listing import Query
from inkop_desktop.register.file import Mode, open_register
from inkop_desktop.services import listing

PAGE = 50
WANTED = ("l", "liv", "material", "2024-0")
JOINED = (
    "FROM contract c JOIN contract_line l ON l.contract_id = c.id "
    "JOIN contract_phase p ON p.contract_id = c.id AND p.first <= ? AND p.last >= ?"
)


def main() -> None:
    """Print each measure."""
    path = register(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    plain = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    with open_register(path, "benchmark", Mode.READ_ONLY) as opened:
        for wanted in WANTED:
            query = Query(TODAY, search=wanted)
            ours = best(partial(listing.page, opened, CONTRACTS, query, PAGE))
            line(
                f"search “{wanted}”, by number, page of {PAGE}",
                ours,
                best(partial(_search, plain, wanted)),
                3,
            )
        by_status = Query(TODAY, sort=(("status", False),))
        ours = best(lambda: listing.ids(opened, CONTRACTS, by_status))
        line("sort all by status", ours, best(lambda: _by_status(plain)), 3)
    plain.close()


def _search(plain: sqlite3.Connection, wanted: str) -> list[int]:
    if len(wanted) < 3:
        found, value = "text LIKE ? ESCAPE '\\'", f"%{wanted}%"
    else:
        found = "id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)"
        value = f'"{wanted}"'
    statement = (
        f"SELECT c.id {JOINED} WHERE c.id IN "
        f"(SELECT record_id FROM search WHERE noun = 'contract' AND {found}) "
        f"ORDER BY l.number_key, c.id LIMIT {PAGE}"
    )
    return [row[0] for row in plain.execute(statement, (TODAY.isoformat(), TODAY.isoformat(), value))]


def _by_status(plain: sqlite3.Connection) -> list[int]:
    statement = f"SELECT c.id {JOINED} ORDER BY p.rank, p.next_action, c.id"
    return [row[0] for row in plain.execute(statement, (TODAY.isoformat(), TODAY.isoformat()))]


if __name__ == "__main__":
    main()
