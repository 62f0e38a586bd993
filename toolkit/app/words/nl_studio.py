"""Nederlands, voor de Studio en voor het maken van iets nieuws."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

WORDS: dict[str, str] = {
    "studio": "Studio",
    "studio_intro": "Schrijf hier, en zie meteen wat deelnemers zien. Zij krijgen het pas als je bewaart.",
    "studio_empty": "Er is nog niets om aan te werken. Waar wil je mee beginnen?",
    "studio_file": "Bestand",
    "studio_prototypes": "{title} · {revision}",
    "studio_surveys": "Vragenlijst: {title}",
    "studio_experiments": "Sprint: {title}",
    # bewaren
    "studio_save": "Bewaar",
    "studio_save_how": "Of druk op Ctrl+S (op een Mac: Cmd+S).",
    "studio_next": "Bewaar als volgende revisie",
    "studio_revert": "Terug naar wat bewaard is",
    "studio_unsaved": "Niet bewaard",
    "studio_saved": "Bewaard",
    "studio_same": "Ongewijzigd",
    "studio_kept": "Tot alles klopt zien deelnemers de laatste versie die wel klopte.",
    "studio_unfilled": "Vul op regel {line} nog in wat er anders is, en waarom.",
    # een ander
    "studio_changed_badge": "Let op",
    "studio_changed": "Iemand anders heeft dit bestand veranderd terwijl jij eraan werkte.",
    "studio_gone": "Iemand anders heeft dit bestand weggehaald terwijl jij eraan werkte.",
    "studio_theirs": "Bekijk wat er anders is (- staat bij jou, + bij de ander)",
    "studio_theirs_same": "Er staat precies hetzelfde.",
    "studio_keep_mine": "Bewaar die van mij",
    "studio_take_theirs": "Neem die van de ander",
    # wat mensen al zagen
    "studio_shown": "{revision} is al getoond in {rounds}.",
    "studio_shown_why": "Wat zij zien verandert niet vanzelf mee.",
    "studio_shown_ask": "Maak van je wijziging de volgende revisie. Dan blijven de antwoorden van nu horen bij wat mensen zagen.",
    "studio_not_now": "Nog niet bewaren",
    # de tekst
    "studio_label": "De tekst van {file}",
    "studio_how": "Tab springt in. Met Escape en dan Tab ga je het tekstvak uit.",
    "studio_stops": "Onderdelen van dit bestand",
    "studio_consent": "Toestemming",
    "studio_line": "Regel {line}",
    "studio_clean": "Alles klopt.",
    "studio_problems": "{n} dingen kloppen nog niet.",
    "studio_problems_one": "1 ding klopt nog niet.",
    "studio_elsewhere": "En {n} dingen in andere bestanden:",
    "studio_elsewhere_one": "En 1 ding in een ander bestand:",
    # de tekening
    "studio_drawing": "Waarop",
    "studio_phone": "Telefoon",
    "studio_big": "Groot scherm",
    "studio_phone_alt": "Wat er in {file} staat, zoals het er op een telefoon uitziet",
    "studio_before": "Eerdere versie",
    "studio_before_why": "tot de fouten eruit zijn.",
    "studio_now": "Zoals je het typt",
    "studio_no_drawing": "Zodra het bestand te lezen is, verschijnt het hier.",
    # iets nieuws
    "making": "Nieuw",
    "making_what": "Wat wil je maken?",
    "making_prototype": "Prototype",
    "making_survey": "Vragenlijst",
    "making_experiment": "Sprint",
    "making_kind": "Waar wil je mee beginnen?",
    "making_name": "Hoe heet het?",
    "making_name_why": "Zo heet straks het bestand. De titel die mensen zien, kies je daarna.",
    "making_nameless": "Geef het een naam met minstens één letter.",
    "making_go": "Maak het",
}
