"""A server of its own for every journey, started by the command that people use, killed without warning where asked."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

expect.set_options(timeout=20_000)  # a machine that runs several browsers may be slow; benchmarks time

ROOT = Path(__file__).parents[2]


class Server:
    """`proeftuin run` on a kit and a database, at one port for its whole life."""

    def __init__(self, kit: Path, database: Path) -> None:
        self.kit, self.database = kit, database
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port: int = one.getsockname()[1]
        self.url = (
            f"http://localhost:{self.port}"  # as the command prints it: a cookie of one name is not sent to the other
        )
        self.log = database.with_suffix(".log")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [str(Path(sys.executable).with_name("proeftuin")), "run", "--kit", str(self.kit), "--no-browser"]
        command += ["--database", f"sqlite:///{self.database}", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
            )
        for _ in range(400):
            if self.process.poll() is not None:
                raise AssertionError(self.log.read_text())
            try:
                with urllib.request.urlopen(self.url + "/health", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise AssertionError("the server did not come up: " + self.log.read_text())

    def kill(self) -> None:
        """kill -9: no goodbye, no clean-up."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def rows(self, query: str, *given: Any) -> list[tuple[Any, ...]]:
        with sqlite3.connect(self.database) as connection:
            return connection.execute(query, given).fetchall()

    def store(self) -> Any:
        from toolkit.storage.store import Store

        return Store(f"sqlite:///{self.database}")

    def open_round(self, sprint: str, round: str) -> str:
        """Open a round and give its short code."""
        store = self.store()
        try:
            code: str = store.open_round(sprint, round).code
            return code
        finally:
            store.close()

    def team_link(self) -> str:
        """The link that the command prints for the team."""
        for word in self.log.read_text().split():
            if "/team?key=" in word:
                return word
        raise AssertionError("no team link in: " + self.log.read_text())


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    kit = tmp_path / "kit"
    for folder in ("prototypes", "surveys", "experiments"):
        shutil.copytree(ROOT / folder, kit / folder)
    made = Server(kit, tmp_path / "data.db")
    made.start()
    yield made
    if made.process is not None and made.process.poll() is None:
        made.process.terminate()
        made.process.wait(timeout=20)
