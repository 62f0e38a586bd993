"""A thousand documents read and checked whole, beside a bare load of the same files by PyYAML's C loader.

Whole means: every value with its place, every shape, every reference within and across files, both languages. The
documents are made from those that the starter kit ships: other names, other ids, a few screens or questions of each.
Both sides run in turns in one process and are held together by CPU time; the medians and the range of each are printed.

Aim: at most 1.7 times the bare load, and at most 0.1 times for a second look at files that did not change.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from serving import ROOT

from toolkit import source
from toolkit.kit import open_kit
from toolkit.kit.shelf import forget

PROTOTYPES, SURVEYS, SPRINTS = 180, 760, 60
RUNS = 7


# -- the documents ----------------------------------------------------------------------------------------------------


class _Plain(yaml.SafeDumper):
    """Writes as the shipped files are written: short groups between braces, long texts as blocks."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _group(dumper: yaml.SafeDumper, data: dict[str, Any]) -> yaml.Node:
    short = all(not isinstance(one, (dict, list)) for one in data.values()) and len(str(data)) < 130
    return dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=short and "\n" not in str(data))


def _words(dumper: yaml.SafeDumper, data: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style="|" if "\n" in data else None)


_Plain.add_multi_representer(dict, _group)
_Plain.add_multi_representer(list, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data))
_Plain.add_representer(str, _words)


def renamed(data: Any, names: Mapping[str, str]) -> Any:
    """The same with other ids, wherever one stands alone as a value."""
    if isinstance(data, dict):
        return {key: value if key == "kind" else renamed(value, names) for key, value in data.items()}
    if isinstance(data, list):
        return [renamed(one, names) for one in data]
    return names.get(data, data) if isinstance(data, str) else data


def ids_in(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from ([data["id"]] if "id" in data else [])
        data = list(data.values())
    for one in data if isinstance(data, list) else ():
        yield from ids_in(one)


def prototype(shipped: Mapping[str, Any], dice: random.Random) -> dict[str, Any]:
    """Two screens of a shipped prototype, each with a button to the other."""
    screens = dice.sample(shipped["screens"], k=2)
    made = []
    for number, screen in enumerate(screens):
        other = screens[1 - number]["id"]
        own = set(ids_in(screen["blocks"]))
        blocks = [one for one in screen["blocks"] if one["kind"] not in ("picture", "button")]
        blocks = [{**one, "to": other} if "to" in one else one for one in blocks if own >= set(ids_of_conditions(one))]
        on = {"kind": "button", "id": f"on-{number}", "label": {"nl": "Verder", "en": "Go on"}, "to": other}
        made.append({**screen, "blocks": [*blocks[:2], on]})
    return {**{key: shipped[key] for key in ("title", "about")}, "screens": made}


def ids_of_conditions(block: Any) -> Iterator[str]:
    if isinstance(block, dict):
        if isinstance(block.get("block"), str):
            yield block["block"]
        block = list(block.values())
    for one in block if isinstance(block, list) else ():
        yield from ids_of_conditions(one)


def survey(shipped: Mapping[str, Any], dice: random.Random) -> dict[str, Any]:
    """Some questions of a shipped survey, with the scales that are whole."""
    start = dice.randrange(max(1, len(shipped["items"]) - 3))
    items = shipped["items"][start : start + 3]
    names = {one["id"] for one in items}
    scales = [one for one in shipped.get("scales", []) if names >= set(one["items"])]
    made = {**shipped, "items": items, "scales": scales}
    for key in ("points", "labels"):  # what every statement takes that has none of its own
        if all(one["kind"] != "scale" or key in one for one in items):
            made.pop(key, None)
    return made


def sprint(shipped: Mapping[str, Any], of: str, screen: str, surveys: list[str], dice: random.Random) -> dict[str, Any]:
    """The shipped sprint on another prototype and with other surveys."""
    task = {**shipped["tasks"][0], "id": "task-one", "done_when": {"screen": screen}}
    task.pop("start", None)
    one, *_ = shipped["rounds"]
    rounds = [{**one, "id": f"round-{number}", "revision": "v1"} for number in (1, 2)]
    expectation = {
        "hypothesis": shipped["expectation"]["hypothesis"],
        "measure": "completion",
        "task": "task-one",
        "compare": ["round-1", "round-2"],
        "better_by": dice.randrange(30),
        **{key: shipped["expectation"][key] for key in ("if_met", "if_not_met", "if_too_early")},
    }
    keep = {key: shipped[key] for key in ("title", "question", "journey", "part", "consent")}
    return {
        **keep,
        "prototype": of,
        "before": surveys[:1],
        "tasks": [task],
        "after": surveys[1:],
        "rounds": rounds,
        "expectation": expectation,
    }


def write_documents(folder: Path, dice: random.Random) -> list[Path]:
    """A kit of a thousand files; the same for the same dice."""
    shipped = {
        top: [source.read(path.read_bytes(), path.name) for path in sorted((ROOT / top).rglob("*.yaml"))]
        for top in ("prototypes", "surveys", "experiments")
    }
    files: dict[str, dict[str, Any]] = {}
    screens: list[str] = []
    for number in range(PROTOTYPES):
        made = prototype(dice.choice(shipped["prototypes"]), dice)
        made = renamed(made, {one: f"{one[:30]}-{number}" for one in ids_in(made)})
        screens.append(made["screens"][1]["id"])
        files[f"prototypes/made-{number}/v1.yaml"] = made
    for number in range(SURVEYS):
        made = survey(dice.choice(shipped["surveys"]), dice)
        files[f"surveys/made-{number}.yaml"] = renamed(made, {one: f"{one[:30]}-{number}" for one in ids_in(made)})
    for number in range(SPRINTS):
        asked = [f"made-{one}" for one in dice.sample(range(SURVEYS), 2)]
        made = sprint(shipped["experiments"][0], f"made-{number}", screens[number], asked, dice)
        files[f"experiments/made-{number}.yaml"] = made
    paths = [folder / name for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        written = yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)
        path.write_text(written, encoding="utf-8")
    return paths


# -- the measurement --------------------------------------------------------------------------------------------------


def bare(paths: list[Path]) -> list[Any]:
    return [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in paths]


def read_alone(paths: list[Path]) -> list[Any]:
    return [source.read(path.read_bytes(), path.name) for path in paths]


def cost(work: Callable[[], Any]) -> float:
    """Seconds of CPU. What was made before is thrown away first, so that nobody pays for another's garbage."""
    gc.collect()
    start = time.process_time()
    kept = work()
    spent = time.process_time() - start
    del kept
    return spent


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        paths = write_documents(folder, random.Random(3))
        size = sum(path.stat().st_size for path in paths)
        time.sleep(2.5)  # files younger than two seconds are looked at again, because their time could lie
        figures: dict[str, list[float]] = {}
        for _ in range(RUNS):
            forget()
            for name, work in (
                ("bare load", lambda: bare(paths)),
                ("reading alone", lambda: read_alone(paths)),
                ("whole", lambda: open_kit(folder)),
                ("second look", lambda: open_kit(folder)),
            ):
                figures.setdefault(name, []).append(cost(work))
    print(f"{len(paths)} documents, {size / 1e6:.2f} MB, {RUNS} runs in turns")
    floor = statistics.median(figures["bare load"])
    for name, seconds in figures.items():
        ratio = [one / bare_one for one, bare_one in zip(seconds, figures["bare load"], strict=True)]
        print(
            f"{name:13} {statistics.median(seconds) * 1000:6.0f} ms ({min(seconds) * 1000:.0f} to {max(seconds) * 1000:.0f})"
            f"  {statistics.median(seconds) / floor:.2f}x (run by run {min(ratio):.2f} to {max(ratio):.2f})"
        )


if __name__ == "__main__":
    sys.exit(main())
