"""Who takes part, by department; and joining."""

from __future__ import annotations

from toolkit.prototypes.blocks.expedition.scene import SHORT, Scene
from toolkit.prototypes.blocks.expedition.sections import Section
from toolkit.prototypes.expedition.board import EXAMPLE
from toolkit.prototypes.sharing import PEOPLE, Person, introduce, myself, people

PARTS = ("name", "function", "department")


def members(scene: Scene, section: Section) -> list[Person]:
    """The author's made-up members, and everybody who said who they are."""
    r = scene.r
    made_up = [
        Person(
            EXAMPLE,
            r.t(one.text),
            r.t(one.function) if one.function else "",
            r.t(one.department) if one.department else "",
            {},
        )
        for one in section.examples
    ]
    return made_up + [one for one in r.folded(PEOPLE, people).values() if has_joined(one)]


def has_joined(one: Person) -> bool:
    return any(one.parts.get(part, "").strip() for part in PARTS)


def draw_members(scene: Scene, section: Section) -> None:
    joining(scene)
    by_department: dict[str, list[Person]] = {}
    for one in members(scene, section):
        by_department.setdefault(one.department.strip() or scene.say("no_department"), []).append(one)
    for department in sorted(by_department, key=str.casefold):
        with scene.s.card():
            scene.s.heading(department)
            for one in by_department[department]:
                scene.s.text(_line(scene, one))


def _line(scene: Scene, one: Person) -> str:
    mark = scene.own["exp_example"] if one.by == EXAMPLE else scene.own["you"] if one.by == scene.r.me else ""
    return f"{_told(scene, one)} ({mark})" if mark else _told(scene, one)


def _told(scene: Scene, one: Person) -> str:
    name = one.name.strip() if scene.block.names == "named" else ""
    return " · ".join(part for part in (name, one.function.strip()) if part) or scene.own["somebody"]


def joining(scene: Scene) -> None:
    """Say who you are, or say it anew: it holds for everything that is shared here."""
    if scene.back:
        return
    me = myself(scene.r)
    if not has_joined(me):
        _form(scene, "join")
        return
    scene.s.text(scene.say("joined", who=_told(scene, me)))
    with scene.s.expander(scene.say("rejoin")):
        _form(scene, "rejoin_send")


def _form(scene: Scene, label: str) -> None:
    named = scene.block.names == "named"
    parts = PARTS if named else PARTS[1:]
    with scene.s.at("join"):
        said = {part: scene.s.text_input(part, scene.say(part), SHORT, draft=True).strip() for part in parts}
        if scene.s.button("join", scene.say(label), primary=not scene.r.quiet, needs=parts[:1]):
            introduce(scene.r, **{part: words for part, words in said.items() if words})
