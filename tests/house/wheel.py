"""The wheel, far from its source: run by the Python of an environment that holds nothing but the installed wheel.

    cd /an/empty/folder && /venv/bin/python wheel.py

It imports nothing of the tests, so that it can be copied there alone. Exits 1 at the first thing that does not hold.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

COMMAND = Path(sys.executable).parent / "proeftuin"


def say(*words: str) -> str:
    ran = subprocess.run([COMMAND, *words], capture_output=True, text=True, timeout=300, check=False)
    print("$ proeftuin", *words, "→", ran.returncode, flush=True)
    if ran.returncode:
        sys.exit(ran.stdout + ran.stderr)
    return ran.stdout


def holds(what: str, condition: bool) -> None:
    print("  holds:" if condition else "  DOES NOT HOLD:", what, flush=True)
    if not condition:
        sys.exit(1)


def commands() -> None:
    holds("help tells the story", "Begin here:" in say("--help"))
    say("new", "my-kit")
    holds("the starter kit came along and is clean", say("check", "my-kit").endswith("files, no problems\n"))
    say("new", "prototype", "my-own", "--from", "toolkit", "--kit", "my-kit")
    say("new", "experiment", "my-sprint", "--kit", "my-kit")
    holds("the templates came along and are clean", say("check", "my-kit").endswith("files, no problems\n"))
    rehearsed = say("rehearse", "next-step", "--round", "round-1", "--people", "3", "--kit", "my-kit")
    holds("robots go through it", "3 joined" in rehearsed or "finished" in rehearsed)
    found = json.loads(say("compare", "next-step", "--kit", "my-kit", "--json"))
    holds("what they left is marked", found["simulated"] is True)
    say("report", "next-step", "--out", "report.html", "--kit", "my-kit", "--language", "nl")
    holds("the report is written", Path("report.html").read_text(encoding="utf-8").startswith("<!doctype html>"))


def demo() -> None:
    """From a wheel that nobody may write to: every folder of it is read-only while the demo runs."""
    import toolkit

    inside = Path(toolkit.__file__).parent
    holds(f"the package is the installed one ({inside})", "site-packages" in inside.parts)
    folders = [inside, *(path for path in inside.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    words = [COMMAND, "demo", "--port", "0", "--no-browser"]
    process = subprocess.Popen(
        words, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    )
    try:
        walk(process)
    finally:
        process.kill()
        for folder in folders:
            folder.chmod(0o755)


def walk(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if "Ctrl-C stops it" in line:
            break
    print(said, flush=True)
    (address,) = re.findall(r"is open at (\S+)", said)
    (phone,) = re.findall(r"Phones +(\S+)", said)
    for where, wanted in ((f"{address}/health", b"ok"), (phone, b"<form"), (address, b"<!doctype html>")):
        with urllib.request.urlopen(where, timeout=30) as reply:
            holds(where, wanted in reply.read().lower() and reply.status == 200)
    process.send_signal(signal.SIGINT)
    holds("Ctrl-C stops it cleanly", process.wait(timeout=30) == 0)


if __name__ == "__main__":
    commands()
    demo()
