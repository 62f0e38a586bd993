"""A rule in words, with or without figures to judge by it."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.evidence.templates import TEMPLATES
from toolkit.evidence.wording import plain
from toolkit.experiments.comparing import columns
from toolkit.experiments.sprint import Expectation, Sprint
from toolkit.surveys.survey import Survey
from toolkit.text import Text


def worded(of: Expectation, title: Text, earlier: Text, later: Text, language: str) -> str:
    """What is expected, as the rule that judges it; the titles of what is measured and of the two rounds."""
    own = TEMPLATES[language]
    if of.at_least is not None:
        key, limit = f"level_{of.measure}", of.at_least
    else:
        limit = of.better_by or 0.0
        key = f"rule_{of.measure}"
        key += {0.0: "_0", 1.0: "_1"}.get(limit, "") if f"{key}_{limit:.0f}" in own else ""
    return own[key].format(
        t=plain(limit, language), title=title(language), earlier=earlier(language), later=later(language)
    )


def in_words(of: Expectation, sprint: Sprint, surveys: Mapping[str, Survey], language: str) -> str:
    """The same from the sprint alone. What is no longer there is told by its id."""
    titles = {name: title for one in sprint.rounds for name, title in columns(one, of.measure).items()}
    earlier, later = (titles.get(name, Text(name)) for name in of.compare)
    return worded(of, measured(of, sprint, surveys), earlier, later, language)


def measured(of: Expectation, sprint: Sprint, surveys: Mapping[str, Survey]) -> Text:
    """The title of what is measured: of a task, of a scale, or of a question that is a score by itself."""
    if of.measure != "score":
        return next((one.title for one in sprint.tasks if one.id == of.task), Text(of.task or ""))
    survey = surveys.get(of.survey or "")
    scales = {one.id: one.title for one in survey.scales} if survey else {}
    items = {one.id: one.text for one in survey.items} if survey else {}
    return (items | scales).get(of.scale or "", Text(of.scale or ""))
