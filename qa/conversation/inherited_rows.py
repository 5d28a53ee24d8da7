"""The rows that a follow-up is about: its own, those before, or others of the same kind.

Promise: rows before are kept only where what is asked now makes sense of them.
"""

import re
from dataclasses import replace

from calc.concepts import vocabulary
from calc.figure import fold
from qa.data import read_data
from qa.language.words import stem, words
from qa.named.items import rows
from qa.named.row import Item
from qa.named.years import Period
from qa.programmes.shelf import View
from qa.understanding.concepts import specialised
from qa.understanding.question import Question

OBJECTS = (
    "comparalo",
    "comparala",
    "comparalos",
    "explicalo",
    "explicamelo",
    "calculalo",
    "desglosalo",
)
"""Verbs that take what was asked before as their object."""

_AGAINST = ("comparado con", "comparada con", "frente a", "versus", "vs", "contra", "al lado de")
_MOST_ROWS = 6
_SEVERAL = ("cada", "otros", "otras", "los", "las", "esos", "esas")
"""Before a number, what makes it so many rows and no place: "los otros dos"."""
_NUMBERED = ("componente", "indicador")
_TWO_DIGITS = re.compile(r"(?:(?:y|e|ahora|pero|no) )*(?:en |del? |con )?(?:el |la )?(\d\d)")


def rows_of(question: Question, earlier: Question, view: View) -> tuple[Item, ...]:
    """Its own rows; else those before, with "el otro" as the rows that were not asked."""
    there = question.says("ahi", "alli", "en eso", "en ese", "en esa")
    same = {i.kind for i in question.items} == {i.kind for i in earlier.items}
    if there and same and not any(_by_name(question, i) for i in question.items):
        return tuple(replace(item, taken=frozenset()) for item in earlier.items)
    if question.items:
        kinds = {item.kind for item in question.items}
        with_it = question.says(*OBJECTS, "con el", "con la") and question.means("cambiar")
        with_it = with_it or question.says(*_AGAINST) or question.means("respecto")
        kept = (replace(i, taken=frozenset()) for i in earlier.items if with_it and i.kind in kinds)
        return (*kept, *question.items)
    if (numbered := _numbered(question, earlier, view)) is not None:
        return (numbered,)
    for kind, cue in (
        ("componente", "componente"),
        ("indicador", "indicador"),
        ("region", "region"),
    ):
        before = tuple(i.name for i in earlier.items_of(kind))
        if (
            before
            and not question.period.every
            and question.says("otro", "otra", "otros", "otras", "demas", "resto")
            and (
                question.means(cue)
                or not question.any_of("programa", "componente", "indicador", "region")
            )
        ):
            others = [name for name in rows(view.ficha, kind) if name not in before]
            return tuple(
                Item(kind, name, present=True, taken=frozenset(), weight=1.0) for name in others
            )
    if question.named and not fits_any(question, earlier):
        return ()
    corrects = question.reading.known[:1] == ("no",)
    everything = ("total", "en total", "todo el pais", "todas las regiones", "todos")
    if question.says(*everything) and not corrects:
        return ()
    return tuple(replace(item, taken=frozenset()) for item in earlier.items)


def _by_name(question: Question, item: Item) -> bool:
    """Whether words of its own name name a row, and not what it delivers."""
    own = {stem(word.text) for word in words(fold(item.name))}
    return any(stem(question.reading.known[i]) in own for i in item.taken)


def _numbered(question: Question, earlier: Question, view: View) -> Item | None:
    """As in "¿y el 2?": the row of that number, of the kind asked about before."""
    kind = next((i.kind for i in earlier.items if i.kind in _NUMBERED), None)
    known = question.reading.known
    ordinals = read_data("numbers")["ordinals"]
    cardinals = read_data("numbers")["cardinals"]
    numbers = [
        int(w) if w.isdigit() else int(cardinals.get(w, 0))
        for w, before in zip(known, ("", *known), strict=False)
        if before not in _SEVERAL
    ]
    order = next((n for n in numbers if 1 <= n <= _MOST_ROWS), None)
    order = order or next((ordinals[w] for w in known if w in ordinals), None)
    if kind is None or order is None:
        return None
    names = rows(view.ficha, kind)
    if kind == "indicador":
        names = next((n for c in earlier.concepts if (n := view.ficha.book.items(c))), names)
    if not 1 <= order <= len(names):
        return Item(kind, f"{kind} {order}", present=False, taken=frozenset(), weight=9)
    return Item(kind, names[order - 1], present=True, taken=frozenset(), weight=9)


def of_subtitle(question: Question, earlier: Question, view: View) -> Question:
    """As in "¿y el 24?" after the subtítulo 21: the one of that number and no year."""
    found = _TWO_DIGITS.fullmatch(question.reading.text)
    if found is None or question.items or not earlier.items_of("subtitulo"):
        return question
    if found[1] not in rows(view.ficha, "subtitulo"):
        return question
    row = Item("subtitulo", found[1], present=True, taken=question.period.taken, weight=9)
    return replace(question, items=(row,), period=Period())


def fits_any(question: Question, earlier: Question) -> bool:
    """Whether the rows before make sense with the concept that is asked now."""
    kinds = {item.kind for item in earlier.items}
    return any(
        specialised(n.concept, kind, part=False) != n.concept or _same_kind(n.concept, kind)
        for n in question.named
        for kind in kinds
    )


def _same_kind(concept: str, kind: str) -> bool:
    return vocabulary()[concept].item == kind
