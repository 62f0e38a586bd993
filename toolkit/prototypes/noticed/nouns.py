"""What people call the pieces of a screen: one row for each kind, each text and each list of a kind.

A new kind adds its rows here (a test asks for them). A key that names the parts of a list (`text` of a checklist's
`items`) needs none: the list's noun says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Noun:
    """A noun in both languages. Dutch wants to know whether it is a `de` or a `het`."""

    article: str
    dutch: str
    dutch_many: str
    english: str
    english_many: str
    shown_by: str = "name"
    """How one refers to it on a screen: by its name always, or by the noun alone where there is only one."""

    def one(self, language: str) -> str:
        return self.dutch if language == "nl" else self.english

    def many(self, language: str) -> str:
        return self.dutch_many if language == "nl" else self.english_many

    def the(self, language: str) -> str:
        return f"{self.article} {self.dutch}" if language == "nl" else f"the {self.english}"

    def a(self, language: str) -> str:
        if language == "nl":
            return f"een {self.dutch}"
        return f"{'an' if self.english[0] in 'aeiou' else 'a'} {self.english}"


_HEADING = Noun("de", "kop", "koppen", "heading", "headings")
_ANSWER = Noun("het", "antwoord", "antwoorden", "answer", "answers")
_STEP = Noun("de", "stap", "stappen", "step", "steps")
_REASON = Noun("de", "reden", "redenen", "reason", "reasons")
_BUTTON = Noun("de", "knop", "knoppen", "button", "buttons")
_QUESTION = Noun("de", "vraag", "vragen", "question", "questions")
_NAME = Noun("de", "naam", "namen", "name", "names")
_ROLE = Noun("de", "rol", "rollen", "role", "roles")
_GUIDE = Noun("de", "gesprekswijzer", "gesprekswijzers", "conversation guide", "conversation guides", "noun")
_MATCHES = Noun("de", "lijst met matches", "lijsten met matches", "list of matches", "lists of matches", "noun")
_SKILL = Noun("de", "vaardigheid", "vaardigheden", "skill", "skills")
_LINE = Noun("de", "regel", "regels", "line", "lines")
_EXPECTATION = Noun("de", "verwachting", "verwachtingen", "expectation", "expectations")
_EXPEDITION = Noun("het", "expeditiebord", "expeditieborden", "expedition board", "expedition boards", "noun")
_PROCESS = Noun("het", "proces", "processen", "process", "processes")

NOUNS: Mapping[str, Noun] = {
    "screen": Noun("het", "scherm", "schermen", "screen", "screens"),
    "text": Noun("de", "tekst", "teksten", "text", "texts"),
    "text.title": _HEADING,
    "text.text": Noun("de", "tekst", "teksten", "text", "texts"),
    "picture": Noun("de", "afbeelding", "afbeeldingen", "picture", "pictures", "noun"),
    "picture.alt": Noun("de", "beschrijving", "beschrijvingen", "description", "descriptions"),
    "picture.caption": Noun("het", "bijschrift", "bijschriften", "caption", "captions"),
    "checklist": Noun("de", "checklist", "checklists", "checklist", "checklists", "noun"),
    "checklist.title": _HEADING,
    "checklist.items": Noun("het", "punt", "punten", "point", "points"),
    "choice": Noun("de", "keuzevraag", "keuzevragen", "choice", "choices"),
    "choice.question": _QUESTION,
    "choice.options": _ANSWER,
    "form": Noun("het", "formulier", "formulieren", "form", "forms", "noun"),
    "form.title": _HEADING,
    "form.fields": Noun("het", "veld", "velden", "field", "fields"),
    "form.fields.options": Noun("de", "keuze", "keuzes", "option", "options"),
    "form.submit": _BUTTON,
    "button": _BUTTON,
    "button.label": _BUTTON,
    "decision-guide": Noun("de", "keuzehulp", "keuzehulpen", "decision guide", "decision guides", "noun"),
    "decision-guide.questions": _QUESTION,
    "decision-guide.questions.options": _ANSWER,
    "decision-guide.advice": Noun("het", "advies", "adviezen", "advice", "pieces of advice"),
    "decision-guide.advice.text": Noun("de", "toelichting", "toelichtingen", "explanation", "explanations"),
    "process-map": Noun("het", "procesoverzicht", "procesoverzichten", "process map", "process maps", "noun"),
    "process-map.now": _PROCESS,
    "process-map.now.title": _NAME,
    "process-map.now.steps": _STEP,
    "process-map.now.steps.who": _ROLE,
    "process-map.next": _PROCESS,
    "process-map.next.title": _NAME,
    "process-map.next.steps": _STEP,
    "process-map.next.steps.who": _ROLE,
    "process-map.strike": _QUESTION,
    "match-list": _MATCHES,
    "match-list.title": _HEADING,
    "match-list.pick": Noun("het", "vinkje", "vinkjes", "checkbox", "checkboxes"),
    "match-list.rows": Noun("de", "match", "matches", "match", "matches"),
    "match-list.rows.line": Noun("de", "regel", "regels", "line", "lines"),
    "match-list.rows.reasons": _REASON,
    "matching": Noun("het", "matchoverzicht", "matchoverzichten", "matching view", "matching views", "noun"),
    "matching.title": _HEADING,
    "matching.pick": Noun("het", "vinkje", "vinkjes", "checkbox", "checkboxes"),
    "matching.skills": _SKILL,
    "matching.vacancies": Noun("de", "vacature", "vacatures", "vacancy", "vacancies"),
    "matching.vacancies.line": _LINE,
    "matching.vacancies.must": Noun("de", "eis", "eisen", "requirement", "requirements"),
    "matching.vacancies.nice": Noun("de", "wens", "wensen", "wish", "wishes"),
    "matching.people": Noun("de", "kandidaat", "kandidaten", "candidate", "candidates"),
    "matching.people.line": _LINE,
    "matching.people.has": _SKILL,
    "matching.people.wants": Noun("de", "leerwens", "leerwensen", "learning wish", "learning wishes"),
    "puzzle": Noun("het", "spel", "spellen", "game", "games", "noun"),
    "puzzle.levels": Noun("de", "puzzel", "puzzels", "puzzle", "puzzles"),
    "puzzle.levels.shows": Noun("de", "kracht", "krachten", "strength", "strengths"),
    "service-facts": Noun("de", "feitencheck", "feitenchecks", "fact check", "fact checks", "noun"),
    "service-facts.ask": _QUESTION,
    "talent-market": Noun("de", "talentmarkt", "talentmarkten", "talent market", "talent markets", "noun"),
    "talent-market.wanted": _SKILL,
    "talent-market.examples": Noun("de", "klus", "klussen", "opening", "openings"),
    "talent-market.examples.what": Noun("de", "toelichting", "toelichtingen", "explanation", "explanations"),
    "talent-market.examples.name": _NAME,
    "talent-market.examples.reply": _ANSWER,
    "talent-market.examples.applicants": Noun("de", "kandidaat", "kandidaten", "applicant", "applicants"),
    "talent-market.examples.applicants.line": _LINE,
    "conversation-guide": _GUIDE,
    "conversation-guide.title": _HEADING,
    "conversation-guide.steps": _STEP,
    "conversation-guide.steps.why": _REASON,
    "conversation-guide.steps.say": Noun("de", "zin", "zinnen", "sentence", "sentences"),
    "statements": Noun("de", "stellingronde", "stellingrondes", "round of statements", "rounds of statements", "noun"),
    "statements.title": _HEADING,
    "statements.statements": Noun("de", "stelling", "stellingen", "statement", "statements"),
    "statements.statements.examples": Noun("het", "voorbeeld", "voorbeelden", "example", "examples"),
    "statements.statements.examples.reason": _REASON,
    "statements.points": _ANSWER,
    "scan": Noun("de", "scan", "scans", "scan", "scans", "noun"),
    "scan.title": _HEADING,
    "scan.choices": _ANSWER,
    "scan.themes": Noun("het", "thema", "thema's", "theme", "themes"),
    "scan.themes.statements": Noun("de", "uitspraak", "uitspraken", "statement", "statements"),
    "scan.themes.statements.choices": _ANSWER,
    "scan.themes.levels": Noun("de", "uitslag", "uitslagen", "outcome", "outcomes"),
    "story": Noun("het", "verhaal", "verhalen", "story", "stories", "noun"),
    "story.title": _HEADING,
    "story.who": _NAME,
    "story.text": Noun("de", "tekst", "teksten", "text", "texts"),
    "story.picture": Noun("de", "afbeelding", "afbeeldingen", "picture", "pictures"),
    "story.picture.alt": Noun("de", "beschrijving", "beschrijvingen", "description", "descriptions"),
    "story.video": Noun("de", "video", "video's", "video", "videos"),
    "story.video.alt": Noun("het", "bijschrift", "bijschriften", "caption", "captions"),
    "story.video.transcript": Noun("de", "uitgeschreven tekst", "uitgeschreven teksten", "transcript", "transcripts"),
    "action-plan": Noun("het", "actieplan", "actieplannen", "action plan", "action plans", "noun"),
    "action-plan.title": _HEADING,
    "action-plan.actions": Noun("de", "actie", "acties", "action", "actions"),
    "action-plan.moments": Noun("het", "moment", "momenten", "moment", "moments"),
    "profile": Noun("het", "profiel", "profielen", "profile", "profiles", "noun"),
    "profile.title": _HEADING,
    "profile.identities": Noun("de", "typering", "typeringen", "identity", "identities"),
    "profile.strengths": Noun("het", "sterke punt", "sterke punten", "strength", "strengths"),
    "posts": Noun("de", "berichtenlijst", "berichtenlijsten", "list of posts", "lists of posts", "noun"),
    "posts.title": _HEADING,
    "posts.invite": Noun("de", "uitnodiging", "uitnodigingen", "invitation", "invitations"),
    "posts.reasons": _REASON,
    "posts.examples": Noun("het", "voorbeeld", "voorbeelden", "example", "examples"),
    "posts.examples.by": _NAME,
    "posts.examples.text": Noun("de", "tekst", "teksten", "text", "texts"),
    "posts.examples.replies": _ANSWER,
    "posts.examples.replies.by": _NAME,
    "feedback": Noun("het", "feedbackblok", "feedbackblokken", "feedback block", "feedback blocks", "noun"),
    "feedback.title": _HEADING,
    "feedback.examples": Noun("het", "voorbeeld", "voorbeelden", "example", "examples"),
    "feedback.examples.by": _NAME,
    "feedback.examples.text": Noun("de", "tekst", "teksten", "text", "texts"),
    "expedition-board": _EXPEDITION,
    "expedition-board.sections": Noun("het", "onderdeel", "onderdelen", "part", "parts"),
    "expedition-board.sections.about": Noun("de", "toelichting", "toelichtingen", "explanation", "explanations"),
    "expedition-board.sections.text": Noun("de", "ambitie", "ambities", "ambition", "ambitions"),
    "expedition-board.sections.points": Noun("het", "punt", "punten", "point", "points"),
    "expedition-board.sections.examples": Noun("het", "voorbeeld", "voorbeelden", "example", "examples"),
    "expedition-board.sections.examples.by": _NAME,
    "expedition-board.sections.examples.function": Noun("de", "functie", "functies", "function", "functions"),
    "expedition-board.sections.examples.department": Noun("de", "afdeling", "afdelingen", "department", "departments"),
    "expedition-board.sections.examples.expects": _EXPECTATION,
    "expedition-board.sections.examples.came": Noun("de", "opbrengst", "opbrengsten", "outcome", "outcomes"),
    "expedition-board.sections.examples.instead": _STEP,
    "expedition-board.sections.examples.because": _REASON,
    "contribution": Noun(
        "het", "bijdragebeeld", "bijdragebeelden", "contribution table", "contribution tables", "noun"
    ),
    "contribution.title": _HEADING,
    "role": Noun("de", "rolkeuze", "rolkeuzes", "role choice", "role choices", "noun"),
    "role.title": _HEADING,
}

SOMETHING = Noun("het", "onderdeel", "onderdelen", "part", "parts")
"""For a kind that has no row yet."""

SAYS = frozenset({"button.label", "form.submit"})
"""Texts that stand on something one presses: "the button now says", and not "is worded differently"."""

NUMBERED = frozenset({"conversation-guide.steps", "process-map.now.steps", "process-map.next.steps"})
"""Lists whose parts participants see with their number before them."""

ONLY_WITH: Mapping[str, tuple[str, str]] = {
    "form.fields.low": ("type", "number"),
    "form.fields.high": ("type", "number"),
}
"""Keys that nobody sees unless another key of the same part says so."""


def noun(path: str) -> Noun:
    """The noun for a path of keys; where it has none, the noun of the list whose parts it names."""
    return NOUNS.get(path) or NOUNS.get(path.rpartition(".")[0]) or SOMETHING
