"""Command-line parsing whose every message is Spanish."""

import argparse
from difflib import get_close_matches
from typing import NoReturn

_MESSAGES = {
    "usage: ": "uso: ",
    "options": "opciones",
    "positional arguments": "argumentos",
    "show this help message and exit": "muestra esta ayuda y termina",
    "the following arguments are required: %s": "falta indicar: %s",
    "unrecognized arguments: %s": "no se entiende: %s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "expected one argument": "falta su valor",
    "expected at most one argument": "se esperaba a lo más un valor",
    "expected at least one argument": "se esperaba al menos un valor",
    "invalid %(type)s value: %(value)r": "el valor %(value)r no sirve",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r no es una opción; elija entre %(choices)s"
    ),
    "not allowed with argument %s": "no se puede usar junto con %s",
    "one of the arguments %s is required": "falta indicar una de estas: %s",
    "ignored explicit argument %r": "no lleva valor, y se le dio %r",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s puede ser %(matches)s; escríbala completa"
    ),
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}


class Parser(argparse.ArgumentParser):
    """A parser that speaks Spanish; wrong usage ends with status 2, as everywhere."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def error(self, message: str) -> NoReturn:
        """End with status 2, the fault and where to read more."""
        self.exit(2, f"{self.prog}: {message}\nVea «{self.prog} --help».\n")


def speak_spanish() -> None:
    """Translate the messages of argparse, which takes them from this one function of its own."""
    argparse._ = lambda text: _MESSAGES.get(text, text)  # type: ignore[attr-defined]  # argparse offers no other door that does not depend on the system's language


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """A sentence that offers the nearest known word, or nothing."""
    near = get_close_matches(word, known, n=1)
    return f" ¿Quiso decir «{near[0]}»?" if near else ""
