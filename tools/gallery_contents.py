"""The invented contents of the gallery: lists, cards, steps and drawn pictures."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from inkop_desktop.typeset.scene import Anchor, Line, Rect, Role, Scene, Shape
from inkop_desktop.typeset.scene import Label as Words
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Tone
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.chip import Chip
from inkop_desktop.ui.widgets.editors.reference import Deliver, Option

AREAS = (
    ("today", "I dag", Icon.SUN, 7),
    ("contracts", "Avtal", Icon.FILE_TEXT, 0),
    ("plan", "Upphandlingsplan", Icon.CALENDAR_CLOCK, 2),
    ("direct", "Direktupphandling", Icon.SCALE, 1),
    ("suppliers", "Leverantörer", Icon.BUILDING_2, 0),
    ("people", "Personer och roller", Icon.USERS, 3),
    ("meetings", "Möten", Icon.CALENDAR_DAYS, 1),
    ("reports", "Rapporter", Icon.PRINTER, 0),
)


IN_FORCE = Chip("Gäller", Tone.DONE, Icon.CIRCLE_CHECK)


ROWS = (
    (
        "2024-018",
        "Livsmedel, kolonial och färskvaror",
        "Norrgrossen Livsmedel AB",
        "2026-12-31",
        Chip("Besluta om option", Tone.WARNING, Icon.HOURGLASS),
    ),
    ("2023-104", "Städtjänster, hälsocentraler", "Renhem Norr AB", "2027-03-31", IN_FORCE),
    (
        "2022-077",
        "Medicinteknisk service, röntgen",
        "Medteknik Nord AB",
        "2026-11-30",
        Chip("Saknar ägare", Tone.DANGER, Icon.TRIANGLE_ALERT),
    ),
    ("2025-011", "Kontorsmaterial", "Papper & Pärm AB", "2028-08-31", IN_FORCE),
    (
        "2021-052",
        "Taxi och sjukresor, Pite älvdal",
        "Taxi Älvdalen ek. för.",
        "2026-10-31",
        Chip("Utgånget", Tone.DANGER, Icon.CIRCLE_ALERT),
    ),
    ("2025-063", "Företagshälsovård", "Hälsa i Arbetet AB", "2027-06-30", IN_FORCE),
    (
        "2024-090",
        "Snöröjning, Gällivare sjukhus",
        "Snö & Mark i Gällivare AB",
        "2027-04-30",
        Chip("Uppsägning 31 jan", Tone.WARNING, Icon.CLOCK),
    ),
    ("2023-031", "Tolkförmedling", "Tolkbryggan AB", "2027-12-31", IN_FORCE),
    (
        "2026-004",
        "Journalsystem, förvaltning",
        "Journalverket AB",
        "2030-12-31",
        Chip("Börjar 1 jan", Tone.ACCENT, Icon.CALENDAR_CLOCK),
    ),
    ("2025-022", "Arbetskläder och tvätt", "Norrlands Textilservice AB", "2028-02-29", IN_FORCE),
    ("2024-055", "Laboratoriekemikalier", "Labbfokus Norden AB", "2027-09-30", IN_FORCE),
)


COLUMNS = ("Nummer", "Benämning", "Leverantör", "T.o.m.", "Läge")


KEYS = ("number", "title", "supplier", "last_day", "status")


Index = QModelIndex | QPersistentModelIndex


class Contracts(QAbstractTableModel):
    """The invented contracts, in the roles that a table understands."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of contracts."""
        return 0 if parent.isValid() else len(ROWS)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, _way: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        """Return a heading or a column's key."""
        words: dict[int, tuple[str, ...]]
        words = {Qt.ItemDataRole.DisplayRole: COLUMNS, CellRole.KEY: KEYS}
        return words[role][section] if role in words else None

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what a cell shows."""
        row, column = ROWS[index.row()], index.column()
        if role == CellRole.CHIP:
            return row[4] if column == 4 else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row[4].text if column == 4 else row[column]
        flags: dict[int, Any] = {
            CellRole.STRONG: column == 1,
            CellRole.QUIET: column == 0,
            CellRole.ID: row[0],
            CellRole.HIGHLIGHT: [(0, 5)] if column == 1 and index.row() == 3 else None,
        }
        return flags.get(role)

    def sort(self, _column: int, _order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Keep the order of the sketch."""


def term(width: float) -> Scene:
    """Return the drawn term of the sketch."""
    day = (width - 8) / 60
    first, second, today = 4 + 36 * day, 4 + 48 * day, 4 + 34.6 * day
    shapes: tuple[Shape, ...] = (
        Rect(4, 22, 36 * day, 12, radius=3, record=1),
        Rect(
            first + 1, 22, 12 * day - 2, 12, Role.ACCENT_SURFACE, Role.ACCENT, dashed=True, radius=3, record=2
        ),
        Rect(
            second + 1,
            22,
            12 * day - 2,
            12,
            Role.ACCENT_SURFACE,
            Role.ACCENT,
            dashed=True,
            radius=3,
            record=3,
        ),
        Line(4 + 30 * day, 15, 4 + 30 * day, 39, Role.WARNING, 2),
        Words(4 + 30 * day, 13, "Besluta om option 30 juni", Role.WARNING, anchor=Anchor.END),
        Line(today, 15, today, 39, Role.TEXT, 2),
        Words(today + 4, 13, "I dag"),
        Words(0, 48, "2024-01-01", Role.MUTED),
        Words(first, 48, "2026-12-31", Role.MUTED, anchor=Anchor.MIDDLE),
        Words(width, 48, "2028-12-31", Role.MUTED, anchor=Anchor.END),
    )
    return Scene(width, 54, shapes, "Avtalet löper 2024-01-01 till 2026-12-31.")


TODAY = (
    (
        "Optionen på Livsmedel skulle ha beslutats senast 30 juni",
        "Avtal 2024-018 löper ut 31 december. Utan beslut saknas avtal från årsskiftet. Riktlinjen N15, N21.",
        "Besluta om option",
        Icon.TRIANGLE_ALERT,
    ),
    (
        "Medicinteknisk service saknar avtalsägare",
        "Förra ägaren slutade 31 oktober. Varje avtal ska ha minst en avtalsägare. Riktlinjen N21.",
        "Utse ägare",
        Icon.TRIANGLE_ALERT,
    ),
    (
        "Direktupphandling DU-2026-031 är inte färdigdokumenterad",
        "Avtalet tecknades 19 oktober; dokumentationen ska vara klar inom 30 dagar. LOU 19 a kap. 11 §.",
        "Fortsätt",
        Icon.SCALE,
    ),
)


SOON = (
    (
        "Säg upp eller förläng Snöröjning, Gällivare sjukhus",
        "Sista dag för uppsägning är 31 januari 2027, om 72 dagar. Annars förlängs avtalet med tolv månader.",
        "Öppna",
        Icon.CLOCK,
    ),
    (
        "Fortbildning når 84 % av egen gräns för samma slag",
        "588 000 av 700 000 kr under 2026, elva köp från fem enheter. Riktlinjen N26.",
        "Visa köpen",
        Icon.HOURGLASS,
    ),
    (
        "Handlingar till Utvecklingsrådet ska ut 27 november",
        "Två ärenden saknar tjänsteskrivelse: upphandlingsplan 2027, uppföljning kvartal 3.",
        "Öppna mötet",
        Icon.CALENDAR_DAYS,
    ),
)


def bars(width: float) -> Scene:
    """Return the bar chart of the sketch."""
    counts = (2, 5, 1, 0, 3, 4, 2, 6, 1, 1, 0, 2)
    step = width / len(counts)
    shapes: list[Shape] = []
    for place, (month, count) in enumerate(zip("NDJFMAMJJASO", counts, strict=True)):
        middle = (place + 0.5) * step
        if count:
            role = Role.ACCENT if place < 2 else Role.MUTED
            shapes.append(
                Rect(middle - 8, 120 - 16 * count, 16, 16 * count, role, radius=2, record=place + 1)
            )
            shapes.append(Words(middle, 114 - 16 * count, str(count), anchor=Anchor.MIDDLE))
        shapes.append(Words(middle, 136, month, Role.MUTED, anchor=Anchor.MIDDLE))
    return Scene(width, 142, tuple(shapes), "27 avtal löper ut inom tolv månader.")


STEPS = (
    "Behovet",
    "Egna avtal först",
    "Vad som köps",
    "Värdet",
    "Samma slag",
    "Regler och grund",
    "Marknaden",
    "Leverantörskontroll",
    "Jäv",
    "Beslut",
    "Dokument",
)


def meter(width: float) -> Scene:
    """Return the meter of the sketch: how much of the limit is used."""
    limit = width * 0.87
    return Scene(
        width,
        48,
        (
            Rect(0, 8, width, 12, Role.LINE, radius=3),
            Rect(0, 8, limit + 7, 12, Role.DANGER, radius=2),
            Rect(0, 8, limit, 12, Role.ACCENT, radius=3),
            Line(limit, 1, limit, 27, Role.TEXT, 2),
            Words(0, 40, "Detta köp 720 000", Role.MUTED),
            Words(limit, 40, "Gräns 700 000 kr", Role.MUTED, anchor=Anchor.END),
        ),
        "Köpet är 720 000 kr, gränsen 700 000 kr.",
    )


SUPPLIERS = (
    Option(1, "Norrgrossen Livsmedel AB", "556012-3453"),
    Option(2, "Norrlands Textilservice AB", "556677-1234"),
)


def find_supplier(text: str, deliver: Deliver) -> None:
    """Deliver the suppliers whose name holds the text."""
    deliver([option for option in SUPPLIERS if text.lower() in option.name.lower()])
