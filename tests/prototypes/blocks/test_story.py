"""A colleague's story, with a video whose words are written out."""

from __future__ import annotations

import pytest

from tests.house.typed import block, draw, made, pointed, problems
from toolkit.door.surface import HtmlSurface
from toolkit.surface import Record

Story = block("story")
STORY = """kind: story
who: Noor
picture: {file: noor.svg, alt: Noor bij haar bus}
video: {file: noor.mp4, poster: noor.jpg, alt: Film, transcript: "Ik ging mee. **Meer niet.**"}
"""


def test_a_story_shows_whose_it_is_and_has_its_words_below_the_video() -> None:
    assert draw(made(Story, STORY)).words == "Noor Film Lees wat er gezegd wordt Ik ging mee. Meer niet."
    assert draw(made(Story, "{kind: story, who: Noor, text: Zo ging het.}")).words == "Noor Zo ging het."


def test_a_video_waits_until_somebody_plays_it_and_stays_in_the_page() -> None:
    surface = HtmlSurface(Record("nl"), pictures="/pic/portal/")
    with surface.section("x"):
        made(Story, STORY).draws(surface, surface.record)
    assert "controls playsinline preload=none" in surface.html()
    assert 'src="/pic/portal/noor.mp4" poster="/pic/portal/noor.jpg" aria-label="Film"' in surface.html()


def test_every_file_of_a_story_is_looked_for_in_the_folder() -> None:
    files = dict(made(Story, STORY).files())
    assert files == {
        ("picture", "file"): "noor.svg",
        ("video", "file"): "noor.mp4",
        ("video", "poster"): "noor.jpg",
    }


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("»{kind: story, who: Noor}", "this story tells nothing; write its `text`, or give a `video`"),
        (
            STORY.replace("file: noor.mp4", "file: »noor.mov"),
            "`noor.mov` is not a video's file name; name an mp4 or webm file that lies in `pictures/`, without a path",
        ),
        (
            STORY.replace("file: noor.mp4", "file: »../noor.mp4"),
            "`../noor.mp4` is not a video's file name; name an mp4 or webm file that lies in `pictures/`, without a path",
        ),
        (
            STORY.replace("poster: noor.jpg", "poster: »noor.mp4"),
            "`noor.mp4` is not a picture's file name; name a png, jpg, webp, gif or svg file that lies in `pictures/`, without a path",
        ),
    ],
)
def test_a_story_that_cannot_be_shown_is_said_at_its_line(typed: str, printed: str) -> None:
    file, place = pointed(typed)
    assert problems(Story, file) == f"{place} {printed}"


def test_a_video_without_its_words_is_refused() -> None:
    typed = "{kind: story, who: Noor, video: {file: a.mp4, poster: a.jpg, alt: Film}}"
    assert "`transcript` is missing" in problems(Story, typed)
