"""The store by each database that it speaks: what holds for SQLite holds for PostgreSQL."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from toolkit.storage.store import Store

_numbers = count()


def _missing() -> str:
    """Why there is no PostgreSQL to test against; "" where there is one."""
    try:
        import psycopg  # noqa: F401  # only whether it is there
    except ImportError:
        return "there is no psycopg: pip install '.[postgres]'"
    return "" if _tools() else "there is no PostgreSQL server: apt-get install postgresql"


def _tools() -> Path | None:
    """The folder of a PostgreSQL's own commands; Debian keeps them off the path."""
    found = [Path(one).parent for one in [shutil.which("initdb")] if one]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((one for one in found if (one / "initdb").exists()), None)


def _run(command: str, folder: Path) -> None:
    """Run a command of the server's; as its own user where we are root, whom it refuses."""
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*as_user, "sh", "-c", command], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL of our own, in a folder of its own and without a port; gives the address without the database."""
    why = _missing()
    if why:
        if os.environ.get("PROEFTUIN_TEST_POSTGRES"):
            pytest.fail(why)
        pytest.skip(why)
    tools = _tools()
    with tempfile.TemporaryDirectory(prefix="pg-") as made:
        folder = Path(made)  # a socket's path may not be longer than 107 characters, so not pytest's folder
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        _run(f"{tools}/initdb -D data -U kit -A trust -E UTF8 --no-sync >/dev/null", folder)
        _run(f"{tools}/pg_ctl -D data -w -l log -o \"-c listen_addresses='' -k {folder}\" start", folder)
        try:
            yield f"postgresql+psycopg://kit@/{{}}?host={folder}"
        finally:
            _run(f"{tools}/pg_ctl -D data -m immediate stop", folder)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    server: str = request.getfixturevalue("postgres")
    import psycopg

    name = f"kit_{next(_numbers)}"
    host = server.rsplit("=", 1)[1]
    with psycopg.connect(f"host={host} user=kit dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]  # a name of our own making
    return server.format(name)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    made = Store(url)
    yield made
    made.close()
