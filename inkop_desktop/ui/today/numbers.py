"""The panels at the right of Today: contracts that run out, and how far the guideline is followed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from inkop_desktop import formats
from inkop_desktop.reports import charts
from inkop_desktop.rules.vocabulary import Country
from inkop_desktop.services.overview import Measure, MonthEndings
from inkop_desktop.text import N_, _, counted
from inkop_desktop.ui import theme
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.theme import Tone, Type
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.page import Panel
from inkop_desktop.ui.widgets.picture import Picture
from inkop_desktop.ui.widgets.scene import SceneView

STRESSED = 2  # months whose bars stand out: this one and the next
GOOD = 0.9
# What the document is called that says how purchasing is done.
_DOCUMENT = {Country.SE: N_("The guideline"), Country.NO: N_("The instructions")}


class EndingsPanel(Panel):
    """How many contracts end in each month of the coming twelve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Contracts that run out"), parent)
        self._chart = SceneView()
        self._words = Label("", Type.LABEL, wrap=True)
        self.body.addWidget(self._chart)
        self.body.addWidget(self._words)

    def show_months(self, months: Sequence[MonthEndings]) -> None:
        """Show these months."""
        total = sum(each.count for each in months)
        without = sum(each.without_successor for each in months)
        ending = formats.worded(
            counted("{count} contract in twelve months", "{count} contracts in twelve months", total)
        )
        said = _("{ending}, {without} without a contract that replaces it").format(
            ending=ending, without=formats.integer(without)
        )
        self._chart.setVisible(bool(total))
        if not total:
            self._words.setText(_("No contract runs out in the coming twelve months."))
            return
        bars = [
            charts.Bar(each.month, each.count, stressed=place < STRESSED) for place, each in enumerate(months)
        ]
        self._words.setText(said)
        self._chart.show_scene(partial(charts.months, bars, alternative=said))


class MeasuresPanel(Panel):
    """What the authority's own document asks, and how much of it is done."""

    def __init__(self, country: Country, parent: QWidget | None = None) -> None:
        super().__init__(_(_DOCUMENT[country]), parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(10))
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)

    def show_measures(self, measures: Sequence[Measure]) -> None:
        """Show these measures; one that has nothing to measure is left out, and the panel that has none."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        shown = [each for each in measures if each.total]
        self.setVisible(bool(shown))
        for row, measure in enumerate(shown):
            icon, tone = _sign(measure)
            self._grid.addWidget(Picture(icon, tone.ink, 16), row, 0)
            self._grid.addWidget(Label(formats.label(measure.label), wrap=True), row, 1)
            self._grid.addWidget(Label(_value(measure), Type.STRONG), row, 2)


def _sign(measure: Measure) -> tuple[Icon, Tone]:
    if measure.done == measure.total:
        return Icon.CIRCLE_CHECK, Tone.DONE
    share = measure.share
    if share is not None and share >= GOOD:
        return Icon.CLOCK, Tone.WARNING
    return Icon.TRIANGLE_ALERT, Tone.DANGER


def _value(measure: Measure) -> str:
    if measure.is_share and measure.share is not None:
        return formats.percent(measure.share)
    return _("{done} of {total}").format(
        done=formats.integer(measure.done), total=formats.integer(measure.total)
    )
