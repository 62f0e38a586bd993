"""Proeftuin: a kit for HR design sprints. This is the front door for Python people; nothing heavy is imported here.

from toolkit import LiveKit, Store, open_kit, overview, rehearse

kit = open_kit(Path("my-kit"))                                # all content, checked; KitError with every problem
store = Store("sqlite:///my-kit/.proeftuin/proeftuin.db")     # what participants gave
print(overview(kit, store, "next-step", "nl").verdict)        # what was expected, held against what came
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.door.rehearsal import rehearse
    from toolkit.errors import KitError, Problem, Refused
    from toolkit.evidence.overview import overview
    from toolkit.kit import Kit, LiveKit, open_kit, starter_folder
    from toolkit.storage.store import Store

__version__ = "0.1.0"

__all__ = [
    "Kit",
    "KitError",
    "LiveKit",
    "Problem",
    "Refused",
    "Store",
    "open_kit",
    "overview",
    "rehearse",
    "starter_folder",
]

_ROOMS = {
    "errors": ("KitError", "Problem", "Refused"),
    "kit": ("Kit", "LiveKit", "open_kit", "starter_folder"),
    "storage.store": ("Store",),
    "evidence.overview": ("overview",),
    "door.rehearsal": ("rehearse",),
}


def __getattr__(name: str) -> Any:
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"toolkit.{room}"), name)
    raise AttributeError(f"module 'toolkit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
