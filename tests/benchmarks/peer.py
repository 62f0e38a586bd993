"""oTree 6 with ten questions: an environment of its own, a project, its server, and what all its processes cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from serving import cpu_seconds, free_port
from ten import LABELS, QUESTIONS

SETTINGS = """
SESSION_CONFIGS = [dict(name="ten", app_sequence=["ten"], num_demo_participants=1)]
SESSION_CONFIG_DEFAULTS = dict(real_world_currency_per_point=1.0, participation_fee=0.0)
LANGUAGE_CODE = "en"
REAL_WORLD_CURRENCY_CODE = "EUR"
USE_POINTS = True
ADMIN_USERNAME = "admin"
ADMIN_PASSWORD = "measuring"
SECRET_KEY = "measuring"
"""
POINTS = [[n, label] for n, label in enumerate(LABELS, 1)]
FIELDS = "".join(
    f"    q{n} = models.IntegerField(label={text!r}, choices={POINTS}, widget=widgets.RadioSelect)\n"
    for n, text in enumerate(QUESTIONS, 1)
)
APP = f"""
from otree.api import *
class C(BaseConstants):
    NAME_IN_URL = "ten"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 1
class Subsession(BaseSubsession):
    pass
class Group(BaseGroup):
    pass
class Player(BasePlayer):
{FIELDS}
class Welcome(Page):
    pass
class Questions(Page):
    form_model = "player"
    form_fields = [f"q{{n}}" for n in range(1, 11)]
class Thanks(Page):
    pass
page_sequence = [Welcome, Questions, Thanks]
"""
CONTENT = {"Welcome": "<p>Tien vragen.</p>{{ next_button }}", "Questions": "{{ formfields }}{{ next_button }}"}
CONTENT |= {"Thanks": "<p>Dank je wel.</p>"}
PAGE = "{{{{ block title }}}}{name}{{{{ endblock }}}}\n{{{{ block content }}}}\n{content}\n{{{{ endblock }}}}\n"


def installed(folder: Path) -> Path | None:
    """The folder of oTree's commands, made where it is not there yet; None where it cannot be."""
    commands = folder / "bin"
    if not (commands / "otree").exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
            command = [str(commands / "pip"), "install", "--quiet", "otree>=6,<7"]
            subprocess.run(command, check=True, capture_output=True, timeout=300)
        except (OSError, subprocess.SubprocessError) as error:
            print(f"oTree could not be installed in {folder}, so there is nothing beside ours: {error}")
            return None
    return commands


def version(commands: Path) -> str:
    code = "import importlib.metadata as m; print(m.version('otree'))"
    return subprocess.run(
        [str(commands / "python"), "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


def project(folder: Path) -> None:
    for name in ("ten", "_static", "_templates"):
        (folder / name).mkdir(parents=True)
    (folder / "settings.py").write_text(SETTINGS)
    (folder / "ten" / "__init__.py").write_text(APP)
    for name, content in CONTENT.items():
        (folder / "ten" / f"{name}.html").write_text(PAGE.format(name=name, content=content))


@contextmanager
def otree(commands: Path, folder: Path, people: int) -> Iterator[tuple[int, int, str]]:
    """Run `otree prodserver` with a session for so many people; gives its port, its pid and their one link."""
    project(folder)
    port = free_port()
    variables = os.environ | {"PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "OTREE_PRODUCTION": "1"}
    command = [str(commands / "otree"), "prodserver", f"127.0.0.1:{port}"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=variables, stdout=log, stderr=log)
    try:
        link = session(f"http://127.0.0.1:{port}", people, process)
        yield port, process.pid, link
    finally:
        for child in family(process.pid)[1:]:
            os.kill(child, 15)
        process.terminate()
        process.wait(timeout=20)


def session(url: str, people: int, process: subprocess.Popen[bytes]) -> str:
    """Make a session by oTree's own interface, as soon as it answers; the path of the link for everybody."""
    given = json.dumps({"session_config_name": "ten", "num_participants": people}).encode()
    request = urllib.request.Request(f"{url}/api/sessions", given, {"Content-Type": "application/json"})
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"oTree ended with {process.returncode}")
        try:
            with urllib.request.urlopen(request, timeout=120) as reply:
                return urlsplit(json.load(reply)["session_wide_url"]).path
        except ConnectionError:
            time.sleep(0.1)
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
            time.sleep(0.1)
    raise RuntimeError("oTree did not answer")


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").iterdir():
            found.extend(int(child) for child in (task / "children").read_text().split())
    return found


def cpu_of_all(pid: int) -> float:
    """User and system time of a process and all that it started, so far."""
    return sum(cpu_seconds(one) for one in family(pid))
