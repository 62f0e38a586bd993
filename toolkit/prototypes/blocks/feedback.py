"""Feedback that members ask of one another: what is given is for the asker, who may show it to everybody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field

from toolkit.errors import say
from toolkit.languages import words
from toolkit.prototypes.block import KIND, Action, Recorded, Robot
from toolkit.prototypes.community.drawing import act, did, excerpt, moderate, moderates, more, shown
from toolkit.prototypes.community.feedback import Ask, Desk, Given, feedback, may_read
from toolkit.prototypes.community.posts import EXAMPLE, NOBODY
from toolkit.prototypes.condition import Answers, ids_and_texts
from toolkit.prototypes.sharing import SharedBlock
from toolkit.schema import Complaint, Id, Model, doubled
from toolkit.surface import Option, Record, Surface, Value
from toolkit.text import LANGUAGES, Text

ACTS = ("ask", "give", "open", "moderate")
"""What a condition can ask of somebody: whether they did it here in this task."""


class FeedbackExample(Model):
    id: Id = Field(description="The example's name in the results.")
    by: Text = Field(description="A made-up name.")
    title: Text = Field(description="What this made-up person wants feedback on.")
    text: Text | None = Field(None, description="What this made-up person says.")


class Feedback(SharedBlock):
    says: ClassVar = "People ask for feedback and give it: a strong point and a tip, for the asker alone."
    example: ClassVar = """
kind: feedback
id: my-feedback
names: named
title: {nl: Feedback vragen en geven, en: Ask for feedback and give it}
examples:
  - id: quick-start
    by: Samir
    title: {nl: Mijn korte uitleg voor nieuwe collega's, en: My short guide for new colleagues}
    text: {nl: "Eén bladzijde: wat doe je de eerste dag?", en: "One page: what do you do on the first day?"}
"""
    records: ClassVar = (
        Recorded("press", "feedback was asked, given, shown, taken back or hidden"),
        Recorded("set", "how many older requests this person asked for, and what they did here in this task"),
        Recorded("ask", "a request for feedback"),
        Recorded("stop", "a request that its asker ended"),
        Recorded("give", "feedback, and on which request"),
        Recorded("take-back", "one's own feedback that was taken back"),
        Recorded("open", "feedback that the asker shows to everybody"),
        Recorded("close", "feedback that the asker no longer shows"),
        Recorded("hide", "what a moderator hid, with the reason"),
        Recorded("show", "what a moderator shows again"),
    )

    kind: Literal["feedback"] = Field(description=KIND)
    title: Text | None = Field(None, description="A heading above the requests.")
    examples: tuple[FeedbackExample, ...] = Field(
        (), max_length=5, description="Made-up requests, so that it does not begin empty."
    )

    def draws(self, s: Surface, r: Record) -> None:
        own, desk = words(r.language), r.folded(self.name, feedback)
        if self.title:
            s.heading(r.t(self.title))
        self.tell_names(s, r)
        s.text(own["com_fb_private"], soft=True)
        with s.expander(own["com_fb_ask_open"]), s.at("new"):
            about = s.text_input("about", own["com_fb_about"], 100, draft=True)
            text = s.text_area("text", own["com_fb_text"], 800, draft=True)
            if s.button("ask", own["com_fb_ask"], primary=not r.quiet, needs=("about",)):
                act(r, self.name, "ask", about=about, text=text)
        asks = self.asks(desk, r)
        for ask in asks[: shown(r, self.name)]:
            with s.at(f"ask-{ask.id}"), s.card():
                self._ask(s, r, desk, ask)
        more(s, r, self.name, len(asks))
        self._outlived(s, r, desk)

    def asks(self, desk: Desk, r: Record) -> list[Ask]:
        """One's own requests first, then the newest; what ended stays for the asker and for what is shown of it."""
        found = [one for one in desk.asks.values() if not one.stopped or _seen(desk, one, r.me)]
        found.sort(key=lambda one: (one.by != r.me, -int(one.id)))
        made = (
            Ask(f"{EXAMPLE}{one.id}", NOBODY, r.t(one.title), r.t(one.text) if one.text else "")
            for one in self.examples
        )
        return [*found, *made]

    def _ask(self, s: Surface, r: Record, desk: Desk, ask: Ask) -> None:
        own, mine = words(r.language), ask.by == r.me
        if ask.hidden:
            s.text(own["com_hidden"].format(reason=ask.hidden), soft=True)
        if not ask.hidden or mine or self.may_hide(r):
            s.heading(ask.about)
            s.text(self._asker(r, ask), soft=True)
            if ask.text:
                s.text(ask.text)
        given = self._visible(r, desk, ask)
        for one in given:
            self._given(s, r, one, to_me=mine)
        if mine and not given:
            s.text(own["com_fb_none"], soft=True)
        if mine and not ask.stopped and s.button("stop", own["com_fb_stop"]):
            act(r, self.name, "stop", to=ask.id)
        if self._may_give(r, desk, ask):
            self._give(s, r, ask)
        if self.may_hide(r) and not ask.id.startswith(EXAMPLE):
            there = [*self._options(r, ask, given)]
            gone = {ask.id: ask.hidden, **{one.id: one.hidden for one in given}}
            moderate(s, r, self.name, there, [one for one in there if gone[one.id]])

    def _visible(self, r: Record, desk: Desk, ask: Ask) -> list[Given]:
        """What this person may read; of what an asker showed, moderators read the hidden, too."""
        both = ((one, may_read(desk, one, r.me) or (one.shown and self.may_hide(r))) for one in desk.on(ask.id))
        return [one for one, seen in both if seen]

    def _asker(self, r: Record, ask: Ask) -> str:
        own = words(r.language)
        made_up = next((r.t(one.by) for one in self.examples if ask.id == f"{EXAMPLE}{one.id}"), "")
        parts = [made_up, own["com_example"]] if made_up else [self.author(r, ask.by)]
        return " · ".join([*parts, *([own["com_fb_stopped"]] if ask.stopped else [])])

    def _given(self, s: Surface, r: Record, one: Given, *, to_me: bool) -> None:
        own = words(r.language)
        s.text(own["com_fb_from"].format(who=self.author(r, one.by)), soft=True)
        if one.hidden:
            s.text(own["com_hidden"].format(reason=one.hidden), soft=True)
        s.text(own["com_fb_said"].format(strength=one.strength, tip=one.tip))
        with s.at(f"given-{one.id}"):
            if to_me and s.button(
                "close" if one.shown else "open", own["com_fb_close" if one.shown else "com_fb_open"]
            ):
                act(r, self.name, "close" if one.shown else "open", to=one.id)
            if one.by == r.me and s.button("back", own["com_fb_back"]):
                act(r, self.name, "take-back", to=one.id)

    def _may_give(self, r: Record, desk: Desk, ask: Ask) -> bool:
        given = any(one.by == r.me for one in desk.on(ask.id))
        return not (ask.by == r.me or ask.stopped or ask.hidden or given)

    def _give(self, s: Surface, r: Record, ask: Ask) -> None:
        own = words(r.language)
        with s.expander(own["com_fb_give_open"]), s.at("give"):
            s.text(own["com_fb_example" if ask.id.startswith(EXAMPLE) else "com_fb_who"], soft=True)
            strength = s.text_area("strength", own["com_fb_strength"], 500, draft=True)
            tip = s.text_area("tip", own["com_fb_tip"], 500, draft=True)
            if s.button("give", own["com_fb_give"], needs=("strength", "tip")):
                act(r, self.name, "give", to=ask.id, strength=strength, tip=tip)

    def _options(self, r: Record, ask: Ask, given: list[Given]) -> Iterator[Option]:
        """What a moderator may hide: the request, and of the feedback only what its asker shows to everybody."""
        own = words(r.language)
        yield Option(ask.id, own["com_the_ask"].format(text=excerpt(ask.about)))
        yield from (Option(one.id, own["com_the_given"].format(text=excerpt(one.tip))) for one in given if one.shown)

    def _outlived(self, s: Surface, r: Record, desk: Desk) -> None:
        """One's own feedback on a request that was withdrawn."""
        own = words(r.language)
        for one in desk.given.values():
            if one.by == r.me and one.to not in desk.asks and not one.to.startswith(EXAMPLE):
                with s.card():
                    s.text(own["com_gone"], soft=True)
                    self._given(s, r, one, to_me=False)

    # -- the other faces ----------------------------------------------------------------------------------------------

    def rehearses(self, robot: Robot, r: Record) -> Iterator[Action]:
        desk = r.folded(self.name, feedback)
        asks = self.asks(desk, r)[: shown(r, self.name) - 1]
        left = [one for one in ACTS if one not in did(r, self.name, ACTS) and robot.random.random() < robot.diligence]
        if "ask" in left:
            yield from (("new/about", "Robot"), ("new/text", "Robot"), ("new/ask", True))
        for ask in [one for one in asks if self._may_give(r, desk, one)][: "give" in left]:
            at = f"ask-{ask.id}/give"
            yield from ((f"{at}/strength", "Robot"), (f"{at}/tip", "Robot"), (f"{at}/give", True))
        for ask in [one for one in asks if not one.id.startswith(EXAMPLE)][: self.may_hide(r) and "moderate" in left]:
            there = [*self._options(r, ask, self._visible(r, desk, ask))]
            yield from moderates(f"ask-{ask.id}", there, robot)

    def answers(self) -> Answers:
        texts = ((one, Text({own: words(own)[f"com_fb_did_{one}"] for own in LANGUAGES})) for one in ACTS)
        return Answers("many", *ids_and_texts(texts))

    def answer(self, r: Record) -> Value:
        return [*did(r, self.name, ACTS)]

    def complaints(self) -> Iterator[Complaint]:
        yield from doubled(("examples",), say("example"), [one.id for one in self.examples])


def _seen(desk: Desk, ask: Ask, me: str) -> bool:
    return ask.by == me or any(may_read(desk, one, me) for one in desk.on(ask.id))
