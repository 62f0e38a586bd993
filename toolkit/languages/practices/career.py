"""Practice 3: the 4 C's. One's own profile."""

from __future__ import annotations

NL: dict[str, str] = {
    "profile_title": "Jouw beeld",
    "profile_alone": "Dit ziet niemand behalve jij.",
    "profile_no_grade": "Het is geen cijfer en geen oordeel: je ziet alleen wat je zelf antwoordde, met niemand vergeleken.",
    "profile_small": "Een klein verschil zegt weinig. Op een andere dag antwoord je vaak net iets anders.",
    "profile_first": "Eerst",
    "profile_now": "Nu",
    "profile_you": "Jij",
    "profile_range": "Van {low} (minst) tot {high} (meest)",
    "profile_score": "Je komt uit op {value}.",
    "profile_higher": "Eerst {first}, nu {now}. Dat is {change} hoger.",
    "profile_lower": "Eerst {first}, nu {now}. Dat is {change} lager.",
    "profile_same": "Eerst {first}, nu {now}. Dat is gelijk gebleven.",
    "profile_partly": "Berekend uit {given} van de {total} vragen; de rest sloeg je over.",
    "profile_missing": "Geen score, want je beantwoordde {given} van de {total} vragen en er zijn er {enough} nodig.",
}
EN: dict[str, str] = {
    "profile_title": "Your own picture",
    "profile_alone": "Nobody sees this but you.",
    "profile_no_grade": "It is no mark and no judgement: you only see what you answered yourself, compared with nobody.",
    "profile_small": "A small difference says little. On another day people often answer a little differently.",
    "profile_first": "First",
    "profile_now": "Now",
    "profile_you": "You",
    "profile_range": "From {low} (least) to {high} (most)",
    "profile_score": "You come out at {value}.",
    "profile_higher": "First {first}, now {now}. That is {change} higher.",
    "profile_lower": "First {first}, now {now}. That is {change} lower.",
    "profile_same": "First {first}, now {now}. That has stayed the same.",
    "profile_partly": "Computed from {given} of the {total} questions; you skipped the rest.",
    "profile_missing": "No score, as you answered {given} of the {total} questions and it takes {enough}.",
}

KEYS: dict[str, str] = {
    "Whether participants see their own picture after the last question.": "Of deelnemers na de laatste vraag hun eigen beeld te zien krijgen.",
    "What it says about people, for those who see their own picture.": "Wat hij over iemand zegt, voor wie het eigen beeld te zien krijgt.",
}
"""What YAML keys and kinds mean, in Dutch."""

PROBLEMS: dict[str, str] = {
    "there is no scale to draw a picture of": "er is geen schaal om een beeld van te tekenen",
    "add `scales`, or leave `profile` out": "voeg `scales` toe, of laat `profile` weg",
}
"""What is wrong with a file, in Dutch, by the English pattern."""
