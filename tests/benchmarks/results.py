"""The data of a results page, 2 rounds of 24 items, at 100, 10,000 and 1,000,000 responses: is it flat?

Ours: where each round stands and its counts from the store, through the gate, to 48 figures that may be shown. Beside a
floor (the bare SELECT of the same counts by sqlite3) and a naive peer (all responses as JSON rows into pandas). Each
run checks that ours and the peer count the same answers.

Aim: at most 2 ms of CPU at every size.
"""

from __future__ import annotations

import gc
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas

from toolkit.evidence.disclosure import Figure, Shown, show
from toolkit.evidence.items import counted
from toolkit.evidence.measure import Subject
from toolkit.evidence.measures import choice
from toolkit.experiments.sprint import Sprint
from toolkit.storage import tables
from toolkit.storage.store import Definition, Store
from toolkit.surveys.survey import Survey

ITEMS, POINTS, ROUNDS = 24, 5, ("one", "two")
SIZES = (100, 10_000, 1_000_000)
RUNS, REPEATS = 9, 20
NAMES = tuple(f"item-{number}" for number in range(ITEMS))
SURVEY = {
    "title": "Feedback",
    "about": "prototype",
    "note": "Ours",
    "items": [{"kind": "scale", "id": name, "text": name, "points": POINTS} for name in NAMES],
}

Reading = tuple[float, float, float]
"""Milliseconds of CPU: median, lowest, highest."""


# -- a million responses ----------------------------------------------------------------------------------------------


SURVEYS = {"feedback": Survey.model_validate(SURVEY)}


def subjects() -> list[Subject]:
    return list(choice.subjects(Sprint.model_construct(before=(), after=("feedback",)), SURVEYS))


def insert(database: sqlite3.Connection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    names = [column.name for column in tables.metadata.tables[table].columns if column.name != "seq"]
    marks = ",".join("?" * len(names))
    kept = (tuple(row[name] for name in names) for row in rows)
    database.executemany(f"insert into {table} ({','.join(names)}) values ({marks})", kept)


def fill(path: Path, responses: int, dice: random.Random) -> Counter[tuple[str, str, str]]:
    """Sessions with an answer to every item, and their counts; by round, item and answer, what was put in."""
    store = Store(f"sqlite:///{path}")
    survey = SURVEYS["feedback"]
    text = survey.fingerprint()
    store.keep([Definition(text, "survey", "feedback", survey.plain())])
    for round_id in ROUNDS:
        store.open_round("s", round_id)
        store.close_round("s", round_id)
    store.close()
    given: Counter[tuple[str, str, str]] = Counter()
    of_counts = {"sprint": "s", "variant": "", "robot": 0, "survey": "feedback", "moment": "after", "definition": text}

    def sessions() -> Iterator[dict[str, Any]]:
        own = {"sprint": "s", "variant": "", "language": "nl", "started": 0.0, "robot": 0, "role": "member"}
        own |= {"channel": "", "segment": "", "returned": 0}
        for number in range(-(-responses // ITEMS)):
            one = f"s{number}"
            yield own | {"id": one, "participant": one, "receipt": one, "round": ROUNDS[number % 2]}

    def events() -> Iterator[dict[str, Any]]:
        own = of_counts | {"place": "after.feedback.1", "kind": "set", "at": 1.0, "received": 1.0, "shared": 0}
        for number in range(responses):
            who, item = divmod(number, ITEMS)
            value, round_id, name = str(dice.randrange(POINTS) + 1), ROUNDS[who % 2], NAMES[item]
            given[round_id, name, value] += 1
            yield own | {
                "id": f"e{number}",
                "session": f"s{who}",
                "round": round_id,
                "key": f"after.feedback/{name}/answer",
                "value": json.dumps(value),
                "item": name,
            }

    with sqlite3.connect(path) as database:
        insert(database, "sessions", sessions())
        insert(database, "events", events())
        rows = ({"round": key[0], "item": key[1], "value": key[2], "n": n} for key, n in given.items())
        insert(database, "counts", (of_counts | row for row in rows))
    database.close()
    return given


# -- the three ways ---------------------------------------------------------------------------------------------------


def ours(store: Store, wanted: list[Subject]) -> list[Figure]:
    found = []
    for round_id in ROUNDS:
        items = counted(store, "s", round_id, SURVEYS)
        found += [show(raw, 5, items.state) for raw in map(items.take, wanted) if raw is not None]
    return found


def floor(database: sqlite3.Connection) -> list[Any]:
    query = "select survey, moment, item, value, robot, definition, n from counts where sprint = 's' and round = ?"
    return [row for round_id in ROUNDS for row in database.execute(query, (round_id,))]


def naive(database: sqlite3.Connection) -> dict[tuple[str, str, str], int]:
    """Every response as a row of JSON into a data frame; the latest answer of each session to each item, counted."""
    query = "select session, round, item, value from events where sprint = 's' and kind = 'set' order by seq"
    names = ("session", "round", "item", "value")
    frame = pandas.DataFrame(
        [dict(zip(names, (*row[:3], json.loads(row[3])), strict=True)) for row in database.execute(query)]
    )
    latest = frame.drop_duplicates(["session", "item"], keep="last")
    return dict(latest.groupby(["round", "item", "value"]).size())  # type: ignore[arg-type]


def cost(work: Callable[[], Any], runs: int, repeats: int) -> Reading:
    figures = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        for _ in range(repeats):
            work()
        figures.append((time.process_time() - start) / repeats * 1e3)
    return statistics.median(figures), min(figures), max(figures)


def counts_of(figures: list[Figure]) -> dict[tuple[str, str, str], int]:
    shown = [one for one in figures if isinstance(one, Shown)]
    return {(one.round, one.subject.part, value): n for one in shown for value, n in one.counts if n}


def measure(folder: Path, responses: int, wanted: list[Subject]) -> dict[str, Reading]:
    path = folder / f"{responses}.db"
    given = fill(path, responses, random.Random(responses))
    store, database = Store(f"sqlite:///{path}"), sqlite3.connect(path)
    try:
        if not counts_of(ours(store, wanted)) == naive(database) == dict(given):
            sys.exit(f"at {responses} responses ours, the peer and what was put in differ")
        few = responses > 100_000
        return {
            "ours": cost(lambda: ours(store, wanted), RUNS, REPEATS),
            "floor": cost(lambda: floor(database), RUNS, REPEATS),
            "naive": cost(lambda: naive(database), 1 if few else 5, 1),
        }
    finally:
        store.close()
        database.close()
        path.unlink()


def main() -> None:
    wanted = subjects()
    gc.collect()
    gc.freeze()  # as the app does after its start: what was imported is not looked through again and again
    print(
        f"{len(ROUNDS)} rounds of {ITEMS} items with {POINTS} points; medians of {RUNS} runs (lowest to highest), CPU"
    )
    with tempfile.TemporaryDirectory() as folder:
        for responses in SIZES:
            found = measure(Path(folder), responses, wanted)
            told = (f"{name} {mid:.2f} ms ({low:.2f} to {high:.2f})" for name, (mid, low, high) in found.items())
            beside = f"{found['ours'][0] / found['floor'][0]:.1f}x the floor, {found['ours'][0] / found['naive'][0]:.5f} of the peer"
            print(f"{responses:>9,} responses: {', '.join(told)}; ours is {beside}")


if __name__ == "__main__":
    main()
