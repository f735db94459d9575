"""The wizard that imports contracts: the file, its columns, what comes of it, the end."""

import json
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.exchange import mapping as mappings
from inkop_desktop.exchange.contract_columns import BY_KEY
from inkop_desktop.exchange.contract_list import ContractList, proposed, read_list, with_match_key
from inkop_desktop.exchange.mapping import Mapping
from inkop_desktop.exchange.rows import Tick
from inkop_desktop.flows.contract_import import Outcome, carry_out, foresee, strictly
from inkop_desktop.flows.flow import Flow, Mood, Problems, SoFar, Step
from inkop_desktop.flows.import_words import NO_ROWS
from inkop_desktop.records.register import SavedMapping
from inkop_desktop.register.register import Register
from inkop_desktop.services import records
from inkop_desktop.services.imports.incoming import Fate
from inkop_desktop.services.telling import Tell, silent
from inkop_desktop.text import N_, Message, counted, message

NOUN = "contract"
# What a mapping says of the file as a whole.
_OF_FILE = ("sheet", "encoding", "delimiter", "header_row", "header_rows")
_READING = N_("Reading the file")


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """Hold what has been answered: the file as it was read, the mapping of its columns, what it leads to.

    `saved` is the name of the saved mapping in use, empty where the columns were recognised or chosen
    by hand; `offered` are the saved mappings that fit the file. `today` is the day of the import.
    """

    source: ContractList | None = None
    mapping: Mapping = field(default_factory=Mapping)
    saved: str = ""
    offered: tuple[SavedMapping, ...] = ()
    strict: bool = False
    outcome: Outcome | None = None
    today: date = field(default_factory=date.today)

    @property
    def expected(self) -> Outcome:
        """Return what the import would lead to as it is asked for; nothing before that was found out."""
        outcome = self.outcome or Outcome()
        return strictly(outcome) if self.strict else outcome


def choose_file(register: Register, draft: ImportDraft, path: Path, tell: Tell = silent) -> ImportDraft:
    """Return the draft with another file, its columns recognised or mapped as a saved mapping says."""
    source = read_list(path, None, _tick(tell))
    offered = _fitting(register, source)
    chosen = replace(draft, source=source, mapping=Mapping(), offered=offered)
    if offered:
        return use_mapping(chosen, offered[0].definition, offered[0].name, tell)
    return recognise_again(chosen)


def read_again(draft: ImportDraft, how: Mapping, tell: Tell = silent) -> ImportDraft:
    """Return the draft with the file read as `how` says: its encoding, delimiter, sheet, row of headings.

    Columns keep their fields as long as their headings are there; otherwise they are recognised anew.
    """
    assert draft.source is not None
    source = read_list(draft.source.path, how, _tick(tell))
    if all(each.heading in source.labels for each in how.columns):
        return replace(draft, source=source, mapping=how, outcome=None)
    return replace(draft, source=source, mapping=proposed(source, how), saved="", outcome=None)


def map_column(draft: ImportDraft, heading: str, key: str, unit: str = "") -> ImportDraft:
    """Return the draft with a column mapped to a field, taken from any other; no key unmaps it."""
    mapping = with_match_key(draft.mapping.with_column(heading, key, unit))
    return replace(draft, mapping=mapping, saved="", outcome=None)


def use_mapping(draft: ImportDraft, definition: str, name: str = "", tell: Tell = silent) -> ImportDraft:
    """Return the draft with file and columns read as a TOML text says; `name` is the saved mapping's.

    Errors: UserError for what is no mapping, or one that needs columns that the file does not have.
    """
    assert draft.source is not None
    mapping = mappings.parse(definition, BY_KEY)
    source = draft.source
    if any(getattr(mapping, each) != getattr(draft.mapping, each) for each in _OF_FILE):
        source = read_list(source.path, mapping, _tick(tell))
    mapping.places(source.labels)
    return replace(draft, source=source, mapping=mapping, saved=name, outcome=None)


def recognise_again(draft: ImportDraft) -> ImportDraft:
    """Return the draft with the columns recognised by their headings alone."""
    assert draft.source is not None
    return replace(draft, mapping=proposed(draft.source), saved="", outcome=None)


def save_mapping(register: Register, draft: ImportDraft, name: str) -> ImportDraft:
    """Save the mapping in the register under a name; one of the same name is replaced."""
    assert draft.source is not None
    there = [each for each in records.every(register, SavedMapping) if (each.noun, each.name) == (NOUN, name)]
    kept = there[0] if there else SavedMapping(noun=NOUN, name=name)
    records.save(register, replace(kept, definition=mappings.written(draft.mapping)))
    return replace(draft, saved=name, offered=_fitting(register, draft.source))


def _fitting(register: Register, source: ContractList) -> tuple[SavedMapping, ...]:
    """Return the saved mappings whose every heading the file has, those with the most columns first."""
    fit = []
    for each in records.every(register, SavedMapping):
        columns = mappings.parse(each.definition, BY_KEY).columns if each.noun == NOUN else ()
        if columns and all(column.heading in source.labels for column in columns):
            fit.append((len(columns), each))
    return tuple(each for _count, each in sorted(fit, key=lambda pair: -pair[0]))


def _tick(tell: Tell) -> Tick:
    return lambda rows: tell(message(_READING), rows, 0)


# What may be wrong


def _file_problems(draft: ImportDraft) -> Problems:
    if draft.source is None:
        return {"source": message("Choose the file that holds the list.")}
    return {} if draft.source.body.rows else {"source": message(NO_ROWS)}


def column_problems(draft: ImportDraft) -> Problems:
    """Return what hinders the rows from being read: each contract must have a title."""
    if draft.mapping.holds("title"):
        return {}
    return {"title": message("No column holds the title of the contracts. Choose the one that does.")}


def _preview_problems(draft: ImportDraft) -> Problems:
    if draft.outcome and any(
        draft.outcome.fate(row) in {Fate.CREATE, Fate.UPDATE} for row in draft.outcome.rows
    ):
        return {}
    return {"outcome": message("There is no row to import: every row is refused or skipped.")}


def _foresee(register: Register, draft: ImportDraft, tell: Tell) -> ImportDraft:
    assert draft.source is not None
    return replace(draft, outcome=foresee(register, draft.source, draft.mapping, draft.today, tell=tell))


def _finish(register: Register, draft: ImportDraft, tell: Tell) -> Outcome:
    assert draft.source is not None
    return carry_out(register, draft.source, draft.mapping, draft.today, strict=draft.strict, tell=tell)


# What is told


def _action(draft: ImportDraft) -> Message:
    count = draft.expected.count(Fate.CREATE) + draft.expected.count(Fate.UPDATE)
    return counted("Import {count} contract", "Import {count} contracts", count)


def _so_far(draft: ImportDraft) -> SoFar:
    if draft.source is None:
        return SoFar(
            sentence=message("Nothing has been chosen yet. Nothing is written before the last step.")
        )
    facts = (*_facts_of_file(draft.source), *_facts_of_columns(draft))
    outcome = draft.outcome
    if outcome is None:
        return SoFar(sentence=message("Nothing is written before the last step."), facts=facts)
    facts += tuple((fate.label, outcome.count(fate)) for fate in Fate)
    refused = len(outcome.refused)
    if refused:
        verdict = counted("{count} row is refused", "{count} rows are refused", refused)
        return SoFar(verdict, Mood.BAD, message("Nothing has been written yet."), facts)
    doubts = len(outcome.doubts)
    if doubts:
        verdict = counted("{count} reading to look at", "{count} readings to look at", doubts)
        return SoFar(verdict, Mood.DOUBTFUL, message("Nothing has been written yet."), facts)
    return SoFar(
        message("Every row can be taken"), Mood.GOOD, message("Nothing has been written yet."), facts
    )


def _facts_of_file(source: ContractList) -> tuple[tuple[str, object], ...]:
    return (
        (N_("File"), source.table.name),
        (N_("Sheet"), source.table.sheet),
        (N_("Row of headings"), str(source.header_row)),
        (N_("Rows"), len(source.body.rows)),
    )


def _facts_of_columns(draft: ImportDraft) -> tuple[tuple[str, object], ...]:
    assert draft.source is not None
    numbers = {"mapped": len(draft.mapping.columns), "all": len(draft.source.labels)}
    facts: list[tuple[str, object]] = [(N_("Columns used"), message("{mapped} of {all}", **numbers))]
    if draft.saved:
        facts.append((N_("Saved mapping"), draft.saved))
    return tuple(facts)


# How it is kept


def _written(draft: ImportDraft, _step: str) -> str:
    """Return what is kept; the file is read again, so that one begins at the first step."""
    path = str(draft.source.path) if draft.source else ""
    return json.dumps(
        {
            "path": path,
            "mapping": mappings.written(draft.mapping),
            "saved": draft.saved,
            "strict": draft.strict,
        }
    )


def _read(register: Register, text: str, tell: Tell) -> ImportDraft:
    """Return a kept draft, its file read again; raise UserError where the file is gone or another one."""
    kept = json.loads(text)
    if not kept["path"]:
        return ImportDraft(strict=kept["strict"])
    mapping = mappings.parse(kept["mapping"], BY_KEY)
    try:
        source = read_list(Path(kept["path"]), mapping, _tick(tell))
    except RegisterError as error:
        raise UserError(error.template, **error.params) from None
    mapping.places(source.labels)
    return ImportDraft(source, mapping, kept["saved"], _fitting(register, source), kept["strict"])


IMPORT_CONTRACTS: Flow[ImportDraft, Outcome] = Flow(
    key="import-contracts",
    title=N_("Import contracts"),
    steps=(
        Step(
            "file",
            N_("The file"),
            N_("Which list do you want to import?"),
            N_("A spreadsheet or a CSV file, as it is. Title rows, totals and odd encodings are dealt with."),
            _file_problems,
        ),
        Step(
            "columns",
            N_("The columns"),
            N_("What do the columns hold?"),
            N_("Known headings have been recognised. Change what is wrong; leave out what is not needed."),
            column_problems,
        ),
        Step(
            "preview",
            N_("What comes of it"),
            N_("Is this how you mean it?"),
            N_("Each row as it would come in. Look at the doubtful ones; what cannot be taken says why."),
            _preview_problems,
            prepare=_foresee,
        ),
        Step(
            "end",
            N_("Import"),
            N_("Shall the contracts come in now?"),
            N_("Everything comes in as one step that Ctrl+Z takes back. Until now nothing has been written."),
        ),
    ),
    finish=_finish,
    action=_action,
    so_far=_so_far,
    written=_written,
    read=_read,
    giving_up=N_("Give up the import"),
)
