"""The words of what people wrote, Dutch and English. Keys ending in _one are for one person."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "read": "Antwoorden van {people}, in een volgorde die niets zegt.",
        "read_one": "Het antwoord van {people}.",
        "written": "{people} schreven iets. Wat daarvan bij elkaar is gelegd, staat bij de bevindingen.",
        "written_one": "{people} schreef iets. Wat daarvan bij elkaar is gelegd, staat bij de bevindingen.",
        "hidden": "Hier lees je pas iets als ten minste {minimum} mensen iets schreven en hun ronde gesloten is.",
        "more": "Er is meer te lezen zodra er weer {minimum} mensen zijn die iets schreven en hun ronde gesloten is.",
        "tag": "‘{tag}’: {people}",
        "seen": "bij {people} gezien",
        "wrote": "door {people} geschreven bij ‘{question}’",
        "between": "Ten minste {fewest} en hoogstens {most} mensen: {where}.",
        "robots": "En {n} observaties bij robots, die niet meetellen.",
        "robots_one": "En {n} observatie bij een robot, die niet meetelt.",
        "questions": "Wat mensen schreven",
        "findings": "Bevindingen uit wat mensen schreven",
        "double": "Of iemand dubbel voorkomt, laat de kit niet zien: dan zou je kunnen nagaan wie wat schreef.",
    },
    "en": {
        "read": "Answers of {people}, in an order that says nothing.",
        "read_one": "The answer of {people}.",
        "written": "{people} wrote something. What was put together of it stands with the findings.",
        "written_one": "{people} wrote something. What was put together of it stands with the findings.",
        "hidden": "There is something to read here once at least {minimum} people wrote something and their round is closed.",
        "more": "There is more to read once another {minimum} people wrote something and their round is closed.",
        "tag": "‘{tag}’: {people}",
        "seen": "seen with {people}",
        "wrote": "written by {people} at ‘{question}’",
        "between": "At least {fewest} and at most {most} people: {where}.",
        "robots": "And {n} observations of robots, which do not count.",
        "robots_one": "And {n} observation of a robot, which does not count.",
        "questions": "What people wrote",
        "findings": "Findings from what people wrote",
        "double": "Whether somebody is in there twice is not shown: it would tell who wrote what.",
    },
}
