"""50 participants answer at once: errors, losses, p95, and server CPU for an answer beside a bare durable route.

The bare route is the floor: Starlette reads the same JSON and writes the same row to SQLite (WAL, synchronous=FULL,
BEGIN IMMEDIATE) by SQLAlchemy Core, one commit an answer, and knows nothing of participants, screens or counts.
"""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

from serving import OURS, ROOT, cpu_seconds, serving

PEOPLE = 50
ANSWERS = 24
ROUNDS = 3

BARE = """
import json, os, uvicorn
from sqlalchemy import create_engine, event, insert
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route
from toolkit.storage import tables
engine = create_engine("sqlite:///" + os.environ["DATABASE"], pool_size=40, connect_args={"check_same_thread": False})
@event.listens_for(engine, "connect")
def connected(connection, _):
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
        connection.execute("PRAGMA " + pragma)
@event.listens_for(engine, "begin")
def begun(connection):
    connection.exec_driver_sql("BEGIN IMMEDIATE")
with engine.begin() as connection:
    tables.metadata.create_all(connection)
    connection.execute(insert(tables.sessions), dict(id="s", participant="p", receipt="r", sprint="a", round="b",
        variant="", language="nl", started=0.0, robot=False))
def write(action):
    row = dict(id=action["id"], session="s", sprint="a", round="b", variant="", robot=False, place=action["place"],
        kind="set", key=action["key"], value=json.dumps(action["value"]), survey="q", moment="before", item="i",
        definition="d", at=0.0, received=0.0)
    with engine.begin() as connection:
        connection.execute(insert(tables.events), row)
async def do(request):
    data = json.loads(await request.body())
    for action in data["actions"]:
        await run_in_threadpool(write, action)
    return JSONResponse({"done": [action["id"] for action in data["actions"]]})
async def health(request):
    return PlainTextResponse("ok")
app = Starlette(routes=[Route("/do", do, methods=["POST"]), Route("/health", health)])
uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="error")
"""


class Phone:
    """A participant's connection: one socket that stays open, as a browser's does."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookie = ""

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    async def ask(
        self, method: str, path: str, body: bytes = b"", kind: str = "application/json"
    ) -> tuple[int, dict[str, str], bytes]:
        head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\nContent-Type: {kind}\r\n"
        self.writer.write((head + (f"Cookie: {self.cookie}\r\n" if self.cookie else "") + "\r\n").encode() + body)
        raw = await self.reader.readuntil(b"\r\n\r\n")
        lines = raw.decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:] if line)}
        own = [line.split(";")[0].partition(": ")[2] for line in lines if line.lower().startswith("set-cookie")]
        headers["set-cookie"] = "; ".join(own)
        return int(lines[0].split()[1]), headers, await self.reader.readexactly(int(headers.get("content-length", 0)))


async def join(port: int, code: str) -> tuple[Phone, str]:
    phone = Phone(port)
    await phone.open()
    _, _, page = await phone.ask("GET", f"/j/{code}")
    nonce = re.search(rb'name="nonce" value="(\w+)"', page)
    form = urlencode({"nonce": nonce[1].decode() if nonce else "", "answer": "yes"}).encode()
    _, headers, _ = await phone.ask("POST", f"/j/{code}", form, "application/x-www-form-urlencoded")
    phone.cookie = headers["set-cookie"]
    _, _, page = await phone.ask("GET", f"/p/{code}/receipt")
    found = re.search(rb'data-who="(\w+)"', page)
    who = found[1].decode() if found else ""
    await tap(phone, f"/p/{code}/do", who, f"{who}.begin", "receipt", "press", "receipt/next", True)
    return phone, who


async def tap(
    phone: Phone, path: str, who: str, id: str, place: str, kind: str, key: str, value: object
) -> tuple[bool, float]:
    action = {"id": id, "place": place, "kind": kind, "key": key, "value": value, "ago": 0}
    body = json.dumps({"who": who, "at": place, "actions": [action]}).encode()
    start = time.perf_counter()
    status, _, reply = await phone.ask("POST", path, body)
    return status == 200 and json.loads(reply)["done"] == [id], time.perf_counter() - start


async def burst(phones: list[tuple[Phone, str]], path: str, run: int) -> tuple[int, list[float]]:
    """Everybody answers the three questions of the first screen over and over, changing their mind each time."""
    items = ("control-bring-up", "curiosity-other-teams", "concern-picture")

    async def one(phone: Phone, who: str) -> list[tuple[bool, float]]:
        taken = []
        for number in range(ANSWERS):
            key = f"before.four-cs/{items[number % 3]}/answer"
            value = str((number // 3 + run) % 5 + 1)
            taken.append(await tap(phone, path, who, f"{who}.{run}.{number}", "before.four-cs.1", "set", key, value))
            await asyncio.sleep(0.02)
        return taken

    all_taken = [one_tap for taken in await asyncio.gather(*(one(*phone) for phone in phones)) for one_tap in taken]
    return sum(not fine for fine, _ in all_taken), [seconds for _, seconds in all_taken]


async def ours(folder: Path) -> list[tuple[float, float, int]]:
    database = folder / "ours.db"
    with serving(OURS, KIT=str(ROOT), DATABASE=str(database)) as (port, pid):
        code = sqlite3.connect(database).execute("select code from round_changes").fetchone()[0]
        phones = [await join(port, code) for _ in range(PEOPLE)]
        found = [await measured(phones, f"/p/{code}/do", pid, run) for run in range(ROUNDS)]
    stored = sqlite3.connect(database).execute("select count(*) from events where survey != ''").fetchone()[0]
    acknowledged = PEOPLE * ANSWERS * ROUNDS - sum(errors for _, _, errors in found)
    print(f"ours: {acknowledged} answers acknowledged, {stored} stored")
    if stored != acknowledged:
        sys.exit("an acknowledged answer is missing or doubled")
    return found


async def bare(folder: Path) -> list[tuple[float, float, int]]:
    with serving(BARE, DATABASE=str(folder / "bare.db")) as (port, pid):
        phones = []
        for number in range(PEOPLE):
            phone = Phone(port)
            await phone.open()
            phones.append((phone, f"p{number}"))
        return [await measured(phones, "/do", pid, run) for run in range(ROUNDS)]


async def measured(phones: list[tuple[Phone, str]], path: str, pid: int, run: int) -> tuple[float, float, int]:
    """CPU milliseconds an answer, p95 milliseconds, errors."""
    before = cpu_seconds(pid)
    errors, seconds = await burst(phones, path, run)
    cpu = (cpu_seconds(pid) - before) / len(seconds)
    return cpu * 1e3, statistics.quantiles(seconds, n=20)[18] * 1e3, errors


def main() -> None:
    floor = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, runs in (("bare route", asyncio.run(bare(Path(folder)))), ("ours", asyncio.run(ours(Path(folder))))):
            cpus = [cpu for cpu, _, _ in runs]
            p95 = statistics.median(wait for _, wait, _ in runs)
            errors = sum(wrong for _, _, wrong in runs)
            median = statistics.median(cpus)
            print(
                f"{name}: {median:.2f} ms CPU an answer ({min(cpus):.2f} to {max(cpus):.2f}), p95 {p95:.0f} ms, {errors} errors"
            )
            floor = median if name == "bare route" else floor
    print(f"ours beside the bare route: {median / floor:.2f}x its CPU")


if __name__ == "__main__":
    main()
