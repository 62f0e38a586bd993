"""Which part one looks at, how much is in each, and what one sees before choosing one."""

from __future__ import annotations

from toolkit.prototypes.blocks.expedition import cards
from toolkit.prototypes.blocks.expedition.looking_back import happened, told
from toolkit.prototypes.blocks.expedition.members import has_joined, joining, members
from toolkit.prototypes.blocks.expedition.ready import done_of
from toolkit.prototypes.blocks.expedition.route import current
from toolkit.prototypes.blocks.expedition.scene import Scene
from toolkit.prototypes.blocks.expedition.sections import Section
from toolkit.prototypes.sharing import myself
from toolkit.surface import Option

PART = "part"
"""The key of one's own, private answer: the part that one looks at."""

OVERVIEW = "overview"
LATEST = 4


def choose_part(scene: Scene, sections: tuple[Section, ...]) -> str:
    """A row of choices; the overview, where nothing was chosen. A board of one part has no row."""
    if len(sections) == 1:
        return sections[0].part
    options = [Option(OVERVIEW, scene.say("overview"))]
    options += [Option(one.part, _counted(scene, one)) for one in sections]
    return scene.s.choice(PART, scene.say("part"), options, row=True) or OVERVIEW


def _counted(scene: Scene, section: Section) -> str:
    name = scene.r.t(section.title)
    if section.part == "ready":
        return f"{name} {done_of(scene, section)}/{len(section.points)}"
    if section.part == "ambition":
        return name
    if section.part == "members":
        found = len(members(scene, section))
    else:
        found = current(scene) if section.part == "route" else len(scene.board.of(section.part))
    return f"{name} ({found})" if found else name


def draw_overview(scene: Scene, sections: tuple[Section, ...]) -> None:
    """The ambition, the way in for who is new, and what happened last."""
    by_part = {one.part: one for one in sections}
    if "ambition" in by_part:
        with scene.s.at("card-ambition"), scene.s.card():
            scene.s.heading(scene.r.t(by_part["ambition"].title))
            cards.texts(scene, scene.board.ambition)
    if "members" in by_part and not scene.back and not has_joined(myself(scene.r)):
        scene.s.heading(scene.say("join_title"))
        joining(scene)
    latest = happened(scene.r, scene.block.name).last(LATEST)
    if latest:
        scene.s.heading(scene.say("latest"))
        for one in latest:
            scene.s.text(f"{told(scene, one)} · {scene.when(one.at)}")
