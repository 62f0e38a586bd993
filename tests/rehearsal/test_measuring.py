"""With `--browser` what does not fit a phone is measured in a real Chromium; without one the command says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rehearsal.test_planted import HERE, laid_out
from tests.test_cli import say
from toolkit.door.rehearsal import measuring

LONG = "Loopbaanontwikkelingsmogelijkhedenoverzicht"


def rehearsed(kit: Path) -> subprocess.CompletedProcess[str]:
    """In a process of its own: playwright's loop may run in this one."""
    command = [sys.executable, "-c", "from toolkit.cli import main; main()", "rehearse", "trial", "first", "--browser"]
    command += ["--people", "2", "--kit", str(kit), "--language", "en"]
    around = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=around, check=False)


@pytest.mark.browser
def test_a_word_that_pushes_a_button_off_the_screen_is_measured(chromium_path: str, tmp_path: Path) -> None:
    kit = laid_out(HERE / "clean", tmp_path / "kit")
    file = kit / "prototypes/idea/v1.yaml"
    file.write_text(file.read_text().replace("Naar de afspraak", LONG))
    said = rehearsed(kit)
    assert said.returncode == 1, said.stderr
    (measured,) = [line for line in said.stdout.splitlines() if "this is wider than a phone by" in line]
    assert measured.startswith("! prototypes/idea/v1.yaml, screen `start`, block `to-plan`: ")
    assert f"pixels: `{LONG[:40]}…`; make it shorter" in measured


@pytest.mark.browser
def test_what_fits_is_not_complained_about(chromium_path: str, tmp_path: Path) -> None:
    said = rehearsed(laid_out(HERE / "clean", tmp_path / "kit"))
    assert (said.returncode, said.stdout.splitlines()[-1]) == (0, "Nothing is in people's way.")


def test_without_a_browser_no_robot_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring.shutil, "which", lambda _: None)
    kit = laid_out(HERE / "clean", tmp_path / "kit")
    said = say("rehearse", "trial", "first", "--browser", "--kit", kit)
    assert (said.code, said.out) == (2, "")
    assert said.err == "there is no browser to measure with: pip install playwright, and apt-get install chromium\n"
