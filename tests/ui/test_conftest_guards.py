"""The guards around every test catch what they are there for."""

import pytest
from leftovers import Watch
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from inkop_desktop import paths


class Endless(QThread):
    """A thread that runs until it is told to stop."""

    def run(self) -> None:
        """Run an event loop."""
        self.exec()


def test_a_dialog_that_waits_fails(qapp: QApplication) -> None:
    with pytest.raises(pytest.fail.Exception, match="waits for a person"):
        QDialog().exec()
    with pytest.raises(pytest.fail.Exception, match="waits for a person"):
        QMessageBox.question(None, "", "")


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    return Watch(monkeypatch)


def test_a_window_left_over_is_found(qapp: QApplication, watch: Watch) -> None:
    window = QWidget()
    window.show()
    assert len(watch.left_over()) == 1
    assert watch.left_over() == []


def test_a_running_thread_is_found(qapp: QApplication, watch: Watch) -> None:
    thread = Endless()
    thread.start()
    found = watch.left_over()
    thread.quit()
    thread.wait()
    assert len(found) == 1
    assert watch.left_over() == []


def test_a_ticking_timer_is_found(qapp: QApplication, watch: Watch) -> None:
    timer = QTimer()
    timer.start(1000)
    found = watch.left_over()
    timer.stop()
    assert len(found) == 1
    assert watch.left_over() == []


def test_settings_lie_in_a_home_of_the_test() -> None:
    assert "home" in str(paths.config_dir())
    assert not paths.config_dir().exists()
