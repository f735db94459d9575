"""The history of a contract reads well in the reader's language: names, money, dates, no ids."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inkop_desktop.records.contracts import Contract, ContractOption, ContractSupplier
from inkop_desktop.records.people import Organisation, Person
from inkop_desktop.records.suppliers import Supplier
from inkop_desktop.register.register import Register
from inkop_desktop.reports.logtext import lines_of
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country, Verb
from inkop_desktop.services import deciding, logwords, records, registers
from inkop_desktop.services.deciding import Decision
from inkop_desktop.text import in_language
from inkop_desktop.ui.records.history import LINES, History
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.label import Value

TODAY = date(2026, 11, 21)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "history", "Anna Lind", Country.SE, Organisation(name="Region")) as made:
        yield made


@pytest.fixture
def contract(register: Register) -> Contract:
    supplier = records.save(register, Supplier(name="Renhem AB"))
    return records.save(
        register,
        Contract(
            number="2025-001",
            title="Städ",
            first_day=date(2025, 1, 1),
            last_day=date(2026, 12, 31),
            suppliers=(ContractSupplier(supplier_id=supplier.id),),
            options=(ContractOption(months=12),),
            estimated_value=Money(123400000, "SEK"),
        ),
    )


def lines(qtbot: QtBot, register: Register, contract: Contract, language: str = "sv") -> list[str]:
    """Return the lines of the latest action in a contract's history."""
    entries = logwords.readable(register, registers.history_of(register, "contract", contract.id or 0))
    with in_language(language):
        history = History()
        qtbot.addWidget(history)
        history.show_entries(entries[:1], logwords.labels(Contract))
        return history.lines()


def test_a_new_contract_is_told_with_its_names(qtbot: QtBot, register: Register, contract: Contract) -> None:
    action, who, *said = lines(qtbot, register, contract)
    assert action == "Lade till avtalet ”2025-001 Städ”"
    assert who.endswith(", Anna Lind")
    assert "Benämning: Städ" in said
    assert "Fr.o.m.: 2025-01-01" in said
    assert len(said) == LINES


def test_all_of_many_changes_can_be_read_with_the_keyboard(
    qtbot: QtBot, register: Register, contract: Contract
) -> None:
    history = History()
    qtbot.addWidget(history)
    entries = registers.history_of(register, "contract", contract.id or 0)
    history.show_entries(logwords.readable(register, entries), logwords.labels(Contract))
    history.show()
    history.activateWindow()
    few = history.lines()
    more = history.findChild(Button)
    assert more.text() == f"Show {len(all_lines(register, contract)) - LINES} more changes"
    assert more.focusPolicy() & Qt.FocusPolicy.TabFocus
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    shown = history.lines()
    assert shown[: len(few)] == few
    assert shown[2:] == all_lines(register, contract)
    assert more.isHidden()
    first = history.focusWidget()
    assert isinstance(first, Value)
    assert first.text() == shown[len(few)]


def all_lines(register: Register, contract: Contract) -> list[str]:
    entries = logwords.readable(register, registers.history_of(register, "contract", contract.id or 0))
    return lines_of(entries[0], logwords.labels(Contract))


def test_a_change_is_told_from_what_to_what(qtbot: QtBot, register: Register, contract: Contract) -> None:
    owner = records.save(register, Person(name="Kim Ek"))
    changed = replace(
        contract,
        last_day=date(2027, 6, 30),
        signed_by_id=owner.id,
        estimated_value=Money(200000000, "SEK"),
    )
    records.save(register, changed)
    assert sorted(lines(qtbot, register, contract)[2:]) == [
        "T.o.m.: 2026-12-31 → 2027-06-30",
        "Undertecknat av: Kim Ek",
        f"Uppskattat värde: 1{NBSP}234{NBSP}000{NBSP}kr → 2{NBSP}000{NBSP}000{NBSP}kr",
    ]
    assert "Til og med: 31.12.2026 → 30.06.2027" in lines(qtbot, register, contract, "nb")


def test_what_is_taken_away_is_told(qtbot: QtBot, register: Register, contract: Contract) -> None:
    records.save(register, replace(contract, suppliers=(), last_day=None, term_months=24))
    said = lines(qtbot, register, contract)
    assert "Leverantör: Renhem AB togs bort" in said
    assert "T.o.m.: 2026-12-31 togs bort" in said


def test_a_decision_is_told_with_its_reason_and_who_took_it(
    qtbot: QtBot, register: Register, contract: Contract
) -> None:
    decider = records.save(register, Person(name="Kim Ek"))
    deciding.decide(register, contract, Decision(Verb.EXERCISE, TODAY, "Beslut 14", decider.id), TODAY)
    action, _who, *said = lines(qtbot, register, contract)
    assert "2025-001 Städ" in action
    assert any("Beslut 14" in each for each in said)
    assert "Beslutat av: Kim Ek" in said
    assert not any("option_id" in each or "root" in each for each in said)


def test_what_cannot_be_broken_leaves_the_panel_its_width(
    qtbot: QtBot, register: Register, contract: Contract
) -> None:
    records.save(register, replace(contract, remarks="7e3c7e0c8163f9b1" * 8))
    history = History()
    qtbot.addWidget(history)
    entries = logwords.readable(register, registers.history_of(register, "contract", contract.id or 0))
    history.show_entries(entries, logwords.labels(Contract))
    words = history.fontMetrics().horizontalAdvance("7e3c7e0c8163f9b1" * 8)
    assert history.inside.minimumSizeHint().width() < words / 2
