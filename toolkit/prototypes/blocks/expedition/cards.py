"""One card: its text or its texts, whoever wrote them, what stood there before, and how to write it anew."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.prototypes.blocks.expedition.scene import LONG, Scene
from toolkit.prototypes.expedition.board import AMBITION, EXAMPLE, Card, Note
from toolkit.prototypes.expedition.texts import Version


def texts(scene: Scene, card: Card, before: str = "") -> None:
    """What stands on a card now. `before` comes in front of the text: the number of a step."""
    standing = card.texts.heads
    if not standing:
        scene.s.text(scene.say("hidden" if card.hidden else "withdrawn" if card.gone else "nothing_yet"), soft=True)
    elif len(standing) == 1:
        scene.s.text(before + standing[0].text)
        _line(scene, card, standing[0])
        _hide(scene, card, standing[0])
    else:
        scene.s.text(scene.say("several", n=len(standing)))
        for one in standing:
            _to_choose(scene, card, one)


def _line(scene: Scene, card: Card, one: Version) -> None:
    if card.id == AMBITION and one.by == EXAMPLE:
        scene.s.text(scene.say("began"), soft=True)
    else:
        scene.line(one.by, one.at)


def _to_choose(scene: Scene, card: Card, one: Version) -> None:
    """One of several texts. The button names what its presser saw: a text that came meanwhile is never chosen away."""
    scene.s.text(one.text)
    _line(scene, card, one)
    if scene.back:
        return
    with scene.s.at(f"text-{one.id}"):
        if scene.s.button(f"keep-{card.texts.latest}", scene.say("keep")):
            over = " ".join(other.id for other in card.texts.heads if other.id != one.id)
            began = card.texts.latest
            scene.share("choose", card=card.id, part=card.part, keep=one.id, over=over, began=began)
    _hide(scene, card, one)


def working(scene: Scene, card: Card, draw: Callable[[Scene, Card], None], place: str = "") -> None:
    """A button that opens what one can do with a card: one card at a time, or a board would be nothing but forms.

    A card that is open stays so whatever others do with it, so that what is half typed can still be sent.
    """
    mine = scene.is_open(card, place)
    over = card.bent and not scene.block.may_hide(scene.r)
    if scene.back or (not mine and (card.hidden or over)):
        return
    if mine:
        draw(scene, card)
    with scene.s.at("open"):
        if scene.s.button("close" if mine else "open", scene.say("close" if mine else _opens(scene, card))):
            scene.open(None if mine else card, place)


def _opens(scene: Scene, card: Card) -> str:
    """What stands on the button: what one will most likely do with such a card."""
    if len(card.texts.heads) > 1:
        return "merge"
    return "open_own" if card.part == "feedback" and card.by == scene.r.me else f"open_{card.part}"


def rewriting(scene: Scene, card: Card) -> None:
    """A field that begins with what stands there. Where several texts stand, they are put together in it."""
    standing = [one.text for one in card.texts.heads]
    begin = "\n\n".join(standing)
    begin = begin if len(begin) <= LONG else "".join(standing[:1])
    with scene.s.at("edit"):
        label = scene.say("merge" if len(standing) > 1 else "edit_text")
        made, began = scene.s.edit("text", label, LONG, begin, card.texts.latest)
        if scene.s.button("save", scene.say("save"), needs=("text",)):
            scene.share("edit", card=card.id, part=card.part, text=made, began=began)
            scene.open(None)


def rewriting_below(scene: Scene, card: Card) -> None:
    """The same in a fold of its own, for cards on which one rather does something else."""
    with scene.s.expander(scene.say("merge" if len(card.texts.heads) > 1 else "edit")):
        rewriting(scene, card)


def draw_ambition(scene: Scene) -> None:
    """The one text that everybody can change."""
    card = scene.board.ambition
    with scene.s.at("card-ambition"), scene.s.card():
        texts(scene, card)
        working(scene, card, rewriting)
        earlier(scene, card)


def earlier(scene: Scene, card: Card) -> None:
    """What stood there before. Nothing that was written goes away."""
    before = card.texts.earlier
    if before:
        with scene.s.expander(scene.count("earlier", len(before))):
            for one in before:
                scene.s.text(one.text)
                _line(scene, card, one)
                _hide(scene, card, one)
    _hidden(scene, card)


def notes(scene: Scene, card: Card) -> None:
    """What came of it, or what colleagues answered."""
    for one in card.notes:
        if one.hidden:
            scene.s.text(scene.say("hidden"), soft=True)
            _show_again(scene, one.id)
        else:
            scene.s.text(one.text)
            scene.line(one.by, one.at)
            _hide(scene, card, one)


def answering(scene: Scene, card: Card, kind: str) -> None:
    """A field for a note on this card: `answer` or `result`."""
    with scene.s.at(kind):
        text = scene.s.text_area("text", scene.say(f"{kind}_label"), LONG, draft=True)
        if scene.s.button("send", scene.say(f"{kind}_send"), needs=("text",)):
            scene.share(kind, card=card.id, part=card.part, text=text)
            scene.open(None)


# -- moderators hide, and nobody rewrites -----------------------------------------------------------------------------


def _hide(scene: Scene, card: Card, what: Version | Note) -> None:
    """On the card that a moderator works on; on all at once it would be the first thing that one sees of a board."""
    if scene.is_open(card) and not scene.back and scene.block.may_hide(scene.r):
        with scene.s.at(f"text-{what.id}"):
            if scene.s.button("hide", scene.say("hide")):
                scene.share("hide", what=what.id, to="yes")


def _hidden(scene: Scene, card: Card) -> None:
    """For moderators: what is hidden on this card, each wording once, and the way back."""
    if scene.back or not scene.block.may_hide(scene.r) or not card.texts.hidden:
        return
    wordings: dict[str, list[str]] = {}
    for one in card.texts.hidden:
        wordings.setdefault(one.text, []).append(one.id)
    with scene.s.expander(scene.count("hidden_texts", len(wordings))):
        for text, names in wordings.items():
            scene.s.text(text)
            _show_again(scene, *names)


def _show_again(scene: Scene, *names: str) -> None:
    if not scene.back and scene.block.may_hide(scene.r):
        with scene.s.at(f"text-{names[0]}"):
            if scene.s.button("show", scene.say("show_again")):
                for name in names:
                    scene.share("hide", what=name, to="no")
