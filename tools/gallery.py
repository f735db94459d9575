"""Draw the window's building blocks with invented contents, light and dark, at scale 1 and 2.

    python tools/gallery.py OUT

writes OUT/contracts-light-1.png and so on: what to look at after a change of the design system.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import gallery_pages as pages
from PySide6.QtWidgets import QApplication, QWidget

from inkop_desktop import text
from inkop_desktop.ui import theme

PAGES: dict[str, Callable[[], QWidget]] = {
    "contracts": pages.contracts,
    "today": pages.today,
    "wizard": pages.wizard,
    "widgets": pages.widgets,
}


def main() -> int:
    """Draw every page; each scale needs a process of its own."""
    out = Path(sys.argv[1]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) == 3:
        return draw(out, sys.argv[2])
    for scale in ("1", "2"):
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
        subprocess.run([sys.executable, __file__, str(out), scale], env=surroundings, check=True)
    return 0


def draw(out: Path, scale: str) -> int:
    """Draw every page in both looks at the scale of this process."""
    app = QApplication([])
    text.set_language("sv")
    theme.current().dress(app)
    for look in (theme.Look.LIGHT, theme.Look.DARK):
        theme.current().set_look(look)
        for name, make in PAGES.items():
            page = make()
            page.resize(1360, 800)
            page.show()
            app.processEvents()
            page.grab().save(str(out / f"{name}-{look.value}-{scale}.png"))
            page.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main())
