"""Import the contract lists of real authorities, and tell in numbers what became of them.

    python tools/real_data.py FOLDER

The program is run as a person at the command line runs it; its readers are asked about single cells.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from machine import BIN, say

from inkop_desktop.exchange.contract_columns import BY_KEY
from inkop_desktop.exchange.contract_list import read_list, read_rows
from inkop_desktop.exchange.mapping import parse, text_of

CONTRACTS = "norske_kontrakter.csv"
NOTICES = "no_doffin_alle_19022022-19032022.csv"
# The file of notices holds no contracts: what its columns could be is said by hand.
MAPPING = """match = "number"

[columns]
doffin_referanse = "number"
navn = "title"
publisert_av = "buyer"
kunngjoring_dato = "signed_on"
cpv = "cpv"
estimert_totalverdi = "estimated_value"
lenke = "remarks"
kunngjoring_type = "legal_ground"
"""
FINDINGS = (0, 1)


def main() -> int:
    """Import the contracts twice and the notices on trial; return 0 where every row is accounted for."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        register = place / "real.inkop"
        _run("new", str(register), "--country", "no", "--organisation", "Kongsvinger kommune")
        first = _import(folder / CONTRACTS, register)
        again = _import(folder / CONTRACTS, register)
        log = _run("history", str(register), "--verify", "--json")
        mapping = place / "notices.toml"
        mapping.write_text(MAPPING, encoding="utf-8")
        trial = _import(folder / NOTICES, register, "--dry-run", "--mapping", str(mapping))
        contracts = _run("list", "contracts", str(register), "--json")
        cells = _cells_add_up(folder / NOTICES, mapping)
    sound = {
        f"every row of {CONTRACTS} is accounted for": _adds_up(first),
        "the same list again makes nothing new": _adds_up(again) and not again["created"],
        "the register holds what was created": len(contracts) == first["created"],
        "the log is whole": not log["broken"],
        f"every row of {NOTICES} is accounted for": _adds_up(trial),
        f"every cell of {NOTICES} is accounted for": cells,
    }
    for what, holds in sound.items():
        say(f"{'ok  ' if holds else 'NOT '} {what}")
    return 0 if all(sound.values()) else 1


def _import(source: Path, register: Path, *more: str) -> dict[str, Any]:
    told: dict[str, Any] = _run("import", "contracts", str(source), "--into", str(register), "--json", *more)
    numbers = ("rows", "created", "updated", "unchanged", "skipped")
    counts = {name: told[name] for name in numbers} | {
        name: len(told[name]) for name in ("refused", "doubts", "kept", "other_authorities", "left_out")
    }
    say(f"{source.name}: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    for each in told["refused"]:
        say(f"  row {each['row']}, {each['column']}: {each['reason']}")
    return told


def _run(*arguments: str) -> Any:
    """Run a command of the program and return what it answers in JSON, where it does."""
    command = [str(BIN / "inkop-desktop"), *arguments, "--language", "en"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode not in FINDINGS:
        sys.exit(f"{' '.join(arguments)}: {done.stderr}")
    return json.loads(done.stdout) if done.stdout.startswith(("{", "[")) else None


def _adds_up(told: dict[str, Any]) -> bool:
    fates = told["created"] + told["updated"] + told["skipped"] + len(told["refused"])
    explained = all(each["row"] and each["reason"] for each in told["refused"])
    return bool(told["rows"] == fates and explained)


def _cells_add_up(source: Path, mapping: Path) -> bool:
    """Tell whether each filled cell of the mapped columns became something, or says that it is nothing."""
    how = parse(text_of(mapping), BY_KEY)
    contracts = read_list(source, how)
    rows, reader = read_rows(contracts, how, "NOK", "Kongsvinger kommune", _count_nothing)
    places = {column.heading: column.place for column in reader.columns.values()}
    counts = dict.fromkeys(("filled", "became a value", "say that there is nothing", "are doubtful"), 0)
    for row, read in zip(contracts.body.rows, rows, strict=True):
        counts["filled"] += sum(row.cell(place) is not None for place in places.values())
        for cell in read.cells:
            kind = "are doubtful" if cell.doubt else "became a value"
            counts["say that there is nothing" if cell.value is None and not cell.doubt else kind] += 1
    say(f"{source.name}, cells: " + ", ".join(f"{count} {what}" for what, count in counts.items()))
    filled, *accounted = counts.values()
    return filled == sum(accounted)


def _count_nothing(_rows: int) -> None:
    """Show no progress."""


if __name__ == "__main__":
    sys.exit(main())
