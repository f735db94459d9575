"""A register is made, opened, undone in, proved, closed, backed up and restored as an officer does."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from inkop_desktop import paths
from inkop_desktop.errors import RegisterError, UserError
from inkop_desktop.formats import worded
from inkop_desktop.records.contracts import Contract
from inkop_desktop.records.people import Organisation, Profile
from inkop_desktop.register import connect, file, restore
from inkop_desktop.register.file import Mode
from inkop_desktop.rules.vocabulary import Country, OrganisationKind
from inkop_desktop.services import listing, records, registers, work

OWN = Organisation(name="Kongsvinger-regionen", kind=OrganisationKind.COOPERATION)


@pytest.mark.parametrize(("country", "language"), [(Country.SE, "sv"), (Country.NO, "nb")])
def test_a_new_register_knows_whose_it_is(tmp_path: Path, country: Country, language: str) -> None:
    with registers.new(tmp_path / "avtaler", "Kari", country, OWN) as register:
        assert register.path == tmp_path / "avtaler.inkop"
        own = registers.own_organisation(register)
        assert (own.name, own.kind, own.country) == (OWN.name, OWN.kind, country)
        profile = registers.profile(register)
        assert (profile.country, profile.language, profile.organisation_id) == (country, language, own.id)
        assert records.every(register, Profile) == [profile]
        assert [worded(entry.action) for entry in registers.log(register)] == ["Make the register"]


def test_what_made_the_register_is_nothing_to_undo(tmp_path: Path) -> None:
    with registers.new(tmp_path / "avtaler", "Kari", Country.NO, OWN) as register:
        assert registers.reversible(register) == (None, None)
        with pytest.raises(UserError, match="nothing left to undo"):
            registers.undo(register)
        records.save(register, Contract(title="Renhold"))
        registers.undo(register)
        assert registers.reversible(register)[0] is None


def test_a_register_that_could_not_be_filled_is_not_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_more: object) -> None:
        raise RegisterError("The disk is full.")

    monkeypatch.setattr(work, "refresh", fail)
    with pytest.raises(RegisterError):
        registers.new(tmp_path / "avtaler", "Kari", Country.NO, OWN)
    assert list(tmp_path.iterdir()) == []


def test_undo_and_redo_bring_lists_and_search_along(tmp_path: Path) -> None:
    with registers.new(tmp_path / "avtaler", "Kari", Country.NO, OWN) as register:
        saved = records.save(register, Contract(title="Renhold"))
        records.save(register, replace(saved, title="Brød"))
        assert registers.undo(register).params == {"label": "Brød"}
        assert [hit.label for hit in listing.find(register, "renhold")] == ["Renhold"]
        assert listing.find(register, "brød") == []
        registers.redo(register)
        assert [hit.label for hit in listing.find(register, "brød")] == ["Brød"]


def test_another_language_sorts_everything_anew(tmp_path: Path) -> None:
    with registers.new(tmp_path / "avtaler", "Kari", Country.NO, OWN) as register:
        for title in ("Ål", "Øl", "Ært"):
            records.save(register, Contract(title=title))
        records.save(register, replace(registers.profile(register), language="sv"))
        with register.reading() as connection:
            query = "SELECT title FROM contract_line JOIN contract ON id = contract_id ORDER BY title_key"
            assert list(connection.exec_driver_sql(query).scalars()) == ["Ål", "Ært", "Øl"]


def test_computed_tables_can_be_made_of_nothing(tmp_path: Path) -> None:
    with registers.new(tmp_path / "avtaler", "Kari", Country.NO, OWN) as register:
        records.save(register, Contract(title="Renhold"))
        with register.writing() as connection:
            for table in ("contract_line", "contract_phase", "search"):
                connection.exec_driver_sql(f"DELETE FROM {table}")
            work.rebuild(connection)
        assert [hit.label for hit in listing.find(register, "renhold")] == ["Renhold"]
        assert {hit.label for hit in listing.find(register, "kongsvinger")} == {OWN.name}


def test_a_day_at_the_office(tmp_path: Path) -> None:
    """Make, work, close with a backup; lose the file; restore it and go on."""
    place = tmp_path / "backups"
    register = registers.new(tmp_path / "avtaler", "Kari", Country.NO, OWN)
    records.save(register, Contract(title="Renhold"))
    made = registers.backup(register, place, keep=3, days=30)
    registers.close(register)
    assert registers.last_backup(place, register.path) is not None
    register.path.unlink()
    (backup,) = registers.backups(place, register.path)
    assert backup.path == made
    assert registers.restore(backup.path, register.path) == restore.Restored(register.path, None, 0)
    with registers.open_register(register.path, "Kari", place=place) as again:
        assert [each.title for each in records.every(again, Contract)] == ["Renhold"]
        assert registers.backup(again, place, keep=3, days=30) == made


def test_after_a_failed_backup_the_register_is_still_open(tmp_path: Path) -> None:
    (tmp_path / "backups").touch()
    with registers.new(tmp_path / "avtaler", "Kari", Country.NO, OWN) as register:
        with pytest.raises(RegisterError):
            registers.backup(register, tmp_path / "backups", keep=3, days=30)
        records.save(register, Contract(title="Renhold"))


def test_who_reads_closes_without_writing(tmp_path: Path) -> None:
    registers.new(tmp_path / "avtaler", "Kari", Country.NO, OWN).close()
    path = tmp_path / "avtaler.inkop"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO blob VALUES ('no document refers to me', 0)")
        connection.commit()
    before = path.read_bytes()
    registers.close(registers.open_register(path, "Ola", Mode.READ_ONLY))
    assert path.read_bytes() == before


def test_the_usual_place_for_backups_is_the_persons_own(tmp_path: Path) -> None:
    assert registers.backup_place() == paths.data_dir() / "backups"
    assert registers.backup_place(str(tmp_path)) == tmp_path


def test_a_sound_register_proves_itself(tmp_path: Path) -> None:
    with registers.new(tmp_path / "avtaler", "Kari", Country.NO, OWN) as register:
        assert registers.damage(register) == []
        assert registers.verify(register).change_sets == 1


def test_a_broken_reference_is_damage(tmp_path: Path) -> None:
    with registers.new(tmp_path / "avtaler", "Kari", Country.NO, OWN) as register:
        with closing(connect.plain(register.path, "rw")) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("UPDATE profile SET organisation_id = 99")
        assert registers.damage(register) == ["profile 1: organisation"]
        with pytest.raises(RegisterError, match="damaged"):
            records.save(register, Contract(title="Renhold"))


def test_what_is_open_is_saved_as_a_copy_though_its_file_is_gone(tmp_path: Path) -> None:
    with registers.new(tmp_path / "avtaler", "Kari", Country.NO, OWN) as register:
        records.save(register, Contract(title="Renhold"))
        register.path.unlink()
        with pytest.raises(UserError, match="Choose another name"):
            registers.rescue(register, tmp_path / "avtaler")
        (tmp_path / "other.inkop-wal").write_bytes(b"the last steps of another")
        with pytest.raises(UserError, match="Choose another name"):
            registers.rescue(register, tmp_path / "other")
        with pytest.raises(RegisterError):
            registers.rescue(register, tmp_path / "nowhere" / "copy")
        copy = registers.rescue(register, tmp_path / "copy")
    with file.open_register(copy, "Kari") as again:
        assert [each.title for each in records.every(again, Contract)] == ["Renhold"]
        assert registers.damage(again) == []
        assert registers.verify(again).broken == ()
