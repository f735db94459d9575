"""A newer law pack is looked at, refused with reasons or taken, and taken back again."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import copies
import pytest

from inkop_desktop import formats
from inkop_desktop.errors import InkopError
from inkop_desktop.records.law import LawPack, OwnAmount
from inkop_desktop.records.people import Organisation
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.difference import What
from inkop_desktop.rules.law.vocabulary import Certainty, Law, LimitKind
from inkop_desktop.rules.money import Money
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services import law, law_packs, records, registers

TODAY = date(2027, 1, 15)
COUNT = len(list(reading.shipped(Country.SE)))
SHIPPED = reading.shipped(Country.SE).text
HEAD = 'country = "{country}"\nchecked_on = {day}\n'
LIMIT = (
    '[[limits]]\nid = "x"\nlaw = "LOU"\nkind = "direct_special"\ncomparison = "<"\ncurrency = "SEK"\n'
    'amount = 1\nfrom = 2026-01-01\nreference = "1 §"\nsource = "?"\ncertainty = "F"\n'
)
PAST = LIMIT.replace("2026-01-01", "2020-01-01") + "to = 2020-12-31\n"
OWN = LIMIT.replace("limits", "own")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with copies.new(tmp_path / "law", "Anna", Country.SE, Organisation(name="Regionen")) as made:
        yield made


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Return the file of a pack that was checked later, with the amount of 2026 and a higher limit."""
    text = SHIPPED.replace("checked_on = 2026-11-20", "checked_on = 2027-01-10", 1)
    text = text.replace(
        'amount = 750000, currency = "EUR", source = "direktiv 2014/24/EU artikel 4 d; ',
        ('amount = 8512345, source = "SFS 2026:12; '),
        1,
    )
    text = text.replace("amount = 700000, ", "amount = 800000, ", 1)
    path = tmp_path / "se-2027.toml"
    path.write_text("\ufeff" + text.replace("\n", "\r\n"), encoding="utf-8")
    return path


def refused(register: Register, path: Path) -> str:
    with pytest.raises(InkopError) as found:
        law_packs.look_at(register, path, TODAY)
    return formats.worded(found.value).replace(formats.NBSP, " ")


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (HEAD.format(country="no", day="2027-01-10"), "is the law of Norway, and this register follows"),
        (HEAD.format(country="se", day="2026-11-19") + LIMIT, "It is older."),
        (HEAD.format(country="se", day="2027-01-16") + LIMIT, "still to come"),
        (HEAD.format(country="se", day="2027-01-10") + PAST + OWN, "an authority's own amounts"),
        (SHIPPED, "pack.toml is the law pack in use already."),
        (HEAD.format(country="se", day="2027-01-10"), "pack.toml has no entries."),
        ("=", "is not TOML"),
        (b"\xff\xfe\x00", "is not a text in UTF-8"),
        ("#" * (law_packs.LARGEST + 1), "pack.toml is too large to be a law pack."),
        (None, "pack.toml"),
    ],
)  # fmt: skip
def test_a_pack_that_may_not_take_its_place_is_refused(
    register: Register, tmp_path: Path, written: str | bytes | None, fault: str
) -> None:
    path = tmp_path / "pack.toml"
    if written is not None:
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
    assert fault in refused(register, path)
    assert records.every(register, LawPack) == []


def test_what_is_looked_at_is_not_taken(register: Register, newer: Path) -> None:
    found = law_packs.look_at(register, newer, TODAY)
    assert (found.name, found.pack.newest_check) == ("se-2027.toml", date(2027, 1, 10))
    assert {(each.what, each.entry.id) for each in found.differences} == {
        (What.CHANGED, "se.lou.direct"),
        (What.CHANGED, "se.lou.direct_special"),
    }
    assert law.pack_of(register) is reading.shipped(Country.SE)


def test_a_pack_is_taken_undone_and_taken_back(register: Register, newer: Path) -> None:
    def limit() -> Money | None:
        found = law.pack_of(register).limit("LOU", LimitKind.DIRECT_GENERAL, TODAY)
        return found.value if found else None

    record = law_packs.take(register, law_packs.look_at(register, newer, TODAY))
    assert (record.name, record.checked_on, record.entries) == ("se-2027.toml", date(2027, 1, 10), COUNT)
    assert limit() == Money(80000000, "SEK")
    registers.undo(register)
    assert limit() == Money(70000000, "SEK")
    registers.redo(register)
    assert limit() == Money(80000000, "SEK")
    records.delete(register, records.every(register, LawPack)[0])
    assert limit() == Money(70000000, "SEK")
    assert law.kept(register, record.sha256).newest_check == date(2027, 1, 10)


def test_the_program_s_own_pack_is_used_again_once_it_is_newer(
    register: Register, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law_packs.take(register, law_packs.look_at(register, newer, TODAY))
    for day, amount in (("2027-01-09", 80000000), ("2027-01-10", 80000000), ("2027-01-11", 70000000)):
        shipped = reading.read(SHIPPED.replace("checked_on = 2026-11-20", f"checked_on = {day}", 1))
        monkeypatch.setattr(reading, "shipped", lambda _country, pack=shipped: pack)
        found = law.pack_of(register).limit("LOU", LimitKind.DIRECT_GENERAL, TODAY)
        assert found
        assert found.value == Money(amount, "SEK")


def test_the_pack_s_amount_wins_once_it_knows_it(register: Register, newer: Path) -> None:
    own = OwnAmount(
        law=Law.LOU,
        limit_kind=LimitKind.DIRECT_SPECIAL,
        amount=Money(851000000, "SEK"),
        valid_from=date(2026, 1, 1),
        source="Meddelande",
        certainty=Certainty.F3,
        checked_on=date(2026, 2, 3),
    )
    records.save(register, own)
    law_packs.take(register, law_packs.look_at(register, newer, TODAY))
    pack = law.pack_of(register)
    for day, amount, is_own in (("2026-06-01", 851234500, False), ("2028-01-01", 851000000, True)):
        found = pack.limit("LOU", LimitKind.DIRECT_SPECIAL, date.fromisoformat(day))
        assert found
        assert (found.value, found.is_own) == (Money(amount, "SEK"), is_own)


def test_an_older_case_still_has_its_pack(register: Register, newer: Path) -> None:
    with register.writing() as connection:
        cited = law.keep(connection, law.pack_of(register))
    law_packs.take(register, law_packs.look_at(register, newer, TODAY))
    before = law.kept(register, cited).limit("LOU", LimitKind.DIRECT_GENERAL, TODAY)
    assert before
    assert before.value == Money(70000000, "SEK")
    assert replace(before, value=None) == replace(
        reading.shipped(Country.SE).limit("LOU", LimitKind.DIRECT_GENERAL, TODAY) or before, value=None
    )
