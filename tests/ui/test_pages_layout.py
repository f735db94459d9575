"""Every page and dialog at 1280×800: room for longer languages and larger type, names, a way through."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import copies
import pytest
from driving import PATIENCE_MS, Program, click
from leftovers import clear_away
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from recorder import Recorder
from report_drivers import AtOnce

from inkop_desktop import text
from inkop_desktop.errors import UserError
from inkop_desktop.flows.procuring.draft import open_draft
from inkop_desktop.flows.procuring.wizard import STEPS
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.bodies import Body, MeetingDay
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.fields import Root, rows_of
from inkop_desktop.records.governance import (
    Advice,
    Authorisation,
    Consultation,
    Feedback,
    Gift,
    GoverningDocument,
    Improvement,
    MarketNote,
    Training,
)
from inkop_desktop.records.law import OwnAmount, OwnRule
from inkop_desktop.records.people import Organisation, Person, Unit
from inkop_desktop.records.planning import PlanItem
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow
from inkop_desktop.records.requirements import LibraryText
from inkop_desktop.records.roles import Appointment, Delegation, Role
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.reports.orders import ContractOrder
from inkop_desktop.rules.law.difference import Difference, What
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.procuring import Price
from inkop_desktop.rules.vocabulary import Verdict
from inkop_desktop.services import law, offices, records, requirement_library
from inkop_desktop.services.law_packs import Newer
from inkop_desktop.settings import Settings
from inkop_desktop.text import N_
from inkop_desktop.ui import theme
from inkop_desktop.ui.areas import AREAS
from inkop_desktop.ui.contracts.calling_off import CallOffDialog
from inkop_desktop.ui.contracts.deciding import DecideDialog
from inkop_desktop.ui.contracts.filterdialog import FilterDialog
from inkop_desktop.ui.contracts.several import SeveralDialog
from inkop_desktop.ui.finder import Finder
from inkop_desktop.ui.governance.confirming import ConfirmDialog
from inkop_desktop.ui.imports.naming import NameDialog
from inkop_desktop.ui.imports.wizard import import_wizard
from inkop_desktop.ui.keyboard import KeyboardDialog
from inkop_desktop.ui.law.loading import FaultsDialog, LoadDialog
from inkop_desktop.ui.messages import Answer, Question
from inkop_desktop.ui.people.anonymising import AnonymiseDialog
from inkop_desktop.ui.people.ending import EndDialog
from inkop_desktop.ui.people.handover import HandOverDialog
from inkop_desktop.ui.procuring.actions import CorrectDialog
from inkop_desktop.ui.procuring.library_dialog import LibraryDialog
from inkop_desktop.ui.procuring.secrecy import SecrecyDialog
from inkop_desktop.ui.procuring.wizard import case_wizard
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.records.meeting_days import SeveralDaysDialog
from inkop_desktop.ui.records.merging import MergeDialog
from inkop_desktop.ui.registers.log import LogDialog
from inkop_desktop.ui.registers.new import NewRegister
from inkop_desktop.ui.registers.register_settings import RegisterSettingsDialog
from inkop_desktop.ui.registers.restoring import Offered, RestoreDialog
from inkop_desktop.ui.registers.settings import SettingsDialog
from inkop_desktop.ui.reports import making
from inkop_desktop.ui.reports.preview import Preview
from inkop_desktop.ui.theme import Tone, Type
from inkop_desktop.ui.today.answering import AnswerDialog
from inkop_desktop.ui.widgets.buttons import Kind
from inkop_desktop.ui.widgets.chip import ChipLabel
from inkop_desktop.ui.widgets.focus_ring import _OUTSIDE, _RINGED
from inkop_desktop.ui.widgets.steps import Steps
from inkop_desktop.ui.widgets.tabs import Tabs
from inkop_desktop.ui.workplace import Workplace

TODAY = date(2026, 11, 21)
_TWICE = 2.0
AnyRoot = TypeVar("AnyRoot", bound=Root)
Opener = Callable[[Program], QDialog]


@pytest.fixture(scope="module")
def _region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("layout") / "norrbotten.inkop"
    copies.demonstration(path, "norrbotten", TODAY).close()
    return path


@pytest.fixture(params=[1.0, 1.5, 2.0])
def program(
    qtbot: QtBot,
    qapp: QApplication,
    request: pytest.FixtureRequest,
    _region: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: Recorder,
) -> Iterator[Program]:
    """Return the program in a register, in the longest language, at one size of type."""
    own = theme.current()
    own.scale = request.param
    qapp.setFont(own.font(Type.BODY))
    monkeypatch.setattr(text, "LANGUAGES", (*text.LANGUAGES, text.PSEUDO))
    settings = Settings(tmp_path / "settings.toml")
    settings.my_name, settings.language = "Anna Lind", text.PSEUDO
    copy = tmp_path / "norrbotten.inkop"
    copy.write_bytes(_region.read_bytes())
    program = Program(qtbot, qapp, settings.path, TODAY)
    program.start(copy)
    yield program
    clear_away()  # else every page of the closed window would be dressed once more
    own.scale = 1.0
    qapp.setFont(own.font(Type.BODY))
    own.set_look(theme.Look.LIGHT)


def one(program: Program) -> Contract:
    """Return a contract with much in it."""
    return records.get(program.desk.register, Contract, 1)


def law_pack(program: Program) -> QDialog:
    """Return what shows a newer law pack, in which something is no more."""
    pack = law.pack_of(program.desk.register)
    gone = tuple(Difference(What.REMOVED, each, None) for each in pack.limits[:3])
    return LoadDialog(program.desk, Newer("SE 2027", pack, gone), program.window)


def ending(program: Program) -> QDialog:
    """Return what ends an appointment."""
    with program.desk.register.reading() as connection:
        office = offices.every(connection, day=TODAY)[0]
    return EndDialog(program.desk, office, "Anna Lind, food and catering", program.window)


def first(program: Program, kind: type[AnyRoot]) -> AnyRoot:
    """Return the first record of a kind."""
    return records.every(program.desk.register, kind)[0]


def form(kind: type[Root]) -> Opener:
    """Return what opens the form of a record, with a row in each of its fields of rows."""

    def opened(program: Program) -> QDialog:
        rows = {name: (child(),) for name, child in rows_of(kind).items() if child is not Attachment}
        return RecordDialog(program.desk, kind.__name__, kind(**rows), {}, program.window)

    return opened


FORMS = (
    *(Person, Organisation, Unit, ProductArea, Supplier),
    *(Role, Appointment, Delegation, Body),
    *(GoverningDocument, Authorisation, Consultation, Gift),
    *(Training, Advice, Improvement, Feedback, MarketNote),
    *(OwnAmount, OwnRule, LibraryText, PlanItem),
)
ANSWERS = [
    Answer(word, word, Kind.SECONDARY) for word in ("Close without a backup", "Choose another folder …")
]
DIALOGS: dict[str, Opener] = {
    "contract": lambda each: RecordDialog(each.desk, "Contract", one(each), {}, each.window),
    "decide": lambda each: DecideDialog(each.desk, one(each), each.window),
    "call off": lambda each: CallOffDialog(each.desk, one(each), {}, each.window),
    "several": lambda each: SeveralDialog(each.desk, [1, 2], each.window),
    "filter": lambda each: FilterDialog(each.desk, {}, None, each.window),
    "merge": lambda each: MergeDialog(each.desk, [1, 2], each.window),
    "answer": lambda each: AnswerDialog(
        each.desk, each.desk.watch.open_findings()[0], Verdict.LATER, each.window
    ),
    "library": lambda each: LibraryDialog(
        requirement_library.offered(each.desk.register, None, each.desk.today), each.window
    ),
    "new": lambda each: NewRegister(each.desk.country, each.window),
    "restore": lambda each: RestoreDialog(Offered(Path("backups"), (), {}, ()), each.window),
    "settings": lambda each: SettingsDialog(each.settings, each.window),
    "log": lambda each: LogDialog(each.desk, each.window),
    "days": lambda each: SeveralDaysDialog(MeetingDay(), 2026, each.window),
    "keyboard": lambda each: KeyboardDialog([each.window.menuBar().addMenu("&File")], each.window),
    "finder": lambda each: Finder(each.desk, each.window),
    "register": lambda each: RegisterSettingsDialog(each.desk, each.window),
    "question": lambda each: Question(
        text._("Save"), text._("Nothing was found"), ANSWERS, Tone.WARNING, None
    ),
    "hand over": lambda each: HandOverDialog(each.desk, first(each, Person), each.window),
    "anonymise": lambda each: AnonymiseDialog(each.desk, first(each, Person), each.window),
    "confirm": lambda each: ConfirmDialog(each.desk, first(each, GoverningDocument), each.window),
    "secrecy": lambda each: SecrecyDialog(each.desk, first(each, DirectProcurement), each.window),
    "correct": lambda each: CorrectDialog(each.desk, first(each, DirectProcurement), each.window),
    "mapping": lambda each: NameDialog("Contracts", each.window),
    "faults": lambda each: FaultsDialog(UserError(N_("Nothing was found")), each.window),
    "law pack": law_pack,
    "end": ending,
    **{kind.__name__: form(kind) for kind in FORMS},
}


def faults(root: QWidget) -> str:
    """Return what is wrong with the layout of a page or dialog, a line each."""
    # At twice the type the longest language leaves a page no more than half of the window.
    at_sides = [*cut_rings(root), *cut_off(root)] if theme.current().scale < _TWICE else []
    return "\n".join([*crowded(root), *nameless(root), *at_sides])


def crowded(root: QWidget) -> list[str]:
    """Return the widgets with words that have less room than the words need."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | QTabBar | ChipLabel):
            continue
        if isinstance(widget.parent(), QLineEdit):
            continue  # Qt's own place for an icon in a field
        needed = widget.minimumSizeHint()
        if isinstance(widget, QToolButton):
            needed = widget.minimumSize()  # the style sheet's own, which holds the whole icon
        elif isinstance(widget, QAbstractButton) and not isinstance(widget.parent(), Steps):
            needed = widget.sizeHint()  # a step may be shortened; it is told whole where the pointer rests
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed.setHeight(widget.heightForWidth(widget.width()))
        if widget.width() < needed.width() or widget.height() < needed.height():
            words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
            given, wanted = widget.size().toTuple(), needed.toTuple()
            found.append(f"{type(widget).__name__} {words!r}: {given} < {wanted}")
    return found


def controls(root: QWidget) -> list[QWidget]:
    """Return what the keyboard can reach."""
    return [
        each
        for each in root.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
    ]


def nameless(root: QWidget) -> list[str]:
    """Return the controls that say nothing of themselves when they are read aloud."""
    return [
        f"{type(each).__name__} has no name"
        for each in controls(root)
        if not each.accessibleName() and not (isinstance(each, QAbstractButton) and each.text())
    ]


def cut_rings(root: QWidget) -> list[str]:
    """Return the controls whose focus ring has no room at the sides of what they scroll in."""
    found = []
    for each in controls(root):
        around = each.parentWidget()
        while around is not root and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        of_tabs = isinstance(each.parent(), QTabBar)  # Qt's own arrows, where there are too many
        if isinstance(each, _RINGED) and isinstance(around, QScrollArea) and not of_tabs:
            left = each.mapTo(around.viewport(), QPoint()).x()
            if min(left, around.viewport().width() - left - each.width()) < _OUTSIDE:
                found.append(f"{type(each).__name__} {each.accessibleName()!r} has no room for its ring")
    return found


def cut_off(root: QWidget) -> list[str]:
    """Return what is wider than its place where nobody can scroll sideways."""
    found = []
    for area in root.findChildren(QScrollArea):
        never = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if never and area.isVisible() and area.widget().width() > area.viewport().width():
            found.append(f"{area.widget().width()} pixels in a place of {area.viewport().width()}")
    return found


def reached(root: QWidget) -> set[QWidget]:
    """Return what Tab comes to on its way round."""
    found: set[QWidget] = set()
    each = root.nextInFocusChain()
    while each not in found:
        found.add(each)
        each = each.nextInFocusChain()
    return found


def tabs(workplace: Workplace) -> Iterator[int]:
    """Go to each tab of a page of several; yield its place."""
    page = workplace.page()
    assert page is not None
    own = [each for each in page.findChildren(Tabs) if each.accessibleName() == page.accessibleName()]
    for place in range(own[0].count() if own else 1):
        if own:
            own[0].setCurrentIndex(place)
        yield place


@pytest.mark.slow
def test_every_page_has_room_names_and_a_way_through(program: Program) -> None:
    for area in AREAS:
        program.go(area.key)
        workplace = program.window.workplace()
        for tab in tabs(workplace):
            program.settle()
            assert (program.window.width(), program.window.height()) == (1280, 800), (area.key, tab)
            assert (area.key, tab, faults(workplace)) == (area.key, tab, "")
            assert set(controls(workplace)) <= reached(program.window), (area.key, tab)


@pytest.mark.slow
def test_every_dialog_has_room_names_and_a_way_through(program: Program) -> None:
    for kind, opened in DIALOGS.items():
        dialog = opened(program)
        dialog.open()
        program.settle()
        assert (kind, faults(dialog)) == (kind, "")
        assert set(controls(dialog)) <= reached(dialog), kind
        dialog.done(0)


@pytest.mark.slow
def test_a_report_and_the_welcome_page_have_room(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "multiprocessing", AtOnce)
    preview = Preview(program.desk, ContractOrder(TODAY, 1), program.window)
    preview.show()
    assert faults(preview) == ""
    program.bot.waitUntil(preview.is_ready, timeout=PATIENCE_MS)
    program.settle()
    assert faults(preview) == ""
    preview.close()
    program.settings.recent = [
        str(tmp_path / f"{'a rather long name ' * number}.inkop") for number in (1, 3, 6)
    ]
    program.opening.welcome()
    program.settle()
    assert faults(program.window.centralWidget()) == ""


@pytest.mark.slow
def test_every_page_of_the_wizards_has_room(program: Program, tmp_path: Path) -> None:
    look_through_the_import(program, tmp_path)
    look_through_a_case(program)


def look_through_the_import(program: Program, tmp_path: Path) -> None:
    rows = "1;Meat;Berg AB;2024-01-01;2027-12-31;15110000\n2;Power;Volt AB;2024-01-01;31.02.2026;\n"
    (tmp_path / "list.csv").write_text(f"Avtalsnr;Benämning;Leverantör;Avtalsstart;Avtalsslut;CPV\n{rows}")
    shell = import_wizard(program.desk, program.window)
    shell.open()
    for key in ("no file", "file", "columns", "preview", "end", "result"):
        if key == "file":
            shell.page().take(tmp_path / "list.csv")
        elif key != "no file":
            click(shell._next)
        program.settle()
        assert (key, faults(shell)) == (key, "")
        assert set(controls(shell)) <= reached(shell), key
        assert shell.isAncestorOf(shell.focusWidget()), key
    shell.done(0)


def look_through_a_case(program: Program) -> None:
    register, today = program.desk.register, program.today
    rows = {name: (child(),) for name, child in rows_of(DirectProcurement).items() if child is not Attachment}
    area = records.every(register, ProductArea)[0].id
    case = DirectProcurement(
        title="Case", started_on=today, law=Law.LOU, area_id=area, searched_for="a", **rows
    )
    price = PriceRow(kind=Price.FIXED, amount=Money(250_000_00, "SEK"))
    case = replace(case, prices=(price,), ground="urgency")
    shell = case_wizard(program.desk, open_draft(register, case, today), program.window)
    shell.open()
    for step in STEPS:
        shell._way = shell._flow.begin(replace(shell._way.draft, case=replace(case, page=step.key)))
        shell._way = replace(shell._way, trail=(step.key,))
        shell._show_way()
        program.settle()
        assert (step.key, faults(shell)) == (step.key, "")
        assert set(controls(shell)) <= reached(shell), step.key
        if theme.current().scale < _TWICE:
            assert shell.height() <= program.window.height(), step.key
    shell._kept.forget()
    shell.done(0)
