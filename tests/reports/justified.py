"""What the tests of justifications share: how one is written and read."""

import re
from html import unescape
from pathlib import Path
from typing import Any

from procured import (
    TODAY,
    Procured,
)

from inkop_desktop.records.fields import Kind, fields_of
from inkop_desktop.records.procuring import DirectProcurement
from inkop_desktop.records.procuring_rows import PriceRow
from inkop_desktop.reports import orders
from inkop_desktop.reports.procuring_orders import JustificationOrder
from inkop_desktop.rules.procuring import Price
from inkop_desktop.typeset.document import Document

URGENT = ("urgent", "not_attributable", "not_foreseeable", "no_time", "necessary")
IN_NORWAY = ("unforeseen", "not_attributable", "no_time", "no_more")
ODD = "Łódź & <b>Đặng</b> ŋ ﬁ"
LONG = "Ett avsnitt som är längre än en sida, ord för ord. " * 300

TEXTS = [
    name
    for name, field in fields_of(DirectProcurement).items()
    if field.kind in {Kind.TEXT, Kind.LONG_TEXT} and name not in {"number", "page", "law_pack", "ground"}
]


def document(made: Procured, case: DirectProcurement, *, public: bool = False) -> Document:
    """Return the justification of a case, in the language in force."""
    saved = made.save(case)
    return orders.document_of(made.register, JustificationOrder(TODAY, saved.id or 0, public))


def written(made: Procured, case: DirectProcurement, out: Path, *, public: bool = False) -> Path:
    """Write the justification of a case and return where it is."""
    saved = made.save(case)
    orders.write(made.register, JustificationOrder(TODAY, saved.id or 0, public), out)
    return out


def read(made: Procured, case: DirectProcurement, *, public: bool = False) -> str:
    """Return the words of the justification as a web page has them."""
    out = made.register.path.with_name("read.html")
    page = written(made, case, out, public=public).read_text("utf-8")
    body = page.split("<body>")[1]
    return unescape(re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", body)))


def priced(made: Procured, amount: int, **facts: Any) -> dict[str, Any]:
    """Return the facts of a case with one fixed price."""
    return {"prices": (PriceRow(kind=Price.FIXED, amount=made.kronor(amount)),), "months": None, **facts}
