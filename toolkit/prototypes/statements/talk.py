"""The reasons of all sides, side by side: what makes one think, and answers to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.languages import words
from toolkit.prototypes.statements.points import SIDES, Side
from toolkit.prototypes.statements.said import NO, YES, Reason, Reply, Said
from toolkit.surface import Record, Surface

if TYPE_CHECKING:
    from toolkit.prototypes.blocks.statements import Statement, Statements

ANSWERING = "answering"
FEW = 3
"""So many reasons of a side stand open; the rest waits behind one tap."""


def draw(block: Statements, s: Surface, r: Record, here: Statement, all: Said) -> None:
    own = words(r.language)
    s.heading(own["stm_reasons"])
    sides = [where for where in SIDES if block.on(where)]
    with s.columns(2) as columns:
        for where, column in zip(sides, columns, strict=False):
            with column:
                _side(block, s, r, here, all, where)
    for where in sides[2:]:
        _side(block, s, r, here, all, where)
    for reply in all.left.get(here.id, ()):
        with s.card():
            s.text(own["stm_withdrawn"], soft=True)
            _reply(block, s, r, reply, all)


def _side(block: Statements, s: Surface, r: Record, here: Statement, all: Said, where: Side) -> None:
    own, points = words(r.language), block.on(where)
    s.heading(either([r.t(one.text) for one in points], r.language))
    ids = [one.id for one in points]
    for example in (one for one in here.examples if one.point in ids):
        with s.card():
            s.text(r.t(example.reason))
            s.text(own["stm_example"], soft=True)
    found = sorted(
        (one for one in all.reasons.get(here.id, ()) if one.point in ids),
        key=lambda one: (one.id in all.hidden, -len(one.thinking), int(one.id)),
    )
    _cards(block, s, r, here, all, found[:FEW])
    if found[FEW:]:
        with s.expander(own["stm_more"].format(n=len(found) - FEW)):
            _cards(block, s, r, here, all, found[FEW:])
    if not found and not any(one.point in ids for one in here.examples):
        s.text(own["stm_none"], soft=True)


def _cards(block: Statements, s: Surface, r: Record, here: Statement, all: Said, found: Sequence[Reason]) -> None:
    for one in found:
        with s.at(f"reason-{one.id}"), s.card():
            _reason(block, s, r, here, one, all)


def _reason(block: Statements, s: Surface, r: Record, here: Statement, one: Reason, all: Said) -> None:
    own = words(r.language)
    if _hidden(block, s, r, one.id, all):
        return
    s.text(one.text)
    told = [block.author(r, one.by)] if one.by == r.me or block.names == "named" else []
    told += [own["stm_after"]] if one.again else []
    if one.thinking:
        told.append(own["stm_thinks_one" if len(one.thinking) == 1 else "stm_thinks"].format(n=len(one.thinking)))
    if told:
        s.text(" · ".join(told), soft=True)
    if one.by != r.me:
        mine = r.me in one.thinking
        if s.button("think", own["stm_think_no" if mine else "stm_think"]):
            r.share("think", block.name, reason=one.id, on=NO if mine else YES)
    for reply in one.replies:
        _reply(block, s, r, reply, all)
    if block.replies:
        _answer(block, s, r, here, one)


def _reply(block: Statements, s: Surface, r: Record, reply: Reply, all: Said) -> None:
    with s.at(f"reply-{reply.id}"):
        if not _hidden(block, s, r, reply.id, all):
            who = block.author(r, reply.by)
            s.text(f"↳ {who}: {reply.text}")


def _answer(block: Statements, s: Surface, r: Record, here: Statement, one: Reason) -> None:
    """One field at a time: a field under every reason would bury what people said."""
    own = words(r.language)
    if r.get(block.name, ANSWERING) != one.id:
        if s.button("reply", own["stm_reply"]):
            r.put(block.name, ANSWERING, one.id)
        return
    text = s.text_area("answer", own["stm_reply_what"], 400, draft=True)
    if s.button("send", own["stm_reply_send"], needs=("answer",)):
        r.share("reply", block.name, statement=here.id, reason=one.id, text=text.strip())
        r.put(block.name, ANSWERING, "")


def _hidden(block: Statements, s: Surface, r: Record, target: str, all: Said) -> bool:
    """Whether a text is hidden; a moderator may hide it, or show it again, and never rewrites it."""
    own, hidden = words(r.language), target in all.hidden
    if hidden:
        s.text(own["stm_hidden"], soft=True)
    if block.may_hide(r) and s.button("hide", own["stm_unhide" if hidden else "stm_hide"]):
        r.share("hide", block.name, target=target, on=NO if hidden else YES)
    return hidden


def either(names: Sequence[str], language: str) -> str:
    """One or the other: In between or disagree."""
    found = names[0]
    for one in names[1:]:
        found = words(language)["stm_or"].format(a=found, b=one[:1].lower() + one[1:])
    return found
