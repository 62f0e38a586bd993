"""Files that were made to hold the reader up, beside a bare load of an ordinary file of the same size (1 MB).

Each of them is refused; this tells by how much CPU time, as a multiple of what PyYAML's C loader takes for an ordinary
file. Both are measured in turns in one process; the median of five runs is printed.

Aim: none costs more than three times the ordinary load (about a second on a slow machine).
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

import yaml
from serving import ROOT

sys.path.insert(0, str(ROOT))

from tests.test_source import BOMBS  # the path comes first
from toolkit import schema, source
from toolkit.surveys.survey import Survey

RUNS = 5
ITEM = "  - {kind: scale, id: item-%d, text: {nl: Vraag nummer %d, en: Question number %d}, points: 5}\n"


def ordinary() -> str:
    """A survey of a megabyte as somebody could have typed it."""
    items = [ITEM % (number, number, number) for number in range(11_000)]
    return ("title: {nl: Lang, en: Long}\nabout: prototype\nitems:\n" + "".join(items))[:990_000].rpartition("\n")[0]


def seconds(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


def main() -> None:
    plain = ordinary()
    costs: dict[str, list[float]] = {name: [] for name in BOMBS}
    floor = []
    for _ in range(RUNS):
        floor.append(seconds(lambda: yaml.load(plain, yaml.CSafeLoader)))  # the floor; the file is ours
        for name, typed in BOMBS.items():
            costs[name].append(
                seconds(lambda t=typed: schema.check(Survey, source.look(t.encode(), "f", schema.keys_of(Survey))))  # type: ignore[misc]
            )
    unit = statistics.median(floor)
    print(f"an ordinary file, bare load: {unit * 1000:.0f} ms ({min(floor) * 1000:.0f} to {max(floor) * 1000:.0f})")
    for name, each in sorted(costs.items(), key=lambda one: -statistics.median(one[1])):
        ratio = statistics.median(each) / unit
        print(f"{name:28} {statistics.median(each) * 1000:6.0f} ms  {ratio:5.2f}x")


if __name__ == "__main__":
    main()
