"""The law as a register sees it: the pack in use, the authority's own amounts and rules beside it."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, insert, select

from inkop_desktop import toml
from inkop_desktop.errors import RegisterError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.records.law import LawPack, OwnAmount, OwnRule
from inkop_desktop.register import store
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import own, reading
from inkop_desktop.rules.law.pack import Limit, Pack
from inkop_desktop.rules.law.vocabulary import Law
from inkop_desktop.rules.periods import Period
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.text import N_

TEXT = METADATA.tables["law_text"]
PROFILE = METADATA.tables["profile"]


def pack_of(register: Register) -> Pack:
    """Return the law pack in use, with the authority's own amounts where it knows none."""
    with register.reading() as connection:
        return pack_in(connection)


def pack_in(connection: Connection) -> Pack:
    """Return the law pack in use by a register that is being read, with the authority's own amounts."""
    return with_amounts(without_own(connection), store.load(connection, OwnAmount))


def with_amounts(pack: Pack, amounts: Iterable[OwnAmount]) -> Pack:
    """Return a pack with own amounts; those that belong to no limit of it are left out."""
    rows = [_row(each, limit) for each in amounts if (limit := like(pack, each)) is not None]
    return reading.read("\n".join([pack.text, *rows])) if rows else pack


def without_own(connection: Connection) -> Pack:
    """Return the law pack in use as it was written: the one loaded last, unless the shipped one is newer."""
    with_program = reading.shipped(connection.scalar(select(PROFILE.c.country)) or Country.SE)
    packs = store.load(connection, LawPack)
    if not packs:
        return with_program
    loaded = kept_in(connection, packs[-1].sha256)
    return loaded if loaded.newest_check >= with_program.newest_check else with_program


def own_rules(register: Register, day: date) -> list[OwnRule]:
    """Return the rules of the authority's own that are in force on a day, the lowest amount first."""
    with register.reading() as connection:
        return own_rules_in(connection, day)


def own_rules_in(connection: Connection, day: date) -> list[OwnRule]:
    """Return the own rules in force on a day from a register that is being read, the lowest amount first."""
    return in_force(store.load(connection, OwnRule), day)


def in_force(rules: Iterable[OwnRule], day: date) -> list[OwnRule]:
    """Return those of some own rules that are in force on a day, the lowest amount first."""
    found = (each for each in rules if Period(each.valid_from, each.valid_to).holds(day))
    return sorted(found, key=lambda each: each.amount.minor if each.amount else 0)


def like(pack: Pack, amount: OwnAmount) -> Limit | None:
    """Return the limit of the pack that an own amount is the amount of: the latest one of its kind."""
    if amount.law is None or amount.limit_kind is None:
        return None
    same = [limit for limit in pack.limits if own.is_same(limit, amount.law, amount.limit_kind)]
    return max(same, key=lambda limit: limit.valid_from, default=None)


def missing_on(pack: Pack, day: date) -> list[Limit]:
    """Return the limits of a day whose amounts the authority has to enter itself."""
    return [limit for limit in pack.limits if limit.in_force(day) and is_to_enter(pack, limit)]


def is_to_enter(pack: Pack, limit: Limit) -> bool:
    """Tell whether a limit lacks an amount that can be entered as an own one."""
    return own.is_missing(pack, limit) and limit.law in set(Law)


# Packs that are kept


def keep(connection: Connection, pack: Pack) -> str:
    """Keep the text of a pack for good, so that what was judged by it can cite it; return its SHA-256."""
    sha256 = pack.sha256
    if connection.scalar(select(TEXT.c.sha256).where(TEXT.c.sha256 == sha256)) is None:
        connection.execute(insert(TEXT).values(sha256=sha256, text=pack.text))
    return sha256


def kept(register: Register, sha256: str) -> Pack:
    """Return a pack that was kept; raise RegisterError where it is gone or has been altered."""
    with register.reading() as connection:
        return kept_in(connection, sha256)


def kept_in(connection: Connection, sha256: str) -> Pack:
    """Return a pack that was kept in a register that is being read; raise RegisterError as `kept` does."""
    text = connection.scalar(select(TEXT.c.text).where(TEXT.c.sha256 == sha256))
    pack = reading.read(text) if text is not None else None
    if pack is None or pack.sha256 != sha256:
        raise RegisterError(
            N_("The law pack {sha256} is not in the register as it was kept. Restore it from a backup."),
            sha256=sha256,
        )
    return pack


def _row(amount: OwnAmount, limit: Limit) -> str:
    """Return an own amount as a row of a law pack; what the statute says of it is the pack's."""
    assert amount.amount is not None
    assert amount.certainty is not None
    said = {
        "id": f"{own.PREFIX}{amount.id}",
        "law": limit.law,
        "kind": str(limit.limit_kind),
        "comparison": str(limit.comparison),
        "amount": int(amount.amount.amount),
        "currency": amount.amount.currency,
        "from": amount.valid_from,
        "reference": amount.reference or limit.reference,
        "source": amount.source,
        "checked_on": amount.checked_on,
        "certainty": str(amount.certainty),
    }
    last = {"to": amount.valid_to} if amount.valid_to else {}
    return f"[[own]]\n{toml.written(said | last)}"
