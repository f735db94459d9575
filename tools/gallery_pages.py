"""The pages of the gallery: the sketches of the design, rebuilt with the real widgets."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop.exchange.cells.dates import Edge
from inkop_desktop.rules.money import Money
from inkop_desktop.typeset.scene import Anchor, Line, Rect, Role, Scene, Shape
from inkop_desktop.typeset.scene import Label as Words
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Tone, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.card import Card
from inkop_desktop.ui.widgets.cells import CellRole
from inkop_desktop.ui.widgets.chip import Chip, ChipLabel
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor, YesNoEditor
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.numbers import MoneyEditor, WholeEditor
from inkop_desktop.ui.widgets.editors.reference import Deliver, Option, ReferenceEditor
from inkop_desktop.ui.widgets.editors.tags import TagsEditor
from inkop_desktop.ui.widgets.editors.text import TextEditor
from inkop_desktop.ui.widgets.empty import Empty
from inkop_desktop.ui.widgets.facts import Facts
from inkop_desktop.ui.widgets.form import Arrangement, Form
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.page import Page, Panel, SectionTitle
from inkop_desktop.ui.widgets.picture import Picture
from inkop_desktop.ui.widgets.pills import Pills
from inkop_desktop.ui.widgets.progress import Progress
from inkop_desktop.ui.widgets.scene import SceneView
from inkop_desktop.ui.widgets.scroll import Scroll
from inkop_desktop.ui.widgets.search_field import SearchField
from inkop_desktop.ui.widgets.sidebar import Sidebar
from inkop_desktop.ui.widgets.split import ListAndDetail
from inkop_desktop.ui.widgets.steps import Step, Steps, StepState
from inkop_desktop.ui.widgets.table import ColumnState, Table, TableState
from inkop_desktop.ui.widgets.tabs import Tabs

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
        Chip("Besluta option", Tone.WARNING, Icon.HOURGLASS),
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
        "Taxi och sjukresor, Piteå älvdal",
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


def contracts() -> QWidget:
    """Return the page of contracts, one of them chosen."""
    page = Page("Avtal")
    page.set_facts("412 gäller · 23 går ut inom tolv månader")
    page.add_action(SearchField("Sök allt", QKeySequence("Ctrl+K")))
    page.add_action(Button("Importera", Kind.SECONDARY, Icon.FILE_INPUT))
    page.add_action(Button("Nytt avtal", Kind.PRIMARY, Icon.PLUS))
    pills = Pills(
        "Snabbfilter",
        (
            ("force", "Gäller"),
            ("year", "Går ut inom ett år"),
            ("mine", "Mina"),
            ("owner", "Saknar ägare"),
            ("all", "Alla"),
        ),
    )
    row = QHBoxLayout()
    row.addWidget(pills, 1)
    row.addWidget(Label("Visar 412 av 1 268", Type.LABEL))
    page.body.addLayout(row)
    table = Table("Avtal")
    widths = (84, 184, 170, 92, 130)
    table.set_model(Contracts(table), TableState(tuple(map(ColumnState, KEYS, widths)), "last_day"))
    table.selectRow(0)
    page.body.addWidget(ListAndDetail(table, contract_detail()), 1)
    return window("contracts", page)


def contract_detail() -> QWidget:
    """Return the panel of the chosen contract."""
    panel = Panel()
    panel.body.setSpacing(theme.px(8))
    panel.body.addWidget(Label("2024-018 · Ramavtal · dnr 1432-2023", Type.LABEL))
    panel.body.addWidget(Label("Livsmedel, kolonial och färskvaror", Type.RECORD, wrap=True))
    panel.body.addWidget(
        ChipLabel(Chip("Besluta option före 30 juni 2026: 143 dagar försenat", Tone.WARNING, Icon.HOURGLASS))
    )
    panel.body.addWidget(SceneView(term))
    panel.body.addWidget(
        Label(
            "36 mån från 2024-01-01 till och med 2026-12-31. Kan förlängas 12 + 12 mån, längst till och med "
            "2028-12-31. Option 1 skulle ha beslutats sex månader före sista dagen.",
            Type.LABEL,
            wrap=True,
        )
    )
    panel.body.addWidget(
        Facts(
            (
                ("Leverantör", "Norrgrossen Livsmedel AB (556012-3453)"),
                ("Avtalsägare", "Kostchef"),
                ("Förvaltare", "Enheten för upphandling och inköp"),
                ("Produktområde", "Livsmedel › Kolonial"),
                ("Takvolym", "48 200 000 kr, 71 % avropat"),
                ("Nivå", "A, strategiskt (uppföljning tre gånger om året)"),
                ("Avrop", "Elektroniskt, e-katalog"),
            )
        )
    )
    panel.body.addStretch()
    row = QHBoxLayout()
    row.addWidget(Button("Besluta option", Kind.PRIMARY, Icon.HANDSHAKE))
    row.addWidget(Button("Redigera"))
    row.addWidget(Button("Skriv ut", Kind.SECONDARY, Icon.PRINTER))
    row.addStretch()
    panel.body.addLayout(row)
    return panel


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
        Words(4 + 30 * day, 13, "Besluta option 30 juni", Role.WARNING, anchor=Anchor.END),
        Line(today, 15, today, 39, Role.TEXT, 2),
        Words(today + 4, 13, "I dag"),
        Words(0, 48, "2024-01-01", Role.MUTED),
        Words(first, 48, "2026-12-31", Role.MUTED, anchor=Anchor.MIDDLE),
        Words(width, 48, "2028-12-31", Role.MUTED, anchor=Anchor.END),
    )
    return Scene(width, 54, shapes, "Avtalet löper 2024-01-01 till 2026-12-31.")


TODAY = (
    (
        "Option på Livsmedel skulle ha beslutats 30 juni",
        "Avtal 2024-018 löper ut 31 december. Utan beslut saknas avtal från årsskiftet. Riktlinjen N15, N21.",
        "Besluta option",
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


def today() -> QWidget:
    """Return the Today page."""
    page = Page("I dag")
    page.set_facts("Fredag 20 november 2026 · vecka 47")
    page.add_action(SearchField("Sök allt", QKeySequence("Ctrl+K")))
    page.add_action(Button("Skriv ut", Kind.SECONDARY, Icon.PRINTER))
    cards = Scroll(edge=0)
    for title, remark, tone, rows in (
        ("Måste göras", "3 saker", Tone.DANGER, TODAY),
        ("Närmar sig", "4 saker", Tone.WARNING, SOON),
    ):
        cards.body.addWidget(SectionTitle(title, remark))
        for what, why, action, icon in rows:
            card = Card(what, why, action, icon=icon, tone=tone)
            card.menu().addAction("Hanterad")
            cards.body.addWidget(card)
    cards.body.addStretch()
    side = QVBoxLayout()
    side.setSpacing(theme.px(12))
    ending = Panel("Avtal som löper ut")
    ending.body.addWidget(SceneView(bars))
    ending.body.addWidget(Label("27 avtal på tolv månader, 12 utan planerad upphandling", Type.LABEL))
    side.addWidget(ending)
    side.addWidget(guideline())
    side.addStretch()
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    row.addWidget(cards, 1)
    row.addLayout(side)
    ending.setMinimumWidth(theme.px(330))
    page.body.addLayout(row, 1)
    return window("today", page)


def guideline() -> Panel:
    """Return the panel that shows how well the guideline is kept."""
    panel = Panel("Riktlinjen")
    for icon, tone, name, value in (
        (Icon.CLOCK, Tone.WARNING, "Upphandlingsplan 2027", "utkast, beslut 11 dec"),
        (Icon.TRIANGLE_ALERT, Tone.DANGER, "Avtal med ägare", "411 av 412"),
        (Icon.CIRCLE_CHECK, Tone.DONE, "Uppföljningar gjorda", "96 %"),
    ):
        row = QHBoxLayout()
        row.addWidget(Picture(icon, tone.ink, 16))
        row.addWidget(Label(name))
        row.addStretch()
        row.addWidget(Label(value, Type.STRONG))
        panel.body.addLayout(row)
    return panel


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


def wizard() -> QWidget:
    """Return the wizard at its fourth step."""
    frame = QWidget()
    frame.setProperty("ground", "window")
    frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    steps = Steps("Direktupphandling")
    steps.set_remark("DU-2026-032 · utkast sparat 10:42")
    states = [StepState.DONE] * 3 + [StepState.HERE] + [StepState.TO_COME] * 7
    steps.set_steps(Step(name, name, state) for name, state in zip(STEPS, states, strict=True))
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(steps)
    row.addLayout(question(), 1)
    row.addWidget(so_far())
    return frame


def question() -> QVBoxLayout:
    """Return the wizard's middle."""
    column = QVBoxLayout()
    column.setContentsMargins(theme.px(32), theme.px(24), theme.px(32), theme.px(20))
    column.setSpacing(theme.px(12))
    column.addWidget(Label("Vad blir köpet värt under hela avtalstiden?", Type.PAGE, wrap=True))
    column.addWidget(
        Label(
            "Lagen räknar hela beloppet, också optioner och förlängningar, exklusive moms. Därför frågar "
            "vi om allt som kan komma att betalas. LOU 5 kap. 3 §.",
            Type.BODY,
            Ink.MUTED,
            wrap=True,
        )
    )
    column.addWidget(price())
    box = Panel()
    box.body.addWidget(Label("15 000 kr × 48 månader = 720 000 kr", Type.RECORD))
    box.body.addWidget(
        Label("Tillsvidareavtal räknas som 48 månader. Inga optioner. Exklusive moms.", Type.LABEL)
    )
    column.addWidget(box)
    column.addStretch(1)
    row = QHBoxLayout()
    row.addWidget(Button("Spara och stäng"))
    row.addStretch()
    row.addWidget(Button("Tillbaka"))
    row.addWidget(Button("Nästa: samma slag", Kind.PRIMARY))
    column.addLayout(row)
    return column


def price() -> Form:
    """Return the fields of the wizard's question."""
    form = Form()
    how = ((1, "per månad"), (2, "fast pris"), (3, "per år"))
    form.add("how", "Priset anges", ChoiceEditor(how), "fast pris, per månad, per år, per enhet")
    form.add("amount", "Belopp", MoneyEditor(("SEK", "NOK")), "exklusive moms")
    length = ((1, "tillsvidare"), (2, "viss tid"))
    form.add("length", "Avtalstid", ChoiceEditor(length), "då räknas 48 månader: LOU 5 kap. 13 §")
    form.add("options", "Optioner", WholeEditor("månader"))
    form.set_values({"how": 1, "amount": Money(1500000, "SEK"), "length": 1})
    return form


def so_far() -> QFrame:
    """Return what the wizard has established."""
    aside = QFrame()
    aside.setProperty("ground", "aside")
    aside.setFixedWidth(theme.px(320))
    column = QVBoxLayout(aside)
    column.setContentsMargins(*(theme.px(20),) * 4)
    column.setSpacing(theme.px(12))
    column.addWidget(Label("Så här långt", Type.SECTION))
    column.addWidget(ChipLabel(Chip("Över direktupphandlingsgränsen", Tone.DANGER, Icon.TRIANGLE_ALERT)))
    column.addWidget(
        Label(
            "720 000 kr är inte under 700 000 kr. Köpet får inte direktupphandlas på grund av "
            "sitt värde. Annonsera, eller visa på nästa sidor att en annan grund finns.",
            wrap=True,
        )
    )
    column.addWidget(SceneView(meter))
    column.addWidget(
        Facts(
            (
                ("Regler", "LOU, region, tjänster"),
                ("Gräns", "700 000 kr sedan 2022-02-01"),
                ("Källa", "LOU 19 a kap. 2 §, läst 2026-11-20"),
                ("Dokumentation", "ja, värdet är över 100 000 kr"),
                ("Klar senast", "30 dagar efter avtalet"),
            )
        )
    )
    column.addStretch()
    return aside


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


def widgets() -> QWidget:
    """Return a page with the rest."""
    page = Page("Byggstenar")
    page.body.addLayout(buttons())
    notice = NoticeBar()
    notice.tell("Avtalet är sparat.", Tone.DONE, "Ångra")
    page.body.addWidget(notice)
    warning = NoticeBar()
    warning.tell("Registret är öppet på en annan dator. Du kan läsa men inte ändra.", Tone.WARNING, "Ta över")
    page.body.addWidget(warning)
    progress = Progress()
    progress.start("Läser rad 6 200 av 10 000")
    progress.step("Läser rad 6 200 av 10 000", 62, 100)
    page.body.addWidget(progress)
    tabs = Tabs("Avtalet")
    tabs.addTab(form(Arrangement.BESIDE), "Uppgifter")
    tabs.addTab(Empty(Icon.INBOX, "Inga dokument", "Dra in avtalet."), "Dokument")
    tabs.addTab(QWidget(), "Historik")
    row = QHBoxLayout()
    row.addWidget(tabs, 1)
    side = Panel("Smal")
    side.body.addWidget(form(Arrangement.ABOVE))
    side.body.addStretch()
    side.setFixedWidth(theme.px(380))
    row.addWidget(side)
    page.body.addLayout(row, 1)
    return window("reports", page)


def buttons() -> QHBoxLayout:
    """Return every kind of button and chip."""
    row = QHBoxLayout()
    for kind in Kind:
        row.addWidget(Button(kind.value.capitalize(), kind, Icon.PLUS))
    off = Button("Avstängd", Kind.PRIMARY)
    off.setEnabled(False)
    row.addWidget(off)
    for tone in Tone:
        row.addWidget(ChipLabel(Chip(tone.value, tone, Icon.CIRCLE_CHECK)))
    row.addStretch()
    return row


SUPPLIERS = (
    Option(1, "Norrgrossen Livsmedel AB", "556012-3453"),
    Option(2, "Norrlands Textilservice AB", "556677-1234"),
)


def form(arrangement: Arrangement) -> Form:
    """Return a form with an editor of each kind."""
    form = Form(arrangement)
    form.add("title", "Benämning", TextEditor())
    form.add("supplier", "Leverantör", ReferenceEditor(find_supplier))
    form.add("last", "Sista dag", DateEditor(Edge.LAST), "den dagen räknas med")
    form.add("term", "Avtalstid", WholeEditor("månader"), "utan optioner")
    form.add("value", "Uppskattat värde", MoneyEditor(("SEK", "NOK", "EUR")), "exklusive moms")
    form.add("kind", "Avtalstyp", ChoiceEditor(((1, "Ramavtal"), (2, "Avrop")), "inte angivet"))
    form.add("public", "Får publiceras", YesNoEditor())
    form.add("tags", "Hållbarhet", TagsEditor("Lägg till"))
    form.set_values(
        {
            "title": "Livsmedel, kolonial och färskvaror",
            "supplier": SUPPLIERS[0],
            "last": date(2026, 12, 31),
            "value": Money(4820000000, "SEK"),
            "kind": 1,
            "public": True,
            "tags": ("Miljömärkt", "Rättvis handel"),
        }
    )
    form.field("term").set_problem("Ange hur länge avtalet gäller, eller dess sista dag.")
    return form


def find_supplier(text: str, deliver: Deliver) -> None:
    """Deliver the suppliers whose name holds the text."""
    deliver([option for option in SUPPLIERS if text.lower() in option.name.lower()])


def window(area: str, page: QWidget) -> QWidget:
    """Return a page with the sidebar beside it."""
    frame = QWidget()
    bar = Sidebar("Områden")
    bar.set_register("Region Norrbotten", "norrbotten.inkop")
    for key, name, icon, count in AREAS:
        bar.add_area(key, name, icon)
        bar.set_badge(key, count, Tone.DANGER if key == "today" else Tone.NEUTRAL)
    bar.set_current(area)
    bar.set_status("Säkerhetskopia 08:14 i dag")
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(bar)
    row.addWidget(page, 1)
    return frame
