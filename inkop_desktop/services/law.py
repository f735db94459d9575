"""The law as a register sees it: the pack in use, the authority's own amounts and rules beside it."""

from sqlalchemy import Connection, insert, select

from inkop_desktop.errors import RegisterError
from inkop_desktop.models.mapping import METADATA
from inkop_desktop.register.register import Register
from inkop_desktop.rules.law import reading
from inkop_desktop.rules.law.pack import Pack
from inkop_desktop.text import N_

TEXT = METADATA.tables["law_text"]


def keep(connection: Connection, pack: Pack) -> str:
    """Keep the text of a pack for good, so that what was judged by it can cite it; return its SHA-256."""
    sha256 = pack.sha256
    if connection.scalar(select(TEXT.c.sha256).where(TEXT.c.sha256 == sha256)) is None:
        connection.execute(insert(TEXT).values(sha256=sha256, text=pack.text))
    return sha256


def kept(register: Register, sha256: str) -> Pack:
    """Return a pack that was kept; raise RegisterError where it is gone or has been altered."""
    with register.reading() as connection:
        text = connection.scalar(select(TEXT.c.text).where(TEXT.c.sha256 == sha256))
    pack = reading.read(text) if text is not None else None
    if pack is None or pack.sha256 != sha256:
        raise RegisterError(
            N_("The law pack {sha256} is not in the register as it was kept. Restore it from a backup."),
            sha256=sha256,
        )
    return pack
