"""Import the contract lists of real authorities, and see that every row and column of them is accounted for.

    python tools/real_data.py FOLDER

Nothing of them is kept: the registers lie in a temporary folder. Doffin's file holds notices and no
contracts, so it is a trial only, with the mapping that somebody would make by hand.
"""

import csv
import json
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = (sys.executable, "-m", "inkop_desktop")
DOFFIN = Path(__file__).resolve().parent / "doffin.toml"
# What Doffin says of the notice rather than of what is bought.
OF_THE_NOTICE = {
    "kunngjoring_type",
    "kunngjoring_dato",
    "tilbudsfrist_dato",
    "lenke",
    "kunngjort_uke",
    "kunngjort_år",
    "fristlengde",
    "kunngjort_ukedag",
}


@dataclass(frozen=True)
class Source:
    """Name a file, its encoding, and the options of its import."""

    name: str
    encoding: str
    options: tuple[str, ...] = ()


SOURCES = (
    Source("norske_kontrakter.csv", "cp1252"),
    Source("no_doffin_alle_19022022-19032022.csv", "utf-8-sig", ("--dry-run", "--mapping", str(DOFFIN))),
)


def main() -> int:
    """Import every file; return 1 if a row or a column of one is not accounted for."""
    folder = Path(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="inkop-real-data-") as place:
        faults = [fault for source in SOURCES for fault in _judge(source, folder, Path(place))]
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


def _judge(source: Source, folder: Path, place: Path) -> list[str]:
    """Import a file into a register of its own, tell what came of it, and return what does not add up."""
    with (folder / source.name).open(encoding=source.encoding, newline="") as file:
        headings, *rows = csv.reader(file, delimiter=";")
    result = _imported(folder / source.name, place / f"{source.name}.inkop", source.options)
    _tell(source.name, result)
    told = result["rows"] + len(result["left_out"])
    sorts = ("created", "updated", "unchanged", "skipped")
    sorted_out = sum(result[sort] for sort in sorts) + len(result["refused"])
    faults = []
    if told != len(rows):
        faults.append(f"{source.name}: has {len(rows)} rows; the import tells of {told}")
    if sorted_out != result["rows"]:
        faults.append(f"{source.name}: {sorted_out} of {result['rows']} rows have a fate")
    if "--mapping" in source.options:
        faults += _unknown_columns(source.name, headings)
    return faults


def _imported(path: Path, register: Path, options: tuple[str, ...]) -> dict[str, Any]:
    """Return what the program says of an import; raise where it fails, but not for refused rows."""
    new = ["new", str(register), "--country", "no", "--organisation", "Kongsvinger kommune"]
    subprocess.run([*PROGRAM, *new], stdout=subprocess.DEVNULL, check=True)
    command = [*PROGRAM, "import", "contracts", str(path), "--into", str(register), "--json", *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if done.returncode > 1:
        done.check_returncode()
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _tell(name: str, result: dict[str, Any]) -> None:
    sys.stdout.write(
        f"{name}: {result['rows']} rows, {result['created']} created, {result['updated']} updated, "
        f"{result['skipped']} skipped, {len(result['refused'])} refused, {len(result['doubts'])} doubts\n"
    )
    for refused in result["refused"]:
        sys.stdout.write(f"  row {refused['row']}, {refused['column']}: {refused['reason']}\n")


def _unknown_columns(name: str, headings: list[str]) -> list[str]:
    """Return a fault for each column that is neither mapped nor known to be none of ours."""
    known = OF_THE_NOTICE.union(tomllib.loads(DOFFIN.read_text(encoding="utf-8"))["columns"])
    return [f"{name}: column {heading} is not accounted for" for heading in headings if heading not in known]


if __name__ == "__main__":
    sys.exit(main())
