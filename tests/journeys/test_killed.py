"""The server is killed again and again in the middle of a round: nothing acknowledged is lost or doubled.

The process is a fork of one that has everything loaded, so that fifty restarts take seconds. It serves the door alone:
all that participants and observers send goes through it.
"""

from __future__ import annotations

import json
import os
import random
import re
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.door.conftest import PROTOTYPE, SPRINT, SURVEY
from tests.journeys.conftest import ROOT
from toolkit.evidence.gather import gather
from toolkit.storage.store import Store

PEOPLE = 12
KILLS = 50
PATIENCE = 60.0

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a server is killed and started again by a fork")


KEEPER = """
import os, signal, sys, traceback
from pathlib import Path
import uvicorn
from starlette.applications import Starlette
from toolkit.door.door import Door
from toolkit.kit import LiveKit
from toolkit.storage.store import Store
kit, database, port = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for line in sys.stdin:
    if line == "start\\n":
        child = os.fork()
        if child == 0:
            try:
                routes = Door(LiveKit(kit), Store("sqlite:///" + database)).routes()
                uvicorn.run(Starlette(routes=routes), host="127.0.0.1", port=port, log_level="critical")
            except BaseException:
                traceback.print_exc()
            os._exit(1)
    else:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    print("done", flush=True)
"""


class Mortal:
    """A server that can be killed and started again, at one port, by a keeper that never dies."""

    def __init__(self, kit: Path, database: Path) -> None:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port: int = one.getsockname()[1]
        command = [sys.executable, "-c", KEEPER, str(kit), str(database), str(self.port)]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.keeper = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def _say(self, word: str) -> None:
        assert self.keeper.stdin
        assert self.keeper.stdout
        self.keeper.stdin.write(f"{word}\n")
        self.keeper.stdin.flush()
        assert self.keeper.stdout.readline() == "done\n"

    def start(self) -> None:
        self._say("start")

    def kill(self) -> None:
        """kill -9: no goodbye, no clean-up."""
        self._say("kill")

    def close(self) -> None:
        assert self.keeper.stdin
        assert self.keeper.stdout
        self.keeper.stdin.close()
        self.keeper.wait(10)
        self.keeper.stdout.close()


class Phone(threading.Thread):
    """A phone as the page's script is: every tap has an id, waits until it was acknowledged, and is sent again."""

    def __init__(self, port: int, code: str, number: int) -> None:
        super().__init__(daemon=True)
        self.port, self.code, self.number = port, code, number
        self.random = random.Random(number)
        self.cookie, self.who, self.place = "", "", ""
        self.acknowledged: list[str] = []
        self.count, self.tries, self.errors = 0, 0, 0

    def ask(self, method: str, path: str, body: str = "", kind: str = "application/json") -> tuple[int, str, Any]:
        """One request, tried until there is an answer: the server may be dead, or die over it."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.tries += 1
            connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
            try:
                headers = {"Cookie": self.cookie, "Content-Type": kind}
                connection.request(method, path, body or None, headers)
                reply = connection.getresponse()
                text = reply.read().decode()
                if reply.status < 500:
                    return reply.status, text, reply.headers
            except (OSError, HTTPException):
                self.errors += 1
            finally:
                connection.close()
            time.sleep(0.03)
        raise AssertionError(f"no answer to {method} {path}")

    def come_in(self) -> None:
        _, page, _ = self.ask("GET", f"/j/{self.code}?lang=en")
        nonce = re.search(r'name="nonce" value="(\w+)"', page)
        assert nonce, page
        form = urlencode({"nonce": nonce[1], "answer": "yes"})
        status, _, headers = self.ask("POST", f"/j/{self.code}?lang=en", form, "application/x-www-form-urlencoded")
        assert status == 303
        self.cookie = next(one.split(";")[0] for one in headers.get_all("set-cookie") if one.startswith("proeftuin="))
        _, page, _ = self.ask("GET", f"/p/{self.code}/receipt")
        found = re.search(r'data-place="([^"]+)" data-who="(\w+)"', page)
        assert found, page
        self.place, self.who = found[1], found[2]

    def do(self, kind: str, key: str, value: object = True) -> None:
        self.count += 1
        action = {"id": f"p{self.number}.{self.count}", "place": self.place, "kind": kind, "key": key, "value": value}
        body = json.dumps({"who": self.who, "at": self.place, "actions": [action]})
        while True:
            _, text, _ = self.ask("POST", f"/p/{self.code}/do", body)
            reply = json.loads(text)
            if any("break" in why for why in reply["refused"].values()):
                time.sleep(0.05)  # the round stands still; a person presses again
                action["id"] += "x"
                body = json.dumps({"who": self.who, "at": self.place, "actions": [action]})
                continue
            break
        assert reply["refused"] == {}, reply
        self.acknowledged.append(f"{self.who}.{action['id']}")
        self.place = reply["place"]
        time.sleep(self.random.uniform(0.0, 0.25))

    def run(self) -> None:
        time.sleep(self.random.uniform(0, 2.0))
        self.come_in()
        self.do("press", "receipt/next")
        self.do("press", "task.finish/start")
        for mood in ["bad", "good"] * 4:  # never the same twice: what changes nothing is no event
            self.do("set", "task.finish/mood/answer", mood)
        self.do("press", "task.finish/on/go")
        self.do("press", "task.finish/next")
        for step in range(10, -1, -1):
            self.do("set", "after.questions/easy/answer", str((self.number + step) % 5 + 1))
        self.do("set", "after.questions/wish/answer", f"wish of {self.number}")
        self.do("press", "after.questions/next")


def test_fifty_kills_lose_and_double_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    files = {"prototypes/trial/v1.yaml": PROTOTYPE, "surveys/questions.yaml": SURVEY, "experiments/small.yaml": SPRINT}
    for name, content in files.items():
        (kit / name).parent.mkdir(parents=True, exist_ok=True)
        (kit / name).write_text(content, encoding="utf-8")
    (kit / "prototypes/trial/pictures").mkdir()
    (kit / "prototypes/trial/pictures/one.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    database = tmp_path / "data.db"
    server = Mortal(kit, database)
    server.start()
    chance = random.Random(50)
    store = Store(f"sqlite:///{database}")
    phones = [Phone(server.port, store.open_round("small", "one").code, number) for number in range(PEOPLE)]
    for one in phones:
        one.start()
    kills = 0
    while any(one.is_alive() for one in phones) or kills < KILLS:
        time.sleep(chance.uniform(0.15, 0.6))
        server.kill()
        kills += 1
        server.start()
        if kills == 20:
            store.lead("small", "one", "pause", "A kill in the break as well")
        if kills == 24:
            store.lead("small", "one", "resume")
        assert kills < 500, "the round does not come to its end"
    for one in phones:
        one.join(PATIENCE)
    server.kill()
    server.close()
    stored = Counter(event.id for event in store.events("small", "one"))
    acknowledged = [id for one in phones for id in one.acknowledged]
    assert [id for id in acknowledged if stored[id] != 1] == []
    sessions = store.sessions("small", "one")
    assert len(sessions) == PEOPLE  # nobody had to begin again
    assert {one.who for one in phones} == {one.participant for one in sessions}
    assert all(one.place == "thanks" for one in phones)
    people = gather(store, "small", "one").people
    said: dict[str, list[Any]] = {"easy": [], "wish": []}
    for response in people.responses:
        said[response.item].append(response.value)
    assert sorted(said["easy"]) == sorted(str(number % 5 + 1) for number in range(PEOPLE))
    assert sorted(said["wish"]) == sorted(f"wish of {number}" for number in range(PEOPLE))
    counted = {one.value: one.n for one in store.counts("small", "one") if one.item == "easy"}
    assert counted == dict(Counter(said["easy"]))
    for kind in ("start", "done", "finish"):
        assert Counter(event.session for event in people.events if event.kind == kind) == Counter(
            session.id for session in sessions
        )
    assert sum(one.errors for one in phones) > 0  # somebody did meet a dead server
    assert len(store.round("small", "one").pauses) == 1
    store.close()
