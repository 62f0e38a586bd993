"""Commands that people, and robots, go through a round by."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.shared import (
    Database,
    DemoDatabase,
    Host,
    KitOption,
    NoBrowser,
    Port,
    PublicUrl,
    SprintName,
    kit_folder,
    known,
    opened,
    own_database,
    own_name,
    progress,
    read_kit,
    round_names,
)


def demo(
    kit: Annotated[Path | None, typer.Option("--kit", metavar="DIR", help="Another kit than the starter.")] = None,
    database: DemoDatabase = None,
    host: Host = "127.0.0.1",
    port: Port = 8501,
    no_browser: NoBrowser = False,
    public_url: PublicUrl = None,
) -> None:
    """Show a sprint of two rounds: the first tried by robots, the second open for you.

    It serves the starter kit. Answers are kept in .proeftuin/demo.db in the working folder, and robots' answers are
    marked as simulated everywhere.

    \b
    Examples:
      proeftuin demo
      proeftuin demo --host 0.0.0.0        for phones on the same wifi
    """
    from toolkit.cli import serving
    from toolkit.kit import starter_folder

    folder = kit_folder(kit or starter_folder())
    url = database or serving.demo_database()
    with opened(url) as store:
        sprint = serving.prepare_demo(folder, store, progress("Robots try the first round"))
    typer.echo(f"In a terminal: {own_name()} compare {sprint} --kit {folder} --database {url}\n")
    serving.serve(folder, url, host, port, public_url, browser=not no_browser, say=typer.echo)


def run(
    kit: KitOption = None,
    database: Database = None,
    host: Host = "127.0.0.1",
    port: Port = 8501,
    no_browser: NoBrowser = False,
    public_url: PublicUrl = None,
    folder: Annotated[Path | None, typer.Argument(metavar="KIT", help="The same as --kit.")] = None,
) -> None:
    """Serve a kit: pages for your team, a light door for participants' phones.

    It prints the team's link (whoever has it is the team) and the link and short code of each open round. A saved edit
    shows at once. Ctrl-C stops it; what was saved stays saved.

    \b
    Examples:
      proeftuin run my-kit
      proeftuin run my-kit --host 0.0.0.0 --no-browser
    """
    from toolkit.cli import serving

    place = kit_folder(folder or kit)
    read_kit(place)
    url = database or own_database(place)
    with opened(url):
        pass
    serving.serve(place, url, host, port, public_url, browser=not no_browser, say=typer.echo)


def rehearse(
    sprint: SprintName,
    round: Annotated[str, typer.Option("--round", metavar="ROUND", help="The round's id in the sprint.")],
    people: Annotated[int, typer.Option(metavar="N", min=1, max=500, help="How many robots.")] = 12,
    seed: Annotated[int, typer.Option(metavar="N", help="The same seed sends the same robots.")] = 7,
    kit: KitOption = None,
    database: Database = None,
) -> None:
    """Send robots through a round as people would go; what they leave is marked as simulated.

    \b
    Example:
      proeftuin rehearse next-step --round round-1 --people 12 --seed 7
    """
    from toolkit.kit import LiveKit

    folder = kit_folder(kit)
    known("round", round, round_names(read_kit(folder), sprint))
    with opened(database or own_database(folder)) as store:
        from toolkit.door.rehearsal import rehearse as go

        found = go(LiveKit(folder), store, sprint, round, people, seed, progress("Robots on their way"))
    came = f"{found.joined} joined, {found.declined} declined, {found.finished} finished"
    typer.echo(f"{came}. All of it is marked as simulated.")
    for problem in found.problems:
        typer.echo(f"! {problem}")
    if found.problems:
        raise typer.Exit(1)
