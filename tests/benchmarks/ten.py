"""Ten questions to people who come in by their phones: the kit, the server, and the ways that people go.

Three ways: with the page's script (every tap is sent by itself, and the page asks every three seconds how the round is
led), with plain forms, and through oTree. Each person has a connection and a cookie of their own.
"""

from __future__ import annotations

import asyncio
import gzip
import itertools
import json
import random
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from answers import Phone

PAUSE = (1.0, 2.0)
"""Seconds between two taps of one person."""
LOOK = 3.0
"""Seconds after which the page's script asks how the round is led, as `door.js` does."""
GZIP = "\r\nAccept-Encoding: gzip"
"""What every browser says besides; a Phone ends its head with the kind of its body."""
JSON, FORM = f"application/json{GZIP}", f"application/x-www-form-urlencoded{GZIP}"

QUESTIONS = [f"Statement {n}: this was of use to me today." for n in range(1, 11)]
LABELS = ("Strongly disagree", "Disagree", "In between", "Agree", "Strongly agree")


def both(text: str) -> str:
    """A text in both languages; what it says does not matter here."""
    return f'{{nl: "{text}!", en: "{text}"}}'


KIT = {
    "prototypes/thing/v1.yaml": """
title: {nl: Ding, en: Thing}
about: {nl: Meting, en: Measuring}
screens:
  - id: home
    title: {nl: Begin, en: Begin}
    blocks: [{kind: button, id: on, label: {nl: Verder, en: On}, to: end}]
  - id: end
    title: {nl: Einde, en: End}
    blocks: [{kind: text, id: words, text: {nl: Klaar., en: Done.}}]
""",
    "surveys/ten.yaml": f"title: {both('Ten')}\nabout: prototype\nper_screen: 5\npoints: 5\n"
    + f"labels: [{', '.join(map(both, LABELS))}]\nitems:\n"
    + "".join(f"  - {{kind: scale, id: q{n}, text: {both(text)}}}\n" for n, text in enumerate(QUESTIONS, 1)),
    "experiments/meting.yaml": """
title: {nl: Meting, en: Measuring}
question: {nl: Snel?, en: Fast?}
journey: join
part: employee
prototype: thing
consent: {what: {nl: Tien vragen., en: Ten questions.}, who_sees: {nl: Niemand., en: Nobody.}}
before: [ten]
tasks: [{id: t, title: {nl: Kijk, en: Look}, text: {nl: Kijk rond., en: Look around.}, done_when: {screen: end}}]
rounds: [{id: r, title: {nl: Eerste, en: First}, revision: v1, who: {nl: Wij, en: We}, people: 30}]
""",
}
SERVER = """
import os
from pathlib import Path
import uvicorn
from toolkit.app.main import build
from toolkit.app.state import house
from toolkit.evidence.opening import open_round
port = int(os.environ["PORT"])
app = build(Path(os.environ["KIT"]), "sqlite:///" + os.environ["DATABASE"], f"http://127.0.0.1:{port}")
state = open_round(house().live.kit, house().store, "meting", "r")
Path(os.environ["DATABASE"] + ".code").write_text(state.code + " " + house().team_key())
uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", timeout_keep_alive=60)
"""


@dataclass
class Seen:
    """What happened to everybody of one run. Times are those of `time.perf_counter`."""

    answers: list[float] = field(default_factory=list)
    came: list[float] = field(default_factory=list)
    finished: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: int = 0
    looks: int = 0


class Person:
    """One phone and what it asks for; `page` follows redirects as a browser does."""

    def __init__(self, port: int, seen: Seen) -> None:
        self.phone, self.seen, self.busy = Phone(port), seen, asyncio.Lock()
        self.kept: set[str] = set()

    async def ask(self, method: str, path: str, body: bytes = b"", kind: str = FORM) -> tuple[int, str, bytes]:
        async with self.busy:
            self.seen.requests += 1
            status, headers, reply = await self.phone.ask(method, path, body, kind)
            if headers.get("transfer-encoding") == "chunked":  # a redirect of oTree's: its body is the end of a body
                await self.phone.reader.readuntil(b"0\r\n\r\n")
        self.phone.cookie = headers["set-cookie"] or self.phone.cookie
        if status >= 400:
            raise ValueError(f"{status} for {method} {path}")
        if headers.get("content-encoding") == "gzip":
            reply = gzip.decompress(reply)
        return status, headers.get("location", ""), reply

    async def page(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[str, str]:
        """Where a page led to, and its HTML."""
        status, to, reply = await self.ask(method, path, urlencode(form or {}).encode())
        while status in (302, 303, 307):
            path = urlsplit(to)._replace(scheme="", netloc="").geturl()
            status, to, reply = await self.ask("GET", path)
        return path, reply.decode()

    async def files(self, html: str) -> None:
        """What a page names on its own server: a phone that is here for the first time has none of it."""
        for path in dict.fromkeys(re.findall(r'(?:src|href)="(/(?:d|static)/[^"]+)"', html)):
            if path not in self.kept:
                self.kept.add(path)
                await self.ask("GET", path)

    async def come_in(self, code: str, *, browser: bool) -> tuple[str, str]:
        _, html = await self.page("GET", f"/j/{code}")
        if browser:
            await self.files(html)
        form = hidden(html) | {"answer": "yes"}
        _, to, _ = await self.ask("POST", f"/j/{code}", urlencode(form).encode())
        self.seen.came.append(time.perf_counter())
        path, html = await self.page("GET", to)
        if browser:
            await self.files(html)
        return path, html


def hidden(html: str) -> dict[str, str]:
    """The hidden fields of a page's form."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))


def found(pattern: str, html: str) -> str:
    match = re.search(pattern, html)
    if match is None:
        raise ValueError(f"nothing like {pattern} on the page")
    return match[1]


def keys(screen: int) -> list[str]:
    return [f"before.ten/q{n}/answer" for n in range(screen * 5 - 4, screen * 5 + 1)]


async def breathe() -> None:
    await asyncio.sleep(random.uniform(*PAUSE))


Way = Callable[[Person, str], Awaitable[None]]
"""How somebody goes, given where they come in: our round's code, or oTree's link."""


# -- our participants -------------------------------------------------------------------------------------------------


async def by_taps(person: Person, code: str) -> None:
    """The whole way as the page's script goes it."""
    path, html = await person.come_in(code, browser=True)
    who, text = found(r'data-who="(\w+)"', html), found(r'data-text="(\w*)"', html)
    on = {"place": path.rpartition("/")[2], "v": found(r'data-version="([^"]*)"', html), "live": ""}
    numbers = itertools.count(1)

    async def tap(kind: str, key: str, value: object) -> None:
        nonlocal text
        await breathe()
        action = {"id": f"{who}.load.{next(numbers)}", "place": on["place"], "kind": kind, "key": key, "value": value}
        action |= {"text": text, "ago": 0.0} | ({"drafts": {}} if kind == "press" else {})
        body = json.dumps({"who": who, "at": on["place"], "actions": [action]}).encode()
        start = time.perf_counter()
        _, _, raw = await person.ask("POST", f"/p/{code}/do", body, JSON)
        person.seen.answers.append(time.perf_counter() - start)
        reply = json.loads(raw)
        if reply["done"] != [action["id"]]:
            raise ValueError(f"not taken in: {reply['refused']}")
        on.update(place=reply["place"], v=reply.get("v", ""), live="1" if reply["live"] else "")
        text = reply["text"]

    async def look() -> None:
        while True:
            await asyncio.sleep(LOOK)
            if not person.busy.locked():  # the script does not ask while it sends
                person.seen.looks += 1
                query = urlencode({"at": on["place"], "live": on["live"], "v": on["v"]})
                await person.ask("GET", f"/p/{code}/live?{query}")

    looking = asyncio.create_task(look())
    try:
        await tap("press", "receipt/next", True)
        for screen in (1, 2):
            for key in keys(screen):
                await tap("set", key, str(random.randint(1, 5)))
            await tap("press", "before.ten/next", True)
        await tap("press", "task.t/start", True)
        await tap("press", "task.t/on/go", True)
        await tap("press", "task.t/next", True)
        person.seen.finished.append(time.perf_counter())
        if on["place"] != "thanks":
            raise ValueError(f"ended at {on['place']}")
        await asyncio.sleep(LOOK + 0.5)  # the thanks are read; the page asks once more
    finally:
        looking.cancel()
        (ended,) = await asyncio.gather(looking, return_exceptions=True)
    if isinstance(ended, Exception):
        raise ended


async def by_forms(person: Person, code: str) -> None:
    """From consent to the ten answers, as oTree asks them: a page is one form. The task is left out."""
    path, html = await person.come_in(code, browser=False)
    await breathe()
    path, html = await person.page("POST", path, hidden(html) | {"_press": "receipt/next"})
    for screen in (1, 2):
        await breathe()
        given = {key: str(random.randint(1, 5)) for key in keys(screen)}
        path, html = await person.page("POST", path, hidden(html) | given | {"_press": "before.ten/next"})
    if not path.endswith("/task.t"):
        raise ValueError(f"ended at {path}")
    person.seen.finished.append(time.perf_counter())


# -- oTree's participants ---------------------------------------------------------------------------------------------


def through_otree(*, browser: bool) -> Way:
    """Its start page, ten answers in one form, its last page. A browser also loads the files and opens a websocket a
    page, by which oTree can lead people on: what our page asks every three seconds.
    """

    async def way(person: Person, link: str) -> None:
        path, html = await person.page("GET", link)
        person.seen.came.append(time.perf_counter())
        for form in ({}, {f"q{n}": str(random.randint(1, 5)) for n in range(1, 11)}):
            sockets = await waiting(person, html) if browser else []
            for _ in range(1 + len(form) if browser else 1):
                await breathe()
            for socket in sockets:
                socket.close()
            person.phone.writer.close()  # oTree's server hangs up after five seconds
            await person.phone.open()
            path, html = await person.page("POST", path, form)
        if "/Thanks/" not in path:
            raise ValueError(f"ended at {path}")
        person.seen.finished.append(time.perf_counter())

    return way


async def waiting(person: Person, html: str) -> list[asyncio.StreamWriter]:
    """The files and the websocket of a page."""
    await person.files(html)
    path = found(r'data-socket-url="([^"]+)"', html).replace("&amp;", "&")
    reader, writer = await asyncio.open_connection("127.0.0.1", person.phone.port)
    head = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    head += f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: {person.phone.cookie}\r\n\r\n"
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{head}".encode())
    reply = await reader.readuntil(b"\r\n\r\n")
    if b" 101 " not in reply.splitlines()[0]:
        raise ValueError(f"no websocket: {reply.splitlines()[0]!r}")
    return [writer]


async def crowd(port: int, way: Way, where: str, people: int, seconds: float) -> Seen:
    """Everybody comes at a moment of their own within `seconds`."""
    seen = Seen()

    async def one() -> None:
        await asyncio.sleep(random.uniform(0, seconds))
        person = Person(port, seen)
        try:
            await person.phone.open()
            await way(person, where)
        except (OSError, EOFError, ValueError, KeyError) as error:
            seen.errors.append(repr(error))
        finally:
            if hasattr(person.phone, "writer"):
                person.phone.writer.close()

    await asyncio.gather(*(one() for _ in range(people)))
    return seen
