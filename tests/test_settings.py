"""A person's settings survive everything: other windows, other versions, broken files and full disks."""

import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inkop_desktop import files, paths, settings, toml
from inkop_desktop.formats import worded
from inkop_desktop.settings import Setting, Settings
from inkop_desktop.text import in_language

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SCALAR = (
    TEXT
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.booleans()
    | st.dates(date(1900, 1, 1))
    | st.datetimes(datetime(1900, 1, 1), timezones=st.none() | st.just(UTC))  # noqa: DTZ001 - TOML has both
    | st.times()
)
ANY = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3)
)
LATER = """
colour = "blue"
when = 2026-05-01
[window]
area = "plan"
[future.deep]
"å b" = [1, {x = 2.5}]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


CHOICES: dict[str, Any] = {
    "my_name": "Karin “Kaja” Öberg\t\\",
    "language": "nb",
    "report_language": "sv",
    "look": "dark",
    "backup_place": "/mnt/säkerhet",
    "backup_count": 7,
    "backup_days": 30,
    "recent": ["/home/anna/avtal.inkop", "C:\\Inköp\\avtal.inkop"],
    "window": {"geometry": "AdnQywAD", "area": "contracts"},
    "lists": {"contract": {"state": "AAAA", "width": 320, "open": True}},
}


def test_every_setting_is_tried_here() -> None:
    assert set(CHOICES) == {name for name, each in vars(Settings).items() if isinstance(each, Setting)}


def test_what_is_chosen_is_there_next_time(path: Path) -> None:
    for name, value in CHOICES.items():
        setattr(Settings(path), name, value)
    again = Settings(path)
    assert {name: getattr(again, name) for name in CHOICES} == CHOICES
    assert again.trouble is None


def test_what_is_chosen_already_is_not_written_again(path: Path) -> None:
    settings = Settings(path)
    settings.look = "dark"
    before = path.stat().st_ino
    settings.look = "dark"
    assert path.stat().st_ino == before
    settings.look = "light"
    assert path.stat().st_ino != before


def test_without_a_file_the_defaults_hold_and_nothing_is_written(path: Path) -> None:
    settings = Settings(path)
    assert (settings.my_name, settings.look, settings.backup_count, settings.recent) == ("", "system", 20, [])
    assert settings.trouble is None
    assert not path.parent.exists()


def test_the_file_lies_in_the_persons_own_folder() -> None:
    assert Settings().path == paths.config_dir() / "settings.toml"


def test_what_a_later_version_has_chosen_is_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(LATER, encoding="utf-8")
    Settings(path).my_name = "Anna"
    assert tomllib.loads(path.read_text(encoding="utf-8")) == tomllib.loads(LATER) | {"my_name": "Anna"}


def test_two_windows_do_not_undo_each_others_choices(path: Path) -> None:
    one, other = Settings(path), Settings(path)
    one.my_name = "Anna"
    other.look = "dark"
    one.backup_count = 5
    assert (other.my_name, one.look) == ("Anna", "dark")
    again = Settings(path)
    assert (again.my_name, again.look, again.backup_count) == ("Anna", "dark", 5)


@pytest.mark.parametrize(
    "line", ['backup_count = "many"', "backup_count = true", "recent = 3", "my_name = 7", "window = []"]
)
def test_a_value_of_another_kind_is_as_none(path: Path, line: str) -> None:
    path.parent.mkdir()
    path.write_text(line, encoding="utf-8")
    settings = Settings(path)
    name = line.split(" ", maxsplit=1)[0]
    assert getattr(settings, name) == vars(Settings)[name].default


@pytest.mark.parametrize("content", [b"my_name = ", b"\xff\xfe\x00", b"<html>", b"a = 1\na = 2"])
def test_a_file_that_cannot_be_read_is_set_aside_with_a_message(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.my_name == ""
    assert settings.trouble is not None
    with in_language("sv"):
        assert "settings.broken" in worded(settings.trouble)
    assert path.with_suffix(".broken").read_bytes() == content
    settings.my_name = "Anna"
    assert Settings(path).my_name == "Anna"


def test_a_disk_that_refuses_holds_nobody_up(path: Path) -> None:
    path.parent.write_text("a file where the folder should be")
    settings = Settings(path)
    settings.my_name = "Anna"
    settings.look = "dark"
    assert (settings.my_name, settings.look) == ("Anna", "dark")
    assert settings.trouble is not None
    path.parent.unlink()
    settings.language = "nb"
    again = Settings(path)
    assert (again.my_name, again.look, again.language) == ("Anna", "dark", "nb")


def test_a_folder_in_the_files_place_holds_nobody_up(path: Path) -> None:
    path.mkdir(parents=True)
    settings = Settings(path)
    assert settings.trouble is not None
    settings.my_name = "Anna"
    assert settings.my_name == "Anna"


def test_a_write_that_is_cut_short_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(path)
    settings.my_name = "Anna"

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", fail)
    settings.my_name = "Berit"
    assert settings.trouble is not None
    assert Settings(path).my_name == "Anna"
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


def test_a_path_that_is_no_text_spoils_nothing(path: Path) -> None:
    settings = Settings(path)
    settings.recent = ["/home/anna/avtal\udce5.inkop"]
    settings.my_name = "Anna"
    again = Settings(path)
    assert again.my_name == "Anna"
    assert again.trouble is None


@given(st.dictionaries(TEXT, ANY, max_size=4))
def test_toml_is_read_back_as_it_was_written(values: dict[str, Any]) -> None:
    assert tomllib.loads(toml.written(values)) == values


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"a": 1, "b": {"c": "d", "e": {"f": True}}}, 'a = 1\n\n[b]\nc = "d"\n\n[b.e]\nf = true\n'),
        ({"a b": [1.5, "x"]}, '"a b" = [1.5, "x"]\n'),
        ({"när": time(8, 30)}, '"när" = 08:30:00\n'),
        ({"none": [{"a": {}}]}, "none = [{a = {}}]\n"),
        ({}, "\n"),
    ],
)
def test_toml_is_written_as_a_person_would(value: dict[str, Any], said: str) -> None:
    assert toml.written(value) == said


def test_a_person_works_under_the_name_given_else_the_one_on_the_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    mine = Settings(tmp_path / "settings.toml")
    monkeypatch.setattr(settings.getpass, "getuser", lambda: "alind")
    monkeypatch.setattr(settings.platform, "node", lambda: "server")
    assert mine.person == "alind"
    mine.my_name = " "
    assert mine.person == "alind"
    monkeypatch.setattr(settings.getpass, "getuser", nameless)
    assert mine.person == "server"
    mine.my_name = "Anna Lind"
    assert mine.person == "Anna Lind"
