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
    "Whether a name stands with what people put here (`named`), or nobody sees who did it (`anonymous`).": "Of er een naam staat bij wat mensen hier plaatsen (`named`), of dat niemand ziet wie wat deed (`anonymous`).",
}
"""What YAML keys and kinds mean, in Dutch."""

PROBLEMS: dict[str, str] = {}
"""What is wrong with a file, in Dutch, by the English pattern."""
