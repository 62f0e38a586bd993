"""Starting servers in processes of their own, and reading what they cost."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def serving(code: str, **environment: str) -> Iterator[tuple[int, int]]:
    """Run Python `code` (it finds PORT in the environment) until its /health answers; gives its port and pid."""
    port = free_port()
    variables = os.environ | {"PORT": str(port), "PYTHONPATH": str(ROOT), **environment}
    process = subprocess.Popen([sys.executable, "-c", code], env=variables, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        wait(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not answer")


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


OURS = """
import os, uvicorn
from pathlib import Path
from toolkit.app.main import build
from toolkit.app.state import house
port = int(os.environ["PORT"])
app = build(Path(os.environ["KIT"]), "sqlite:///" + os.environ["DATABASE"], f"http://127.0.0.1:{port}")
house().store.open_round("next-step", "round-2")
uvicorn.run(app, host="127.0.0.1", port=port, log_level="error")
"""
