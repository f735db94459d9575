"""The house rules find what breaks them, and nothing else."""

import house
import pytest

UI = "inkop_desktop/ui/contracts/page.py"
LONG = "def f():\n" + "    x = 1\n" * 60

BROKEN = [
    ("requirements/dev.txt", "--index-url https://pypi" + ".org/simple", "registry"),
    (".ci/run", "curl https://deb" + ".debian.org/debian", "registry"),
    (UI, "QApplication.processEvents()", "processEvents"),
    (UI, "button.clicked.connect(lambda: self.save())", "captures self"),
    (UI, "button.clicked.connect(lambda on: print(self.name if on else 0))", "captures self"),
    (UI, "dialog.exec()", "exec()"),
    (UI, "x = 1\n" * 451, "451 lines"),
    ("inkop_desktop/rules/dates.py", LONG, "61 lines"),
    (UI, "def f():\n" + "    x = 1\n" * 80, "81 lines"),
    ("inkop_desktop/rules/__init__.py", '"""Rules."""\n', "not empty"),
    (
        "translations/sv/LC_MESSAGES/inkop.po",
        '#: inkop_desktop/cli.py:3\nmsgid "a"',
        "where a message stands",
    ),
    (UI, '_(f"{count} contracts")', "whole sentence"),
    (UI, '_("Contract " + number)', "whole sentence"),
    (UI, '_("Contract {number}".format(number=1))', "whole sentence"),
    (UI, 'counted("one", f"{x} many", 3)', "whole sentence"),
]

SOUND = [
    ("inkop_desktop/ui/messages.py", "dialog.exec()"),
    ("inkop_desktop/app.py", "application.exec()"),
    (UI, "drag.exec(Qt.CopyAction)"),
    (UI, "button.clicked.connect(self.save)"),
    (UI, "names.sort(key=lambda name: self.order[name])"),
    (UI, LONG),
    ("inkop_desktop/register/migrations/versions/0001_first.py", LONG),
    ("inkop_desktop/rules/__init__.py", ""),
    (UI, '_("Contract {number}").format(number=1)'),
    (UI, '_("one long " "sentence")'),
    (UI, "_(field.label)"),
    (UI, 'counted("one more", "{count} more", len(lines) - 3)'),
    ("tests/test_page.py", "QApplication.processEvents()"),
    ("tools/gallery.py", "app.processEvents()"),
]


@pytest.mark.parametrize(("path", "text", "fault"), BROKEN)
def test_a_broken_rule_is_named_once(path: str, text: str, fault: str) -> None:
    faults = house.judge(house.Source(path, text))
    assert len(faults) == 1
    assert fault in faults[0]


@pytest.mark.parametrize(("path", "text"), SOUND)
def test_sound_text_passes(path: str, text: str) -> None:
    assert house.judge(house.Source(path, text)) == []


def test_a_fault_says_where_it_is() -> None:
    assert house.judge(house.Source(UI, "x = 1\ndialog.exec()\n"))[0].startswith(f"{UI}:2: ")
