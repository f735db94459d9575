"""Compile the catalogues before a wheel is built, and put the folders outside the package into it."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))

import messages


class BuildHook(BuildHookInterface[Any]):
    """Prepare the wheel; an editable one reads the folders where they lie."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues and name what a wheel carries beside the package."""
        messages.compile_all()
        if version != "editable":
            build_data["force_include"] |= {
                name: f"inkop_desktop/_data/{name}" for name in self.config["data"]
            }
