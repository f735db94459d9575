"""The tokens can be read, and the program follows the system's look and type."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inkop_desktop.ui import theme
from inkop_desktop.ui.theme import DARK, LIGHT, Colours, Ink, Look, Tone, Type

GROUNDS = (Ink.WINDOW, Ink.SIDEBAR, Ink.SURFACE)
WORDS = [(ink, ground) for ink in (Ink.TEXT, Ink.MUTED, Ink.ACCENT, Ink.DANGER) for ground in GROUNDS]
WORDS += [(ink, Ink.SURFACE) for ink in (Ink.WARNING, Ink.DONE)]
WORDS += [(tone.ink, tone.surface) for tone in Tone]
WORDS += [
    (Ink.ON_ACCENT, Ink.ACCENT),
    (Ink.ON_ACCENT, Ink.DANGER),
    (Ink.TEXT, Ink.ACCENT_SURFACE),
    (Ink.MUTED, Ink.ACCENT_SURFACE),
    (Ink.TEXT, Ink.WARNING_SURFACE),
]


@pytest.fixture(autouse=True)
def _look_of_the_system() -> Iterator[None]:
    yield
    theme.current().set_look(Look.SYSTEM)


class Dressed(QObject):
    """Counts how many times a widget is dressed anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count."""
        self.times += event.type() is QEvent.Type.StyleChange
        return False


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG counts it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    """Return the relative luminance of a colour."""
    parts = (part / 255 for part in colour.getRgb()[:3])
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_can_be_read_on_their_ground(colours: Colours, words: Ink, ground: Ink) -> None:
    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_role_has_a_colour(colours: Colours) -> None:
    assert set(colours) == set(Ink)


def test_a_look_can_be_forced_and_given_back_to_the_system(qapp: QApplication) -> None:
    theme.current().set_look(Look.DARK)
    assert theme.current().is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK[Ink.WINDOW]
    assert DARK[Ink.ACCENT].name() in qapp.styleSheet()
    theme.current().set_look(Look.SYSTEM)
    assert not theme.current().is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == LIGHT[Ink.WINDOW]


def test_nothing_is_dressed_anew_in_what_it_wears(qapp: QApplication, qtbot: QtBot) -> None:
    theme.current().set_look(Look.LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dressed = Dressed(window)
    theme.current().set_look(Look.SYSTEM)
    theme.current().dress(qapp)
    assert not dressed.times
    theme.current().set_look(Look.DARK)
    assert dressed.times


def test_it_turns_dark_with_the_system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    class Hints:
        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
            return Qt.ColorScheme.Dark

        def accessibility(self) -> "Hints":
            return self

        def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - Qt's name
            return Qt.ContrastPreference.NoPreference

    system = qapp.styleHints()
    with monkeypatch.context() as patch:
        patch.setattr(QApplication, "styleHints", lambda _app: Hints())
        system.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert theme.current().is_dark


def test_high_contrast_takes_the_colours_of_the_system() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("black"))
    palette.setColor(QPalette.ColorRole.Text, QColor("yellow"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("cyan"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("black"))
    colours = theme.high_contrast(palette)
    assert {colours[ink].name() for ink in GROUNDS} == {"#000000"}
    assert {colours[ink].name() for ink in (Ink.TEXT, Ink.MUTED, Ink.LINE, Ink.DANGER)} == {"#ffff00"}
    assert colours[Ink.ACCENT].name() == "#00ffff"
    assert set(colours) == set(Ink)


@pytest.mark.parametrize(
    ("platform", "points", "scale"),
    [
        ("win32", 9, 1.0),
        ("win32", 18, 2.0),
        ("darwin", 13, 1.0),
        ("linux", 11, 1.0),
        ("linux", 9, 1.0),
        ("linux", 16.5, 1.5),
        ("linux", 90, 3.0),
    ],
)
def test_type_grows_with_the_systems(
    monkeypatch: pytest.MonkeyPatch, platform: str, points: float, scale: float
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    font = QFont()
    font.setPointSizeF(points)
    assert theme.type_scale(font) == pytest.approx(scale)


def test_the_program_is_dressed_in_larger_type_where_the_system_has_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = qapp.font()
    monkeypatch.setattr(theme, "type_scale", lambda font: 1.5 if font == usual else 1.0)
    own = theme.Theme()
    own.dress(qapp)
    assert (own.scale, qapp.font().pixelSize()) == (1.5, own.font(Type.BODY).pixelSize())
    assert qapp.styleSheet() == theme.style_sheet(LIGHT, 1.5)
    qapp.setFont(usual)


def test_lengths_and_type_follow_the_scale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme.current(), "scale", 1.5)
    assert theme.px(12) == 18
    assert theme.font(Type.PAGE).pixelSize() == 33
    assert "min-height: 45px" in theme.style_sheet(LIGHT, 1.5)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_has_no_gap(colours: Colours) -> None:
    sheet = theme.style_sheet(colours, 1)
    assert "$" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert sheet.count("{") == sheet.count("}")


def test_our_own_typeface_is_used() -> None:
    assert theme.FAMILY in QFontDatabase.families()
    assert QApplication.font().family() == theme.FAMILY


@pytest.mark.parametrize(("share", "name"), [(0, "#000000"), (0.5, "#808080"), (1, "#ffffff")])
def test_mixing(share: float, name: str) -> None:
    assert theme.mix(QColor("black"), QColor("white"), share).name() == name
