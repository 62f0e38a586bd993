"""What a kit holds, and where kits lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.experiments.sprint import Sprint
from toolkit.prototypes.prototype import Prototype
from toolkit.surveys.survey import Survey

FOLDERS = ("prototypes", "surveys", "experiments")
PICTURE_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "svg": "image/svg+xml",
}
VIDEO_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}


@dataclass(frozen=True)
class Kit:
    """All content of one kit, read and checked. Revisions are kept by prototype name, then `v1`, `v2` …"""

    folder: Path
    prototypes: Mapping[str, Mapping[str, Prototype]]
    surveys: Mapping[str, Survey]
    sprints: Mapping[str, Sprint]
    files: int = 0

    def prototype(self, name: str, revision: str) -> Prototype:
        return self.prototypes[name][revision]

    def picture(self, prototype: str, file: str) -> Path:
        """Where a picture or a video of a prototype lies. Both names have been checked against their patterns."""
        return self.folder / "prototypes" / prototype / "pictures" / file


def is_kit(folder: Path) -> bool:
    return any((folder / one).is_dir() for one in FOLDERS)


def kit_above(path: Path) -> Path | None:
    """The kit that a file or folder lies in, for somebody who named `my-kit/prototypes` where `my-kit` was meant."""
    if is_kit(path):
        return None
    inside = path.absolute()
    for above in (path, *path.parents) if path.is_absolute() else (inside, *inside.parents):
        if above.name in FOLDERS and is_kit(above.parent):
            return _as_given(path, above.parent)
    return None


def _as_given(path: Path, found: Path) -> Path:
    """The same folder, written as it was asked for where that is possible."""
    for one in (path, *path.parents):
        if one.absolute() == found:
            return one
    return found


def starter_folder() -> Path:
    """The starter kit: inside the installed wheel, else the repository that this package lies in."""
    package = Path(__file__).parent.parent
    inside = package / "starter"
    return inside if inside.is_dir() else package.parent
