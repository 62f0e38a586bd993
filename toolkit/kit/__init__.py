"""Opens the three folders of a kit, reads every file, and checks what no file can know by itself."""

from __future__ import annotations

from toolkit.kit.content import FOLDERS, PICTURE_TYPES, VIDEO_TYPES, Kit, kit_above, starter_folder
from toolkit.kit.listing import MAX_FILES
from toolkit.kit.live import LiveKit
from toolkit.kit.reading import Reading, open_kit, read_kit

__all__ = [
    "FOLDERS",
    "MAX_FILES",
    "PICTURE_TYPES",
    "VIDEO_TYPES",
    "Kit",
    "LiveKit",
    "Reading",
    "kit_above",
    "open_kit",
    "read_kit",
    "starter_folder",
]
