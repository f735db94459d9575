"""Who answers for what: the matrix of product areas and municipalities."""

from PySide6.QtWidgets import QWidget

from inkop_desktop.register.change import Changed
from inkop_desktop.text import _
from inkop_desktop.ui.areapage import AreaPage
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.organisation.matrix import MatrixTab


class OrganisationPage(AreaPage):
    """The page of the area Responsibilities."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("Responsibilities"), parent)
        self.matrix = MatrixTab(desk)
        self.body.addWidget(self.matrix, 1)

    def refresh(self, changed: Changed) -> None:
        """Bring what is shown up to date with a change set."""
        self.matrix.refresh(changed)
