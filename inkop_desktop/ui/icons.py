"""Icons: Lucide's drawings in the colours of the theme, made again when the theme changes."""

from enum import Enum
from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QPushButton

from inkop_desktop import paths
from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import Ink, Tone

SIZE = 18
_BUTTON_GAP = 4


class Icon(Enum):
    """The drawings that the window uses; each is a file in `resources/icons/`."""

    ARCHIVE = "archive"
    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    BAN = "ban"
    BELL_OFF = "bell-off"
    BOOKMARK = "bookmark"
    BUILDING_2 = "building-2"
    CALENDAR = "calendar"
    CALENDAR_CLOCK = "calendar-clock"
    CALENDAR_DAYS = "calendar-days"
    CALENDAR_PLUS = "calendar-plus"
    CALENDAR_X = "calendar-x"
    CHART_COLUMN = "chart-column"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CIRCLE_ALERT = "circle-alert"
    CIRCLE_CHECK = "circle-check"
    CIRCLE_DASHED = "circle-dashed"
    CIRCLE_DOT = "circle-dot"
    CIRCLE_MINUS = "circle-minus"
    CIRCLE_QUESTION_MARK = "circle-question-mark"
    CIRCLE_X = "circle-x"
    CLOCK = "clock"
    COLUMNS_3 = "columns-3"
    COPY = "copy"
    COPY_PLUS = "copy-plus"
    CORNER_DOWN_RIGHT = "corner-down-right"
    DATABASE = "database"
    DOWNLOAD = "download"
    ELLIPSIS = "ellipsis"
    EXTERNAL_LINK = "external-link"
    EYE = "eye"
    FILE_INPUT = "file-input"
    FILE_PLUS = "file-plus"
    FILE_SPREADSHEET = "file-spreadsheet"
    FILE_TEXT = "file-text"
    FLAG = "flag"
    FOLDER_OPEN = "folder-open"
    GAVEL = "gavel"
    GLOBE = "globe"
    HANDSHAKE = "handshake"
    HISTORY = "history"
    HOURGLASS = "hourglass"
    INBOX = "inbox"
    INFO = "info"
    LANDMARK = "landmark"
    LINK = "link"
    LIST_CHECKS = "list-checks"
    LIST_FILTER = "list-filter"
    LOCK = "lock"
    MAIL = "mail"
    MERGE = "merge"
    NETWORK = "network"
    PACKAGE = "package"
    PAPERCLIP = "paperclip"
    PENCIL = "pencil"
    PLUS = "plus"
    PRINTER = "printer"
    REDO_2 = "redo-2"
    REFRESH_CW = "refresh-cw"
    REPEAT = "repeat"
    ROTATE_CCW = "rotate-ccw"
    SAVE = "save"
    SCALE = "scale"
    SEARCH = "search"
    SETTINGS = "settings"
    SHIELD_CHECK = "shield-check"
    SUN = "sun"
    TAG = "tag"
    TRASH_2 = "trash-2"
    TRIANGLE_ALERT = "triangle-alert"
    UNDO_2 = "undo-2"
    UPLOAD = "upload"
    USER = "user"
    USER_PLUS = "user-plus"
    USERS = "users"
    X = "x"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"


# What stands beside words of a tone, so that colour is never the only sign.
TONE_ICONS = {
    Tone.NEUTRAL: Icon.INFO,
    Tone.ACCENT: Icon.INFO,
    Tone.DONE: Icon.CIRCLE_CHECK,
    Tone.WARNING: Icon.TRIANGLE_ALERT,
    Tone.DANGER: Icon.CIRCLE_ALERT,
}


def set_icon(target: QAbstractButton | QAction, icon: Icon, ink: Ink = Ink.TEXT, size: int = SIZE) -> None:
    """Give a button or an action an icon that follows the theme."""
    tinted = target.findChild(_Tinted, options=Qt.FindChildOption.FindDirectChildrenOnly)
    tinted = tinted or _Tinted(target)
    tinted.show(icon, ink, size)


def qicon(icon: Icon, ink: Ink = Ink.TEXT, size: int = SIZE, gap: int = 0) -> QIcon:
    """Return an icon in today's colours, sharp on every screen that is connected.

    `gap` is empty room at its right, for styles that put words too close. Widgets use `set_icon`;
    this is for what is asked again after the theme has changed (a model's decoration).
    """
    result = QIcon()
    faint = theme.mix(theme.colour(Ink.SURFACE), theme.colour(Ink.MUTED), 0.6)
    for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        for colour, mode in ((theme.colour(ink), QIcon.Mode.Normal), (faint, QIcon.Mode.Disabled)):
            image = _rendered(icon, colour, round(theme.px(size) * ratio), ratio)
            result.addPixmap(_with_gap(image, round(theme.px(gap) * ratio)), mode)
    return result


def paint(painter: QPainter, rect: QRectF, icon: Icon, colour: QColor) -> None:
    """Draw an icon into a rectangle, sharp on the device that is painted on."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device else 1.0
    image = _rendered(icon, colour, round(rect.width() * ratio), ratio)
    painter.drawPixmap(rect.topLeft(), image)


def _with_gap(image: QPixmap, gap: int) -> QPixmap:
    """Return the image with `gap` empty device pixels at its right."""
    if not gap:
        return image
    wider = QPixmap(image.width() + gap, image.height())
    wider.setDevicePixelRatio(image.devicePixelRatio())
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, image)
    painter.end()
    return wider


def _rendered(icon: Icon, colour: QColor, side: int, ratio: float) -> QPixmap:
    key = f"{icon.value} {colour.name()} {side} {ratio}"
    image = QPixmap()
    if QPixmapCache.find(key, image):
        return image
    image = QPixmap(QSize(side, side))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    tinted = _source(icon).replace("currentColor", colour.name())
    QSvgRenderer(QByteArray(tinted.encode())).render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, image)
    return image


@cache
def _source(icon: Icon) -> str:
    return paths.resource("icons", f"{icon.value}.svg").read_text(encoding="utf-8")


class _Tinted(QObject):
    """Keep the icon of its parent in the theme's colours."""

    def __init__(self, target: QAbstractButton | QAction) -> None:
        super().__init__(target)
        self._target = target
        theme.current().changed.connect(self._renew)

    def show(self, icon: Icon, ink: Ink, size: int) -> None:
        self._icon, self._ink, self._size = icon, ink, size
        self._renew()

    def _renew(self) -> None:
        # A push button has words, though it may get them later; what shows an icon alone is no push button.
        gap = _BUTTON_GAP if isinstance(self._target, QPushButton) else 0
        self._target.setIcon(qicon(self._icon, self._ink, self._size, gap))
        if isinstance(self._target, QAbstractButton):
            self._target.setIconSize(QSize(theme.px(self._size) + theme.px(gap), theme.px(self._size)))
