"""Keep the message catalogues: gather, check and compile them.

    python tools/messages.py update    gather the program's sentences into translations/*/LC_MESSAGES/inkop.po
    python tools/messages.py check     fail on a missing, fuzzy, stale or mismatched translation
    python tools/messages.py compile   make the .mo files that the program reads

Catalogues hold no line numbers, so that a difference shows text only.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from inkop_desktop import text  # noqa: E402 - found once the root is on the path

KEYWORDS = {
    "_": None,
    "N_": None,
    "NP_": ((1, "c"), 2),
    "message": None,
    "ngettext": (1, 2),
    "counted": (1, 2),
    "pgettext": ((1, "c"), 2),
}
TRANSLATED = tuple(code for code in text.LANGUAGES if code != text.SOURCE)


def main() -> int:
    """Run one of the three commands; return its exit code."""
    command = sys.argv[1] if len(sys.argv) == 2 else "check"
    return {"update": update, "check": check, "compile": compile_all}[command]()


def gather() -> Catalog:
    """Return every sentence that the program marks."""
    found = Catalog(project="Inköp Desktop", charset="utf-8")
    for name, _line, message, comments, context in extract_from_dir(
        ROOT / "inkop_desktop", keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        if message and message != ("", ""):
            found.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return found


def catalogue(code: str) -> Path:
    """Return the path of a language's catalogue."""
    return ROOT / "translations" / code / "LC_MESSAGES" / f"{text.DOMAIN}.po"


def read(code: str) -> Catalog:
    """Return a language's catalogue; an empty one if there is none yet."""
    path = catalogue(code)
    if not path.exists():
        return Catalog(locale=code, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=code)


def write(code: str, catalog: Catalog) -> None:
    """Write a catalogue: sorted, without locations, without dates that change on each run."""
    out = BytesIO()
    write_po(out, catalog, no_location=True, sort_output=True, width=110, ignore_obsolete=True)
    lines = out.getvalue().decode().splitlines(keepends=True)
    dated = ("#", '"POT-Creation-Date', '"PO-Revision-Date', '"Last-Translator', '"Generated-By')
    head_end = next(i for i, line in enumerate(lines) if line == "\n")
    head = [line for line in lines[:head_end] if not line.startswith(dated)]
    catalogue(code).parent.mkdir(parents=True, exist_ok=True)
    catalogue(code).write_text("".join(head + lines[head_end:]), encoding="utf-8")


def update() -> int:
    """Bring each catalogue up to the program: new sentences empty, old ones gone."""
    found = gather()
    for code in TRANSLATED:
        catalog = read(code)
        catalog.update(found, no_fuzzy_matching=True)
        write(code, catalog)
    return check()


def check() -> int:
    """Print what is missing or wrong in any catalogue; return 1 if something is."""
    found = gather()
    wrong = [line for code in TRANSLATED for line in _faults(code, read(code), found)]
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    return 1 if wrong else 0


def _faults(code: str, catalog: Catalog, found: Catalog) -> list[str]:
    faults = []
    for wanted in found:
        if not wanted.id:
            continue
        have = catalog.get(wanted.id, wanted.context)
        if have is None or not all(_forms(have)):
            faults.append(f"{code}: missing: {wanted.id!r}")
        elif have.fuzzy:
            faults.append(f"{code}: fuzzy: {wanted.id!r}")
        elif any(text.placeholders(form) - _named(wanted) for form in _forms(have)):
            faults.append(f"{code}: other placeholders: {wanted.id!r}")
    stale = [have.id for have in catalog if have.id and found.get(have.id, have.context) is None]
    return faults + [f"{code}: no longer used: {key!r}" for key in stale]


def _forms(message: Message) -> tuple[str, ...]:
    forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return tuple(form or "" for form in forms)


def _named(message: Message) -> frozenset[str]:
    forms = message.id if isinstance(message.id, tuple | list) else (message.id,)
    return frozenset().union(*(text.placeholders(form) for form in forms))


def compile_all() -> int:
    """Make the .mo files."""
    for code in TRANSLATED:
        with catalogue(code).with_suffix(".mo").open("wb") as file:
            write_mo(file, read(code))
    return 0


if __name__ == "__main__":
    sys.exit(main())
