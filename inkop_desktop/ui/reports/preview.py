"""A report before it is printed or saved: its pages, its language, and where it shall go."""

import re
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from inkop_desktop import files, formats, text
from inkop_desktop.errors import InkopError
from inkop_desktop.reports.child import Job
from inkop_desktop.reports.orders import Order
from inkop_desktop.reports.procuring_orders import JustificationOrder, ProcuringLettersOrder
from inkop_desktop.text import N_, Message, _, counted, message
from inkop_desktop.typeset.document import Conformance
from inkop_desktop.ui import icons, messages, theme
from inkop_desktop.ui.background import Background
from inkop_desktop.ui.desk import Desk
from inkop_desktop.ui.icons import Icon
from inkop_desktop.ui.messages import FileKind
from inkop_desktop.ui.ops import CancelledError
from inkop_desktop.ui.ops import Progress as Stopper
from inkop_desktop.ui.reports.making import Making
from inkop_desktop.ui.reports.printing import print_pages, printer_for
from inkop_desktop.ui.reports.viewer import Viewer
from inkop_desktop.ui.theme import Ink, Tone, Type
from inkop_desktop.ui.widgets.buttons import Button, Kind
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.form import Arrangement, Form
from inkop_desktop.ui.widgets.label import Label
from inkop_desktop.ui.widgets.notice_bar import NoticeBar
from inkop_desktop.ui.widgets.progress import Progress

_ASIDE, _SECONDS = 264, 8
_OWN = ("", N_("The language of the law"))
_LANGUAGES = (("sv", N_("Swedish")), ("nb", N_("Norwegian (bokmål)")), ("en", N_("English")))
_STANDARDS = (
    (Conformance.A_2A, N_("PDF/A-2a, accessible")),
    (Conformance.A_1A, N_("PDF/A-1a, for older archives")),
)
_KINDS = {
    "pdf": (N_("PDF …"), N_("PDF document"), Icon.FILE_TEXT),
    "docx": (N_("Word document …"), N_("Word document"), Icon.PENCIL),
    "xlsx": (N_("Spreadsheet …"), N_("Excel workbook"), Icon.FILE_SPREADSHEET),
    "html": (N_("Web page …"), N_("Web page"), Icon.GLOBE),
}
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class Preview(QWidget):
    """A window with one report, made when it opens and again when its choices change."""

    def __init__(self, desk: Desk, order: Order, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._order = order
        self._folder = tempfile.TemporaryDirectory(prefix="inkop-", ignore_cleanup_errors=True)
        self._count = 0
        self._shown: Job | None = None
        self._target: Path | None = None
        self._stopper: Stopper | None = None
        self._making = Making(self)
        self._printing = Background(self)
        self.viewer = Viewer()
        self.progress = Progress()
        self.notice = NoticeBar()
        self._build()
        self._making.stepped.connect(self._on_step)
        self._making.made.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        self.progress.cancelled.connect(self._on_cancel)
        self.form.changed.connect(self._on_choice)
        self.resize(theme.px(1180), theme.px(800))
        self._make()

    def print_out(self) -> None:
        """Ask which printer and pages, and print."""
        if self._shown is None:
            return
        printer = printer_for(self.viewer.document)
        if messages.choose_printing(self, printer, self.viewer.document.pageCount()):
            self._stopper = Stopper()
            self._stopper.stepped.connect(self._on_print_step)
            work = partial(print_pages, self._shown.screen, printer, self.viewer.page(), self._stopper)
            self._begin(_("Printing …"))
            self._printing.run(work, self._on_printed, self._on_failed)

    def save_as(self, ending: str) -> None:
        """Ask where to save the report as a kind of file, and save it."""
        _words, name, _icon = _KINDS[ending]
        suggestion = Path.home() / f"{self._file_name()}.{ending}"
        target = messages.choose_save(self, _("Save the report"), [FileKind(_(name), (ending,))], suggestion)
        if target is None:
            return
        if ending == "pdf" and self._shown is not None:
            self._save(self._shown.out, target)
        else:
            self._target = target
            self._start(ending, _("Saving the report …"))

    def is_ready(self) -> bool:
        """Tell whether the report is there and nothing is under way."""
        return self._shown is not None and self.progress.isHidden()

    def folder(self) -> Path:
        """Return where the report's files lie while it is open."""
        return Path(self._folder.name)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way and leave no file behind."""
        self._on_cancel()
        self._printing.close()
        self.viewer.close_file()
        self._folder.cleanup()
        super().closeEvent(event)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        self._pages = QStackedWidget()
        self._wait = Label("", Type.BODY, Ink.MUTED)
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._wait)
        self._pages.addWidget(self.viewer)
        below = QVBoxLayout()
        below.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        below.addWidget(self.progress)
        below.addWidget(self.notice)
        left.addWidget(self._pages, 1)
        left.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._aside())

    def _aside(self) -> QFrame:
        aside = QFrame()
        aside.setProperty("ground", "aside")
        aside.setFixedWidth(theme.px(_ASIDE))
        self._title = Label(_("Report"), Type.RECORD, wrap=True)
        self.form = Form(Arrangement.ABOVE)
        languages = (_OWN, *_LANGUAGES) if self._is_of_the_law() else _LANGUAGES
        self.form.add("language", _("Language"), ChoiceEditor([(key, _(word)) for key, word in languages]))
        self.form.add(
            "conformance",
            _("Archive standard"),
            ChoiceEditor([(key, _(word)) for key, word in _STANDARDS]),
        )
        spoken = self._desk.settings.report_language or text.language()
        language = spoken if spoken in text.LANGUAGES else text.SOURCE
        if self._is_of_the_law():
            language, _own = _OWN
        self.form.set_values({"language": language, "conformance": Conformance.A_2A})
        self._print = Button(_("Print …"), Kind.PRIMARY, Icon.PRINTER)
        self._print.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self._print.clicked.connect(self.print_out)
        self._save_as = Button(_("Save as …"), icon=Icon.DOWNLOAD)
        menu = QMenu(self._save_as)
        for ending, (words, _name, icon) in _KINDS.items():
            icons.set_icon(menu.addAction(_(words), partial(self.save_as, ending)), icon)
        self._save_as.setMenu(menu)
        close = Button(_("Close"))
        close.setShortcut(Qt.Key.Key_Escape)
        close.clicked.connect(self.close)
        column = QVBoxLayout(aside)
        column.setContentsMargins(*(theme.px(20),) * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addWidget(self.form)
        column.addStretch()
        for button in (self._print, self._save_as, close):
            column.addWidget(button)
        return aside

    def _is_of_the_law(self) -> bool:
        """Tell whether the paper is written in the language of its law, unless somebody chooses another."""
        return isinstance(self._order, JustificationOrder | ProcuringLettersOrder)

    def _make(self) -> None:
        """Make the PDF that is shown."""
        self._shown = None
        self._target = None
        self._pages.setCurrentWidget(self._wait)
        self._wait.setText(_("The report is being made …"))
        self._start("pdf", _("Making the report …"))

    def _start(self, ending: str, what: str) -> None:
        self._count += 1
        values = self.form.values()
        register = self._desk.register
        self._begin(what)
        self._making.start(
            Job(
                register=register.path,
                person=register.person,
                order=self._order,
                out=self.folder() / f"{self._count}.{ending}",
                language=values["language"],
                conformance=values["conformance"],
            )
        )

    def _begin(self, what: str) -> None:
        self._what = what
        self.notice.hide()
        self.progress.start(what)
        self._enable()

    def _end(self) -> None:
        self.progress.finish()
        self._stopper = None
        self._enable()

    def _enable(self) -> None:
        for widget in (self._print, self._save_as):
            widget.setEnabled(self.is_ready())

    def _on_choice(self, _name: str) -> None:
        if not self._is_of_the_law():
            self._desk.settings.report_language = self.form.values()["language"]
        self._make()

    def _on_step(self, done: int, total: int) -> None:
        self.progress.step(self._what, done, total)

    def _on_print_step(self, told: Message, done: int, total: int) -> None:
        self.progress.step(formats.worded(told), done, total)

    def _on_made(self, job: Job) -> None:
        self._end()
        if self._target is not None:
            target, self._target = self._target, None
            self._save(job.out, target)
            return
        self._shown = job
        self._pages.setCurrentWidget(self.viewer)  # before the file: several hundred pages are laid out once
        self.viewer.open(job.screen)
        title = self.viewer.document.metaData(QPdfDocument.MetaDataField.Title)
        self._title.setText(title)
        self.setWindowTitle(title)
        self.viewer.setFocus()
        self._enable()

    def _save(self, made: Path, target: Path) -> None:
        try:
            with files.written(target) as out:
                out.write(made.read_bytes())
        except InkopError as error:
            self._on_failed(error)
            return
        self._tell(message("Saved as {name}.", name=target.name))

    def _on_printed(self, count: int) -> None:
        self._end()
        self._tell(
            counted("{count} page was sent to the printer.", "{count} pages were sent to the printer.", count)
        )

    def _on_cancel(self) -> None:
        self._making.stop()
        if self._stopper is not None:
            self._stopper.cancel()
            return
        self._target = None
        self._wait.setText(_("The report was not made."))
        self._end()

    def _on_failed(self, error: InkopError) -> None:
        self._target = None
        self._end()
        if not isinstance(error, CancelledError):
            self.notice.tell(formats.worded(error), Tone.WARNING)
        if self._shown is None:
            self._wait.setText(_("The report was not made."))

    def _tell(self, said: Message) -> None:
        self.notice.tell(formats.worded(said), Tone.DONE, seconds=_SECONDS)

    def _file_name(self) -> str:
        title = self.viewer.document.metaData(QPdfDocument.MetaDataField.Title) or _("Report")
        name = _("{title}, {day}").format(title=title, day=self._desk.today.isoformat())
        return " ".join(_NOT_IN_NAMES.sub(" ", name).split())
