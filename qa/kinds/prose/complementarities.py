"""With which other programmes there is an agreement, and how many are declared.

Promise: each entry stands under what it says itself, with an agreement or without one; of one that
says neither it is told that the ficha does not say.
"""

import re
from collections.abc import Sequence

from calc.figure import fold
from qa.answers.compose import Part, counted
from qa.kinds.prose.attribute import entries_under, said
from qa.language.likeness import KIN, likeness
from qa.named.row import INDICATOR
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean
from qa.text.lines import Line, lines_of, said_in

_SECTION = "Complementariedades"
_AGREED = r"(?:convenios?|acuerdos? formal(?:es)?|formaliza\w+)"
_ASKS = re.compile(
    rf"^(?=.*\b{_AGREED}\b)(?=.*\b(?:complement\w+|(?:que|cuales|otros|cada) programas?|"
    r"(?:con )?(?:quien(?:es)?|cual(?:es)?)|alguna?|tod[oa]s)\b)(?!.*\b(?:cuando|desde|hasta)\b)"
)
_HOW_MANY = re.compile(
    r"\bcuant[oa]s (?:\w+ )?(?:complementa|programas? (?:se )?(?:complement|vincul))"
)
_WITHOUT = re.compile(rf"\b(?:sin|no (?:hay|tiene|existe|cuenta con))(?: un)? {_AGREED}")
_WITH = re.compile(rf"\b{_AGREED}")
_OPEN = re.compile(r"\b(?:que|cual(?:es)?|quien(?:es)?)\b")
_ALL = re.compile(r"\b(?:tod[oa]s|cada un[oa])\b")
_ANY = re.compile(r"\balgun[oa]?s?\b")
_OF_EXECUTORS = re.compile(r"\b(?:ejecut|municipi|fundaci|gobiernos? regional|agencia|firm)")


def answer(ask: Ask) -> Draft | None:
    """The entries by whether they say an agreement; None where that is not asked of them."""
    text = ask.question.reading.text
    how_many = _HOW_MANY.search(text) is not None
    if not how_many and (_ASKS.search(text) is None or _OF_EXECUTORS.search(text)):
        return None
    if any(i.kind != INDICATOR for i in ask.question.items) or ask.question.means("porque"):
        return None
    asked = [w for w in ask.question.strangers if not _WITH.search(w)]
    declared = entries_under(ask, _SECTION)
    if not declared and "complement" in text:
        return said(ask, "complementarities")
    entries = [e for e in declared if _names(e, asked)]
    if not entries:
        return None
    lines = [x for x in lines_of(ask.shelf, ask.ficha.document) if x.section == _SECTION]
    parts = _counted(entries, lines) if how_many else _by_agreement(text, entries)
    start = f"En «{ask.view.title}», " if ask.crowd else ""
    first = f"{start}{parts[0]}" if start else say.capital(str(parts[0]))
    return Draft((first, *parts[1:]), passages=(lines[0].hit,), suggestions=_NEXT)


def _names(entry: str, asked: Sequence[str]) -> bool:
    """Whether an entry is of all that the question names: "la red de atención primaria"."""
    return all(any(likeness(word, other) >= KIN for other in said_in(entry)) for word in asked)


def _counted(entries: Sequence[str], lines: Sequence[Line]) -> list[Part]:
    count = counted(len(entries), tuple(dict.fromkeys(x.hit.passage.source for x in lines)))
    one = len(entries) == 1
    noun = "complementariedad" if one else "complementariedades"
    return ["la ficha declara ", count, f" {noun}: {_quoted(entries)}."]


def _by_agreement(text: str, entries: Sequence[str]) -> list[Part]:
    without = [e for e in entries if _WITHOUT.search(fold(e))]
    agreed = [e for e in entries if e not in without and _WITH.search(fold(e))]
    silent = [e for e in entries if e not in without and e not in agreed]
    told = [
        f"con convenio, según la ficha: {_quoted(agreed)}" if agreed else "",
        f"sin convenio: {_quoted(without)}" if without else "",
        f"la ficha no dice si hay convenio: {_quoted(silent)}" if silent else "",
    ]
    if not agreed:
        told[0] = "la ficha no declara ninguna con convenio"
    if _WITHOUT.search(text) and without:
        told[0], told[1] = told[1], told[0]
    texts = [t for t in told if t]
    if len(entries) == 1 and not _OPEN.search(text):
        one = "" if silent else "sí: " if agreed else "no: "
        return [f"{one}{texts[-1]}."]
    return [
        f"{_verdict(text, agreed, without)}{'. '.join([texts[0], *map(say.capital, texts[1:])])}."
    ]


def _verdict(text: str, agreed: Sequence[str], without: Sequence[str]) -> str:
    """Sí or No first, where it is asked whether all of them have one, or any."""
    if _ALL.search(text) and without:
        return "no todas: "
    if _ANY.search(text) and not _WITHOUT.search(text):
        return "sí: " if agreed else ""
    return ""


def _quoted(entries: Sequence[str]) -> str:
    return "; ".join(f"«{clean(entry)}»" for entry in entries)


_NEXT = ("¿Con qué programas se complementa?", "¿Quiénes lo ejecutan?", "¿Qué hallazgos tiene?")
