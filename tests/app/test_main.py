"""What makes the house fast: no collection after every run, a frozen heap, nothing heavy loaded before it is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# In a process of its own: Streamlit keeps its settings, and its one application, for as long as the process lives.
STARTED = """
import gc, json, sys
from pathlib import Path
from starlette.testclient import TestClient
from toolkit.app.main import build
from streamlit import config
app = build(Path(sys.argv[1]), "sqlite:///" + sys.argv[2], "http://voorbeeld.test")
before = gc.get_freeze_count()
with TestClient(app) as client:
    health = client.get("/health").status_code
    print(json.dumps({
        "collects": config.get_option("runner.postScriptGC"),
        "frozen": [before, gc.get_freeze_count()],
        "health": health,
        "heavy": [one for one in ("pandas", "plotly", "scipy", "statsmodels", "altair") if one in sys.modules],
    }))
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory, starter: Path) -> dict[str, object]:
    database = tmp_path_factory.mktemp("house") / "house.db"
    command = [sys.executable, "-c", STARTED, str(starter), str(database)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_no_full_collection_follows_a_run(started: dict[str, object]) -> None:
    """37 to 79 ms of CPU at every tap of the team's, while participants wait."""
    assert started["collects"] is False


def test_the_heap_is_frozen_once_the_house_is_open(started: dict[str, object]) -> None:
    before, after = started["frozen"]  # type: ignore[misc]  # two numbers, by the script above
    assert before == 0
    assert after > 10_000


def test_the_house_opens_without_what_only_figures_need(started: dict[str, object]) -> None:
    assert started["health"] == 200
    assert started["heavy"] in ([], ["plotly"])  # Streamlit itself loads plotly where it is installed
