"""The wizard that imports contracts, in its window."""

from PySide6.QtWidgets import QWidget

from inkop_desktop.flows.import_contracts import IMPORT_CONTRACTS, ImportDraft
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.flowshell import FlowShell
from inkop_desktop.ui.imports.columnspage import ColumnsPage
from inkop_desktop.ui.imports.endpage import EndPage, ResultPage
from inkop_desktop.ui.imports.filepage import FilePage
from inkop_desktop.ui.imports.previewpage import PreviewPage


def import_wizard(desk: Desk, parent: QWidget | None = None) -> FlowShell:
    """Return the wizard, ready to open."""
    pages = {"file": FilePage, "columns": ColumnsPage, "preview": PreviewPage, "end": EndPage}
    return FlowShell(
        desk, IMPORT_CONTRACTS, pages, ImportDraft(today=desk.today), result=ResultPage, parent=parent
    )
