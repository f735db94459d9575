"""Make, back up and restore registers from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from inkop_desktop.register import file
from inkop_desktop.register.restore import Restored
from inkop_desktop.services import registers

TODAY = "2026-11-21"
Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(("country", "language"), [("se", "sv"), ("no", "nb")])
def test_new_makes_a_register(run: Run, tmp_path: Path, country: str, language: str) -> None:
    path = tmp_path / "ours.inkop"
    assert run("new", path, "--country", country, "--organisation", "Årjängs kommun") == (
        0,
        "ours.inkop is made.\n",
        "",
    )
    with file.open_register(path, "Anna") as opened:
        assert registers.own_organisation(opened).name == "Årjängs kommun"
        assert registers.profile(opened).language == language
    code, _out, err = run("new", path, "--country", country, "--organisation", "Årjängs kommun")
    assert (code, err) == (2, "ours.inkop is already there. Choose another name, or open it.\n")


def test_no_register_is_made_for_nobody(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ours.inkop"
    code, _out, err = run("new", path, "--country", "se", "--organisation", " ")
    assert (code, err) == (2, "This cannot be saved yet: Fill in “Name”.\n")
    assert not path.exists()


def test_demo_makes_as_many_contracts_as_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "demo.inkop"
    code, out, err = run("demo", "kongsvinger", path, "--contracts", "70", "--today", TODAY)
    assert (code, out, err) == (0, "demo.inkop is made, with 70 contracts.\n", "")
    assert len(json.loads(run("list", "contracts", path, "--json", "--today", TODAY)[1])) == 70


def test_the_seed_of_a_demonstration_makes_others_of_the_contracts_beyond(run: Run, tmp_path: Path) -> None:
    titles = []
    for seed in ("0", "1", "2"):
        path = tmp_path / f"{seed}.inkop"
        argv = ("demo", "kongsvinger", path, "--contracts", "80", "--seed", seed, "--today", TODAY)
        assert run(*argv)[0] == 0
        titles.append({each["title"] for each in json.loads(run("list", "contracts", path, "--json")[1])})
    assert titles[0] != titles[1] != titles[2] != titles[0]
    assert len(titles[0] & titles[1] & titles[2]) > 50


def test_a_backup_is_restored_and_what_lay_there_is_kept(run: Run, tmp_path: Path, region: Path) -> None:
    code, out, err = run("backup", region, "--to", tmp_path / "backups")
    backup = next((tmp_path / "backups").glob("*.inkop"))
    assert (code, out, err) == (0, f"The backup is {backup}.\n", "")
    target = tmp_path / "back.inkop"
    assert run("restore", backup, "--to", target) == (0, "back.inkop is restored.\n", "")
    whole = run("list", "contracts", region, "--json")[1]
    assert run("list", "contracts", target, "--json")[1] == whole
    code, out, _err = run("restore", backup, "--to", target)
    aside = next(path for path in tmp_path.glob("*.inkop") if path != target)
    assert code == 0
    assert out == f"back.inkop is restored.\nWhat lay in its place is kept as {aside.name}.\n"


def test_a_register_is_never_called_as_a_backup_is(run: Run, tmp_path: Path, region: Path) -> None:
    out = run("restore", region, "--to", tmp_path / "back.inkop-backup")
    assert out == (0, "back.inkop is restored.\n", "")
    assert [path.name for path in tmp_path.glob("back*")] == ["back.inkop"]


@pytest.mark.parametrize(("place", "said"), [("a.csv", "is a file, not"), ("a.csv/b", "is not a folder")])
def test_a_backup_into_a_file_is_refused(
    run: Run, tmp_path: Path, region: Path, place: str, said: str
) -> None:
    (tmp_path / "a.csv").touch()
    code, out, err = run("backup", region, "--to", tmp_path / place)
    assert (code, out, said in err) == (2, "", True)


MAKING = [
    ("new", "{path}", "--country", "se", "--organisation", "Region Norr"),
    ("demo", "norrbotten", "{path}"),
    ("restore", "{region}", "--to", "{path}"),
]
LONG = "å" * 130  # letters of two bytes: no disk takes a name of more than 255


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none/a.inkop", "The folder “{folder}/none” does not exist, so “a.inkop” could not be written.\n"),
        (".", "“{name}” in “{above}” is a folder, not a file. Choose a file, or another name.\n"),
        ("..", "“..” in “{folder}” is a folder, not a file. Choose a file, or another name.\n"),
        (LONG, "The name “" + LONG[:59] + "…” is too long for the disk. Choose a shorter one.\n"),
        (LONG[:124], "The name “" + LONG[:59] + "…” is too long for the disk. Choose a shorter one.\n"),
        (LONG[:120], "The name “" + LONG[:59] + "…” is too long for the disk. Choose a shorter one.\n"),
    ],
    ids=["no folder", "dot", "dots", "too long", "too long with its ending", "too long beside"],
)
@pytest.mark.parametrize("argv", MAKING, ids=lambda argv: argv[0])
def test_a_register_is_made_where_it_can_be(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    region: Path,
    argv: tuple[str, ...],
    name: str,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*(each.format(path=name, region=region) for each in argv))
    told = said.format(folder=tmp_path, above=tmp_path.parent, name=tmp_path.name)
    assert (code, out, err) == (2, "", told)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_makes_one_folder_and_no_more(run: Run, tmp_path: Path, region: Path) -> None:
    code, _out, err = run("backup", region, "--to", tmp_path / "a" / "b")
    assert code == 2
    assert err == f"The folder “{tmp_path}/a” does not exist, so “b” could not be written.\n"
    assert run("backup", region, "--to", tmp_path / "a")[0] == 0


def test_restoring_says_what_is_missing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registers, "restore", lambda _source, to: Restored(to, None, 2))
    code, out, _err = run("restore", "x.inkop-backup", "--to", tmp_path / "y.inkop")
    assert code == 1
    assert out == "y.inkop is restored.\n2 documents are missing from the backup.\n"


def test_nothing_is_written_in_what_somebody_has_open(run: Run, tmp_path: Path, region_copy: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Avtalsnr;Benämning\n2026-900;Tolkar\n", encoding="utf-8")
    argv = ("import", "contracts", source, "--into", region_copy)
    with file.open_register(region_copy, "Erik"):
        assert run(*argv, "--dry-run")[0] == 0
        code, out, err = run(*argv)
        assert (code, out) == (2, "")
        assert err.startswith("Erik has copy.inkop open on ")
        assert err.endswith(" Close it there and try again, or open it in the window and take over.\n")
    assert run(*argv)[0] == 0
    assert "2026-900" in run("list", "contracts", region_copy, "--search", "tolkar")[1]


def test_nothing_is_restored_over_what_somebody_has_open(
    run: Run, tmp_path: Path, region: Path, region_copy: Path
) -> None:
    with file.open_register(region_copy, "Erik"):
        code, _out, err = run("restore", region, "--to", region_copy)
    assert code == 2
    assert err.startswith("Erik has copy.inkop open on ")
    assert run("backup", tmp_path / "nowhere", "--to", tmp_path)[0] == 2
