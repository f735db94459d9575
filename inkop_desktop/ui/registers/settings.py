"""The settings of one person: name, languages, colours, backups."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inkop_desktop.services import registers
from inkop_desktop.settings import Settings
from inkop_desktop.text import N_, _
from inkop_desktop.ui import messages, theme
from inkop_desktop.ui.theme import Look
from inkop_desktop.ui.widgets.buttons import Button
from inkop_desktop.ui.widgets.dialog import Dialog
from inkop_desktop.ui.widgets.editors.choices import ChoiceEditor
from inkop_desktop.ui.widgets.editors.numbers import WholeEditor
from inkop_desktop.ui.widgets.editors.text import TextEditor
from inkop_desktop.ui.widgets.form import Form

_WIDTH = 580  # a folder's path is long
LANGUAGES = {"sv": "svenska", "nb": "norsk bokmål", "en": "English"}
LOOKS = {
    Look.SYSTEM.value: N_("As the system"),
    Look.LIGHT.value: N_("Light"),
    Look.DARK.value: N_("Dark"),
}


class SettingsDialog(Dialog):
    """The dialog of the settings.

    Signals: saved – the settings have changed.
    """

    saved = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(_("Settings"), parent=parent)
        self._settings = settings
        self.form = Form()
        self.form.setMinimumWidth(theme.px(_WIDTH))
        languages = list(LANGUAGES.items())
        self.form.add("my_name", _("Your name"), TextEditor(), _("It stands in the history."))
        self.form.add(
            "language",
            _("Language of the window"),
            ChoiceEditor(languages, blank=_("As the system")),
            _("From the next start."),
        )
        self.form.add(
            "report_language", _("Language of reports"), ChoiceEditor(languages, blank=_("As the window"))
        )
        self.form.add("look", _("Colours"), ChoiceEditor([(key, _(words)) for key, words in LOOKS.items()]))
        self.form.add_title(_("Backups"))
        self.form.add("backup_place", _("Folder"), TextEditor(str(registers.backup_place())))
        self.form.add("backup_count", _("Keep at most"), WholeEditor(_("backups"), least=1))
        self.form.add("backup_days", _("Keep no longer than"), WholeEditor(_("days"), least=1))
        choose = Button(_("Choose folder …"))
        choose.clicked.connect(self._on_choose)
        self.form.field("backup_place").editor.row.addWidget(choose)
        self.body.addWidget(self.form)
        self._save = self.add_choices(_("Save"), _("Cancel"), slot=self.save)
        self.form.set_values({name: getattr(settings, name) or None for name in self.form.values()})

    def save(self) -> None:
        """Keep what was chosen."""
        wrong = self.form.unreadable() or self._problems()
        if wrong:
            self.form.set_problems(wrong)
            return
        for name, value in self.form.values().items():
            setattr(self._settings, name, "" if value is None else value)
        self.saved.emit()
        self.accept()

    def _problems(self) -> dict[str, str]:
        values = self.form.values()
        found = {}
        place = values["backup_place"]
        if place and not Path(place).is_dir():
            found["backup_place"] = _("There is no such folder. Choose one that exists.")
        for name in ("backup_count", "backup_days"):
            if values[name] is None:
                found[name] = _("Write a whole number.")
        return found

    def _on_choose(self) -> None:
        folder = messages.choose_folder(self, _("Folder for backups"))
        if folder is not None:
            self.form.set_values({"backup_place": str(folder)})
