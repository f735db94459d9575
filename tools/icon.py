"""Draw the program's icon anew for systems that take no SVG: `python tools/icon.py`, when the SVG changed.

The window shows the SVG itself; the bundle is given the PNG, from which PyInstaller makes what Windows and
macOS want.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "program"
DRAWING, PICTURE = FOLDER / "inkop-desktop.svg", FOLDER / "inkop-desktop.png"
SIDE = 512


def drawn() -> QImage:
    """Return the drawing as a picture; needs an application."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    application = QGuiApplication([])
    sys.exit(0 if drawn().save(str(PICTURE)) else 1)
