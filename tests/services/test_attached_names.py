"""Documents with odd names are kept, and attaching never fails because something else was done first."""

import os
from pathlib import Path

import pytest

from inkop_desktop.records.attachments import Attachment
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.change import NewerVersionError
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import attachments, records, registers


@pytest.mark.skipif(os.name == "nt", reason="every name of a file is text there")
def test_a_name_in_the_letters_of_an_old_system_is_kept_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"r\xe5dhus.txt")
    odd.write_text("Avtal")
    with registers.new(tmp_path / "odd", "Anna", Country.SE, Organisation(name="Region")) as register:
        contract = records.save(register, Contract(title="Städ"))
        (kept,) = attachments.attach(register, contract, [odd]).attachments
    assert kept.name == "r\N{REPLACEMENT CHARACTER}dhus.txt"


def test_documents_are_attached_to_the_contract_as_it_is_now(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    (tmp_path / "b.txt").write_text("B")
    with registers.new(tmp_path / "twice", "Anna", Country.SE, Organisation(name="Region")) as register:
        shown = records.save(register, Contract(title="Städ"))
        attachments.attach(register, shown, [tmp_path / "a.txt"])
        both = attachments.attach(register, shown, [tmp_path / "b.txt"])
        assert [each.name for each in both.attachments] == ["a.txt", "b.txt"]
        records.delete(register, both)
        with pytest.raises(NewerVersionError):
            attachments.attach(register, shown, [tmp_path / "b.txt"])


@pytest.mark.parametrize(
    ("kept", "name"),
    [
        ("Avtal & bilagor (1).pdf", "Avtal & bilagor (1).pdf"),
        ("Ångström 😀.docx", "Ångström 😀.docx"),
        ("../../.bashrc", "_.._.bashrc"),
        ("..\\..\\start.bat", "_.._start.bat"),
        ("/etc/passwd", "_etc_passwd"),
        ("C:avtal?.pdf", "C_avtal_.pdf"),
        ("rad\nett\0.txt", "rad_ett_.txt"),
        ("avtal.pdf. ", "avtal.pdf"),
        ("nul.txt", "_nul.txt"),
        ("Con", "_Con"),
        ("contract.pdf", "contract.pdf"),
        ("..", "_"),
        ("", "_"),
    ],
)
def test_a_document_is_opened_under_a_name_that_leads_nowhere_else(kept: str, name: str) -> None:
    assert attachments.file_name(Attachment(name=kept), windows=True) == name


@pytest.mark.parametrize(
    ("kept", "name"),
    [("pris <2026>?.pdf", "pris <2026>?.pdf"), ("../../.bashrc", "_.._.bashrc"), ("nul", "nul")],
)
def test_where_more_signs_may_stand_in_a_name_they_stay(kept: str, name: str) -> None:
    assert attachments.file_name(Attachment(name=kept), windows=False) == name
