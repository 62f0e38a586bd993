"""What `proeftuin check` costs after start, and what it imports. Aim: under a second of CPU, no streamlit, no pandas.

Beside it: Python's own start with PyYAML and pydantic imported, the least that reading and checking needs.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys

from serving import ROOT

CHECK = """
import sys, time
start = time.process_time()
from toolkit.cli import app
try:
    app(["check", "--kit", "."], standalone_mode=False)
except SystemExit:
    pass
heavy = [name for name in ("streamlit", "pandas", "plotly", "scipy", "sqlalchemy", "statsmodels") if name in sys.modules]
print(f"after start: {time.process_time() - start:.2f} s of CPU; heavy imports: {heavy or 'none'}")
"""
FLOOR = "import yaml, pydantic\nclass A(pydantic.BaseModel):\n    a: int"


def cost(code: str) -> tuple[float, str]:
    """CPU seconds of the whole process, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main() -> None:
    ours = [cost(CHECK) for _ in range(7)]
    floor = [cost(FLOOR)[0] for _ in range(7)]
    print(ours[-1][1].strip())
    both = statistics.median(seconds for seconds, _ in ours), statistics.median(floor)
    spread = [seconds for seconds, _ in ours]
    print(
        f"whole process: {both[0]:.2f} s ({min(spread):.2f} to {max(spread):.2f}), floor {both[1]:.2f} s: {both[0] / both[1]:.1f}x"
    )


if __name__ == "__main__":
    main()
