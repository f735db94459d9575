"""What lies outside the package is found from the source tree and from a wheel; from the bundle: smoke.py."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from babel import localedata

from inkop_desktop import formats

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OUTSIDE = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]["data"]
WHERE = """
import gettext
from inkop_desktop import paths, text
print(paths.home())
print(paths.resource("fonts", "DejaVuSans.ttf").is_file())
print(gettext.find(text.DOMAIN, paths.translations(), ["sv"]) is not None)
"""


def answers(folder: Path) -> list[str]:
    """Ask the program that lies in a folder: its home, whether it finds a font and a catalogue there."""
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(folder)!r}){WHERE}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.splitlines()


def test_every_folder_outside_the_package_is_there() -> None:
    assert OUTSIDE == ["resources", "translations"]
    assert all((ROOT / folder).is_dir() for folder in OUTSIDE)


def test_bundle_and_wheel_share_one_list_of_folders() -> None:
    spec = (ROOT / "build.spec").read_text(encoding="utf-8")
    assert '["wheel"]["hooks"]["custom"]["data"]' in spec
    assert not [folder for folder in OUTSIDE if f'"{folder}"' in spec]


def test_the_bundle_has_the_locales_that_we_speak_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = ast.parse((ROOT / "build.spec").read_text(encoding="utf-8"))
    unused = next(
        each.value.args[0].value
        for each in spec.body
        if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) == "UNUSED_FILES"
    )
    names = {path.name for path in Path(localedata.__file__).parent.glob("locale-data/*.dat")}
    kept = {name for name in names if not re.match(unused, f"babel/locale-data/{name}", re.VERBOSE)}
    asked: dict[str, object] = {}
    monkeypatch.setattr(localedata, "_cache", asked)
    for name in formats._LOCALES.values():
        localedata.load(name)
    assert {f"{name}.dat" for name in asked} == kept


def test_the_source_tree_is_its_own_home() -> None:
    assert answers(ROOT) == [str(ROOT), "True", "True"]


@pytest.mark.slow
def test_a_wheel_carries_resources_and_translations(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(unpacked)
    home = unpacked / "inkop_desktop" / "_data"
    assert answers(unpacked) == [str(home), "True", "True"]
    for folder in OUTSIDE:
        names = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert names == {path.relative_to(home) for path in (home / folder).rglob("*") if path.is_file()}
