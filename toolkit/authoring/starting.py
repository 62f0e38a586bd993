"""Starting something new: a commented file that is clean and runs at once, from something near or from what is there.

A template is a YAML file like any other, with its comments in both languages (`#nl ...`, `#en ...`); what is made keeps
one of them. Its content always speaks both.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from toolkit.authoring import copying, desk, editors, fitting
from toolkit.authoring.copying import Copy
from toolkit.errors import Refused, say
from toolkit.schema import did_you_mean
from toolkit.text import Text

TEMPLATES = Path(__file__).parent / "templates"

_NAME = re.compile(r"[a-z][a-z0-9-]{0,39}")
_COMMENT = re.compile(r"( *)#(nl|en)(?: (.*))?")
"""A comment in one language."""


@dataclass(frozen=True)
class Kind:
    """Something to start from. `name` is its template's, `says` is for those who choose."""

    name: str
    title: Text
    says: Text


def _kind(name: str, dutch: str, english: str, says_dutch: str, says_english: str) -> Kind:
    return Kind(name, Text({"nl": dutch, "en": english}), Text({"nl": says_dutch, "en": says_english}))


KINDS: Mapping[str, tuple[Kind, ...]] = {
    "prototype": (
        _kind("blank", "Leeg", "Blank", "Drie schermen die op elkaar volgen.", "Three screens that lead on."),
        _kind(
            "checklist",
            "Checklist",
            "Checklist",
            "Punten om af te vinken voordat iets begint.",
            "Points to tick before something begins.",
        ),
        _kind(
            "conversation",
            "Gesprekswijzer",
            "Conversation guide",
            "De stappen van een gesprek, met zinnen erbij.",
            "The steps of a talk, with sentences to say.",
        ),
        _kind(
            "choice-aid",
            "Keuzehulp",
            "Choice aid",
            "Een paar vragen die naar een advies leiden.",
            "A few questions that lead to an advice.",
        ),
        _kind(
            "process",
            "Proces",
            "Process",
            "De lange weg van nu naast een korte voor straks.",
            "Today's long way beside a short one.",
        ),
        _kind(
            "matching",
            "Matchlijst",
            "List of matches",
            "Werk dat bij iemand past, met de redenen erbij.",
            "Work that fits somebody, with the reasons.",
        ),
        _kind(
            "toolkit",
            "Toolkit",
            "Toolkit",
            "Een paar hulpmiddelen achter één beginscherm.",
            "Several tools behind one first screen.",
        ),
    ),
    "survey": (
        _kind(
            "blank", "Leeg", "Blank", "Drie vragen, elk van een andere soort.", "Three questions, each of another kind."
        ),
        _kind(
            "feedback",
            "Terugblik",
            "Feedback",
            "Wat mensen van een prototype vinden.",
            "What people think of a prototype.",
        ),
        _kind(
            "self-scan",
            "Zelfscan",
            "Self-scan",
            "Uitspraken over jezelf, met een score per onderwerp.",
            "Statements about oneself, with a score for each subject.",
        ),
        _kind(
            "before-and-after",
            "Vooraf en achteraf",
            "Before and after",
            "Dezelfde vragen vóór en na de taken.",
            "The same questions before and after the tasks.",
        ),
    ),
    "experiment": (
        _kind(
            "one-round",
            "Eén ronde",
            "One round",
            "Een paar mensen proberen een prototype.",
            "A few people try a prototype.",
        ),
        _kind(
            "two-rounds",
            "Twee rondes",
            "Two rounds",
            "Twee rondes naast elkaar, met een verwachting vooraf.",
            "Two rounds side by side, with an expectation.",
        ),
    ),
}
"""What can be made, and what to start it from, the plainest first. A new kind is its template and its line here."""

FILES: Mapping[str, str] = {
    "prototype": "prototypes/{name}/v1.yaml",
    "survey": "surveys/{name}.yaml",
    "experiment": "experiments/{name}.yaml",
}


def start(folder: Path, what: str, name: str, kind: str, language: str, prototype: str | None = None) -> str:
    """Make a prototype, a survey or an experiment in a kit; gives the name inside the kit of the file that was made.

    `kind` is one of KINDS, else the name of something that the kit has (of a prototype the newest revision is taken).
    An experiment tries `prototype`, else the one that was changed last. `language` is that of the comments. Raises
    Refused, and then no content was made.
    """
    if what not in KINDS:
        raise Refused(say("there is no `{what}` to make; {right}", what=what, right=did_you_mean(what, list(KINDS))))
    _check(folder, what, name)
    file = FILES[what].format(name=name)
    made = _begin(folder, what, name, kind, language, prototype)
    editors.write(folder, language)
    _lay_pictures((folder / file).parent / "pictures", made.pictures)
    _lay_pictures((folder / file).parent / "data", made.data)
    desk.save(folder, file, editors.first_line(what) + made.text, desk.NOTHING)
    return file


def proposal(typed: str) -> str:
    """A name that may stand, made from what somebody typed; empty where nothing of it can be used.

    >>> [proposal(typed) for typed in ("Mijn Toolkit", "surveys/Eén vraag.yaml", "2e ronde", "?")]
    ['mijn-toolkit', 'een-vraag', 'ronde', '']
    """
    last = re.sub(r"\.ya?ml\Z", "", typed.rstrip("/").rpartition("/")[2])
    plain = unicodedata.normalize("NFKD", last).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)
    while words and not words[0][0].isalpha():
        words = words[1:]
    return "-".join(words)[:40].strip("-")


def _check(folder: Path, what: str, name: str) -> None:
    if not _NAME.fullmatch(name):
        better = proposal(name)
        right = say("write `{name}`", name=better) if better else say("use lower-case letters, digits and hyphens")
        raise Refused(say("`{name}` cannot be a name here; {right}", name=name[:60], right=right))
    file = FILES[what].format(name=name)
    taken = file.removesuffix("/v1.yaml")
    if os.path.lexists(folder / taken):
        raise Refused(say("`{name}` is there already, and nothing is overwritten; choose another name", name=taken))


def _begin(folder: Path, what: str, name: str, kind: str, language: str, prototype: str | None) -> Copy:
    """The text to begin with: a template's, or that of something the kit has."""
    kinds = [one.name for one in KINDS[what]]
    if kind in kinds:
        gaps = fitting.fit(folder, prototype) if what == "experiment" else {}
        typed = (TEMPLATES / what / f"{kind}.yaml").read_text(encoding="utf-8")
        return Copy(Template(spoken(typed, language)).substitute(gaps, name=name))
    own = copying.own(folder, what)
    if kind not in own:
        right = did_you_mean(kind, [*kinds, *own])
        raise Refused(say("there is nothing called `{kind}` to start from; {right}", kind=kind, right=right))
    return copying.copy(folder, what, own[kind], language)


def spoken(typed: str, language: str) -> str:
    """A template with its comments in one language.

    >>> spoken("#nl Een knop.\\n#en A button.\\nkind: button\\n", "nl")
    '# Een knop.\\nkind: button\\n'
    """
    lines = []
    for line in typed.splitlines():
        comment = _COMMENT.fullmatch(line)
        if comment is None:
            lines.append(line)
        elif comment[2] == language:
            lines.append(f"{comment[1]}# {comment[3] or ''}".rstrip())
    return "\n".join(lines) + "\n"


def _lay_pictures(folder: Path, pictures: Mapping[str, bytes]) -> None:
    try:
        for name, raw in pictures.items():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(raw)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Refused(say("`{name}` could not be saved: {why}", name=folder.name, why=why)) from error
