"""Two to five people at one board, whose connections come and go: nothing typed is lost, and all screens agree.

The model beside the fold is the plain definition: each version names all those that its writer had on the screen, and
what stands is every version that no other one names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.prototypes.expedition.said import said
from toolkit.prototypes.expedition.board import CARDS, Board
from toolkit.prototypes.expedition.fold import fold
from toolkit.room import Room, Shared

EDITORS = "ABCDE"
who = st.integers(0, len(EDITORS) - 1)
some = st.integers(0, 10**6)
words = st.text(st.sampled_from("aé🌱 \n<*_"), max_size=6)


@dataclass(frozen=True)
class Sent:
    """Something that one editor did, on its way to the server or arrived there."""

    tag: int
    by: str
    kind: str
    parts: dict[str, str]
    typed: tuple[str, ...] = ()
    saw: frozenset[int] = frozenset()
    """The tags of the versions of this text that its writer had on the screen."""
    keeps: int = 0
    """The tag of the version that was kept; 0 for a text that was typed."""


@dataclass
class Editor:
    """One person, who sees the board as it was after `seen` facts, and whose presses wait for a connection."""

    name: str
    seen: int = 0
    waiting: list[Sent] = field(default_factory=list)


class Editors(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.log: list[tuple[Shared, Sent]] = []
        self.editors: list[Editor] = []
        self.gone: set[str] = set()
        self.tags = 0
        self.last_seq = 0
        self.pictures: list[tuple[int, Board]] = []
        self.chosen: list[tuple[str, dict[str, str]]] = []

    @initialize(number=st.integers(2, len(EDITORS)))
    def people(self, number: int) -> None:
        self.editors = [Editor(EDITORS[index]) for index in range(number)]

    # -- what an editor sees and does ---------------------------------------------------------------------------------

    def editor(self, index: int) -> Editor:
        return self.editors[index % len(self.editors)]

    def screen(self, editor: Editor) -> Board:
        return fold(fact for fact, _ in self.log[: editor.seen])

    def on_screen(self, editor: Editor, card: str) -> frozenset[int]:
        shown = [(fact, sent) for fact, sent in self.log[: editor.seen] if writes(sent, fact, card)]
        return frozenset(sent.tag for _, sent in shown)

    def do(
        self, editor: Editor, kind: str, *typed: str, saw: frozenset[int] = frozenset(), keeps: int = 0, **parts: str
    ) -> None:
        self.tags += 1
        if editor.name not in self.gone:
            editor.waiting.append(Sent(self.tags, editor.name, kind, parts, typed, saw, keeps))

    def text(self, before: str) -> str:
        """Words that nobody typed before; spaces at the ends are not kept."""
        return f"{before}{self.tags}".strip()

    @rule(index=who, part=st.sampled_from([*CARDS, "route", "trials"]), text=words)
    def adds(self, index: int, part: str, text: str) -> None:
        new = self.text(text)
        more = {"expects": f"expects {new}", "round": f"round {new}"} if part == "trials" else {}
        self.do(self.editor(index), "add", new, *more.values(), part=part, text=new, **more)

    @rule(index=who, pick=st.integers(0, 3), text=words, online=st.booleans())
    def edits(self, index: int, pick: int, text: str, online: bool) -> None:
        """One of the first few cards, so that editors meet; at once, or when the connection is back."""
        editor = self.editor(index)
        board = self.screen(editor)
        card = [board.ambition, *board.cards.values()][pick % (len(board.cards) + 1)]
        new, saw = self.text(text), self.on_screen(editor, card.id)
        parts = {"card": card.id, "part": card.part, "text": new, "began": card.texts.latest}
        self.do(editor, "edit", new, saw=saw, **parts)
        if online:
            self.arrives(index, len(editor.waiting), 1)

    @rule(indices=st.lists(who, min_size=2, max_size=3, unique=True), pick=st.integers(0, 3), text=words)
    def several_edit_what_all_of_them_see(self, indices: list[int], pick: int, text: str) -> None:
        self.all_screens_are_brought_up_to_date()
        for index in indices:
            self.edits(index, pick, text, online=False)
        for index in indices:
            self.arrives(index, 9, 1)

    @rule(index=who, pick=some)
    def chooses(self, index: int, pick: int) -> None:
        editor = self.editor(index)
        split = [one for one in self.screen(editor).cards.values() if len(one.texts.heads) > 1]
        if split:
            card = split[pick % len(split)]
            keep = card.texts.heads[pick % len(card.texts.heads)]
            tag = next(sent.tag for fact, sent in self.log if fact.id == keep.id)
            parts = {"card": card.id, "part": card.part, "keep": keep.id, "began": card.texts.latest}
            if (editor.name, parts) in self.chosen:
                return  # the same button of the same screen: one press, however often
            self.chosen.append((editor.name, parts))
            self.do(editor, "choose", saw=self.on_screen(editor, card.id), keeps=tag, **parts)

    @rule(index=who, pick=some, text=words, kind=st.sampled_from(["bend", "result", "answer"]))
    def says_something_about_a_card(self, index: int, pick: int, text: str, kind: str) -> None:
        editor = self.editor(index)
        part = {"bend": "route", "result": "trials", "answer": "feedback"}[kind]
        cards = self.screen(editor).of(part)
        if cards:
            new = self.text(text)
            more = {"because": f"because {new}"} if kind == "bend" else {}
            self.do(editor, kind, new, *more.values(), card=cards[pick % len(cards)].id, part=part, text=new, **more)

    @rule(index=who, pick=some, to=st.sampled_from(["done", "open", "yes", "no"]))
    def ticks_or_marks(self, index: int, pick: int, to: str) -> None:
        editor = self.editor(index)
        steps = self.screen(editor).of("route")
        if to in ("yes", "no"):
            self.do(editor, "tick", point=f"p{pick % 3}", to=to)
        elif steps:
            self.do(editor, "mark", card=steps[pick % len(steps)].id, part="route", to=to)

    # -- connections --------------------------------------------------------------------------------------------------

    @rule(index=who, back=st.integers(0, 5))
    def looks(self, index: int, back: int) -> None:
        """A screen is brought up to date, though perhaps not entirely; it never goes back."""
        editor = self.editor(index)
        editor.seen = max(editor.seen, len(self.log) - back)

    @rule()
    def all_screens_are_brought_up_to_date(self) -> None:
        for editor in self.editors:
            editor.seen = len(self.log)

    @rule(index=who, number=st.integers(1, 4), jump=st.integers(1, 9))
    def arrives(self, index: int, number: int, jump: int) -> None:
        editor = self.editor(index)
        for sent in editor.waiting[:number]:
            self.store(sent, jump)
        del editor.waiting[:number]

    @precondition(lambda self: self.log)
    @rule(pick=some)
    def arrives_a_second_time(self, pick: int) -> None:
        """The reply got lost, and the phone sends it again; here even what the store would have recognised."""
        self.store(self.log[pick % len(self.log)][1], 1)

    def store(self, sent: Sent, jump: int) -> None:
        self.last_seq += jump
        self.log.append((Shared(self.last_seq, sent.by, sent.kind, sent.parts, sent.tag), sent))
        self.pictures.append((self.last_seq, fold(fact for fact, _ in self.log)))

    @precondition(lambda self: len(self.log) > 4)
    @rule(index=who)
    def withdraws(self, index: int) -> None:
        """Everything of theirs goes, from the beginning on: the moments before are without it as well."""
        editor = self.editor(index)
        before = [sent for _, sent in self.log]
        self.gone.add(editor.name)
        editor.waiting.clear()
        for other in self.editors:
            other.seen = sum(1 for _, sent in self.log[: other.seen] if sent.by != editor.name)
        self.log = [(fact, sent) for fact, sent in self.log if sent.by != editor.name]
        self.pictures = [(fact.seq, self.until(fact.seq)) for fact, _ in self.log]
        lost = {text for sent in before for text in sent.typed} - {text for _, sent in self.log for text in sent.typed}
        assert {text for sent in before if sent.by == editor.name for text in sent.typed} == lost
        assert said(self.board()) & lost == set()

    # -- what always holds --------------------------------------------------------------------------------------------

    def board(self) -> Board:
        return fold(fact for fact, _ in self.log)

    def until(self, seq: int) -> Board:
        room = Room().plus([("board", fact) for fact, _ in self.log])
        return room.until(seq).folded("board", fold)

    @invariant()
    def every_text_that_was_typed_is_on_the_board_and_no_other(self) -> None:
        assert said(self.board()) == {text for _, sent in self.log for text in sent.typed}

    @invariant()
    def whoever_hears_the_facts_in_another_order_or_twice_sees_the_same_board(self) -> None:
        facts = [fact for fact, _ in self.log]
        assert fold([*facts[::-1], *facts]) == self.board()

    @invariant()
    def each_text_stands_that_nobody_had_on_the_screen_who_wrote_after_it(self) -> None:
        board = self.board()
        for card in board.cards.values():
            assert {one.text for one in card.texts.heads} == self.standing(card.id), card.id

    def standing(self, card: str) -> set[str | None]:
        """The plain definition, by tags: no seq and no order."""
        by_tag: dict[int, Sent] = {}
        for fact, sent in self.log:
            if writes(sent, fact, card):
                by_tag.setdefault(sent.tag, sent)
        versions = [one for one in by_tag.values() if first(by_tag, one) is not None]
        seen = {tag for one in versions for tag in one.saw}
        return {first(by_tag, one) for one in versions if one.tag not in seen}

    def teardown(self) -> None:
        for seq, picture in self.pictures:
            assert self.until(seq) == picture
        for (_, one), (_, next_one) in zip(self.pictures, self.pictures[1:], strict=False):
            assert said(one) <= said(next_one)


def writes(sent: Sent, fact: Shared, card: str) -> bool:
    """Whether this is a version of the text of that card."""
    if sent.kind in ("add", "bend"):
        return fact.id == card
    return sent.kind in ("edit", "choose") and sent.parts["card"] == card


def first(by_tag: dict[int, Sent], one: Sent) -> str | None:
    """The words of a version; of one that was kept, those that it goes back to, if their writer is still there."""
    if not one.keeps:
        return one.parts["text"]
    return first(by_tag, by_tag[one.keeps]) if one.keeps in by_tag else None


TestEditors: Any = Editors.TestCase
TestEditors.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
