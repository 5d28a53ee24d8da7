"""What a ficha lists: its rows, and the names that its text lists; named and counted."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from calc.figure import fold
from qa.answers.compose import Part, counted, listed
from qa.answers.evidence import figure_hits, hit
from qa.data import read_data
from qa.language.senses import SPENDING
from qa.named.items import rows, subtitle_name
from qa.named.patterns import Named, Phrasebook
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote, place, sentences
from qa.understanding.question import Question

_JOIN = r"(?:de la|de los|de las|del|de|las|los|la|y)\b"
_PROPER = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñÁÉÍÓÚÑ'’.-]*"
_NAME = rf"(?:(?:la|el|los|las) )?{_PROPER}(?: (?:{_JOIN} )?{_PROPER})*"


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
    if any(i.weight >= 2 for i in question.items) or not _asks_for_several(question, fits[0]):
        return None
    card = read_data("lists")[fits[0].concept]
    asks_money = any(
        n.concept in _MONEY and any(t.senses & SPENDING for t in n.terms) for n in question.named
    )
    if card["source"] not in ("text", "heads"):
        if asks_money and question.any_of("cuanto", "gastar", "dinero"):
            return None
        return _rows(ask, card)
    nouns = tuple(card["nouns"])
    found = headed_names(ask, nouns) if card["source"] == "heads" else listed_names(ask, nouns)
    if found is None:
        return None
    draft = _names(ask, card, found)
    if asks_money and question.any_of("cuanto", "gastar", "dinero"):
        return _without_money(draft, card)
    return draft


def explained(ask: Ask) -> frozenset[int]:
    """The indexes of the words that name a list, where the question names one."""
    fits = _phrases().fits(ask.question.reading)
    own = fits[0].terms if fits else ()
    return frozenset(i for t in own for i in range(t.first, t.last + 1))


def explained_by_rows(ask: Ask) -> frozenset[int]:
    """The same, of a list that is in a table and not in the text."""
    fits = _phrases().fits(ask.question.reading)
    tabled = fits and read_data("lists")[fits[0].concept]["source"] not in ("text", "heads")
    return explained(ask) if tabled else frozenset()


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


@dataclass(frozen=True, slots=True)
class NamesFound:
    """Names that a sentence lists, with the sentence."""

    names: tuple[str, ...]
    quote: Quote


def listed_names(ask: Ask, nouns: tuple[str, ...]) -> NamesFound | None:
    """The longest list of names that the ficha's text gives after one of the nouns."""
    hits = ask.shelf.search(
        " ".join(nouns[:2]) + " ejecutan instituciones", 14, [ask.ficha.document]
    )
    best: NamesFound | None = None
    for found in hits:
        for sentence in sentences(found.passage.text):
            names = _listed_after(sentence, nouns)
            if len(names) >= 1 and (best is None or len(names) > len(best.names)):
                best = NamesFound(names, Quote(sentence, found, 1.0))
    return best


def headed_names(ask: Ask, heads: tuple[str, ...]) -> NamesFound | None:
    """Names that begin with one of the heads ("Fundación …"), from the sentence with most."""
    pattern = re.compile(
        rf"\b(?:{'|'.join(heads)}) (?:{_JOIN} )?{_PROPER}(?: (?:{_JOIN} )?{_PROPER})*"
    )
    best: NamesFound | None = None
    for observation in ask.ficha.observations:
        for sentence in sentences(observation.text):
            names = tuple(dict.fromkeys(m[0].rstrip(" .,") for m in pattern.finditer(sentence)))
            if names and (best is None or len(names) > len(best.names)):
                where = f"Observaciones de la institución: {observation.heading}"
                found = hit(ask.ficha, where, observation.source, observation.text)
                best = NamesFound(names, Quote(sentence, found, 1.0))
    return best


def _listed_after(sentence: str, nouns: tuple[str, ...]) -> tuple[str, ...]:
    """Names in a list that follows a noun: "las municipalidades de: Angol, Renca y Linares"."""
    folded = fold_keeping(sentence)
    for noun in sorted(nouns, key=len, reverse=True):
        for match in re.finditer(
            rf"\b{noun}\b(?: de (?:las |los )?comunas)?(?: sin fines de lucro)?"
            r"(?: de| del)?\s*:?\s*",
            folded,
        ):
            names = re.match(
                rf"({_NAME})((?:, (?:y |e )?{_NAME})*)((?: y | e |, y |, e ){_NAME})?",
                sentence[match.end() :],
            )
            if names is None:
                continue
            run = names[0]
            parts = [
                p
                for p in re.split(r",\s+(?:y |e )?| (?:y|e) (?=[A-ZÁÉÍÓÚÑ]|la [A-ZÁÉÍÓÚÑ])", run)
                if p
            ]
            own = itertools.takewhile(lambda p: not _is_headed(p), parts)
            places = tuple(p.strip(" .") for p in own if p[:1].isupper() or p[:3] in ("la ", "el "))
            if len(places) >= 2:
                return places
    return ()


def _is_headed(name: str) -> bool:
    """Whether a list of places ends there: at "la Fundación …" or "los Servicios Locales …"."""
    if name.startswith(("los ", "las ")):
        return True
    heads = tuple(read_data("lists")["privadas"]["nouns"])
    return name.removeprefix("la ").removeprefix("el ").startswith(heads)


def fold_keeping(text: str) -> str:
    """Folded letter by letter, so that positions stay."""
    return "".join(fold(c) if len(fold(c)) == 1 else (" " if c.isspace() else c) for c in text)


def _names(ask: Ask, card: Card, found: NamesFound) -> Draft:
    one, many = card["noun"]
    source = found.quote.hit.passage.source
    count: list[Part] = (
        [f"una {one}"]
        if len(found.names) == 1
        else [counted(len(found.names), (source,)), f" {many}"]
    )
    who = f"En «{ask.view.title}», la" if ask.crowd else "La"
    parts = [f"{who} ficha nombra ", *count, f": {listed(found.names)} ({place(found.quote.hit)})."]
    return Draft(
        parts,
        passages=(found.quote.hit,),
        suggestions=(
            "¿Qué instituciones privadas ejecutan?",
            "¿Quiénes ejecutan el programa?",
            "¿En qué regiones se ejecuta?",
        ),
    )


def _without_money(draft: Draft, card: Card) -> Draft:
    many = card["noun"][1]
    return Draft(
        (
            *draft.parts,
            (
                f" Cuánto gastó cada una no está en la ficha: no separa el gasto por {many}, sólo "
                "por región, componente y subtítulo."
            ),
        ),
        "answered",
        draft.passages,
        ("¿Cuánto se gastó en cada región?", "¿Cuánto gastó cada componente?"),
    )
