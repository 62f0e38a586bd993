"""The route: steps that are added on the way. An old plan is bent, not deleted."""

from __future__ import annotations

from toolkit.prototypes.blocks.expedition import cards
from toolkit.prototypes.blocks.expedition.scene import LONG, Scene
from toolkit.prototypes.expedition.board import Card


def draw_route(scene: Scene) -> None:
    left = scene.left("route")
    steps = (*scene.board.of("route"), *([left] if left else ()))
    if not steps:
        scene.s.text(scene.say("route_empty"), soft=True)
    number = 0
    for one in steps:
        number += 0 if one.bent or not one.texts.heads else 1
        with scene.s.at(f"card-{one.id}"), scene.s.card():
            _old(scene, one) if one.bent else _step(scene, one, number)
    adding(scene, "route")


def current(scene: Scene) -> int:
    """How many steps the route has now, without those that were bent."""
    return sum(1 for one in scene.board.of("route") if not one.bent and one.texts.heads)


def _old(scene: Scene, one: Card) -> None:
    """A step that was bent: it stays on the route, softly, with whatever stands on it."""
    standing = one.texts.heads
    if not standing or scene.is_open(one):
        cards.texts(scene, one)
    else:
        for text in standing:
            scene.s.text(scene.say("was", text=text.text), soft=True)
    cards.working(scene, one, _doing)
    cards.earlier(scene, one)


def _step(scene: Scene, one: Card, number: int) -> None:
    if one.instead_of and one.whole:
        scene.s.text(scene.say("because", because=one.because), soft=True)
    cards.texts(scene, one, "" if len(one.texts.heads) > 1 else f"{number}. ")
    if one.done:
        scene.s.text(scene.say("step_done"), soft=True)
    cards.working(scene, one, _doing)
    cards.earlier(scene, one)


def _doing(scene: Scene, one: Card) -> None:
    marking(scene, one, "step")
    with scene.s.expander(scene.say("bend")):
        _bending(scene, one)
    cards.rewriting_below(scene, one)


def _bending(scene: Scene, one: Card) -> None:
    with scene.s.at("bend"):
        scene.s.text(scene.say("bend_why"), soft=True)
        because = scene.s.text_area("because", scene.say("bend_because"), LONG, draft=True)
        text = scene.s.text_area("text", scene.say("bend_text"), LONG, draft=True)
        if scene.s.button("bend", scene.say("bend_send"), needs=("because", "text")):
            scene.share("bend", card=one.id, part="route", text=text, because=because)
            scene.open(None)


def marking(scene: Scene, one: Card, what: str) -> None:
    """A step that was taken, an obstacle that was overcome; and back."""
    with scene.s.at("mark"):
        if scene.s.button("mark", scene.say(f"{what}_{'undo' if one.done else 'mark'}")):
            scene.share("mark", card=one.id, part=one.part, to="open" if one.done else "done")
            scene.open(None)


def adding(scene: Scene, part: str) -> None:
    """A field for a new card, and its button."""
    if scene.back:
        return
    with scene.s.at(f"add-{part}"):
        text = scene.s.text_area("text", scene.say(f"{part}_label"), LONG, draft=True)
        if scene.s.button("add", scene.say(f"{part}_add"), primary=not scene.r.quiet, needs=("text",)):
            scene.share("add", part=part, text=text)
