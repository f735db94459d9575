"""Let Qt's own words come from our catalogues: Qt has no bokmål, and ours has one voice."""

from PySide6.QtCore import QTranslator

from inkop_desktop.text import pgettext
from inkop_desktop.ui.qt_strings import QT_STRINGS


class Translator(QTranslator):
    """Answer Qt's questions for a translation through gettext, in the language in force."""

    def isEmpty(self) -> bool:
        """Say that there are translations, or Qt would not ask."""
        return False

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _count: int = -1
    ) -> str:
        """Return Qt's text in our words; what is not in our catalogues comes back as it is."""
        return pgettext("Qt", source) if source in QT_STRINGS else source
