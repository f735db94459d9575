"""The pages of the gallery: the sketches of the design, rebuilt with the real widgets."""

from datetime import date

from gallery_contents import (
    AREAS,
    KEYS,
    SOON,
    STEPS,
    SUPPLIERS,
    TODAY,
    Contracts,
    bars,
    find_supplier,
    meter,
    term,
)
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inkop_desktop.exchange.cells.dates import Edge
from inkop_desktop.rules.money import Money
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Ink, Tone, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.card import Card
from inkop_desktop.ui.widgets.chip import Chip, ChipLabel
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor, YesNoEditor
from inkop_desktop.ui.widgets.editors.dates import DateEditor
from inkop_desktop.ui.widgets.editors.numbers import MoneyEditor, WholeEditor
from inkop_desktop.ui.widgets.editors.reference import ReferenceEditor
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


def contracts() -> QWidget:
    """Return the page of contracts, one of them chosen."""
    page = Page("Avtal")
    page.set_facts("412 gäller · 23 löper ut inom tolv månader")
    page.add_action(SearchField("Sök i allt", QKeySequence("Ctrl+K")))
    page.add_action(Button("Importera", Kind.SECONDARY, Icon.FILE_INPUT))
    page.add_action(Button("Nytt avtal", Kind.PRIMARY, Icon.PLUS))
    pills = Pills(
        "Snabbfilter",
        (
            ("force", "Gäller"),
            ("year", "Löper ut inom ett år"),
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
            "36 månader från 2024-01-01 till och med 2026-12-31. "
            "Kan förlängas 12 + 12\N{NO-BREAK SPACE}mån, längst till och med 2028-12-31. "
            "Option 1 skulle ha beslutats sex månader före sista dagen.",
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


def today() -> QWidget:
    """Return the Today page."""
    page = Page("I dag")
    page.set_facts("Fredag 20 november 2026 · vecka 47")
    page.add_action(SearchField("Sök i allt", QKeySequence("Ctrl+K")))
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
