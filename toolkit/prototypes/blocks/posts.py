"""Knowledge that people share: posts, replies, and appreciation for both."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.options import options
from toolkit.prototypes.block import KIND, Action, Recorded, Robot
from toolkit.prototypes.community.card import Card
from toolkit.prototypes.community.drawing import PAGE, act, did, moderates, more, shown
from toolkit.prototypes.community.posts import EXAMPLE, Entry, Posts, by_activity, posts
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.prototypes.sharing import SharedBlock
from toolkit.schema import Choosable, Complaint, Flag, Id, Model, doubled
from toolkit.surface import Option, Record, Surface, Value
from toolkit.text import LANGUAGES, Text

ACTS = ("write", "reply", "thank", "moderate")
"""What a condition can ask of somebody: whether they did it here in this task."""


class ExampleReply(Model):
    by: Text = Field(description="A made-up name.")
    text: Text = Field(description="What this made-up person says.")


class Example(ExampleReply):
    id: Id = Field(description="The example's name in the results.")
    title: Text = Field(description="The heading of the example.")
    asks: Flag = Field(False, description="Whether the example asks something.")
    replies: tuple[ExampleReply, ...] = Field((), max_length=5, description="Made-up replies to it.")


class PostsBlock(SharedBlock):
    says: ClassVar = "Posts that people share, with replies and appreciation; moderators can hide."
    example: ClassVar = """
kind: posts
id: my-posts
names: named
title: {nl: Wat we van elkaar leren, en: What we learn from each other}
invite: {nl: Deel iets of stel een vraag, en: Share or ask something}
reasons:
  - {id: clear, text: {nl: Helder uitgelegd, en: Clearly explained}}
  - {id: works, text: {nl: Het werkte meteen, en: It worked at once}}
examples:
  - id: handover
    by: Noor
    title: {nl: Zo draag ik mijn dienst over, en: How I hand over my shift}
    text: {nl: Ik zeg eerst wat er nog open staat., en: I begin with what is still open.}
    replies:
      - {by: Joris, text: {nl: Dat ga ik proberen., en: I will try that.}}
"""
    records: ClassVar = (
        Recorded("press", "something was written, answered, thanked, taken back or hidden"),
        Recorded("set", "how many older posts this person asked for, and what they did here in this task"),
        Recorded("write", "a post: its title, its text, and whether it asks something"),
        Recorded("reply", "a reply, and to which post"),
        Recorded("thank", "appreciation for a post or a reply, with the reason if there is one"),
        Recorded("unthank", "appreciation that was taken back"),
        Recorded("take-back", "one's own post or reply that was taken back"),
        Recorded("hide", "what a moderator hid, with the reason"),
        Recorded("show", "what a moderator shows again"),
    )

    kind: Literal["posts"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above the posts.")
    invite: Text | None = Field(None, description="What stands on the box that opens to write a post.")
    reasons: tuple[Choosable, ...] = Field((), max_length=8, description="Reasons to choose from with appreciation.")
    examples: tuple[Example, ...] = Field(
        (), max_length=10, description="Made-up posts, so that it does not begin empty."
    )

    def draws(self, s: Surface, r: Record) -> None:
        own = words(r.language)
        if self.title:
            s.heading(r.t(self.title))
        self.tell_names(s, r)
        with s.expander(r.t(self.invite) if self.invite else own["com_write_open"]), s.at("new"):
            self._write(s, r)
        feed = self.feed(r)
        s.text(own["com_order" if feed else "com_empty"], soft=True)
        for post in feed[: shown(r, self.name)]:
            Card(self, r, post, self._reasons(r)).draw(s)
        more(s, r, self.name, len(feed))

    def _write(self, s: Surface, r: Record) -> None:
        own = words(r.language)
        title = s.text_input("title", own["com_title"], 100, draft=True)
        text = s.text_area("text", own["com_text"], 1500, draft=True)
        asks = s.checkbox("asks", own["com_asks"], draft=True)
        if s.button("send", own["com_write"], primary=not r.quiet, needs=("title", "text")):
            act(r, self.name, "write", title=title, text=text, asks="yes" if asks else "")

    def _reasons(self, r: Record) -> list[Option]:
        return [Option(one.id, r.t(one.text)) for one in self.reasons]

    # -- the author's examples stand among what people wrote ----------------------------------------------------------

    def feed(self, r: Record) -> list[Entry]:
        """The posts as this person sees them; an example comes after people's own, until somebody answers it."""
        book = r.folded(self.name, posts)
        people = [one for one in book.tops.values() if not one.id.startswith(EXAMPLE)]
        return by_activity([*people, *(self._example(one, book, r) for one in self.examples)])

    def _example(self, one: Example, book: Posts, r: Record) -> Entry:
        made = _seeded(f"{EXAMPLE}{one.id}", one, book, r)
        made.title, made.asks = r.t(one.title), one.asks
        replies = [_seeded(f"{made.id}.{n}", reply, book, r) for n, reply in enumerate(one.replies, 1)]
        done = book.entries.get(made.id)
        made.replies = [*replies, *(done.replies if done else ())]
        return made

    # -- the other faces ----------------------------------------------------------------------------------------------

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        cards = [Card(self, r, one, ()) for one in self.feed(r)[: PAGE - 1]]
        left = [one for one in ACTS if one not in did(r, self.name, ACTS) and robot.random.random() < robot.diligence]
        if self.may_hide(r):
            for card in [one for one in cards if one.all][: "moderate" in left]:
                yield from moderates(f"post-{card.post.id}", [card.option(one) for one in card.all], robot)
            return
        if "write" in left:
            yield from (("new/title", "Robot"), ("new/text", "Robot"), ("new/send", True))
        for card in [one for one in cards if one.post.is_open][: "reply" in left]:
            at = f"post-{card.post.id}/reply"
            yield from ((f"{at}/text", "Robot"), (f"{at}/send", True))
        for card in [one for one in cards if one.thankable()][: "thank" in left]:
            at, what = f"post-{card.post.id}/thank", card.thankable()
            yield from [(f"{at}/what", robot.random.choice(what).id)] if len(what) > 1 else ()
            yield f"{at}/give", True

    def answers(self) -> Answers:
        return Answers("many", *ids_and_texts((one, in_words(f"com_did_{one}")) for one in ACTS))

    def answer(self, r: Record) -> Value:
        return [*did(r, self.name, ACTS)]

    def complaints(self) -> Iterator[Complaint]:
        yield from options(("reasons",), say("reason"), self.reasons)
        yield from doubled(("examples",), say("example"), [one.id for one in self.examples])


def in_words(key: str) -> Text:
    """A text of the interface in every language."""
    return Text({one: words(one)[key] for one in LANGUAGES})


def _seeded(id: str, said: ExampleReply, book: Posts, r: Record) -> Entry:
    """An example with what people did to it."""
    done = book.entries.get(id) or Entry(id)
    return Entry(id, text=r.t(said.text), name=r.t(said.by), state="example", hidden=done.hidden, thanks=done.thanks)
