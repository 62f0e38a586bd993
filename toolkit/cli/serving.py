"""Starting what people open: the address, the port, the demo's first round, and the lines that say where to go."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.door.rehearsal import rehearse
from toolkit.errors import Refused
from toolkit.evidence.opening import open_round
from toolkit.kit import LiveKit, open_kit
from toolkit.storage.store import Store

if TYPE_CHECKING:
    from toolkit.app.state import House

HERE = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104  # what the person typed after --host; the default is this machine alone
PORTS = 50
"""So many ports are tried, from the one that was asked for."""

ROBOTS, SEED = 12, 7

Say = Callable[[str], None]


# -- the demo ---------------------------------------------------------------------------------------------------------


def demo_database() -> str:
    """The demo's own database: in the working folder, so that it is there tomorrow, else in a new temporary one."""
    place = Path(".proeftuin")
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        (place / "demo.db").open("ab").close()
    except OSError:
        place = Path(tempfile.mkdtemp(prefix="proeftuin-"))
    return f"sqlite:///{(place / 'demo.db').resolve()}"


def prepare_demo(folder: Path, store: Store, tell: Callable[[int, int], None]) -> str:
    """Have robots try a sprint's first round and open its second for people; gives the sprint's name. Once only."""
    kit = open_kit(folder)
    sprint = "next-step" if "next-step" in kit.sprints else next(iter(kit.sprints), None)
    if sprint is None:
        raise Refused(f"there is nothing to show: {folder / 'experiments'} holds no sprint")
    first, *others = [one.id for one in kit.sprints[sprint].rounds]
    if store.round(sprint, first).state == "planned":
        if not store.sessions(sprint, first):
            rehearse(LiveKit(folder), store, sprint, first, ROBOTS, SEED, tell)
        open_round(kit, store, sprint, first)
        store.close_round(sprint, first)
    if others and store.round(sprint, others[0]).state == "planned":
        open_round(kit, store, sprint, others[0])
    return sprint


# -- the server -------------------------------------------------------------------------------------------------------


def serve(
    folder: Path, url: str, host: str, port: int, public_url: str | None, *, browser: bool, say: Say = print
) -> None:
    """Serve a kit until somebody presses Ctrl-C. Raises Refused where the address cannot be used."""
    say("Starting …")
    listening = listen(host, port)
    taken = listening.getsockname()[1]
    if port not in (0, taken):
        say(f"Port {port} is taken, so this is port {taken}.")
    from toolkit.app.main import build
    from toolkit.app.state import house

    application = build(folder, url, (public_url or address(host, taken)).rstrip("/"))

    def ready() -> None:
        for line in lines(house(), url, host):
            say(line)
        if browser and has_browser():
            # Some browsers only return when they are closed, and the door must not wait for that.
            threading.Thread(target=webbrowser.open, args=[team_link(house())], daemon=True).start()

    try:
        asyncio.run(_serve(application, listening, ready))
    except KeyboardInterrupt:
        pass  # uvicorn has closed everything in order, and then passes the Ctrl-C on
    finally:
        listening.close()
    say("\nStopped. What was saved stays saved.")


async def _serve(application: object, listening: socket.socket, ready: Callable[[], None]) -> None:
    import uvicorn

    # Three seconds for pages that are open now: a browser keeps its connection for as long as its tab lives.
    config = uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=3)  # type: ignore[arg-type]  # st.App is an ASGI app
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve([listening]))
    while not server.started and not running.done():
        await asyncio.sleep(0.02)
    if server.started:
        ready()
    await running


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on `port`, or on the next free one; any free one for 0."""
    for number in range(port, min(port + PORTS, 65536)):
        try:
            return _listen(host, number)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise Refused(f"{host} port {number} cannot be used: {error.strerror}") from None
    raise Refused(f"the ports from {port} on are all taken; name another one by --port")


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, because asyncio sends small answers at once (TCP_NODELAY) only then: 42 ms a page otherwise.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a restart need not wait a minute
        listening.bind((host, port))
        listening.listen(2048)
    except OSError:
        listening.close()
        raise
    return listening


# -- where to go ------------------------------------------------------------------------------------------------------


def address(host: str, port: int) -> str:
    """Where browsers reach the server: this machine's own name, or its address in the wifi."""
    name = "localhost" if host in HERE else lan_address() if host in EVERYWHERE else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def lan_address() -> str:
    """This machine's address in its network. Naming a far address tells the way out; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation: it leads to nobody
            return str(probe.getsockname()[0])
        except OSError:
            return "localhost"


def team_link(house: House) -> str:
    return f"{house.public_url}/team?key={house.team_key()}"


def lines(house: House, url: str, host: str) -> Iterator[str]:
    """What the terminal says once the door is open."""
    yield f"Proeftuin is open at {house.public_url}\n"
    yield f"  Your team   {team_link(house)}"
    yield "              Whoever has this link is the team; keep it among yourselves.\n"
    rounds = list(open_rounds(house))
    for title, code in rounds:
        yield f"  Phones      {house.public_url}/j/{code}"
        yield f"              or {house.public_url}/j and the short code {code} ({title})\n"
    if not rounds:
        yield "  Phones      no round is open yet; open one in the Cockpit\n"
    if host in HERE and house.public_url.startswith("http://localhost"):
        yield "Only this machine can open these links. For phones on the same wifi add --host 0.0.0.0"
    yield f"Answers are kept in {url.removeprefix('sqlite:///') if url.startswith('sqlite') else 'your database'}"
    yield "Ctrl-C stops it."


def open_rounds(house: House) -> Iterator[tuple[str, str]]:
    """Each open round: what it is called, and its short code."""
    for name, sprint in house.live.kit.sprints.items():
        for one in sprint.rounds:
            state = house.store.round(name, one.id)
            if state.state == "open":
                yield f"{sprint.title('en')}, {one.title('en')}", state.code


def has_browser() -> bool:
    """Whether there is a browser to open: a screen, and not merely a program in the terminal."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True
