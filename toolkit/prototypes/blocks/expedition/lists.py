"""Obstacles, learning moments, trials and requests for feedback: cards in a row, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.prototypes.blocks.expedition import cards
from toolkit.prototypes.blocks.expedition.route import adding, marking
from toolkit.prototypes.blocks.expedition.scene import ASK, LONG, SHORT, Scene, capital
from toolkit.prototypes.expedition.board import Card

SHOWN = 20
"""So many cards of a part are drawn at first; the older ones when somebody asks for them."""


def draw_list(scene: Scene, part: str) -> None:
    (_trying if part == "trials" else adding)(scene, part)
    found = scene.board.of(part)
    if not found:
        scene.s.text(scene.say(f"{part}_empty"), soft=True)
    left = scene.left(part)
    for one in (*([left] if left else ()), *_shown(scene, part, found)):
        with scene.s.at(f"card-{one.id}"), scene.s.card():
            _card(scene, one)
    if len(found) > SHOWN and not scene.r.get(scene.block.name, f"all-{part}"):
        with scene.s.at("older"):
            if scene.s.button(part, scene.count("older", len(found) - SHOWN)):
                scene.r.put(scene.block.name, f"all-{part}", True)


def _shown(scene: Scene, part: str, found: Sequence[Card]) -> Iterator[Card]:
    """The newest first. An older one that this person works on stays, however many come above it."""
    all = bool(scene.r.get(scene.block.name, f"all-{part}"))
    for number, one in enumerate(reversed(found)):
        if all or number < SHOWN or scene.is_open(one):
            yield one


def _card(scene: Scene, one: Card) -> None:
    cards.texts(scene, one)
    if one.part == "obstacles" and one.done:
        scene.s.text(scene.say("obstacle_done"), soft=True)
    if one.expects and one.whole:
        scene.s.text(scene.say("expects", text=one.expects))
    if one.round and one.whole:
        scene.s.text(scene.say("round", text=one.round), soft=True)
    if one.notes:
        scene.s.text(scene.say("came" if one.part == "trials" else "answers"), soft=True)
        cards.notes(scene, one)
    cards.working(scene, one, _doing)
    cards.earlier(scene, one)


def _doing(scene: Scene, one: Card) -> None:
    if one.part == "obstacles":
        marking(scene, one, "obstacle")
    own = one.part == "feedback" and one.by == scene.r.me
    if one.part in ("trials", "feedback") and not own:
        cards.answering(scene, one, "result" if one.part == "trials" else "answer")
    (cards.rewriting if one.part == "learning" or own else cards.rewriting_below)(scene, one)


def _trying(scene: Scene, part: str) -> None:
    """A trial begins with what we expect: written down before, so that what comes of it can be held against it."""
    if scene.back:
        return
    with scene.s.at(f"add-{part}"):
        text = scene.s.text_area("text", scene.say("trials_label"), LONG, draft=True)
        expects = scene.s.text_area("expects", scene.say("trials_expects"), LONG, draft=True)
        round = scene.s.text_input("round", scene.say("trials_round"), SHORT, draft=True)
        if scene.s.button("add", scene.say("trials_add"), primary=not scene.r.quiet, needs=("text", "expects")):
            more = {"round": round} if round.strip() else {}
            scene.share("add", part=part, text=text, expects=expects, **more)


def draw_asked(scene: Scene, most: int = 2) -> None:
    """Requests that wait for this person, at the top of the board: that is what a link that was sent leads to."""
    waiting = scene.board.asked(scene.r.me)
    open_here = [one for one in scene.board.of("feedback") if scene.is_open(one, ASK) and one not in waiting[:most]]
    left = scene.left(ASK)
    for one in (*waiting[:most], *open_here, *([left] if left else ())):
        with scene.s.at(f"ask-{one.id}"), scene.s.card():
            _asked(scene, one)
            cards.working(scene, one, _answering, ASK)
    if len(waiting) > most:
        scene.s.text(scene.count("asked_more", len(waiting) - most), soft=True)


def _asked(scene: Scene, one: Card) -> None:
    standing = one.texts.heads
    if len(standing) != 1:
        cards.texts(scene, one)
        return
    scene.s.text(scene.say("asked" if one.by else "asked_gone", who=capital(scene.who(one.by))), soft=True)
    scene.s.text(standing[0].text)


def tell_asked(scene: Scene) -> None:
    """In a part of the board there is only a line about it, so that one comes to the part at once."""
    waiting = len(scene.board.asked(scene.r.me))
    if waiting:
        scene.s.text(scene.count("asked_there", waiting), soft=True)


def _answering(scene: Scene, one: Card) -> None:
    cards.answering(scene, one, "answer")
