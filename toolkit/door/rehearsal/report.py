"""When all robots have come: what they met, and what nobody would have to walk to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.door.rehearsal import judging, planned
from toolkit.door.rehearsal.drawn import Drawn, read
from toolkit.door.rehearsal.fault import Fault, Names
from toolkit.door.rehearsal.result import Rehearsal
from toolkit.door.surface import HtmlSurface
from toolkit.errors import say
from toolkit.experiments.exploring import Ways
from toolkit.experiments.journey import Progress
from toolkit.kit import PICTURE_TYPES, VIDEO_TYPES, LiveKit
from toolkit.prototypes.ways import reached
from toolkit.schema import texts_in
from toolkit.text import LANGUAGES

SURE = 4
"""From so many robots on, none of them being able to finish a task says something."""

_BEGINS = {
    "png": (b"\x89PNG",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF8",),
    "webp": (b"RIFF",),
    "mp4": (b"ftyp",),
    "webm": (b"\x1a\x45\xdf\xa3",),
    "svg": (b"<svg",),
}
"""What a file of each type has among its first bytes."""


def report(live: LiveKit, names: Mapping[str, Names], found: Rehearsal) -> None:
    """Add to what the robots met everything that their pages and the files tell. `names`: by variant."""
    for one in _everything(live, names, found):
        # What reads the same does so in both languages, mostly: once is enough.
        if one.code != "doubled" or one.place not in [other.place for other in found.faults if other.code == one.code]:
            found.fault(one)
    for note in notes(names, found):
        found.note(note)


def _everything(live: LiveKit, names: Mapping[str, Names], found: Rehearsal) -> Iterator[Fault]:
    first = next(iter(names.values()))
    yield from planned.of_consent(first)
    yield from (one for one in planned.of_time(first, found.minutes) if one.code == "time")
    for one in _each_revision(names):
        yield from _of_files(live, one, found)
    typed = frozenset(text for one in names.values() for text in _typed(one))
    for (variant, place, _), pages in sorted(found.pages.items()):
        for html in sorted(pages):
            yield from judging.faults_of(_without_robots(read(html)), names.get(variant, first), place, typed)
    for one in _each_revision(names):
        for place, drawn in _blocks_by_themselves(one):
            yield from judging.faults_of(drawn, one, place, typed)
        yield from _pictures(live, one)


def _each_revision(names: Mapping[str, Names]) -> list[Names]:
    """The journeys that show one revision; whoever sees several sees no other ones."""
    return [one for one in names.values() if len(one.revisions) == 1]


def _of_files(live: LiveKit, names: Names, found: Rehearsal) -> Iterator[Fault]:
    prototype = names.journey.prototype
    ways = planned.ways_of(names.journey.sprint, prototype)
    yield from planned.of_ways(names, prototype, ways)
    yield from _undone(names, found, ways)
    elsewhere = _elsewhere(live, names)
    lost = planned.unreached_in(names, prototype, ways)
    yield from (fault for screen, fault in lost if screen not in elsewhere)


def _typed(names: Names) -> frozenset[str]:
    """Every text of the authors, as it is drawn."""
    journey = names.journey
    models = (journey.sprint, *journey.arms.values(), *journey.surveys.values())
    texts = [text for model in models for _, text in texts_in(model)]
    return frozenset(" ".join(text(language).split()) for text in texts for language in LANGUAGES)


def _without_robots(drawn: Drawn) -> Drawn:
    """A page as somebody saw it, without what robots typed."""
    drawn.words = [one for one in drawn.words if "Robot" not in one.text]
    drawn.tables.clear()
    return drawn


def _blocks_by_themselves(names: Names) -> Iterator[tuple[str, Drawn]]:
    """Every block of every screen in both languages, also those that no robot saw."""
    for place in names.journey.places.values():
        if place.kind != "screen":
            continue
        for index, block in enumerate(names.journey.prototype_at(place).by_id[place.screen].blocks):
            for language in LANGUAGES:
                surface = HtmlSurface(Progress(language, scope=place.scope))
                name = block.id or str(index)
                with surface.section(f"block.{name}"), surface.at(name):
                    block.draws(surface, surface.record)
                yield place.id, read(surface.html())


def _undone(names: Names, found: Rehearsal, ways: Mapping[str, Ways]) -> Iterator[Fault]:
    """A task that robots tried and none of them finished, although its way exists: they read it as people do."""
    for task, (tried, done) in found.tasks.items():
        if tried >= SURE and not done and ways[task].can_be_done:
            wrong = say("none of {n} robots finished it, although a way leads there", n=tried)
            yield Fault(
                "undone", names.task(task), wrong, say("make the way easier to find, or ask for less in `done_when`")
            )


def _elsewhere(live: LiveKit, names: Names) -> frozenset[str]:
    """The screens that boards, or tasks of other sprints with the same prototype, lead to."""
    prototype, own = names.journey.prototype, names.journey.sprint
    others = [one for name, one in live.kit.sprints.items() if one.prototype == own.prototype and name != names.sprint]
    starts = [task.start or prototype.first for one in others for task in one.tasks]
    starts += [prototype.first for one in (own, *others) if one.boards]
    return reached(prototype.ways, starts)


def _pictures(live: LiveKit, names: Names) -> Iterator[Fault]:
    for screen in names.journey.prototype.screens:
        for index, block in enumerate(screen.blocks):
            for _, file in block.files():
                path = live.kit.picture(names.journey.sprint.prototype, file)
                wrong = (
                    None
                    if _is_what_it_says(path)
                    else say("the file `{file}` is no picture that a phone can show", file=file)
                )
                if wrong is not None:
                    right = say("export it again, as the type that its name says")
                    yield Fault("picture", names.screen(screen.id, block.id or str(index + 1)), wrong, right)


def _is_what_it_says(path: Path) -> bool:
    kind = path.suffix[1:].lower()
    if kind not in PICTURE_TYPES | VIDEO_TYPES:
        return False
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    return any(one in head for one in _BEGINS.get(kind, (b"",))) and len(head) > 0


# -- notes ------------------------------------------------------------------------------------------------------------


def notes(names: Mapping[str, Names], found: Rehearsal) -> Iterator[Fault]:
    """What is worth a look and no fault: robots see less than people, and choose at random."""
    seen = {_screen(names[variant], place) for variant, place, _ in found.pages if variant in names}
    yield from (one for one in planned.of_time(next(iter(names.values())), found.minutes) if one.code == "near")
    for own in _each_revision(names):
        prototype = own.journey.prototype
        ways = planned.ways_of(own.journey.sprint, prototype)
        yield from planned.meant_ends(own, prototype, ways)
        for screen in sorted({one for task in ways.values() for one in task.screens}):
            if (own.revision(), screen) not in seen:
                wrong = say("no robot came here, although a way leads here")
                yield Fault("unvisited", own.screen(screen), wrong, say("look whether people find it"))


def _screen(names: Names, place: str) -> tuple[str, str]:
    """The revision and the screen that a place shows."""
    there = names.journey.places.get(place)
    return (names.revision(there.arm), there.screen) if there else ("", "")
