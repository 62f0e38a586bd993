"""Wat er mis kan gaan bij het maken en bewaren van bestanden: authoring."""

from __future__ import annotations

DUTCH: dict[str, str] = {
    # wat deelnemers al zagen
    "something that this round shows is no longer in the kit": "iets wat deze ronde laat zien, staat niet meer in de kit",
    "the kit has problems now, so nobody can be shown the edit; mend them first": "de kit heeft nu fouten, dus niemand kan de wijziging zien; herstel ze eerst",
    "say who decides this, and why": "zeg wie dit besluit, en waarom",
    "keep it short: at most 80 characters for who, 400 for why": "houd het kort: hooguit 80 tekens voor wie, 400 voor waarom",
    "`{name}` is no ordinary file": "`{name}` is geen gewoon bestand",
    "`{file}` was not kept as people saw it": "`{file}` is niet bewaard zoals mensen het zagen",
    "the task `{task}`, as people have it, does not fit this edit; make it the next revision": "de taak `{task}`, zoals mensen die hebben, past niet bij deze wijziging; maak er de volgende revisie van",
    # wat we verwachten
    "there is no file `{name}` any more": "het bestand `{name}` is er niet meer",
    "somebody else changed the expectation since you opened it": "iemand anders heeft de verwachting veranderd sinds je die opende",
    "`{key}` cannot be replaced in `{name}`; write it there by hand": "`{key}` is in `{name}` niet te vervangen; schrijf het daar met de hand",
    "{wrong}; {right}": "{wrong}; {right}",
    "what is expected was sealed meanwhile; a change needs a reason and two names now": "de verwachting is intussen vastgelegd; een wijziging vraagt nu een reden en twee namen",
    "nothing was sealed yet, so there is nothing to change in the open": "er is nog niets vastgelegd, dus er valt nog niets officieel te wijzigen",
    "say why this changes, who changes it and who agreed": "zeg waarom dit verandert, wie het verandert en wie het ermee eens is",
    "keep it short: at most 80 characters for a name, 400 for the reason": "houd het kort: hooguit 80 tekens voor een naam, 400 voor de reden",
    "the second name must be another person's": "de tweede naam moet van iemand anders zijn",
    "this is what counts already": "dit is wat al geldt",
    # de volgende ronde
    "somebody else changed the rounds since you opened them": "iemand anders heeft de rondes veranderd sinds je ze opende",
    "`{key}` cannot be added to in `{name}`; write it there by hand": "bij `{key}` valt in `{name}` niets bij te schrijven; doe dat daar met de hand",
    # openen en bewaren
    "`{name}` was changed by somebody else since you opened it": "`{name}` is door iemand anders veranderd sinds je het opende",
    "`{name}` could not be opened: {why}": "`{name}` kon niet worden geopend: {why}",
    "`{name}` could not be saved: {why}": "`{name}` kon niet worden bewaard: {why}",
    "the disk is full": "de schijf is vol",
    "the computer does not allow it": "de computer staat het niet toe",
    "`{name}` is no file of a kit": "`{name}` is geen bestand van een kit",
    "`{name}` is a link to another place; edit the file there": "`{name}` is een koppeling naar een andere plek; bewerk het bestand daar",
    "`{name}` is larger than 1 MB": "`{name}` is groter dan 1 MB",
    "`{name}` would be larger than 1 MB; split it": "`{name}` zou groter worden dan 1 MB; splits het",
    "`{name}` is not written in UTF-8; save it as UTF-8 in the program it came from": "`{name}` is niet in UTF-8 geschreven; bewaar het als UTF-8 in het programma waar het uit komt",
    "there is a broken character in `{name}`; remove it": "in `{name}` staat een half teken; haal het weg",
    "line {line} holds an invisible character ({code}); remove it": "op regel {line} staat een onzichtbaar teken ({code}); haal het weg",
    # de volgende revisie
    "`{name}` has no revision yet": "`{name}` heeft nog geen revisie",
    "`{name}` has a revision v{n}, and there is no number after that": "`{name}` heeft al een revisie v{n}, en daarna is er geen nummer meer",
    "the whole file stands between braces; write each key on a line of its own": "het hele bestand staat tussen accolades; zet elke sleutel op een eigen regel",
    "`changes` cannot be cut out here; give it lines of its own, with two spaces before each": "`changes` is hier niet los te maken; geef het eigen regels, met twee spaties ervoor",
    "line {line} cannot be read yet: {wrong}": "regel {line} is nog niet te lezen: {wrong}",
    # beginnen: iets nieuws
    "there is no `{what}` to make; {right}": "een `{what}` kun je niet maken; {right}",
    "`{name}` cannot be a name here; {right}": "`{name}` kan hier geen naam zijn; {right}",
    "write `{name}`": "schrijf `{name}`",
    "use lower-case letters, digits and hyphens": "gebruik kleine letters, cijfers en streepjes",
    "`{name}` is there already, and nothing is overwritten; choose another name": "`{name}` is er al, en er wordt niets overschreven; kies een andere naam",
    "there is nothing called `{kind}` to start from; {right}": "er is niets dat `{kind}` heet om mee te beginnen; {right}",
    "line {line} of `{file}` has a problem: {wrong}": "op regel {line} van `{file}` klopt iets niet: {wrong}",
    "there is no prototype `{name}` that can be tried; {right}": "er is geen prototype `{name}` om te proberen; {right}",
    "there is nothing to do in `{name}` yet; give it a second screen, or a question": "in `{name}` valt nog niets te doen; geef het een tweede scherm, of een vraag",
    "there is no prototype yet to try; make one first: proeftuin new prototype my-prototype": "er is nog geen prototype om te proberen; maak er eerst een: proeftuin new prototype mijn-prototype",
    "something changed while the rows were being made; ask for them again": "er veranderde iets terwijl de rijen werden gemaakt; vraag ze nog eens",
    "{folder} holds a `{name}` that is not of an export; name another folder": "in {folder} staat een `{name}` die niet van een export is; noem een andere map",
}
