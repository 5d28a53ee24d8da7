"""What is not there: subjects that no ficha treats, and restrictions that its tables cannot honour.

Promise: an answer never passes over a word that narrows the question; nothing is invented, and the
nearest thing that exists is offered.
"""

import re
from dataclasses import replace

from calc.concepts import vocabulary
from calc.figure import fold
from calc.quantity import MILES_DE_PESOS
from ingest.names import spoken_name
from qa.answers.compose import Part, listed
from qa.answers.evidence import covered_years
from qa.data import read_data
from qa.kinds.breakdown import (
    NEXT,
    SURE,
    in_a_town,
    no_breakdown,
    of_the_whole,
    of_two_rows,
    without_rows,
)
from qa.kinds.narrowed import paid_by_the_month
from qa.kinds.only_some import only_some
from qa.kinds.prose import attribute, prose, working
from qa.kinds.prose.told import asks_money
from qa.kinds.silence import as_asked, near, silence
from qa.language.senses import Reading
from qa.language.synonyms import alike
from qa.language.words import stem, words
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import best_quotes, cite, counted_noun, telling
from qa.text.sorts import REASON, sort_of
from qa.understanding.heads import heads_of
from qa.understanding.strangers import of_an_event

_PEOPLE = (
    "poblacion_beneficiada",
    "poblacion_region",
    "produccion_componente",
    "poblacion_objetivo",
)


def answer(ask: Ask) -> Draft | None:
    """That a subject is none of the fichas'; None where it may be."""
    text = f" {ask.question.beside_rows} "
    if (draft := _evaluated(ask) or _impact(ask, text)) is not None:
        return draft
    sort = sort_of(text.strip())
    if sort is not None and sort.id == _PAID_BY_PEOPLE:
        said = "La ficha no dice si quienes participan pagan algo."
        return Draft((said,), "not_found", suggestions=NEXT)
    reason = ask.question.any_of("porque", "resumen") or (sort is not None and sort.id == REASON)
    if reason or any(i.kind == "indicador" and i.weight >= 2 for i in ask.question.items):
        return None
    known = ask.question.reading.known
    heads = {known[i] for i in heads_of(ask.question.text, ask.question.reading)}
    for name, card in read_data("absent").items():
        if _of_no_concern(ask, name):
            continue
        dialled = name == "contacto" and _DIALLED.search(ask.question.reading.text) is not None
        beside = name in _OF_PEOPLE and heads.isdisjoint(card["words"])
        if beside and not dialled and _asks_a_figure(ask):
            continue
        # A salary is asked for in the words of a row, the spending on staff.
        where = f" {ask.question.reading.text} " if name == "sueldos" else text
        if dialled or any(f" {w} " in where and not _passed_over(ask, w) for w in card["words"]):
            if (told := _told_all_the_same(ask, name)) is not None:
                return told
            service = f", {ask.ficha.service}" if ask.ficha.service else ""
            years = listed(str(y) for y in covered_years(ask.ficha))
            said = str(card["text"]).format(service=_service(ask, service), years=years)
            beyond = [y for y in ask.question.period.years if y not in covered_years(ask.ficha)]
            if beyond:
                said = f"No hay datos de {listed(str(y) for y in beyond)}. {said}"
            return Draft((said,), "not_found", suggestions=NEXT)
    return None


def _told_all_the_same(ask: Ask, name: str) -> Draft | None:
    """The sentence that tells of a subject that fichas do not treat; None without one."""
    if name in _MAY_BE_TOLD and (told := prose.holding_heads(ask)) is not None:
        return told
    return paid_by_the_month(ask) if name in _OF_PAY else None


def _of_no_concern(ask: Ask, name: str) -> bool:
    """Whether a subject's words say something else here."""
    return (
        (name == "pais" and ask.question.means("por_persona"))
        or (
            name == "no_atendidos"
            and (_of_things_told(ask) or ask.question.any_of("ejecutar", "dinero"))
        )
        or (name == "potencial" and ask.question.means("significar"))
    )


def of_the_country(ask: Ask) -> Draft | None:
    """As in "¿cuántos haitianos hay en Chile?": no sentence on some of them answers that."""
    card = read_data("absent")["pais"]
    text = f" {ask.question.beside_rows} "
    if _of_no_concern(ask, "pais") or ask.question.any_of("porque", "resumen", "cierto"):
        return None
    said = any(f" {w} " in text and not _passed_over(ask, w) for w in card["words"])
    if not said and _OF_THE_WORLD.search(text) is None:
        return None
    return Draft((str(card["text"]),), "not_found", suggestions=NEXT)


_OF_THE_WORLD = re.compile(
    r"\bcuant[oa]s? .*\b(?:hay|existen|viven|estan|son|siguen|tienen|sufren|muer\w+|fallec\w+)\b"
    r".* (?:en chile|en el pais|en todo el pais|en el mundo) $|"
    r"\bcuant[oa]s habitantes (?:tiene|tienen|hay en|viven en)\b"
)
"""As in "¿cuántas personas viven en la calle en Chile?": whom the programme reached is another."""


def anywhere(reading: Reading) -> Draft | None:
    """That a subject is of no ficha at all, whichever programme is meant."""
    text = f" {reading.text} "
    for name in ("personas", "contacto", "pais", "opinion", "ajeno"):
        card = read_data("absent")[name]
        if any(f" {w} " in text for w in card["words"]):
            said = str(card["text"]).format(service="", years="")
            return Draft((said,), "not_found", suggestions=NEXT)
    return None


_DIALLED = re.compile(
    r"\bnumero (?:de (?:la |una )?(?:linea|telefono|fono)|al que|para llamar|"
    r"que (?:hay que )?(?:se )?(?:marca|llama)r?)\b|"
    r"\b(?:a|al|en) que numero (?:se |hay que |puedo |tengo que )?(?:llam|marc|consult|comunic)"
)
"""A telephone number, and no count: "número de la línea nocturna"."""

_OF_A_REPORT = ("temperatura", "clima", "noticias", "receta", "cancion", "futbol")
"""What is of no ficha, but of the one that speaks of it."""

_PAID_BY_PEOPLE = "copago"
"""What those who are served pay is no spending of the programme, and told before this or not."""

_OF_PAY = ("meses", "sueldos")
_OF_PEOPLE = ("personas", "contacto")
_MAY_BE_TOLD = ("postular", "horas", "meses", "ajeno", "potencial", "no_atendidos")
"""Subjects of which a ficha may tell something all the same: "¿qué etapas tiene el trámite?"."""

_WHO = frozenset("quien quienes llama llaman nombre nombres correo contactar ubicar".split())


def _of_things_told(ask: Ask) -> bool:
    """Whether the text speaks of what was not reached: "obras que no alcanzaron a entregar"."""
    return any(stem(word) in ask.view.prose for word in ask.question.strangers)


def _asks_a_figure(ask: Ask) -> bool:
    """Whether what is asked is a figure, whoever is spoken of with it."""
    question = ask.question
    figure_named = any(n.weight >= 1 for n in question.named) or any(
        i.weight >= SURE for i in question.items
    )
    return figure_named and question.quantified and _WHO.isdisjoint(question.reading.known)


def _passed_over(ask: Ask, word: str) -> bool:
    """Whether the word is not what is asked.

    It may be of the programme's name, counted there, or the date of something else.
    """
    reading = ask.question.reading
    if stem(word) in ask.view.name or (word in _OF_A_REPORT and word in fold(ask.view.text)):
        return True
    if (
        len(word) > 4
        and word in read_data("absent")["pais"]["words"]
        and word in fold(ask.view.text)
    ):
        return True
    if any(f" {word} " in f" {t.text} " and t.text != word for t in reading.terms):
        return True  # part of a phrase that says something else: "vigente a diciembre"
    months = [t for t in reading.terms if t.text == word]
    if months and all(of_an_event(reading, t) for t in months):
        return True
    return _counted_there(ask, word)


def _counted_there(ask: Ask, word: str) -> bool:
    """Whether the question counts what the ficha speaks of: "¿cuántas postulaciones?"."""
    known = ask.question.reading.known
    at = known.index(word) if word in known else 0
    return at > 0 and known[at - 1] in ("cuantos", "cuantas") and stem(word) in ask.view.prose


def _service(ask: Ask, service: str) -> str:
    return f" ({spoken_name(ask.ficha.service)})" if service and ask.ficha.service else ""


def _evaluated(ask: Ask) -> Draft | None:
    """What the ficha lists of its evaluations, of which it tells nothing more.

    One of impact is none of those that it may list: None where it lists none.
    """
    question = ask.question
    if question.any_of("porque", "cuanto", "cierto", "significar", "hallazgo"):
        return None
    if _TO_COME.search(question.reading.text):
        return None
    listed_impact = any("impacto" in fold(str(entry)) for entry in ask.ficha.evaluations)
    of_impact = listed_impact and _OF_IMPACT.search(question.reading.text)
    if not (of_impact or _OF_ITS_LIST.search(question.reading.text)):
        return None
    return attribute.said(ask, "evaluations")


_TO_COME = re.compile(r"\b(?:proxim|futur|van? a |planea|piensa|hara|sera|habra)")
_OF_ITS_LIST = re.compile(
    r"\b(?:evaluacion|estudio)\w* ex ?(?:post|ante)\b|\bhistorial evaluativo\b"
)
_OF_IMPACT = re.compile(
    r"\b(?:evalua|estudi|eviden|medi(?:r|cion|do)|midi|histori)\w*\b.*\bimpacto\b"
)


def _impact(ask: Ask, text: str) -> Draft | None:
    card = read_data("impact")
    own = frozenset(w for phrase in card["words"] for w in phrase.split())
    others = any(word not in own for word in ask.question.strangers)
    of_effects = any(f" {w} " in text for w in card["of_effects"])
    if of_effects and (others or ask.question.concepts) and not ask.question.any_of("evaluar"):
        return Draft((str(card["no_effects"]),), "not_found", suggestions=NEXT)
    if (
        others  # whether something else works or serves is no question on the programme
        or ask.question.concepts
        or ask.question.any_of("como_", "porque")
        or ask.question.says("para que")
        or sort_of(ask.question.reading.text) is not None
        or not any(f" {w} " in text for w in card["words"])
    ):
        return None
    return working.told(ask)


def out_of_reach(ask: Ask) -> Draft | None:
    """A figure narrowed by a word that the tables do not know."""
    question = ask.question
    if not question.concepts or not question.quantified:
        return None
    left_out = question.any_of("quedar") and question.means("sin")
    if question.concepts == ("poblacion_beneficiada",) and left_out:
        return Draft((str(read_data("absent")["no_atendidos"]["text"]),), "not_found", (), NEXT)
    if (nowhere := _in_no_table(ask)) is not None:
        return nowhere
    if not question.strangers:
        question = replace(question, strangers=only_some(ask))
        ask = replace(ask, question=question)
    if not question.strangers:
        return None
    if (said := prose.nearly(ask)) is not None:
        return said
    word = " ".join(question.strangers)
    spoken = as_asked(ask)
    counted = counted_noun(question)
    told = [w for w in question.strangers if any(alike(stem(w), s) for s in ask.view.prose)]
    known = len(told) * 2 > len(question.strangers)
    if known and not (counted is not None and counted not in told and _only_a_hint(ask)):
        hits = ask.shelf.search(f"{word} {question.reading.text}", 8, [ask.ficha.document])
        quotes = [
            q
            for q in best_quotes(telling(question), hits)
            if _holds_most(q.text, question.strangers, counted)
        ]
        if (quoted := prose.answer(ask)) is not None and not _asks_money(ask):
            return quoted
        parts: list[Part] = [
            (
                f"La ficha no da {vocabulary()[question.concepts[0]].named} de «{spoken}»: "
                "sus tablas no hacen esa separación."
            )
        ]
        if quotes:
            parts.extend((" Lo que dice de eso es: ", *cite(quotes[0]), "."))
        return Draft(
            (*parts, *of_the_whole(ask)), "not_found", tuple(q.hit for q in quotes[:2]), NEXT
        )
    whole = () if counted is not None else of_the_whole(ask)
    return Draft((silence(ask, spoken), *(whole or near(ask))), "not_found", (), NEXT)


def _in_no_table(ask: Ask) -> Draft | None:
    """That no table parts the figure so; what the text tells of it where no figure is meant."""
    question = ask.question
    if (nowhere := without_rows(ask) or of_two_rows(ask)) is not None:
        for_whom = prose.nearly(ask) if question.any_of("dirigir", "quien") else None
        return for_whom or nowhere
    if question.means("municipio") and (
        not question.items or not question.named or in_a_town(question)
    ):
        return prose.nearly(ask) or no_breakdown(ask, "municipalidad o comuna")
    return None


def _asks_money(ask: Ask) -> bool:
    """Whether the figure asked for is an amount, and no word of a row alone makes it one."""
    entry = vocabulary().get(ask.question.concepts[0])
    return entry is not None and entry.unit == MILES_DE_PESOS and asks_money(ask)


def _only_a_hint(ask: Ask) -> bool:
    """Whether nothing but a word of every question names the figure: "¿cuántos watts tiene…?"."""
    return not ask.question.items and all(n.weight <= 1 for n in ask.question.named)


def _holds_most(sentence: str, strangers: tuple[str, ...], counted: str | None) -> bool:
    """Whether a sentence speaks of what narrows the question: of what is counted, and most else."""
    said = [stem(w.text) for w in words(sentence)]
    held = [w for w in strangers if any(alike(stem(w), s) for s in said)]
    return len(held) * 2 >= len(strangers) and (counted is None or counted in held)


def nothing_found(ask: Ask) -> Draft:
    """Neither the tables nor the text say it."""
    if (told := prose.nearly(ask)) is not None:
        return told
    hits = ask.shelf.search(ask.question.reading.text, 3, [ask.ficha.document])
    if ask.question.strangers:
        spoken = as_asked(ask)
        return Draft((silence(ask, spoken), *near(ask)), "not_found", hits[:1], NEXT)
    which = f"La ficha de «{ask.view.title}»" if ask.crowd else "La ficha"
    return Draft(
        (f"{which} no dice eso: no lo encontré en sus tablas ni en su texto.", *near(ask)),
        "not_found",
        hits[:2],
        NEXT,
    )
