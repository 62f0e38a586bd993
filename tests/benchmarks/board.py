"""200 people on one board, one action a second in all: when does each screen show it, and what does the server spend?

Every phone asks as the page's own script does: every 1.1 s, with the version that it has. A phone shows an action once
the reply to one of its questions holds the text. Beside it the floor: the same questions while nobody does anything.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from answers import Phone, join
from serving import cpu_seconds, serving

PEOPLE = 200
SECONDS = 40
EVERY = 1.1

PROTOTYPE = """
title: Bord
about: Meting
screens:
  - id: home
    title: Bord
    blocks:
      - kind: expedition-board
        id: board
        names: anonymous
        sections:
          - {part: learning, title: Geleerd}
          - {part: obstacles, title: Obstakels}
"""
SPRINT = """
title: Meting
question: Snel?
journey: join
part: employee
prototype: board
consent: {what: Meting, who_sees: Niemand}
tasks: [{id: t, title: T, text: T, done_when: {block: board, includes: learning}}]
rounds: [{id: r, title: R, revision: v1, who: Wij}]
boards: [{id: months, title: Bord, revision: v1, who: Wij, what: Meting, who_sees: Wij}]
"""
SERVER = """
import os
from pathlib import Path
import uvicorn
from toolkit.app import members
from toolkit.app.main import build
from toolkit.app.state import house
port = int(os.environ["PORT"])
app = build(Path(os.environ["KIT"]), "sqlite:///" + os.environ["DATABASE"], f"http://127.0.0.1:{port}")
state = members.open_board(house(), "meting", "months")
Path(os.environ["DATABASE"] + ".code").write_text(state.code)
uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", timeout_keep_alive=60)
"""
HOME = "board.home"


class Watcher:
    """One phone on the board: what it has shown, and when."""

    def __init__(self, phone: Phone, who: str, code: str) -> None:
        self.phone, self.who, self.path = phone, who, f"/p/{code}"
        self.version, self.shown = "", ""
        self.asked: dict[str, float] = {}
        self.seconds: list[float] = []
        self.errors = 0
        self.busy = asyncio.Lock()

    async def act(self, kind: str, key: str, value: object, drafts: dict[str, str] | None = None) -> None:
        action = {"id": f"{self.who}.{random.random()}", "place": HOME, "kind": kind, "key": key, "value": value}
        body = json.dumps({"who": self.who, "at": HOME, "actions": [action | {"drafts": drafts or {}}]}).encode()
        async with self.busy:
            status, _, reply = await self.phone.ask("POST", f"{self.path}/do", body)
        self.errors += status != 200 or bool(json.loads(reply)["refused"])

    async def look(self) -> None:
        async with self.busy:
            status, headers, body = await self.phone.ask("GET", f"{self.path}/live?at={HOME}&v={self.version}")
        if status == 204:
            return
        if headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        reply = json.loads(body)
        self.version, self.shown = reply["v"], "".join(reply["sections"].values())

    async def watch(self, sent: dict[str, float], until: float) -> None:
        await asyncio.sleep(random.random() * EVERY)
        seen: set[str] = set()
        while time.perf_counter() < until:
            try:
                await self.look()
            except (OSError, ValueError, KeyError):
                self.errors += 1
            now = time.perf_counter()
            for text in [one for one in sent if one not in seen and f">{one}<" in self.shown]:
                seen.add(text)
                self.seconds.append(now - sent[text])
            await asyncio.sleep(EVERY)
        self.missed = [one for one, at in sent.items() if one not in seen and at < until - 2 * EVERY]


async def talk(watchers: list[Watcher], sent: dict[str, float], until: float) -> None:
    """One action a second, each time by somebody else."""
    number = 0
    while time.perf_counter() < until - 3:
        number += 1
        one, text = random.choice(watchers), f"inzicht nummer {number} van vandaag"
        sent[text] = time.perf_counter()
        await one.act("press", "board/board/add-learning/add", True, {"board/board/add-learning/text": text})
        await asyncio.sleep(max(0.0, number - (time.perf_counter() - (until - SECONDS))))


async def run(folder: Path) -> None:
    for name, text in {"prototypes/board/v1.yaml": PROTOTYPE, "experiments/meting.yaml": SPRINT}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    (folder / "surveys").mkdir()
    database = folder / "board.db"
    with serving(SERVER, KIT=str(folder), DATABASE=str(database)) as (port, pid):
        code = Path(f"{database}.code").read_text()
        watchers = [Watcher(*await join(port, code), code) for _ in range(PEOPLE)]
        for one in watchers:
            await one.act("set", "board/board/part", "learning")
        for name in ("nobody does anything", "one action a second"):
            sent: dict[str, float] = {}
            for one in watchers:
                one.seconds, one.missed = [], []
            before, start = cpu_seconds(pid), time.perf_counter()
            until = start + SECONDS
            acting = [talk(watchers, sent, until)] if "action" in name else []
            await asyncio.gather(*(one.watch(sent, until) for one in watchers), *acting)
            core = (cpu_seconds(pid) - before) / (time.perf_counter() - start)
            print(f"{name}: {core:.2f} of a core")
            if sent:
                report(watchers, sent)


def report(watchers: list[Watcher], sent: dict[str, float]) -> None:
    seconds = [one for watcher in watchers for one in watcher.seconds]
    missed = sum(len(one.missed) for one in watchers)
    errors = sum(one.errors for one in watchers)
    cuts = statistics.quantiles(seconds, n=100)
    print(
        f"{len(sent)} actions on {len(watchers)} screens: p50 {cuts[49]:.2f} s, p95 {cuts[94]:.2f} s, p99 {cuts[98]:.2f} s"
    )
    print(f"not shown in time: {missed}; errors: {errors}")
    if errors or missed:
        sys.exit("a screen missed something")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        asyncio.run(run(Path(made)))
