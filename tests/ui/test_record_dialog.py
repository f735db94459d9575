"""What is written in a dialog is never lost, saved twice, or saved unseen over what others wrote."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop import paths
from inkop_desktop.records.areas import ProductArea
from inkop_desktop.records.contracts import Contract, ContractSupplier
from inkop_desktop.records.people import Organisation
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register import file
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attachments, records, registers
from inkop_desktop.services.records import InvalidRecordError
from inkop_desktop.settings import Settings
from inkop_desktop.text import message
from inkop_desktop.ui import drafts
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.ops import Ops
from inkop_desktop.ui.records.dialog import RecordDialog
from inkop_desktop.ui.widgets.buttons import Button


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "avtal", "Anna", Country.SE, own) as register:
        ops = Ops(register)
        yield Desk(ops, Settings(tmp_path / "settings.toml"), date(2026, 6, 1), Country.SE, ops)
        qtbot.waitUntil(ops.is_idle)
        ops.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def opened(desk: Desk, record: Contract, window: QWidget) -> RecordDialog:
    dialog = RecordDialog(desk, "Contract", record, records.named(desk.register, record), window)
    dialog.open()
    return dialog


def write(dialog: RecordDialog, name: str, text: str) -> None:
    """Write in a field, as it arrives from the keyboard."""
    editor = dialog.form._forms[dialog.form._where[name]].field(name).editor
    editor.set_value(text)
    editor.changed.emit()


def keep_draft(desk: Desk, record: Contract) -> None:
    """Keep a record as if the program had ended while it was written."""
    drafts.find(record, desk.register)[0].keep(record)


def press(qtbot: QtBot, desk: Desk, words: str, dialog: RecordDialog) -> None:
    next(each for each in dialog.findChildren(Button) if each.text() == words).click()
    qtbot.waitUntil(desk.ops.is_idle)


def test_a_held_key_saves_once(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    dialog = opened(desk, Contract(title="Städ"), window)
    for _time in range(3):
        dialog.save()
    qtbot.waitUntil(desk.ops.is_idle)
    assert len(records.every(desk.register, Contract)) == 1


def test_what_is_wrong_and_not_in_the_form_is_told_above_it(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    wrong = Contract(title="Städ", terminated_last_day=date(1926, 12, 31))
    dialog = opened(desk, wrong, window)
    dialog.save()
    assert dialog.notice.text() == (
        "This cannot be saved. “Terminated, last day”, which is not written here, is wrong:"
        " The year 1926 cannot be right."
    )
    qtbot.waitUntil(desk.ops.is_idle)
    assert not records.every(desk.register, Contract)


def test_what_the_register_refuses_and_is_not_in_the_form_is_told_above_it(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    def refuse(_register: Register, _record: Contract) -> Contract:
        said = message("Too short.")
        raise InvalidRecordError({"title": said, "closed_on": said, "renewal_months": said})

    open_ended = Contract(title="Städ", open_ended=True)  # of which no renewal is asked
    dialog = RecordDialog(desk, "Contract", open_ended, {}, window, write=refuse)
    dialog.open()
    dialog.save()
    qtbot.waitUntil(desk.ops.is_idle)
    assert dialog.form.field("title").problem() == "Too short."
    assert [line.split(", ")[0] for line in dialog.notice.text().splitlines()] == [
        "This cannot be saved. “Closed on”",
        "This cannot be saved. “Renewed by months”",
    ]


def test_what_stands_beside_its_field_is_not_told_twice(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    dialog = opened(desk, Contract(), window)
    dialog.save()
    assert dialog.form.field("title").problem()
    assert not dialog.notice.text()
    qtbot.waitUntil(desk.ops.is_idle)


def test_what_a_colleague_wrote_is_shown_before_it_is_written_over(
    qtbot: QtBot, desk: Desk, window: QWidget, tmp_path: Path
) -> None:
    area = records.save(desk.register, ProductArea(name="Städ och tvätt"))
    first = records.save(desk.register, Contract(title="Städ"))
    dialog = opened(desk, first, window)
    write(dialog, "title", "Städ och fönster")
    theirs = records.save(desk.register, replace(first, title="Städning", area_id=area.id))
    (tmp_path / "avtal.txt").write_text("Avtal")
    theirs = attachments.attach(desk.register, theirs, [tmp_path / "avtal.txt"])
    press(qtbot, desk, "Save", dialog)
    told = dialog.notice.text()
    assert "Save again" in told
    assert "Title: Städning" in told
    assert "Product area: Städ och tvätt" in told
    assert "Remarks" not in told
    assert records.get(desk.register, Contract, first.id or 0) == theirs
    press(qtbot, desk, "Save", dialog)
    saved = records.get(desk.register, Contract, first.id or 0)
    assert (saved.title, saved.area_id) == ("Städ och fönster", None)
    assert saved.attachments == theirs.attachments  # what the form does not show is never written over


def test_a_draft_comes_back_with_the_names_it_refers_to(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    supplier = records.save(desk.register, Supplier(name="Renare AB"))
    area = records.save(desk.register, ProductArea(name="Städ och tvätt"))
    first = records.save(desk.register, Contract(title="Städ"))
    rows = (ContractSupplier(supplier_id=supplier.id),)
    keep_draft(desk, replace(first, area_id=area.id, suppliers=rows))
    dialog = opened(desk, first, window)
    qtbot.waitUntil(desk.ops.is_idle)
    press(qtbot, desk, "Bring it back", dialog)
    shown = {line.text() for line in dialog.findChildren(QLineEdit)}
    assert {"Renare AB", "Städ och tvätt"} <= shown


def test_what_is_typed_at_once_does_not_hide_the_draft(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    first = records.save(desk.register, Contract(title="Städ"))
    keep_draft(desk, replace(first, remarks="Halvskriven mening"))
    dialog = opened(desk, first, window)
    write(dialog, "title", "Städning")  # before the register has answered
    qtbot.waitUntil(desk.ops.is_idle)
    write(dialog, "title", "Städning och")
    press(qtbot, desk, "Bring it back", dialog)
    assert dialog.form.record().remarks == "Halvskriven mening"


def test_a_draft_of_another_history_shows_first_what_is_stored(
    qtbot: QtBot, desk: Desk, window: QWidget, tmp_path: Path
) -> None:
    first = records.save(desk.register, Contract(title="Städ"))
    backup = registers.backup(desk.register, tmp_path / "backups", 20, 365)
    keep_draft(desk, replace(records.save(desk.register, replace(first, title="Städning")), remarks="Min"))
    path = desk.register.path
    registers.close(desk.register)
    registers.restore(backup, path)
    desk.ops.register = file.open_register(path, "Anna")
    theirs = records.save(desk.register, replace(first, title="Fönster"))  # the version that the draft has
    dialog = opened(desk, theirs, window)
    qtbot.waitUntil(desk.ops.is_idle)
    press(qtbot, desk, "Bring it back", dialog)
    press(qtbot, desk, "Save", dialog)
    assert "Fönster" in dialog.notice.text()
    assert records.get(desk.register, Contract, first.id or 0) == theirs
    registers.close(desk.register)


def test_a_draft_is_never_offered_to_another_record_of_the_same_number(
    qtbot: QtBot, desk: Desk, window: QWidget, tmp_path: Path
) -> None:
    backup = registers.backup(desk.register, tmp_path / "backups", 20, 365)
    keep_draft(desk, records.save(desk.register, Contract(title="Städ")))
    path = desk.register.path
    registers.close(desk.register)
    registers.restore(backup, path)
    desk.ops.register = file.open_register(path, "Anna")
    dialog = opened(desk, records.save(desk.register, Contract(title="Bröd")), window)
    qtbot.waitUntil(desk.ops.is_idle)
    assert dialog.notice.text() == ""
    drafts.clear(desk.register)
    left = paths.drafts_of(desk.register.identity).iterdir()
    assert len(list(left)) == 1  # the first record may be restored yet
    registers.close(desk.register)


def test_the_draft_of_a_deleted_record_is_cleared_and_no_other(desk: Desk) -> None:
    kept, gone = (records.save(desk.register, Contract(title=title)) for title in ("Städ", "Bröd"))
    for record in (kept, gone, Contract(title="Ny")):
        keep_draft(desk, record)
    (paths.drafts_of(desk.register.identity) / "nothing-1-0123456789ab.json").write_text("{}")
    records.delete(desk.register, gone)
    drafts.clear(desk.register)
    left = {each.name.rpartition("-")[0] for each in paths.drafts_of(desk.register.identity).iterdir()}
    assert left == {f"contract-{kept.id}", "contract-new", "nothing-1"}


UNREADABLE = [
    "",
    "{",
    "[]",
    "5",
    "null",
    *(
        f'{{"touched": "", "record": {record}}}'
        for record in (
            "5",
            '{"estimated_value": {"amount": "x", "currency": "SEK"}}',
            '{"estimated_value": "x"}',
            '{"owners": [5]}',
            '{"owners": 5}',
            '{"first_day": "i går"}',
            '{"kind": "gåva"}',
        )
    ),
]


@pytest.mark.parametrize("kept", UNREADABLE)
def test_a_draft_that_cannot_be_read_does_not_stop_the_writing(
    qtbot: QtBot, desk: Desk, window: QWidget, kept: str
) -> None:
    first = records.save(desk.register, Contract(title="Städ"))
    keep_draft(desk, first)
    next(paths.drafts_of(desk.register.identity).iterdir()).write_text(kept)
    dialog = opened(desk, first, window)
    qtbot.waitUntil(desk.ops.is_idle)
    assert dialog.notice.text() == ""


def test_where_no_draft_can_be_kept_it_is_said_once(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    (paths.data_dir()).mkdir(parents=True)
    (paths.data_dir() / "drafts").write_text("in the way")
    dialog = opened(desk, Contract(title="Städ"), window)
    qtbot.waitUntil(desk.ops.is_idle)
    write(dialog, "title", "Städ och")
    assert "drafts" in dialog.notice.text() or "contract-new" in dialog.notice.text()
    dialog.notice.hide()
    write(dialog, "title", "Städ och tvätt")
    assert dialog.notice.text() == ""


def test_a_form_comes_back_after_a_fault_of_the_program(
    qtbot: QtBot, desk: Desk, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(desk, Contract(title="Städ"), window)
    write(dialog, "remarks", "Halvskriven mening")
    with monkeypatch.context() as broken, qtbot.captureExceptions():
        broken.setattr(records, "save", None)
        press(qtbot, desk, "Save", dialog)
    assert "The program made a mistake" in dialog.notice.text()
    assert dialog.form.record().remarks == "Halvskriven mening"
    press(qtbot, desk, "Save", dialog)
    assert [each.remarks for each in records.every(desk.register, Contract)] == ["Halvskriven mening"]


def test_what_is_written_where_the_file_is_gone_is_kept_for_the_copy(
    qtbot: QtBot, desk: Desk, window: QWidget, tmp_path: Path
) -> None:
    first = records.save(desk.register, Contract(title="Städ"))
    dialog = opened(desk, first, window)
    qtbot.waitUntil(desk.ops.is_idle)
    write(dialog, "remarks", "Halvskriven mening")
    desk.register.path.unlink()
    press(qtbot, desk, "Save", dialog)
    assert "moved, replaced or deleted" in dialog.notice.text()
    dialog.reject()  # asks nothing
    with file.open_register(registers.rescue(desk.register, tmp_path / "copy"), "Anna") as copy:
        assert drafts.find(first, copy)[1].remarks == "Halvskriven mening"
