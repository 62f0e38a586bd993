"""A robot's phone: it opens pages of the real door and sends what its owner does, as phones do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx2

from toolkit.door.fields import fields
from toolkit.errors import Said, say
from toolkit.experiments.robot import Robot, Step
from toolkit.surface import Offer, Value

_PLACE = re.compile(r'data-place="([^"]+)" data-who="([^"]+)"')

Complain = Callable[[str, Said, Said], None]
"""Takes a code, what is wrong and what would be right; whoever listens knows where the robot is."""

NOT_OURS = say("this is for whoever builds the kit: send them this line")


@dataclass(frozen=True)
class Page:
    """What a phone shows. `html`: the whole page, or the pieces of the place where a script has put them in."""

    place: str
    who: str
    html: str

    @classmethod
    def read(cls, html: str) -> Page:
        here = _PLACE.search(html)
        return cls(here[1], here[2], html) if here else cls("", "", html)


@dataclass
class Phone:
    """One phone with its cookies. `clock.now` goes on while its owner taps."""

    client: httpx2.AsyncClient
    code: str
    robot: Robot
    clock: Any
    complain: Complain
    name: str = "robot"
    """Begins the ids of its taps; another phone of the same robot has another one."""
    count: int = 0

    async def get(self, address: str) -> Page:
        return self._page(await self.client.get(address))

    async def send(self, address: str, form: Mapping[str, Any]) -> Page:
        return self._page(await self.client.post(address, data=dict(form)))

    def _page(self, reply: httpx2.Response) -> Page:
        if reply.status_code != 200:
            path, status = reply.url.path.replace(self.code, "…"), reply.status_code
            self.complain("error", say("the page {page} answered {status}", page=path, status=status), NOT_OURS)
        return Page.read(reply.text)

    async def act(self, page: Page, steps: Sequence[Step], offers: Mapping[str, Offer]) -> Page:
        """Do these steps, a press last if there is one; gives the page after them."""
        if self.robot.persona.way in ("form", "keyboard"):
            return await self.fill_in(page, steps, offers)
        return await self._tap(page, steps, offers)

    # -- with the page's script ---------------------------------------------------------------------------------------

    async def _tap(self, page: Page, steps: Sequence[Step], offers: Mapping[str, Offer]) -> Page:
        drafts: dict[str, object] = {}
        actions: list[tuple[float, dict[str, Any]]] = []
        for key, value in steps:
            self.clock.now += self.robot.types(value)
            if key in offers and offers[key].draft:
                drafts[key] = value
            else:
                actions.append((self.clock.now, self._action(page, key, value, drafts, press=is_button(offers, key))))
        if not actions:
            return page
        sent = [one | {"ago": self.clock.now - at} for at, one in actions]
        if self.robot.persona.way == "wifi":
            return await self._late(page, sent)
        # A tap goes at once; what is tapped meanwhile goes along with the next.
        ends = [number for number, one in enumerate(sent) if one["kind"] == "press"]
        parts = [sent[: ends[0]], sent[ends[0] :]] if ends and ends[0] else [sent]
        for part in parts:
            page = self._shown(page, await self._deliver(page, part))
        return page

    def _action(
        self, page: Page, key: str, value: Value, drafts: Mapping[str, object], *, press: bool
    ) -> dict[str, Any]:
        self.count += 1
        kind = "press" if press else "set"
        made: dict[str, Any] = {"id": f"{self.name}.{page.who}.{self.count}", "place": page.place, "kind": kind}
        return made | {"key": key, "value": value, "drafts": dict(drafts) if press else {}}

    async def _deliver(self, page: Page, actions: list[dict[str, Any]]) -> dict[str, Any]:
        given = {"who": page.who, "at": page.place, "actions": actions}
        reply = await self.client.post(f"/p/{self.code}/do", json=given)
        if reply.status_code != 200:
            self._page(reply)
            return {"done": [], "refused": {}}
        said: dict[str, Any] = json.loads(reply.text)
        for one in actions:
            if one["id"] in said["refused"]:
                self._refused(one["key"], said["refused"][one["id"]])
        return said

    async def _late(self, page: Page, actions: list[dict[str, Any]]) -> Page:
        """Everything was tapped without a connection: it comes in one go, with a doublet, and its reply gets lost."""
        first = await self._deliver(page, [*actions, actions[0]])
        self.clock.now += 5
        again = [one | {"ago": one["ago"] + 5} for one in actions]
        second = await self._deliver(page, again)
        answered = {*second["done"], *second["refused"]}
        if any(one["id"] not in answered for one in actions):
            self.complain("lost", say("an answer that was sent again was not acknowledged"), NOT_OURS)
        if first.get("seq") != second.get("seq"):
            self.complain("lost", say("an answer that was sent twice counted twice"), NOT_OURS)
        return self._shown(page, second)

    def _shown(self, page: Page, reply: Mapping[str, Any]) -> Page:
        """The page after a reply, as the script draws it."""
        if reply.get("place", page.place) != page.place:
            return Page(reply["place"], page.who, reply["html"])
        if reply.get("sections"):
            pieces = (f'<section id="s-{name}">{inner}</section>' for name, inner in reply["sections"].items())
            return Page(page.place, page.who, "".join(pieces))
        return page

    # -- without --------------------------------------------------------------------------------------------------

    async def fill_in(self, page: Page, steps: Sequence[Step], offers: Mapping[str, Offer]) -> Page:
        """A browser without a script sends every field of the page, as it was drawn or as it was filled in."""
        if 'name="_seq"' not in page.html:
            page = await self.get(f"/p/{self.code}/{page.place}")
        form: dict[str, Any] = dict(fields(page.html))
        for key, value in steps:
            self.clock.now += self.robot.types(value)
            if is_button(offers, key):
                form["_press"] = key
            elif value is False or value is None:
                form.pop(key, None)
            else:
                form[key] = "1" if value is True else f"{value:g}" if isinstance(value, float) else value
        return await self.send(f"/p/{self.code}/{page.place}", form)

    def _refused(self, key: str, why: str) -> None:
        wrong = say("`{key}` was refused: {why}", key=key.partition("/")[2], why=why)
        self.complain("refused", wrong, say("look at the limits of this field, or at what stands before it"))


def is_button(offers: Mapping[str, Offer], key: str) -> bool:
    """Whether a key is a button; one that the drawing does not offer is sent as it is, and refused aloud."""
    return key in offers and offers[key].kind == "button"
