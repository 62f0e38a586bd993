"""The files that a prototype shows lie in its folder, and are small enough for a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.kit import read_kit
from toolkit.kit.across import MAX_VIDEO

TYPED = """title: Proef
about: Proef
screens:
  - id: home
    title: Thuis
    blocks:
      - kind: story
        who: Noor
        video: {file: noor.mp4, poster: noor.jpg, alt: Film, transcript: Noor}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pictures = tmp_path / "prototypes/portal/pictures"
    pictures.mkdir(parents=True)
    (tmp_path / "prototypes/portal/v1.yaml").write_text(TYPED, encoding="utf-8")
    for name in ("noor.mp4", "noor.jpg"):
        (pictures / name).write_bytes(b"x")
    return pictures


def printed(folder: Path) -> list[str]:
    return [str(one) for one in read_kit(folder.parents[2]).problems]


def test_a_story_with_its_files_is_clean(folder: Path) -> None:
    assert printed(folder) == []


def test_a_video_that_is_not_there_is_said_with_what_comes_near_it(folder: Path) -> None:
    (folder / "noor.mp4").rename(folder / "nor.mp4")
    assert printed(folder) == ["prototypes/portal/v1.yaml:9:23 there is no video `noor.mp4`; did you mean `nor.mp4`?"]


def test_a_poster_that_is_not_there_is_a_picture_that_is_not_there(folder: Path) -> None:
    (folder / "noor.jpg").unlink()
    assert "there is no picture `noor.jpg`" in printed(folder)[0]


def test_a_video_may_be_larger_than_a_picture_and_not_larger_than_20_mb(folder: Path) -> None:
    with (folder / "noor.mp4").open("wb") as file:
        file.truncate(MAX_VIDEO)
    assert printed(folder) == []
    with (folder / "noor.mp4").open("wb") as file:
        file.truncate(MAX_VIDEO + 1)
    assert printed(folder) == [
        "prototypes/portal/v1.yaml:9:23 the video `noor.mp4` is larger than 20 MB; make it shorter or smaller; phones load it"
    ]
