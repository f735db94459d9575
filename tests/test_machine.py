"""Setting up a machine asks for what is missing, once, and says what it cannot do."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import machine
import pytest

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="system packages are Linux's")

QT_PARTS = {
    "lib/libQt6{}.so.6": "Core DBus Gui Network OpenGL Pdf PdfWidgets PrintSupport Svg Widgets XcbQpa",
    "plugins/platforms/libq{}.so": "offscreen wayland xcb",
    "plugins/printsupport/lib{}.so": "cupsprintersupport",
    "plugins/wayland-graphics-integration-client/lib{}.so": "qt-plugin-wayland-egl",
    "plugins/xcbglintegrations/libqxcb-{}-integration.so": "egl glx",
}
EVERYWHERE = re.compile(
    r"lib(c|m|gcc_s|stdc\+\+|resolv|z|zstd|gthread-2\.0|brotlicommon)\.so|ld-linux|lib(Qt6|icu)"
)


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record the commands that setting up would run."""
    recorded: list[list[str]] = []

    def record(command: list[str], *, quiet: bool = False) -> None:
        recorded.append(command)

    monkeypatch.setattr(machine, "_must", record)
    return recorded


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let .venv lie in a temporary folder, with a Python in it."""
    monkeypatch.setattr(machine, "PYTHON", tmp_path / "python")
    monkeypatch.setattr(machine, "STAMP", tmp_path / "stamp")
    (tmp_path / "python").touch()
    return tmp_path


def qt_files() -> list[Path]:
    """Return the libraries and plugins of Qt that the program loads."""
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "Qt"
    return [folder / pattern.format(part) for pattern, parts in QT_PARTS.items() for part in parts.split()]


@linux_only
def test_the_list_names_every_library_that_qt_needs() -> None:
    sections = subprocess.run(
        ["readelf", "-d", *qt_files()], capture_output=True, encoding="utf-8", check=True
    )
    needed = set(re.findall(r"NEEDED.*\[(.*)\]", sections.stdout))
    assert {name for name in needed if not EVERYWHERE.match(name)} == set(machine.LIBRARIES.values())


def test_a_missing_library_is_asked_for_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_loads", lambda library: library != "libEGL.so.1")
    assert machine.missing_packages(to_test=False) == ["libegl1"]


def test_only_tests_ask_for_judges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_loads", lambda library: True)
    monkeypatch.setattr(machine.shutil, "which", lambda program: None)
    assert machine.missing_packages(to_test=False) == []
    assert set(machine.PROGRAMS) <= set(machine.missing_packages(to_test=True))


def test_nothing_missing_installs_nothing(commands: list[list[str]]) -> None:
    machine._install_packages([])
    assert commands == []


@linux_only
@pytest.mark.parametrize(
    ("user", "apt", "said"),
    [
        (1000, True, "sudo apt-get install --yes --no-install-recommends libegl1 xvfb"),
        (0, False, "libegl1 xvfb"),
    ],
)
def test_who_cannot_install_is_told_what_to_run(
    user: int, apt: bool, said: str, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine.os, "geteuid", lambda: user)
    monkeypatch.setattr(machine.shutil, "which", lambda program: program if apt else None)
    with pytest.raises(SystemExit, match=said):
        machine._install_packages(["libegl1", "xvfb"])
    assert commands == []


@linux_only
def test_root_installs_after_an_update(commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.os, "geteuid", lambda: 0)
    monkeypatch.setattr(machine.shutil, "which", lambda program: program)
    machine._install_packages(["libegl1"])
    assert [command[:2] for command in commands] == [["apt-get", "update"], ["apt-get", "install"]]
    assert commands[1][-1] == "libegl1"


def test_dependencies_come_once_with_hashes(venv: Path, commands: list[list[str]]) -> None:
    machine._install_dependencies()
    locked, editable = commands
    assert {"--require-hashes", "--only-binary=:all:"} <= set(locked)
    assert {"--no-deps", "--no-build-isolation", "--editable"} <= set(editable)
    machine._install_dependencies()
    assert len(commands) == 2


def test_another_lock_installs_again_into_the_same_environment(venv: Path, commands: list[list[str]]) -> None:
    machine._install_dependencies()
    place = (venv / "stamp").read_text(encoding="utf-8").splitlines()[0]
    (venv / "stamp").write_text(f"{place}\nanother\n", encoding="utf-8")
    machine._install_dependencies()
    assert not [command for command in commands if "venv" in command]
    assert len(commands) == 4


def test_a_moved_folder_makes_its_environment_anew(venv: Path, commands: list[list[str]]) -> None:
    (venv / "stamp").write_text("python3.11 in /elsewhere\nhash\n", encoding="utf-8")
    machine._install_dependencies()
    assert commands[0][1:4] == ["-m", "venv", "--clear"]


def test_a_catalogue_is_compiled_when_it_is_newer(tmp_path: Path) -> None:
    source, made = tmp_path / "inkop.po", tmp_path / "inkop.mo"
    source.touch()
    assert machine._is_stale(made, source)
    made.touch()
    assert not machine._is_stale(made, source)
