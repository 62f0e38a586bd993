"""From what people did to what everybody sees. What makes no sense is passed over; nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from toolkit.prototypes.expedition.board import AMBITION, CARDS, Board, Card, Note, Tick
from toolkit.prototypes.expedition.texts import NOTHING, Texts, Version, whole
from toolkit.room import Shared

TWICE = 120.0
"""The same words by the same person within so many seconds are one press that arrived twice."""

NOTES = {"result": "trials", "answer": "feedback"}
"""The notes, and the part whose cards they belong to."""

Signature = tuple[str, str, tuple[tuple[str, str], ...]]


def fold(facts: Iterable[Shared]) -> Board:
    """The board after these facts. In whatever order and however often they are handed over, their seq decides."""
    making = _Making()
    for fact in sorted({one.seq: one for one in facts}.values(), key=lambda one: one.seq):
        making.take(fact)
    return making.board()


@dataclass
class _Making:
    """A board while its facts come in."""

    cards: dict[str, Card] = field(default_factory=dict)
    ticks: dict[str, Tick] = field(default_factory=dict)
    seqs: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    said: dict[Signature, float] = field(default_factory=dict)

    def take(self, fact: Shared) -> None:
        does = _DOES.get(fact.kind)
        if does is not None and not self._again(fact):
            does(self, fact)
        self.seqs.add(fact.id)

    def _again(self, fact: Shared) -> bool:
        """Whether this arrived before. What sets something to a value is harmless when it comes again."""
        if fact.kind in ("mark", "tick", "hide"):
            return False
        signature = (fact.by, fact.kind, tuple(sorted(fact.value.items())))
        before = self.said.get(signature)
        self.said[signature] = fact.at
        return before is not None and (fact.kind in ("edit", "choose") or abs(fact.at - before) <= TWICE)

    # -- cards --------------------------------------------------------------------------------------------------------

    def add(self, fact: Shared) -> None:
        part = fact.get("part")
        if part in CARDS:
            self._make(fact, Card(fact.id, part, expects=_said(fact, "expects"), round=_said(fact, "round")))

    def bend(self, fact: Shared) -> None:
        """A new step in the place of another one, which stays."""
        old = self._card(fact, "route")
        if old is not None and _said(fact, "text"):
            self.cards[old.id] = replace(old, bends=(*old.bends, fact.id))
            self._make(fact, Card(fact.id, "route", instead_of=old.id, because=_said(fact, "because")))

    def _make(self, fact: Shared, card: Card) -> None:
        if _said(fact, "text"):
            version = Version(fact.seq, fact.by, _said(fact, "text"), fact.at)
            self.cards[fact.id] = replace(card, by=fact.by, at=fact.at, texts=Texts((version,)))

    def _card(self, fact: Shared, part: str = "") -> Card | None:
        """The card that a fact is about. One whose maker has withdrawn is there again for what others say on it."""
        name = fact.get("card")
        found = self.cards.get(name)
        if found is None:
            found = self._gone(name, part or fact.get("part"), fact.seq)
        return found if found is not None and (not part or found.part == part) else None

    def _gone(self, name: str, part: str, before: int) -> Card | None:
        if name == AMBITION:
            return Card(AMBITION, AMBITION)
        seq = whole(name)
        if part not in CARDS or seq is None or seq >= before or str(seq) != name or name in self.seqs:
            return None
        return Card(name, part, gone=True)

    # -- texts --------------------------------------------------------------------------------------------------------

    def edit(self, fact: Shared) -> None:
        card, text, began = self._card(fact), _said(fact, "text"), _began(fact)
        if card is None or not text:
            return
        stood = card.texts.until(began).heads
        if len(stood) == 1 and stood[0].text == text:
            return  # saved as it was found: nobody wrote anything
        self._version(card, Version(fact.seq, fact.by, text, fact.at, began))

    def choose(self, fact: Shared) -> None:
        """Keep one of the texts that stood there. Where its writer has withdrawn, nothing was kept."""
        card, began = self._card(fact), _began(fact)
        kept = card.texts.find(fact.get("keep")) if card is not None else None
        if card is not None and kept is not None and kept.seq <= began:
            self._version(card, Version(fact.seq, fact.by, kept.text, fact.at, began, kept=True))

    def _version(self, card: Card, version: Version) -> None:
        self.cards[card.id] = replace(card, texts=Texts((*card.texts.versions, version)))

    # -- what else is done --------------------------------------------------------------------------------------------

    def note(self, fact: Shared) -> None:
        card = self._card(fact, NOTES[fact.kind])
        if card is not None and _said(fact, "text"):
            note = Note(fact.id, fact.by, _said(fact, "text"), fact.at)
            self.cards[card.id] = replace(card, notes=(*card.notes, note))

    def mark(self, fact: Shared) -> None:
        card = self._card(fact)
        if card is not None:
            self.cards[card.id] = replace(card, done=fact.get("to") == "done")

    def tick(self, fact: Shared) -> None:
        if fact.get("to") == "yes":
            self.ticks.setdefault(fact.get("point"), Tick(fact.by, fact.at))
        else:
            self.ticks.pop(fact.get("point"), None)

    def hide(self, fact: Shared) -> None:
        (self.hidden.add if fact.get("to") == "yes" else self.hidden.discard)(fact.get("what"))

    # -- at the end ---------------------------------------------------------------------------------------------------

    def board(self) -> Board:
        cards = self.cards
        if self.hidden:
            cards = {name: self._with_hidden(card) for name, card in cards.items()}
        stands = {name for name, card in cards.items() if not card.hidden}
        for name in [name for name, card in cards.items() if not stands.isdisjoint(card.bends)]:
            cards[name] = replace(cards[name], bent=True)
        order = sorted((name for name, card in cards.items() if card.says_something), key=lambda name: whole(name) or 0)
        return Board({name: cards[name] for name in order}, dict(self.ticks))

    def _with_hidden(self, card: Card) -> Card:
        """What a moderator hides are words: they are gone wherever they stand again in this text."""
        names = {one.id for one in card.texts.versions} | {one.id for one in card.notes}
        if self.hidden.isdisjoint(names):
            return card
        words = {one.text for one in card.texts.versions if one.id in self.hidden}
        texts = Texts(tuple(replace(one, hidden=one.text in words) for one in card.texts.versions))
        notes = tuple(replace(one, hidden=one.id in self.hidden) for one in card.notes)
        return replace(card, texts=texts, notes=notes)


_DOES: Mapping[str, Callable[[_Making, Shared], None]] = {
    "add": _Making.add,
    "bend": _Making.bend,
    "edit": _Making.edit,
    "choose": _Making.choose,
    "result": _Making.note,
    "answer": _Making.note,
    "mark": _Making.mark,
    "tick": _Making.tick,
    "hide": _Making.hide,
}


def _said(fact: Shared, part: str) -> str:
    return fact.get(part).strip()


def _began(fact: Shared) -> int:
    """Up to where its writer had seen the text. What cannot be counts as nothing, so that no text is overwritten."""
    began = whole(fact.get("began"))
    return began if began is not None and began < fact.seq else NOTHING
