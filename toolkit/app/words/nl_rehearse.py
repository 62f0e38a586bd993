"""Nederlands: een ronde vooraf doorlopen met robots."""

# ruff: noqa: E501  # a sentence that is cut in two is read wrong

from __future__ import annotations

WORDS: dict[str, str] = {
    "rehearse_title": "Eerst een repetitie",
    "rehearse_why": "Robots lopen deze ronde door zoals mensen dat doen: haastig, twijfelend, met alleen het toetsenbord, met haperende wifi, of pas een dag later klaar. Ze vertellen je wat mensen in de weg zit.",
    "rehearse_apart": "Wat robots achterlaten is overal gemarkeerd als gesimuleerd en telt nooit mee met mensen.",
    "rehearse_go": "Stuur {n} robots vooruit",
    "rehearse_again": "Stuur opnieuw {n} robots",
    "rehearse_again_why": "Stuur je er opnieuw, dan verdwijnt wat de vorige robots achterlieten.",
    "rehearse_busy": "Robot {done} van {total} is onderweg",
    "rehearse_read": "We kijken na wat ze zagen …",
    "rehearse_came": "Deden mee: {joined} robots. Zagen ervan af: {declined}. Kwamen tot het eind: {finished}.",
    "rehearse_minutes": "Wie er de tijd voor neemt, is ongeveer {n} minuten bezig; je belooft er {promised}.",
    "rehearse_minutes_one": "Wie er de tijd voor neemt, is ongeveer een minuut bezig; je belooft er {promised}.",
    "rehearse_clear": "Niets zit mensen in de weg.",
    "rehearse_faults": "{n} dingen zitten mensen in de weg",
    "rehearse_faults_one": "Eén ding zit mensen in de weg",
    "rehearse_notes": "Kijk hier nog eens naar ({n})",
    "rehearse_edited": "Sinds deze repetitie is er iets veranderd. Stuur opnieuw robots om zeker te zijn.",
    "rehearse_who": "Welke robots er kwamen ({n})",
    "rehearse_who_manner": "Wat voor iemand",
    "rehearse_who_language": "Taal",
    "rehearse_manner_careful": "zorgvuldig",
    "rehearse_manner_hurried": "gehaast",
    "rehearse_manner_doubting": "twijfelend",
    "rehearse_manner_without_script": "op een telefoon zonder JavaScript",
    "rehearse_manner_loses_wifi": "met wifi die wegvalt",
    "rehearse_manner_comes_back_a_day_later": "stopt halverwege en komt een dag later terug",
    "rehearse_manner_keyboard_only": "met alleen het toetsenbord",
    "rehearse_manner_declines": "ziet ervan af",
}
