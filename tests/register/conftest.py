"""A register to try things on, and folders that refuse."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import copies
import pytest

from inkop_desktop.records.people import Organisation
from inkop_desktop.register.register import Register
from inkop_desktop.rules.vocabulary import Country

NOBODY = 65534


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Give a new register of a Swedish region, open."""
    own = Organisation(name="Region Norr")
    with copies.new(tmp_path / "avtal", "Anna Berg", Country.SE, own) as made:
        yield made


@pytest.fixture
def closed(register: Register) -> Path:
    """Give the path of a register that nobody has open."""
    register.close()
    return register.path


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Give a folder that everybody may look into, as the one of a test is not."""
    folder = Path(tempfile.mkdtemp(prefix="inkop-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def without_rights() -> Iterator[None]:
    """Be somebody whom the disk may refuse something; the administrator is refused nothing."""
    if not hasattr(os, "geteuid"):
        pytest.skip("rights are kept otherwise here")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)
