"""The main window: the welcome page, or the workplace of one open register, under one menu bar."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from inkop_desktop.settings import Settings
from inkop_desktop.text import Message, _
from inkop_desktop.ui import icons
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.starting import Starting
from inkop_desktop.ui.widgets.buttons import press_on_enter

if TYPE_CHECKING:  # the window stands on the screen before what asks a register is imported
    from inkop_desktop.ui.workplace import Workplace

Key = QKeySequence.StandardKey
LONGEST_ACTION = 60  # letters; a menu is no place for more
_USUAL = QSize(1360, 800)
_FRAME = QSize(16, 48)  # what the system draws around it at most, which is known only once it shows


class MainWindow(QMainWindow):
    """The window.

    Signals: new_wanted, open_wanted, restore_wanted, backup_wanted, close_wanted – the register's
    own menu; settings_wanted, about_wanted; leaving – the window is asked to close, and stays until
    somebody lets it go.
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
        self.resize(_USUAL.boundedTo(self.screen().availableSize() - _FRAME))
        self._is_cramped = self.size() != _USUAL
        self._workplace: Workplace | None = None
        self._for_register: list[QAction] = []
        self._may_go = False
        self._make_menus()
        self._restore()

    def appear(self) -> None:
        """Show the window as it was left; at first over the whole screen where its usual size has no room."""
        if self._is_cramped:
            self.showMaximized()
        else:
            self.show()

    def show_welcome(self, welcome: QWidget) -> None:
        """Show the welcome page; no register is open."""
        self._take(welcome, "Inköp Desktop")

    def show_starting(self, starting: Starting) -> None:
        """Show the frame of a register that is being opened."""
        self._take(starting, "Inköp Desktop")
        starting.setFocus()

    def typed(self) -> str | None:
        """Return what is being typed into the search field of such a frame; none where nobody types."""
        central = self.centralWidget()
        return central.typed() if isinstance(central, Starting) else None

    def show_workplace(self, workplace: "Workplace", organisation: str) -> None:
        """Show an open register."""
        name = workplace.desk.register.path.name
        title = _("{organisation} ({file})").format(organisation=organisation, file=name)
        self._take(workplace, title, workplace)
        workplace.reversible.connect(self._offer_reversing)
        workplace.desk.find_wanted.connect(self._on_find_anything)

    def workplace(self) -> "Workplace | None":
        """Return the workplace of the open register."""
        return self._workplace

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stands, and ask for the register to be closed first."""
        # A system that shuts down does not wait: what was saved is in the file.
        if self._may_go or _is_shutting_down():
            super().closeEvent(event)
            return
        self._leave_page()
        workplace = self.workplace()
        self._settings.window = {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
            "area": workplace.current() if workplace else "",
        }
        self.leaving.emit()
        event.setAccepted(self._may_go)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that the cursor is on."""
        if not press_on_enter(event, self.focusWidget()):
            super().keyPressEvent(event)

    def let_go(self) -> None:
        """Close the window: nothing is open any more."""
        self._may_go = True
        self.close()

    def set_usable(self, *, usable: bool) -> None:
        """Let the page and the menus be used, or not while something is brought to its end."""
        self.menuBar().setEnabled(usable)
        if (page := self.centralWidget()) is not None:
            page.setEnabled(usable)

    def _take(self, widget: QWidget, title: str, workplace: "Workplace | None" = None) -> None:
        self._leave_page()
        self._workplace = workplace
        self.setCentralWidget(widget)
        self.setWindowTitle(title)
        self._offer_reversing(None, None)
        for action in self._for_register:
            action.setEnabled(workplace is not None)

    def _leave_page(self) -> None:
        workplace = self.workplace()
        if workplace is not None:
            workplace.leave()

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
        self._add(file, _("Settings of the re&gister …"), self._on_register_settings, needs_register=True)
        self._add(file, _("&Close the register"), self.close_wanted.emit, needs_register=True)
        self._add(file, _("&Quit"), self.close, Key.Quit)
        edit = self.menuBar().addMenu(_("&Edit"))
        self._undo = self._add(edit, "", self._on_undo, Key.Undo, Icon.UNDO_2)
        self._redo = self._add(edit, "", self._on_redo, "Ctrl+Shift+Z", Icon.REDO_2)
        self._offer_reversing(None, None)
        edit.addSeparator()
        self._add(
            edit, _("&Find in the list"), self._on_find, Key.Find, Icon.LIST_FILTER, needs_register=True
        )
        self._add(
            edit, _("Find &anything"), self._on_find_anything, "Ctrl+K", Icon.SEARCH, needs_register=True
        )
        edit.addSeparator()
        self._add(edit, _("&History of the register"), self._on_log, icon=Icon.HISTORY, needs_register=True)
        help_menu = self.menuBar().addMenu(_("&Help"))
        self._add(help_menu, _("&Keyboard"), self._on_keyboard, Key.HelpContents)
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
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        if icon:
            icons.set_icon(action, icon)
        action.triggered.connect(slot)
        menu.addAction(action)
        if needs_register:
            self._for_register.append(action)
            action.setEnabled(False)
        return action

    def _restore(self) -> None:
        kept = self._settings.window.get("geometry", "")
        if isinstance(kept, str) and kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode())):
            self._is_cramped = False

    def _offer_reversing(self, undo: Message | None, redo: Message | None) -> None:
        """Say what would be undone and done again; nothing can where there is nothing."""
        self._undo.setText(_("&Undo: {action}").format(action=_in_menu(undo)) if undo else _("&Undo"))
        self._redo.setText(_("&Redo: {action}").format(action=_in_menu(redo)) if redo else _("&Redo"))
        self._undo.setEnabled(undo is not None)
        self._redo.setEnabled(redo is not None)

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
            page.start_search()

    def _on_find_anything(self) -> None:
        from inkop_desktop.ui.finder import Finder  # noqa: PLC0415 - when it is opened

        if (workplace := self.workplace()) is not None:
            finder = Finder(workplace.desk, self)
            finder.found.connect(self._on_found)
            finder.open()

    def _on_log(self) -> None:
        from inkop_desktop.ui.registers.log import LogDialog  # noqa: PLC0415 - when it is opened

        if (workplace := self.workplace()) is not None:
            LogDialog(workplace.desk, self).open()

    def _on_register_settings(self) -> None:
        from inkop_desktop.ui.registers.register_settings import (  # noqa: PLC0415 - when it is opened
            RegisterSettingsDialog,
        )

        if (workplace := self.workplace()) is not None:
            RegisterSettingsDialog(workplace.desk, self).open()

    def _on_keyboard(self) -> None:
        from inkop_desktop.ui.keyboard import KeyboardDialog  # noqa: PLC0415 - when it is opened

        menus = self.menuBar().findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
        KeyboardDialog(menus, self).open()

    def _on_found(self, noun: str, record_id: int) -> None:
        if (workplace := self.workplace()) is not None:
            workplace.show_record(noun, record_id)


def _is_shutting_down() -> bool:
    application = QGuiApplication.instance()
    return isinstance(application, QGuiApplication) and application.isSavingSession()


def _in_menu(action: Message) -> str:
    """Return what an action was called as a menu takes it: not too long, no letter underlined."""
    from inkop_desktop import formats  # noqa: PLC0415 - Babel, which the window stands before

    said = formats.worded(action)
    short = said if len(said) <= LONGEST_ACTION else f"{said[: LONGEST_ACTION - 1].rstrip()}…"
    return short.replace("&", "&&")
