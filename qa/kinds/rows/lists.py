"""What a ficha lists in its tables: its rows, named and counted."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from calc.figure import fold
from qa.answers.compose import Part, counted, listed
from qa.answers.evidence import figure_hits
from qa.data import read_data
from qa.language.senses import SPENDING
from qa.named.items import rows
from qa.named.patterns import Named, Phrasebook
from qa.named.subtitles import subtitle_name
from qa.saying.asking import Ask, Draft
from qa.understanding.question import Question

Card = Mapping[str, Any]


@cache
def _phrases() -> Phrasebook:
    return Phrasebook.of({name: card["phrases"] for name, card in read_data("lists").items()})


def answer(ask: Ask) -> Draft | None:
    """The list that the question names; None where it asks for figures of its rows."""
    question = ask.question
    fits = _phrases().fits(question.reading)
    if not fits or question.any_of(
        "maximo",
        "minimo",
        "ranking",
        "sumar",
        "cuadrar",
        "porcentaje",
        "significar",
        "porque",
        "observacion",
        "desglose_",
        "cambiar",
        "subir",
        "bajar",
        "puntos",
    ):
        return None
    if any(n.weight > fits[0].weight for n in question.named) or (
        question.period.years and question.concepts and question.means("dinero")
    ):
        return None
    if question.concepts and question.means("cuanto") and not question.means("cuantos_"):
        return None
    if any(i.weight >= 2 for i in question.items) or not _asks_for_several(question, fits[0]):
        return None
    card = read_data("lists")[fits[0].concept]
    asks_money = any(
        n.concept in _MONEY and any(t.senses & SPENDING for t in n.terms) for n in question.named
    )
    if asks_money and question.any_of("cuanto", "gastar", "dinero"):
        return None
    return _rows(ask, card)


def explained(ask: Ask) -> frozenset[int]:
    """The indexes of the words that name a list, where the question names one."""
    fits = _phrases().fits(ask.question.reading)
    own = fits[0].terms if fits else ()
    return frozenset(i for t in own for i in range(t.first, t.last + 1))


def _asks_for_several(question: Question, fit: Named) -> bool:
    """Whether the noun is asked for in the plural, or counted: "el indicador" is no list."""
    if question.any_of("cuantos_", "listar", "quien", "donde"):
        return True
    plural = (t.text.endswith("s") and len(t.text) > 4 for t in fit.terms)
    return any(plural) or any(
        t.means("ejecutar") and t.text.endswith(("an", "on")) for t in question.reading.terms
    )


_MONEY = frozenset(
    (
        "total_ejecutado",
        "gasto_componente",
        "gasto_region",
        "presupuesto_inicial",
        "presupuesto_final",
        "presupuesto_ley_ejecutado",
    )
)


def _rows(ask: Ask, card: Card) -> Draft:
    source = str(card["source"])
    if source.startswith("indicador_"):
        names = ask.ficha.book.items(source)
    else:
        names = rows(ask.ficha, source)
    one, many = card["noun"]
    if not names:
        return Draft((f"La ficha no muestra {many}.",), "not_found")
    if source == "subtitulo":
        shown = [f"subtítulo {n} ({subtitle_name(n).lower()})" for n in names]
    elif source == "region":
        shown = list(names)
    else:
        shown = [f"«{n}»" for n in names]
    first = [f for f in ask.ficha.book if f.item in names]
    sources = tuple(f.source for f in first)[:20]
    own = [n for n in names if source != "region" or fold(n) != "nivel central"]
    count: list[Part] = [f"un {one}"] if len(own) == 1 else [counted(len(own), sources), f" {many}"]
    if len(own) < len(names):
        count.append(" y el nivel central")
    who = f"«{ask.view.title}» tiene" if ask.crowd else "La ficha muestra"
    return Draft(
        (f"{who} ", *count, f": {listed(shown)}."),
        passages=figure_hits(ask.ficha, first)[:4],
        suggestions=(
            "¿Cuánto se gastó en cada uno?",
            "¿Cuál gastó más?",
            "Resume el programa en simple",
        ),
    )
