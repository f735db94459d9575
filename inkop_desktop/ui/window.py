"""The main window: the welcome page, or the workplace of one open register, under one menu bar."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from inkop_desktop.settings import Settings
from inkop_desktop.text import _
from inkop_desktop.ui import icons
from inkop_desktop.ui.areas import area_of
from inkop_desktop.ui.finder import Finder
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.workplace import Workplace

Key = QKeySequence.StandardKey


class MainWindow(QMainWindow):
    """The window.

    Signals: new_wanted, open_wanted, restore_wanted, backup_wanted, close_wanted – the register's
    own menu; settings_wanted, about_wanted; leaving – the window is about to close.
    """

    new_wanted = Signal()
    open_wanted = Signal()
    restore_wanted = Signal()
    backup_wanted = Signal()
    close_wanted = Signal()
    settings_wanted = Signal()
    about_wanted = Signal()
    leaving = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.setWindowTitle("Inköp Desktop")
        self.setMinimumSize(960, 600)
        self.resize(1360, 800)
        self._for_register: list[QAction] = []
        self._make_menus()
        self._restore()

    def show_welcome(self, welcome: QWidget) -> None:
        """Show the welcome page; no register is open."""
        self._take(welcome, "Inköp Desktop")

    def show_workplace(self, workplace: Workplace, organisation: str) -> None:
        """Show an open register."""
        name = workplace.desk.register.path.name
        self._take(workplace, _("{organisation} ({file})").format(organisation=organisation, file=name))

    def workplace(self) -> Workplace | None:
        """Return the workplace of the open register."""
        central = self.centralWidget()
        return central if isinstance(central, Workplace) else None

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stands; the application closes the register."""
        self._leave_page()
        workplace = self.workplace()
        self._settings.window = {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
            "area": workplace.current() if workplace else "",
        }
        self.leaving.emit()
        super().closeEvent(event)

    def _take(self, widget: QWidget, title: str) -> None:
        self._leave_page()
        self.setCentralWidget(widget)
        self.setWindowTitle(title)
        for action in self._for_register:
            action.setEnabled(self.workplace() is not None)

    def _leave_page(self) -> None:
        workplace = self.workplace()
        page = workplace.page() if workplace else None
        if page is not None:
            page.before_leaving()

    def _make_menus(self) -> None:
        file = self.menuBar().addMenu(_("&File"))
        self._add(file, _("&New register …"), self.new_wanted.emit, icon=Icon.FILE_PLUS)
        self._add(file, _("&Open …"), self.open_wanted.emit, Key.Open, Icon.FOLDER_OPEN)
        file.addSeparator()
        self._add(file, _("&Import contracts …"), self._on_import, icon=Icon.FILE_INPUT, needs_register=True)
        file.addSeparator()
        self._add(file, _("&Back up now"), self.backup_wanted.emit, icon=Icon.DATABASE, needs_register=True)
        self._add(file, _("&Restore a backup …"), self.restore_wanted.emit, icon=Icon.ROTATE_CCW)
        file.addSeparator()
        self._add(file, _("&Settings …"), self.settings_wanted.emit, Key.Preferences, Icon.SETTINGS)
        self._add(file, _("&Close the register"), self.close_wanted.emit, needs_register=True)
        self._add(file, _("&Quit"), self.close, Key.Quit)
        edit = self.menuBar().addMenu(_("&Edit"))
        self._add(edit, _("&Undo"), self._on_undo, Key.Undo, Icon.UNDO_2, needs_register=True)
        self._add(edit, _("&Redo"), self._on_redo, "Ctrl+Shift+Z", Icon.REDO_2, needs_register=True)
        edit.addSeparator()
        self._add(
            edit, _("&Find in the list"), self._on_find, Key.Find, Icon.LIST_FILTER, needs_register=True
        )
        self._add(
            edit, _("Find &anything"), self._on_find_anything, "Ctrl+K", Icon.SEARCH, needs_register=True
        )
        help_menu = self.menuBar().addMenu(_("&Help"))
        self._add(help_menu, _("&About Inköp Desktop"), self.about_wanted.emit, icon=Icon.INFO)

    def _add(
        self,
        menu: QMenu,
        text: str,
        slot: Callable[[], object],
        shortcut: QKeySequence.StandardKey | str = "",
        icon: Icon | None = None,
        *,
        needs_register: bool = False,
    ) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        if icon:
            icons.set_icon(action, icon)
        action.triggered.connect(slot)
        menu.addAction(action)
        if needs_register:
            self._for_register.append(action)
            action.setEnabled(False)

    def _restore(self) -> None:
        kept = self._settings.window.get("geometry", "")
        if isinstance(kept, str) and kept:
            self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def _on_undo(self) -> None:
        if (workplace := self.workplace()) is not None:
            workplace.undo()

    def _on_redo(self) -> None:
        if (workplace := self.workplace()) is not None:
            workplace.redo()

    def _on_import(self) -> None:
        if (workplace := self.workplace()) is not None:
            workplace.desk.import_wanted.emit()

    def _on_find(self) -> None:
        workplace = self.workplace()
        page = workplace.page() if workplace else None
        if page is not None:
            page.find()

    def _on_find_anything(self) -> None:
        if (workplace := self.workplace()) is not None:
            finder = Finder(workplace.desk, self)
            finder.found.connect(self._on_found)
            finder.open()

    def _on_found(self, noun: str, record_id: int) -> None:
        if (workplace := self.workplace()) is not None:
            workplace.show_area(area_of(noun), record_id)
