"""Colours, type and measures of the window: the one place where they are written down.

Widgets ask `colour`, `font` and `px` when they paint; everything else comes from the application's
palette and its one style sheet (`resources/style/window.qss`), both made from these tokens.
"""

import sys
from enum import Enum
from string import Template
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from inkop_desktop import paths
from inkop_desktop.ui.pinned import pin_constants

FAMILY = "Source Sans 3"
_FONT_FILES = ("SourceSans3_400Regular.ttf", "SourceSans3_600SemiBold.ttf", "SourceSans3_700Bold.ttf")
# The size in points that each system calls normal; where a person has chosen larger type, we grow with it.
_NORMAL_POINTS = {"win32": 9.0, "darwin": 13.0}
_NORMAL_POINTS_ELSEWHERE = 11.0
_LARGEST_SCALE = 3.0


class Ink(Enum):
    """What a colour is for."""

    WINDOW = "window"
    SIDEBAR = "sidebar"
    SURFACE = "surface"
    LINE = "line"
    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ACCENT_SURFACE = "accent_surface"
    DANGER = "danger"
    DANGER_SURFACE = "danger_surface"
    WARNING = "warning"
    WARNING_SURFACE = "warning_surface"
    DONE = "done"
    DONE_SURFACE = "done_surface"


class Tone(Enum):
    """What a chip, a card or a message says by its colour (beside its icon and its word)."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    DONE = "done"
    WARNING = "warning"
    DANGER = "danger"

    @property
    def ink(self) -> Ink:
        """Return the colour of its words and icon."""
        return Ink.MUTED if self is Tone.NEUTRAL else Ink(self.value)

    @property
    def surface(self) -> Ink:
        """Return the colour behind its words."""
        return Ink.LINE if self is Tone.NEUTRAL else Ink(f"{self.value}_surface")


class Type(Enum):
    """The type scale: size in pixels at normal type, and weight."""

    CAPTION = (11, 400)
    LABEL = (12, 400)
    BODY = (13, 400)
    STRONG = (13, 600)
    CARD = (14, 600)
    SECTION = (15, 700)
    RECORD = (18, 700)
    PAGE = (22, 700)


class Look(Enum):
    """Which colours a person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


Colours = dict[Ink, QColor]


def _colours(**values: str) -> Colours:
    return {Ink(name): QColor(value) for name, value in values.items()}


LIGHT = _colours(
    window="#F5F6F8",
    sidebar="#ECEFF2",
    surface="#FFFFFF",
    line="#DCE1E6",
    text="#1A2027",
    muted="#55606B",
    accent="#14608F",
    on_accent="#FFFFFF",
    accent_surface="#DCEBF5",
    danger="#A3271D",
    danger_surface="#FBE9E7",
    warning="#7A5200",
    warning_surface="#FFF3D6",
    done="#1F6B3A",
    done_surface="#E3F3E8",
)
DARK = _colours(
    window="#15191D",
    sidebar="#1A1F24",
    surface="#1F252B",
    line="#333C45",
    text="#E7ECF0",
    muted="#A3AFBA",
    accent="#7DC0EA",
    on_accent="#0E1519",
    accent_surface="#1E3A4D",
    danger="#FF9C91",
    danger_surface="#45211E",
    warning="#F2C66D",
    warning_surface="#3D3113",
    done="#86D3A0",
    done_surface="#1A3A27",
)


def high_contrast(palette: QPalette) -> Colours:
    """Return the system's own colours for every role; words and icons carry the meaning alone."""
    base, words = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    chosen = palette.color(QPalette.ColorRole.Highlight)
    on_chosen = palette.color(QPalette.ColorRole.HighlightedText)
    surfaces = {Ink.WINDOW, Ink.SIDEBAR, Ink.SURFACE} | {i for i in Ink if i.value.endswith("_surface")}
    colours = {ink: base if ink in surfaces else words for ink in Ink}
    return colours | {Ink.ACCENT: chosen, Ink.ON_ACCENT: on_chosen}


def mix(under: QColor, over: QColor, share: float) -> QColor:
    """Return the colour that `over` gives on `under` when it covers `share` of one."""
    pairs = ((under.red(), over.red()), (under.green(), over.green()), (under.blue(), over.blue()))
    red, green, blue = (round(low + (high - low) * share) for low, high in pairs)
    return QColor(red, green, blue)


class Theme(QObject):
    """Keep the application dressed, and follow the system when it turns light or dark.

    Signals: changed – the colours are new; what was painted with the old ones must be made again.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.colours = LIGHT
        self.scale = 1.0
        self.family = FAMILY
        self._look = Look.SYSTEM
        self._app: QApplication | None = None

    def dress(self, app: QApplication, *, own_font: bool = True) -> None:
        """Give the application our icon, style, font and colours, once and before the first window."""
        if app is self._app:  # Qt would dress every widget anew in what it wears
            return
        pin_constants()
        self._app = app
        app.setStyle("Fusion")
        app.setWindowIcon(QIcon(str(paths.resource("program", "inkop-desktop.svg"))))
        self.scale = type_scale(app.font())
        self.family = _load_family() if own_font else app.font().family()
        app.setFont(self.font(Type.BODY))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._renew)
        hints.accessibility().contrastPreferenceChanged.connect(self._renew)
        self._renew()

    def set_look(self, look: Look) -> None:
        """Show light or dark, or whatever the system shows."""
        self._look = look
        schemes = {Look.LIGHT: Qt.ColorScheme.Light, Look.DARK: Qt.ColorScheme.Dark}
        if self._app:
            # The system draws title bars and its own dialogs: tell it too.
            self._app.styleHints().setColorScheme(schemes.get(look, Qt.ColorScheme.Unknown))
            self._renew()

    @property
    def is_dark(self) -> bool:
        """Tell whether light words stand on a dark ground."""
        return self.colours[Ink.SURFACE].lightness() < self.colours[Ink.TEXT].lightness()

    def font(self, kind: Type) -> QFont:
        """Return the font of a step of the type scale."""
        size, weight = kind.value
        font = QFont(self.family)
        font.setPixelSize(round(size * self.scale))
        font.setWeight(QFont.Weight(weight))
        return font

    def _renew(self) -> None:
        if not self._app:
            return
        self.colours = self._chosen_colours(self._app)
        self._app.setPalette(_palette(self.colours))
        sheet = style_sheet(self.colours, self.scale)
        if sheet != self._app.styleSheet():  # Qt would dress every widget anew in what it wears
            self._app.setStyleSheet(sheet)
        self.changed.emit()

    def _chosen_colours(self, app: QApplication) -> Colours:
        hints = app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            app.setPalette(QPalette())
            return high_contrast(app.palette())
        if self._look is Look.SYSTEM:
            return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._look is Look.DARK else LIGHT


_theme = Theme()


def current() -> Theme:
    """Return the theme of this program."""
    return _theme


def colour(ink: Ink) -> QColor:
    """Return the colour that a role has now."""
    return _theme.colours[ink]


def font(kind: Type) -> QFont:
    """Return the font of a step of the type scale."""
    return _theme.font(kind)


def px(length: float) -> int:
    """Return a length, given in pixels at normal type, for the type that the person has chosen."""
    return round(length * _theme.scale)


def type_scale(system: QFont) -> float:
    """Return how much larger than normal the system's type is; never under one."""
    normal = _NORMAL_POINTS.get(sys.platform, _NORMAL_POINTS_ELSEWHERE)
    return min(max(system.pointSizeF() / normal, 1.0), _LARGEST_SCALE)


def _load_family() -> str:
    for name in _FONT_FILES:
        QFontDatabase.addApplicationFont(str(paths.resource("fonts", name)))
    return FAMILY


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    inks = {
        role.Window: Ink.WINDOW,
        role.WindowText: Ink.TEXT,
        role.Base: Ink.SURFACE,
        role.AlternateBase: Ink.WINDOW,
        role.Text: Ink.TEXT,
        role.PlaceholderText: Ink.MUTED,
        role.Button: Ink.SURFACE,
        role.ButtonText: Ink.TEXT,
        role.ToolTipBase: Ink.SURFACE,
        role.ToolTipText: Ink.TEXT,
        role.BrightText: Ink.DANGER,
        role.Highlight: Ink.ACCENT,
        role.HighlightedText: Ink.ON_ACCENT,
        role.Accent: Ink.ACCENT,
        role.Link: Ink.ACCENT,
        role.LinkVisited: Ink.ACCENT,
        role.Light: Ink.SURFACE,
        role.Midlight: Ink.LINE,
        role.Mid: Ink.LINE,
        role.Dark: Ink.MUTED,
        role.Shadow: Ink.LINE,
    }
    palette = QPalette()
    for part, ink in inks.items():
        palette.setColor(part, colours[ink])
    faint = mix(colours[Ink.SURFACE], colours[Ink.MUTED], 0.6)
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, faint)
    return palette


class _Values(dict[str, Any]):
    """The style sheet's variables: colours by name, `px12` for twelve scaled pixels."""

    def __init__(self, colours: Colours, scale: float) -> None:
        super().__init__({ink.value: value.name() for ink, value in colours.items()})
        self._scale = scale
        surface, words = colours[Ink.SURFACE], colours[Ink.TEXT]
        derived = {
            "hover": mix(surface, words, 0.05),
            "pressed": mix(surface, words, 0.10),
            "sidebar_hover": mix(colours[Ink.SIDEBAR], words, 0.06),
            "faint": mix(surface, colours[Ink.MUTED], 0.6),
            "faint_line": mix(surface, colours[Ink.LINE], 0.6),
            "handle": mix(surface, colours[Ink.MUTED], 0.45),
            "accent_hover": mix(colours[Ink.ACCENT], words, 0.18),
            "accent_pressed": mix(colours[Ink.ACCENT], words, 0.34),
            "danger_hover": mix(colours[Ink.DANGER], words, 0.18),
        }
        self.update({name: value.name() for name, value in derived.items()})

    def __missing__(self, name: str) -> str:
        if not name.startswith("px"):
            raise KeyError(name)
        return f"{round(int(name[2:]) * self._scale)}px"


def style_sheet(colours: Colours, scale: float) -> str:
    """Return the application's style sheet in these colours and at this size of type."""
    template = paths.resource("style", "window.qss").read_text(encoding="utf-8")
    return Template(template).substitute(_Values(colours, scale))
