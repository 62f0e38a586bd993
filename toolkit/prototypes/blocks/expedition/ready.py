"""Ready for the next step: the author's points, ticked by anyone."""

from __future__ import annotations

from toolkit.prototypes.blocks.expedition.scene import Scene
from toolkit.prototypes.blocks.expedition.sections import Section
from toolkit.prototypes.expedition.board import Tick


def done_of(scene: Scene, section: Section) -> int:
    return sum(1 for one in section.points if one.id in scene.board.ticks)


def draw_ready(scene: Scene, section: Section) -> None:
    done, total = done_of(scene, section), len(section.points)
    scene.s.progress(done, total, scene.own["ticked"].format(done=done, total=total))
    if done == total:
        scene.s.text(scene.say("all_ready"))
    for point in section.points:
        tick = scene.board.ticks.get(point.id)
        with scene.s.at(f"point-{point.id}"), scene.s.card():
            scene.s.text(scene.r.t(point.text))
            if tick is not None:
                scene.s.text(_ticked(scene, tick), soft=True)
            if not scene.back and scene.s.button("tick", scene.say("ready_undo" if tick else "ready_tick")):
                scene.share("tick", point=point.id, to="no" if tick else "yes")


def _ticked(scene: Scene, tick: Tick) -> str:
    """By whom and when, where names are shown; without a name the moment would be as good as one."""
    if scene.block.names == "anonymous":
        return scene.say("ready_yes")
    key = "ready_mine" if tick.by == scene.r.me else "ready_by"
    return scene.say(key, who=scene.who(tick.by), when=scene.when(tick.at))
