"""What the reader of a matching block can do and wants to learn: told there, told earlier, or shown by a game.

The answers are the reader's own and are shared with nobody. Skills from a game come from the profile in the room
(`introduce(r, strengths="planning,tools")`), which the game writes after it has said so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from toolkit.languages import words
from toolkit.matching.score import Person
from toolkit.prototypes.sharing import myself
from toolkit.schema import Choosable
from toolkit.surface import Option, Record, Surface

CAN, LEARN, NO_GAME = "@can", "@learn", "@no-game"
"""Keys that no id of an author can meet, so that a later block finds what was told at an earlier one."""

STRENGTHS = "strengths"
"""The part of a profile in which a game leaves ids of skills, with commas between them."""


@dataclass(frozen=True)
class Mine:
    """The reader's own skills, by id, in the order in which the block lists them."""

    can: tuple[str, ...]
    learn: tuple[str, ...]
    played: tuple[str, ...]
    """What a game showed; part of `can`."""
    elsewhere: bool
    """Whether the reader told it at another block on the way, so that this one need not ask again."""

    @property
    def person(self) -> Person:
        return Person("@me", frozenset(self.can), frozenset(self.learn))


def played(r: Record, known: Collection[str]) -> tuple[str, ...]:
    """The skills that a game showed, as far as this block knows them."""
    shown = {one.strip() for one in myself(r).parts.get(STRENGTHS, "").split(",")}
    return tuple(one for one in known if one in shown)


def mine(r: Record, block: str, known: Sequence[str]) -> Mine:
    """What the reader told so far, at this block and at the others of the same task."""
    can, learn = _told(r, CAN), _told(r, LEARN)
    game = () if _told(r, NO_GAME) else played(r, known)
    have = {one for told in can.values() for one in told} | set(game)
    want = {one for told in learn.values() for one in told} - have
    elsewhere = bool((can.keys() | learn.keys()) - {block})
    return Mine(tuple(one for one in known if one in have), tuple(one for one in known if one in want), game, elsewhere)


def _told(r: Record, key: str) -> dict[str, list[str]]:
    """What was answered at this key, by block; blocks where nothing is chosen are left out."""
    found: dict[str, list[str]] = {}
    for full, value in r.values.items():
        scope, _, rest = full.partition("/")
        block, _, last = rest.partition("/")
        if scope == r.scope and last == key and value:
            found[block] = value if isinstance(value, list) else [str(value)]
    return found


def ask(s: Surface, r: Record, skills: Sequence[Choosable]) -> None:
    """Ask what the reader can do and wants to learn. Both lists stay whole: what is there wins over what is wanted."""
    own = words(r.language)
    options = [Option(one.id, r.t(one.text)) for one in skills]
    labels = {one.id: one.label for one in options}
    game = played(r, list(labels))
    if game:
        s.text(own["match_game"].format(skills=", ".join(labels[one] for one in game)))
        s.checkbox(NO_GAME, own["match_no_game"])
    s.multi_choice(CAN, own["match_can"], options)
    s.multi_choice(LEARN, own["match_learn"], options)


def tell(s: Surface, r: Record, skills: Sequence[Choosable], own_skills: Mine) -> None:
    """Say again what the reader told earlier."""
    own = words(r.language)
    texts = {one.id: r.t(one.text) for one in skills}
    lines = [(own["match_you_can"], own_skills.can), (own["match_you_learn"], own_skills.learn)]
    said = [f"- **{label}** {', '.join(texts[one] for one in ids)}" for label, ids in lines if ids]
    s.prose("\n".join(said))
