"""The authority's own amounts and rules beside the law, and newer law packs, from the command line."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from inkop_desktop import formats
from inkop_desktop.records.law import LawPack, OwnAmount, OwnRule
from inkop_desktop.records.people import Organisation
from inkop_desktop.register import file
from inkop_desktop.register.file import Mode
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.vocabulary import Beginning, Certainty, Counting, Law, LimitKind, OwnRuleKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import records, registers

Run = Callable[..., tuple[int, str, str]]
LIMIT_KEYS = {
    "id", "law", "kind", "comparison", "value", "valid_from", "valid_to", "reference", "source", "checked_on",
    "certainty",
}  # fmt: skip
AMOUNT = OwnAmount(
    law=Law.LOU,
    limit_kind=LimitKind.EU_WORKS,
    amount=Money(6000000000, "SEK"),
    valid_from=date(2026, 1, 1),
    valid_to=date(2027, 12, 31),
    source="SFS 2026:12",
    certainty=Certainty.F,
    checked_on=date(2026, 2, 3),
)
RULES = (
    OwnRule(title="Tre offerter", amount=Money(10000000, "SEK"), quotes=3, valid_from=date(2026, 1, 1)),
    OwnRule(
        title="Samma slag",
        kind=OwnRuleKind.SAME_KIND,
        beginning=Beginning.FROM,
        counting=Counting.FISCAL_YEAR,
        valid_from=date(2027, 1, 1),
    ),
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.inkop"
    with registers.new(path, "Anna", Country.SE, Organisation(name="Regionen")) as made:
        for record in (AMOUNT, *RULES):
            records.save(made, record)
    return path


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "se-2027.toml"
    text = reading.shipped(Country.SE).text.replace("checked_on = 2026-11-20", "checked_on = 2027-01-10", 1)
    path.write_text(text.replace("amount = 700000, ", "amount = 800000, ", 1), encoding="utf-8")
    return path


def test_own_amounts_stand_in_the_json_of_the_law(run: Run, own: Path) -> None:
    code, out, err = run("law", "--country", "se", "--on", "2026-06-01", "--register", own, "--json")
    assert (code, err) == (0, "")
    found = [each for each in json.loads(out) if (each["law"], each["kind"]) == ("LOU", "eu_works")]
    assert found == [
        {
            "id": "own.1",
            "law": "LOU",
            "kind": "eu_works",
            "comparison": ">=",
            "value": {"amount": "60000000.00", "currency": "SEK"},
            "valid_from": "2026-01-01",
            "valid_to": "2027-12-31",
            "reference": "5 kap. 1 § LOU",
            "source": "SFS 2026:12",
            "checked_on": "2026-02-03",
            "certainty": "F",
        }
    ]
    assert all(each.keys() == LIMIT_KEYS for each in json.loads(out))


def test_own_amounts_and_rules_are_called_so(run: Run, own: Path) -> None:
    shown = run("law", "--country", "se", "--on", "2026-06-01", "--register", own)[1]
    assert "EU threshold, works: at least 60,000,000 SEK (the authority's own entry)" in shown.replace(
        "\xa0", " "
    )
    own_part = shown.partition("The authority's own rules, beside the law")[2]
    assert "Above 100,000 SEK, 3 suppliers are asked." in own_part.replace("\xa0", " ")
    assert "Samma slag" not in own_part
    later = run("law", "--country", "se", "--on", "2027-06-01", "--register", own)[1]
    assert "added up and held against the limit of the law (the fiscal year)." in later
    assert "the authority's own" not in run("law", "--country", "se", "--on", "2026-06-01")[1]


def test_a_register_of_the_other_country_is_refused(run: Run, own: Path) -> None:
    code, out, err = run("law", "--country", "no", "--register", own)
    assert (code, out) == (2, "")
    assert err == "own.inkop is a register that follows the law of Sweden.\n"


def test_a_law_pack_is_tried_and_then_taken(run: Run, own: Path, newer: Path) -> None:
    argv = ("import", "law-pack", newer, "--into", own, "--today", "2027-01-15")
    code, out, err = run(*argv, "--dry-run")
    assert (code, err) == (0, "")
    assert "Changed" in out
    told = out.replace(formats.NBSP, " ")
    assert "The amount becomes 800,000 SEK instead of 700,000 SEK." in told
    assert "could be taken into use. Nothing has been written." in out
    assert taken(own) == []
    code, out, err = run(*argv, "--json")
    assert (code, err) == (0, "")
    said = json.loads(out)
    assert (said["name"], said["taken"], len(said["differences"])) == ("se-2027.toml", True, 1)
    change = said["differences"][0]
    assert change["before"]["value"]["amount"] == "700000.00"
    assert change["after"]["value"]["amount"] == "800000.00"
    assert [each.name for each in taken(own)] == ["se-2027.toml"]
    assert run(*argv)[::2] == (2, "se-2027.toml is the law pack in use already.\n")


def test_every_fault_of_a_law_pack_is_said(run: Run, own: Path, newer: Path) -> None:
    newer.write_text(
        'country = "se"\nchecked_on = 2027-01-10\nlaws = 1\n[[limits]]\nid = "x"\n', encoding="utf-8"
    )
    code, out, err = run("import", "law-pack", newer, "--into", own, "--today", "2027-01-15")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "The law pack is wrong at “x”: “currency” is missing.",
        "The law pack is wrong at “pack”: “laws” is not known here.",
    ]
    assert taken(own) == []


@pytest.mark.parametrize("option", [("--strict",), ("--mapping", "m.toml")])
def test_what_is_for_lists_is_refused(run: Run, own: Path, newer: Path, option: tuple[str, ...]) -> None:
    code, _out, err = run("import", "law-pack", newer, "--into", own, *option)
    assert code == 2
    assert "are for lists" in err


def taken(path: Path) -> list[LawPack]:
    with file.open_register(path, "Anna", Mode.READ_ONLY) as register:
        return records.every(register, LawPack)
