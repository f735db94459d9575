"""Papers to set: one with every block, in each language; all names are invented."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf

from inkop_desktop import text
from inkop_desktop.text import message
from inkop_desktop.typeset.document import (
    AttachedPdf,
    Column,
    Conformance,
    DataTable,
    Document,
    Heading,
    KeyValues,
    Kind,
    PageBreak,
    Paragraph,
    Picture,
    SignatureLines,
    Subheading,
    Title,
    Total,
)
from inkop_desktop.typeset.pdf.renderer import PASSES, render
from inkop_desktop.typeset.progress import Progress, steps
from inkop_desktop.typeset.scene import Anchor, Label, Line, Rect, Role, Scene

DAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Money:
    """An amount as records have it."""

    minor: int
    currency: str


COLUMNS = (
    Column("number", "Nummer", 8),
    Column("title", "Rubrik", 26),
    Column("supplier", "Leverantör", 20),
    Column("last_day", "Sista dag", kind=Kind.DATE),
    Column("months", "Mån.", kind=Kind.NUMBER),
    Column("value", "Värde", kind=Kind.MONEY),
    Column("share", "Andel", kind=Kind.SHARE),
    Column("remarks", "Anmärkning", 40, below=True),
)


def contract(number: int, title: str = "Ramavtal för skolmöbler", remarks: object = None) -> tuple:
    """Return a row of `COLUMNS`."""
    value = Money(123_450_00 + number * 1_000_50, "SEK")
    day = date(2027, 1 + number % 12, 1 + number % 28)
    return (f"KS-{number:04}", title, "Möbler i Norr AB", day, number, value, Decimal("0.125"), remarks)


def table(*lines: object, caption: str = "Avtal i kraft") -> DataTable:
    """Return a table of contracts."""
    return DataTable(COLUMNS, lines, caption, "Inga avtal löper ut under perioden.")


def paper(
    *blocks: object, language: str = "sv", landscape: bool = False, title: str = "Avtalsregister"
) -> Document:
    """Return a document with head and foot."""
    return Document(
        title,
        language,
        DAY,
        blocks,
        organisation="Norrby kommun",
        kind="Avtalsregister",
        case_number="KS 2026/118",
        law_pack="SE 2026-01",
        subject="Avtal i kraft och deras uppsägningsdagar",
        landscape=landscape,
    )


def scene() -> Scene:
    """Return a term with an option, drawn."""
    return Scene(
        560,
        96,
        (
            Rect(0, 0, 560, 96, fill=Role.SURFACE, outline=Role.LINE, radius=8),
            Label(16, 24, "Ramavtal skolmöbler", size=13, bold=True),
            Rect(16, 40, 300, 20, radius=4),
            Rect(316, 40, 160, 20, fill=Role.ACCENT_SURFACE, outline=Role.ACCENT, dashed=True, radius=4),
            Line(300, 32, 300, 70, Role.DANGER, 2),
            Label(16, 82, "2024-08-01", Role.MUTED),
            Label(316, 82, "2027-07-31 中", Role.MUTED, anchor=Anchor.MIDDLE),
            Label(476, 82, "2029-07-31", Role.MUTED, anchor=Anchor.END),
        ),
        "Avtalet löper 2024-08-01 till 2027-07-31 och kan förlängas till 2029-07-31.",
    )


def foreign_pdf(*, password: str = "", pages: int = 1) -> bytes:
    """Return a plain PDF of another program, a page of it lying."""
    with pikepdf.new() as pdf:
        for _number in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[-1].rotate(90, relative=True)
        out = BytesIO()
        protection = pikepdf.Encryption(owner=password, user=password) if password else None
        pdf.save(out, encryption=protection or False)
        return out.getvalue()


def everything(language: str = "sv", *, landscape: bool = False, attached: bool = False) -> Document:
    """Return a paper with every block."""
    rows = [
        contract(number, remarks="Prisjusteras varje år." if number % 3 else None) for number in range(40)
    ]
    january = [
        Subheading("Januari 2027"),
        *rows[:3],
        Total(("Summa", *rows[2][1:5], Money(9_99, "SEK"), None, None)),
    ]
    blocks = (
        Title("Avtalsregister", "Norrby kommun, 40 avtal i kraft"),
        Paragraph("Registret visar de avtal som gäller. " * 9),
        Heading("Ett avtal"),
        KeyValues(
            (
                ("Nummer", "KS-0001"),
                ("Leverantör", "Łódź & Søn <Norge> AS, Čáslav ŋ 中"),
                ("Sista dag", date(2027, 7, 31)),
                ("Uppskattat värde", Money(1_250_000_00, "SEK")),
                ("Uträkning", message("yes")),
                ("Tom", None),
            )
        ),
        Heading("Avtalstid", 3),
        Picture(scene(), "Avtalstiden med en möjlig förlängning"),
        Heading("Avtal som löper ut"),
        table(*january, Subheading("Februari 2027"), *rows[3:]),
        table(caption="Avtal utan ägare"),
        SignatureLines(("Anna Berg, upphandlingschef", "Per Ström, kommundirektör")),
        PageBreak(),
        Heading("Bilagor"),
        *((AttachedPdf("Avtal KS-0001.pdf", foreign_pdf(pages=2)),) if attached else ()),
        Paragraph("Slut."),
    )
    return paper(*blocks, language=language, landscape=landscape)


def printed(document: Document, folder: Path, conformance: Conformance = Conformance.A_2A) -> Path:
    """Return the path of the document as a PDF."""
    path = folder / f"paper-{conformance.value}.pdf"
    with text.in_language(document.language):
        path.write_bytes(render(document, conformance, Progress(steps(document, PASSES))))
    return path
