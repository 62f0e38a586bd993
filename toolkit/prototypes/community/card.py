"""One post as a card: what was said, what was answered, and what this person may do with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.languages import words
from toolkit.prototypes.community.drawing import PAGE, act, excerpt, moderate
from toolkit.prototypes.community.posts import Entry
from toolkit.prototypes.sharing import SharedBlock
from toolkit.surface import Option, Record, Surface

TEXT = 800
"""So long may a reply be."""


class Card:
    """One post, drawn for one person. `reasons` are the author's, for appreciation."""

    def __init__(self, block: SharedBlock, r: Record, post: Entry, reasons: Sequence[Option]) -> None:
        self.block, self.r, self.post, self.reasons = block, r, post, reasons
        self.own = words(r.language)
        self.all = [one for one in (post, *post.standing) if one.is_there]

    def draw(self, s: Surface) -> None:
        with s.at(f"post-{self.post.id}"), s.card():
            self._post(s)
            if len(self.post.standing) > PAGE:
                s.text(self.own["com_replies_left"].format(n=len(self.post.standing) - PAGE), soft=True)
            for reply in self.post.standing[-PAGE:]:
                self._reply(s, reply)
            if self.post.is_open:
                self._answer(s)
            self._thank(s)
            self._take_back(s)
            if self.block.may_hide(self.r) and self.all:
                hidden = [self.option(one) for one in self.all if one.hidden]
                moderate(s, self.r, self.block.name, [self.option(one) for one in self.all], hidden)

    # -- what was said ------------------------------------------------------------------------------------------------

    def _post(self, s: Surface) -> None:
        post = self.post
        if not post.is_there:
            s.text(self.own["com_gone_back" if post.state == "taken-back" else "com_gone"], soft=True)
            return
        if self._readable(s, post):
            s.heading(post.title)
            s.text(self._whose(post), soft=True)
            s.text(post.text)
            self._thanks(s, post)

    def _reply(self, s: Surface, reply: Entry) -> None:
        s.text(f"{self.own['com_reply']} · {self._whose(reply)}", soft=True)
        if self._readable(s, reply):
            s.text(reply.text)
            self._thanks(s, reply)

    def _readable(self, s: Surface, one: Entry) -> bool:
        """Whether this person reads it. Of what is hidden everybody reads why, its author and moderators all of it."""
        if one.hidden:
            s.text(self.own["com_hidden"].format(reason=one.hidden), soft=True)
            if one.by != self.r.me and not self.block.may_hide(self.r):
                return False
            s.text(self.own["com_hidden_still"], soft=True)
        return True

    def _whose(self, one: Entry) -> str:
        name = one.name or self.block.author(self.r, one.by)
        marks = [self.own["com_question"]] * one.asks + [self.own["com_example"]] * (one.state == "example")
        return " · ".join((name, *marks))

    def _thanks(self, s: Surface, one: Entry) -> None:
        if not one.thanks:
            return
        given = list(one.thanks.values())
        said = self.own["com_thanks_one" if len(given) == 1 else "com_thanks"].format(n=len(given))
        why = [f"{reason.label} {given.count(reason.id)}×" for reason in self.reasons if reason.id in given]
        s.text(": ".join((said, ", ".join(why))) if why else said, soft=True)

    def option(self, one: Entry) -> Option:
        key, said = ("com_the_post", one.title) if one is self.post else ("com_the_reply", one.text)
        return Option(one.id, self.own[key].format(text=excerpt(said)))

    # -- what one may do ----------------------------------------------------------------------------------------------

    def _answer(self, s: Surface) -> None:
        with s.expander(self.own["com_reply_open"]), s.at("reply"):
            text = s.text_area("text", self.own["com_reply_text"], TEXT, draft=True)
            if s.button("send", self.own["com_reply_send"], needs=("text",)):
                act(self.r, self.block.name, "reply", to=self.post.id, text=text)

    def thankable(self) -> list[Option]:
        """What this person may still appreciate: whatever everybody can read and others wrote."""
        mine = self.r.me
        return [self.option(one) for one in self.all if one.is_open and one.by != mine and mine not in one.thanks]

    def _thank(self, s: Surface) -> None:
        thankable, thanked = self.thankable(), [one for one in self.all if self.r.me in one.thanks]
        if not thankable and not thanked:
            return
        with s.expander(self.own["com_thank_open"]):
            if thankable:
                with s.at("thank"):
                    self._give(s, thankable)
            for one in thanked:
                with s.at(f"unthank-{one.id}"):
                    if s.button("back", self.own["com_unthank"].format(what=self.option(one).label)):
                        act(self.r, self.block.name, "unthank", to=one.id)

    def _give(self, s: Surface, options: Sequence[Option]) -> None:
        several = len(options) > 1
        what = s.choice("what", self.own["com_thank_what"], options, draft=True) if several else options[0].id
        why = s.choice("why", self.own["com_thank_why"], self.reasons, row=True, draft=True) if self.reasons else None
        only_reply = not several and options[0].id != self.post.id
        label = self.own["com_thank_for"].format(what=options[0].label) if only_reply else self.own["com_thank"]
        if s.button("give", label, needs=("what",) if several else ()):
            act(self.r, self.block.name, "thank", to=what or "", reason=why or "")

    def _take_back(self, s: Surface) -> None:
        mine = list(self._mine())
        if not mine:
            return
        with s.expander(self.own["com_back_open"]):
            s.text(self.own["com_back_why"], soft=True)
            for one in mine:
                with s.at(f"back-{one.id}"):
                    if s.button("back", self.own["com_back"].format(what=one.label)):
                        act(self.r, self.block.name, "take-back", to=one.id)

    def _mine(self) -> Iterator[Option]:
        return (self.option(one) for one in self.all if one.by == self.r.me)
