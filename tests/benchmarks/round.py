"""200 people of one round within a minute while its cockpit is open, beside oTree with the same ten questions.

What the server's processes spend is counted, never what phones and browser do. Two ways are compared:

* as browsers go it: every answer of ours is a request of its own, stored durably by itself, and the page asks every
  three seconds how the round is led; oTree takes ten answers as one form, and holds a websocket a page;
* by forms alone, without scripts and files, from consent to the page after the questions: the like for like.

`--otree FOLDER` says where oTree's own environment stands, or is made; without network that half is left out.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import re
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from bisect import bisect_right
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import peer
from serving import serving
from ten import KIT, SERVER, Seen, Way, by_forms, by_taps, crowd, through_otree

READ = 0.5
"""Seconds between two readings of the cockpit."""
AIM = 50
COUNTS = re.compile(r"(\d+) (?:mensen|persoon) binnen, (\d+) klaar")
IN_TIME, BEHIND = 0.5, 2.0


@dataclass
class Cockpit:
    """What somebody at the cockpit read, and when: how many were in, how many finished."""

    read: list[tuple[float, int, int]] = field(default_factory=list)

    def behind(self, seen: Seen) -> list[float]:
        """At each reading: for how many seconds the oldest thing that is not shown yet had been acknowledged."""
        return [
            max(late(at, shown_in, sorted(seen.came)), late(at, shown_done, sorted(seen.finished)))
            for at, shown_in, shown_done in self.read
        ]


def late(at: float, shown: int, acknowledged: list[float]) -> float:
    return at - acknowledged[shown] if shown < bisect_right(acknowledged, at) else 0.0


@contextlib.asynccontextmanager
async def watching(port: int, key: str) -> AsyncIterator[Cockpit]:
    """A cockpit in a real browser, read twice a second."""
    from playwright.async_api import Error, async_playwright

    cockpit = Cockpit()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"))
        try:
            context = await browser.new_context(locale="nl-NL")
            page = await context.new_page()
            await page.goto(f"http://127.0.0.1:{port}/team?key={key}")
            await page.goto(f"http://127.0.0.1:{port}/cockpit?sprint=meting&round=r")
            await page.get_by_text("Er is nog niemand binnen").wait_for(timeout=60_000)

            async def read() -> None:
                while True:
                    await asyncio.sleep(READ)
                    with contextlib.suppress(Error):
                        match = COUNTS.search(await page.evaluate("document.body.innerText"))
                        at = time.perf_counter()
                        cockpit.read.append((at, int(match[1]), int(match[2])) if match else (at, 0, 0))

            reading = asyncio.create_task(read())
            yield cockpit
            await asyncio.sleep(BEHIND + 1)
            reading.cancel()
        finally:
            await browser.close()


@dataclass
class Run:
    """One crowd through one server. `cpu`: seconds of all its processes."""

    seen: Seen
    cpu: float
    cockpit: Cockpit | None = None
    stored: int | None = None
    """How many answers lie in our database."""

    @property
    def each(self) -> float:
        """Milliseconds of CPU a person who came to the end."""
        return self.cpu / max(len(self.seen.finished), 1) * 1e3


def settle(pid: int) -> None:
    """Wait until a server has loaded what it loads after its start, and does nothing more."""
    time.sleep(8)
    for _ in range(30):
        before = peer.cpu_of_all(pid)
        time.sleep(2)
        if peer.cpu_of_all(pid) - before < 0.05:
            return


@contextlib.contextmanager
def our_server() -> Iterator[tuple[int, int, str, str, Path]]:
    """Ours on a kit of ten questions; gives port, pid, the round's code, the team's key and the database."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, text in KIT.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        database = folder / "round.db"
        with serving(SERVER, KIT=made, DATABASE=str(database)) as (port, pid):
            settle(pid)
            code, key = Path(f"{database}.code").read_text().split()
            yield port, pid, code, key, database


async def ours(way: Way, people: int, seconds: float, *, cockpit: bool = False) -> Run:
    with our_server() as (port, pid, code, key, database):
        async with contextlib.AsyncExitStack() as stack:
            seen_by = await stack.enter_async_context(watching(port, key)) if cockpit else None
            before = peer.cpu_of_all(pid)
            seen = await crowd(port, way, code, people, seconds)
            made = Run(seen, peer.cpu_of_all(pid) - before, seen_by)
        query = "select count(*) from events where survey != '' and kind = 'set'"
        with contextlib.closing(sqlite3.connect(database)) as connection:
            made.stored = connection.execute(query).fetchone()[0]
        return made


async def theirs(commands: Path, way: Way, people: int, seconds: float) -> Run:
    with tempfile.TemporaryDirectory() as made, peer.otree(commands, Path(made), people) as (port, pid, link):
        settle(pid)
        before = peer.cpu_of_all(pid)
        seen = await crowd(port, way, link, people, seconds)
        return Run(seen, peer.cpu_of_all(pid) - before)


# -- what came of it --------------------------------------------------------------------------------------------------


def told(name: str, run: Run) -> None:
    seen = run.seen
    print(
        f"{name}: {run.each:.1f} ms CPU a person ({run.cpu:.1f} s for {len(seen.finished)}), "
        f"{seen.requests / max(len(seen.finished), 1):.1f} requests each, {len(seen.errors)} errors"
    )
    if run.stored is not None:
        print(f"    {run.stored} answers stored")
    for one in dict.fromkeys(seen.errors[:5]):
        print(f"    {one}")
    if seen.answers:
        cuts = statistics.quantiles(seen.answers, n=100)
        p50, p95, p99 = (f"{cuts[at] * 1e3:.0f} ms" for at in (49, 94, 98))
        print(f"    {len(seen.answers)} answers: p50 {p50}, p95 {p95}, p99 {p99} (aim: p95 under {IN_TIME} s)")
    if run.cockpit and run.cockpit.read:
        behind = run.cockpit.behind(seen)
        last = run.cockpit.read[-1]
        share = sum(one > BEHIND for one in behind) / len(behind)
        print(
            f"    cockpit, {len(behind)} readings: behind p50 {statistics.median(behind):.1f} s, "
            f"most {max(behind):.1f} s, {share:.0%} over {BEHIND:.0f} s; at last {last[1]} in, {last[2]} finished"
        )


def ratio(name: str, own: Run, other: Run) -> None:
    found = other.each / own.each
    print(f"{name}: {found:.1f}x oTree's participants a second of server CPU (aim: {AIM}x)")


def load() -> str:
    return " ".join(f"{one:.1f}" for one in os.getloadavg())


async def run(people: int, seconds: float, folder: Path) -> list[Run]:
    print(f"{people} people within {seconds:.0f} s; load before: {load()}")
    tapping = await ours(by_taps, people, seconds, cockpit=True)
    told("ours, by taps, cockpit open", tapping)
    alone = await ours(by_taps, people, seconds)
    told("ours, by taps, no cockpit", alone)
    forms = await ours(by_forms, people, seconds / 2)
    told("ours, by forms alone", forms)
    commands, others = peer.installed(folder), []
    if commands:
        print(f"oTree {peer.version(commands)}")
        others = [await theirs(commands, through_otree(browser=True), people, seconds)]
        told("oTree, as a browser", others[0])
        others.append(await theirs(commands, through_otree(browser=False), people, seconds / 2))
        told("oTree, by forms alone", others[1])
        ratio("as browsers go it", alone, others[0])
        ratio("by forms alone", forms, others[1])
    print(f"load after: {load()}")
    return [tapping, alone, forms, *others]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--otree", type=Path, default=Path(tempfile.gettempdir()) / "proeftuin-otree")
    given = parser.parse_args()
    runs = asyncio.run(run(given.people, given.seconds, given.otree))
    if any(one.seen.errors for one in runs[:3]):
        sys.exit("somebody met an error")
    if any(one.stored != 10 * given.people for one in runs[:3]):
        sys.exit("an acknowledged answer is missing or doubled")


if __name__ == "__main__":
    main()
