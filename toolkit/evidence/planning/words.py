"""The words of planning, Dutch and English side by side."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

from collections.abc import Mapping

NL: Mapping[str, str] = {
    "p_interval": "Komen er {many} klaar, dan zou dat in een grotere groep {many_range} kunnen zijn. Bij {half} is dat {half_range}.",
    "p_difference": "Twee rondes van {n} met elkaar vergelijken: alleen een groot verschil telt. Op zijn gunstigst gaat het van {best1} naar {best2} ({points}).",
    "p_typical": "Komt in de eerste ronde ongeveer de helft klaar ({x1}), dan moeten het er daarna minstens {x2} zijn.",
    "p_typical_all": "Komt in de eerste ronde ongeveer de helft klaar ({x1}), dan moet daarna iedereen klaarkomen ({x2}).",
    "p_typical_none": "Komt in de eerste ronde ongeveer de helft klaar ({x1}), dan telt daarna zelfs {all} nog niet als beter.",
    "p_noticed": "Stel dat het echt veel beter wordt: eerst komt {before} van alle mensen klaar, daarna {after}. Dan is de kans {chance} dat het oordeel ‘beter’ zegt.",
    "p_threshold": "Met jullie eigen grens ({points} meer) is die kans {chance}.",
    "p_meeting": "Een probleem dat {often} van de mensen raakt, kom je met {n} mensen met {chance_often} kans minstens één keer tegen. Raakt het {seldom}, dan is die kans {chance_seldom}.",
    "p_group": "Cijfers over mensen zelf laten we zien vanaf {minimum} mensen die antwoorden: {people}. Wat mensen in hun eigen woorden schrijven, laten we zien vanaf {comments}: {own_words}.",
    "p_group_never": "met {n} lukt dat niet",
    "p_group_all": "met {n} lukt dat alleen als iedereen antwoordt",
    "p_group_some": "met {n} kan dat, ook zonder {left} van hen",
    "p_alarm": "Verschilt er in het echt niets, dan zegt het oordeel toch ‘beter’ in hooguit {alarm} van de gevallen. Een 95%-interval mikt op {aim}; bij kleine groepen kan het iets meer zijn.",
    "p_own": "Jullie rondes zijn van {earlier} en {later} mensen. Bij die verbetering van {before} naar {after} komt jullie regel met {chance} kans uit; verschilt er in het echt niets, dan in hooguit {alarm} van de gevallen.",
    "p_only_shares": "Dit gaat over hoeveel mensen klaarkomen. Bij een tijd of een score hangt het ervan af hoeveel mensen van elkaar verschillen, en dat weet je pas achteraf.",
    "p_head_n": "Mensen",
    "p_head_many": "Interval bij ongeveer 80%",
    "p_head_half": "Interval bij ongeveer de helft",
    "p_head_best": "Kleinste verschil dat telt",
    "p_head_typical": "Vanaf ongeveer de helft",
    "p_head_noticed": "‘Beter’ bij {before} → {after}",
    "p_head_alarm": "Ten onrechte ‘beter’, hooguit",
    "p_head_often": "Probleem van {share} gezien",
    "p_head_seldom": "Probleem van {share} gezien",
    "p_none": "geen",
    "p_nearly": "meer dan 99%",
    "p_hardly": "minder dan 1%",
}

EN: Mapping[str, str] = {
    "p_interval": "If {many} finish, in a wider group that could be {many_range}. With {half} it is {half_range}.",
    "p_difference": "Comparing two rounds of {n}: only a large difference counts. At best it goes from {best1} to {best2} ({points}).",
    "p_typical": "If about half finish in the first round ({x1}), it takes at least {x2} after that.",
    "p_typical_all": "If about half finish in the first round ({x1}), after that everybody must ({x2}).",
    "p_typical_none": "If about half finish in the first round ({x1}), not even {all} after that counts as better.",
    "p_noticed": "Suppose it really gets much better: first {before} of all people finish, then {after}. Then the chance is {chance} that the verdict says “better”.",
    "p_threshold": "With your own threshold ({points} more) that chance is {chance}.",
    "p_meeting": "A problem that hits {often} of people: with {n} people the chance to meet it at least once is {chance_often}. If it hits {seldom}, that chance is {chance_seldom}.",
    "p_group": "Figures about people themselves show from {minimum} people who answer: {people}. What people write in their own words shows from {comments}: {own_words}.",
    "p_group_never": "with {n} they stay hidden",
    "p_group_all": "with {n} only if everybody answers",
    "p_group_some": "with {n} they can, even without {left} of them",
    "p_alarm": "If nothing really differs, the verdict still says “better” in at most {alarm} of cases. A 95% interval aims at {aim}; with small groups it can be a little more.",
    "p_own": "Your rounds have {earlier} and {later} people. With that improvement from {before} to {after} the chance that your rule is met is {chance}; where nothing really differs, at most {alarm}.",
    "p_only_shares": "This is about how many people finish. For a time or a score it depends on how much people differ, and that is known only afterwards.",
    "p_head_n": "People",
    "p_head_many": "Interval at about 80%",
    "p_head_half": "Interval at about half",
    "p_head_best": "Smallest difference that counts",
    "p_head_typical": "From about half",
    "p_head_noticed": "“Better” at {before} → {after}",
    "p_head_alarm": "Wrongly “better”, at most",
    "p_head_often": "Problem of {share} met",
    "p_head_seldom": "Problem of {share} met",
    "p_none": "none",
    "p_nearly": "more than 99%",
    "p_hardly": "less than 1%",
}
