"""What people share: the words that every board, post and market has."""

from __future__ import annotations

NL: dict[str, str] = {
    "why_empty": "vul eerst iets in",
    "why_full": "je hebt hier al heel veel geplaatst",
    "names_named": "Bij wat je hier plaatst staat de naam die je zelf opgeeft. Iedereen die meedoet kan het lezen.",
    "names_anonymous": "Wat je hier plaatst is anoniem: niemand ziet van wie het komt. Iedereen die meedoet kan het lezen.",
    "you": "jij",
    "somebody": "iemand",
}
EN: dict[str, str] = {
    "why_empty": "fill something in first",
    "why_full": "you have put a great deal here already",
    "names_named": "The name that you give yourself stands with what you put here. Everybody who takes part can read it.",
    "names_anonymous": "What you put here is anonymous: nobody sees who it is from. Everybody who takes part can read it.",
    "you": "you",
    "somebody": "someone",
}

KEYS: dict[str, str] = {
    "Boards of the same prototype that stay open outside the rounds.": "Borden van hetzelfde prototype, die buiten de rondes openblijven.",
    "The board's name in the results.": "De naam van het bord in de uitkomsten.",
    "The board in a few words.": "Het bord in een paar woorden.",
    "The revision that members see: `v1`, `v2` …": "De revisie die leden zien: `v1`, `v2` …",
    "Which people are members.": "Welke mensen lid zijn.",
    "What members read before they decide: what this is for, and for how long.": "Wat leden lezen voordat ze beslissen: waar dit voor is, en voor hoe lang.",
    "Who sees what of what members put there.": "Wie wat te zien krijgt van wat leden er plaatsen.",
    "Whether a name stands with what people put here (`named`), or no one sees who did it (`anonymous`).": "Of er een naam staat bij wat mensen hier plaatsen (`named`), of dat niemand ziet wie wat deed (`anonymous`).",
}
"""What YAML keys and kinds mean, in Dutch."""

PROBLEMS: dict[str, str] = {
    "board": "bord",
    "a round is called `{name}` too": "een ronde heet ook al `{name}`",
    "give the board another id": "geef het bord een andere id",
}
"""What is wrong with a file, in Dutch, by the English pattern."""
