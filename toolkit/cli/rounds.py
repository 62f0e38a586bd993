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
    Language,
    NoBrowser,
    Port,
    PublicUrl,
    SprintName,
    kit_folder,
    known,
    language_of,
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
    which: Annotated[str | None, typer.Argument(metavar="ROUND", help="One round; all of them, if left out.")] = None,
    round: Annotated[str | None, typer.Option("--round", metavar="ROUND", help="The same as ROUND.")] = None,
    people: Annotated[int, typer.Option(metavar="N", min=1, max=500, help="How many robots.")] = 12,
    seed: Annotated[int, typer.Option(metavar="N", help="The same seed sends the same robots.")] = 7,
    browser: Annotated[bool, typer.Option("--browser", help="Measure in Chromium what does not fit a phone.")] = False,
    language: Language = None,
    kit: KitOption = None,
    database: Database = None,
) -> None:
    """Send robots through a round as people would go, and say what would meet people there.

    What the robots leave is marked as simulated, and takes the place of what earlier robots left in that round. It ends
    with 1 where something is wrong.

    \b
    Example:
      proeftuin rehearse next-step --round round-1 --people 12 --seed 7
    """
    from toolkit.cli import rehearsing

    told, folder = language_of(language), kit_folder(kit)
    rounds = round_names(rehearsing.read(folder, told), sprint)
    asked = round or which
    if asked is not None:
        known("round", asked, rounds)
    with opened(database or own_database(folder)) as store:
        chosen = [asked] if asked is not None else rounds
        wrong = rehearsing.all_of(folder, store, sprint, chosen, people, seed, told, browser=browser)
    if wrong:
        raise typer.Exit(1)
