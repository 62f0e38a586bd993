"""The time line: the board as it was, one moment at a time. What one sees is the same fold, stopped earlier."""

from __future__ import annotations

from dataclasses import replace

from toolkit.prototypes.blocks.expedition.scene import Scene, capital
from toolkit.prototypes.expedition.texts import whole
from toolkit.prototypes.expedition.timeline import Moment, TimeLine, arrivals, moments
from toolkit.prototypes.sharing import PEOPLE
from toolkit.surface import Record

MOMENT = "moment"
"""The key of one's own, private answer: the seq of the moment that one looks at; empty for now."""


def moment_of(r: Record, block: str) -> int | None:
    """The moment that this person looks at; None while they look at the board as it is."""
    value = r.get(block, MOMENT)
    return whole(value) if isinstance(value, str) and value else None


def stopped(r: Record, seq: int) -> Record:
    """The same person and the same screen, with the room as it was. What they press is still taken in."""
    return replace(r, room=r.room.until(seq))


def told(scene: Scene, one: Moment) -> str:
    """What happened, in a line."""
    return scene.say(f"did_{one.did}", who=capital(scene.who(one.by)))


def happened(r: Record, block: str) -> TimeLine:
    return TimeLine(r.folded(block, moments), r.folded(PEOPLE, arrivals))


def draw_back(scene: Scene, now: Record, seq: int) -> None:
    """Which moment one looks at, and the buttons that lead to others. `now` holds the room as it is."""
    line = happened(now, scene.block.name)
    around = line.around(seq)
    here = around.here
    with scene.s.at("back"), scene.s.card():
        when = scene.when(here.at, year=True) if here else scene.say("beginning")
        scene.s.text(scene.say("looking_back", when=when))
        if here:
            scene.s.text(told(scene, here), soft=True)
        scene.s.progress(around.number, len(line), scene.say("moment", n=around.number, total=len(line)))
        if here and scene.s.button("earlier", scene.say("back_earlier")):
            now.put(scene.block.name, MOMENT, str(around.before.seq if around.before else 0))
        if around.after and scene.s.button("later", scene.say("back_later")):
            now.put(scene.block.name, MOMENT, str(around.after.seq))
        if scene.s.button("now", scene.say("back_now"), primary=True):
            now.put(scene.block.name, MOMENT, "")
        scene.s.text(scene.say("back_reading"), soft=True)


def draw_way_back(scene: Scene) -> None:
    """The way into looking back, at the foot of the board."""
    line = happened(scene.r, scene.block.name)
    if not len(line):
        return
    with scene.s.expander(scene.say("back_open")), scene.s.at("back"):
        scene.s.text(scene.count("back_about", len(line)), soft=True)
        if scene.s.button("first", scene.say("back_first")):
            scene.r.put(scene.block.name, MOMENT, str(line.first().seq))
        if scene.s.button("earlier", scene.say("back_last")):
            scene.r.put(scene.block.name, MOMENT, str(line.last(1)[0].seq))
