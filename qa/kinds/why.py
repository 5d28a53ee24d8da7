"""Why: what the institution and the evaluation say about a figure, quoted; marks explained.

Promise: no cause is made up. Where the ficha explains nothing, the answer says so and shows the
finding, if there is one, for what it is.
"""

from dataclasses import dataclass
from functools import cache

from calc.concepts import vocabulary
from calc.figure import Source, fold
from qa import say
from qa.asking import Ask, Draft
from qa.compose import Part, derivation
from qa.data import read_data
from qa.evidence import Found, Lacking, figure_hits, hit, operands, value
from qa.kinds import figure
from qa.quoting import Quote, best_quotes, clean, place, sentences, stems, telling
from qa.regions import names_of_region
from qa.synonyms import alike
from qa.words import stem, words
from vectorstore.cards import Hit

_CODES = ("n/a", "n/c", "s/i")
_SAID = {
    "n/c": ("comparable", "no comparable", "comparar el indicador"),
    "n/a": ("no aplica",),
    "s/i": ("no informado", "no se informo", "no informaron", "no se reporto", "sin informacion"),
}
_ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class Account:
    """A stretch of prose that may explain: who says it, under which heading."""

    heading: str
    text: str
    source: Source
    weight: float


def answer(ask: Ask) -> Draft | None:
    """The explanation; None where no reason is asked for."""
    question = ask.question
    if not question.means("porque"):
        return None
    if question.reading.text == "por que no":
        return None
    if (mark := _mark(ask)) is not None:
        return mark
    quotes = [q for q in _explanations(ask) if _is_about(ask, q)]
    figure_parts, figures = _context(ask)
    if not quotes:
        return _unexplained(ask, figure_parts, figures)
    parts: list[Part] = [*figure_parts]
    for i, quote in enumerate(quotes):
        parts.append(
            ("La institución lo explica así: " if i == 0 else " Agrega: ")
            if _by_institution(quote)
            else ("La ficha lo explica así: " if i == 0 else " También dice: ")
        )
        parts.append(f"«{clean(quote.text)}» ({place(quote.hit)}).")
    hits = tuple(dict.fromkeys(q.hit for q in quotes))
    return Draft(parts, passages=(*hits, *figures), suggestions=_NEXT)


def _is_about(ask: Ask, quote: Quote) -> bool:
    """Whether an explanation speaks of the region, or of the earlier year, that is asked about."""
    around = fold(quote.hit.passage.text)
    for item in ask.question.items_of("region"):
        if not any(name in around for name in names_of_region(item.name)):
            return False
    early = [y for y in ask.question.period.years if y < ask.ficha.year]
    return not early or any(str(y) in around for y in early)


def _by_institution(quote: Quote) -> bool:
    return quote.hit.passage.section.startswith("Observaciones")


def _explanations(ask: Ask) -> list[Quote]:
    """Up to two sentences that give the reason, the most telling first."""
    topics = _topics(ask)
    asked = [w for w in telling(ask.question) if w not in _vague()]
    scored: list[tuple[float, int, Quote]] = []
    for account in _accounts(ask):
        around = stems(f"{account.heading} {account.text}")
        about = sum(1 for t in topics if t in around) / max(1, len(topics)) * 3
        own = sum(1.0 for w in asked if any(alike(w, s) for s in around))
        labels = stems(" ".join(vocabulary()[c].label for c in ask.question.concepts[:1]))
        said = sentences(account.text)
        for order, sentence in enumerate(said):
            held = stems(sentence)
            folded = f" {fold(sentence)} "
            causal = sum(1 for c in read_data("why")["causes"] if f" {c}" in folded)
            topical = sum(1 for t in topics if t in held)
            exact = sum(1.0 for w in asked if any(alike(w, s) for s in held))
            score = (
                about
                + own * 0.8
                + min(causal, 2) * 0.8
                + min(topical, 4) * 0.4
                + exact * 2.0
                + account.weight
            )
            score += 0.5 * len(labels & held)
            if topical + exact == 0:
                score -= 1.5
            if not causal:
                score -= 1.0
            found = hit(ask.ficha, account.heading, account.source, account.text)
            scored.append((score, len(scored), Quote(_whole(said, order), found, score)))
    scored.sort(key=lambda s: (-s[0], s[1]))
    if not scored or scored[0][0] < _ENOUGH:
        return []
    best = scored[0]
    rest = [q for s, _, q in scored[1:4] if s >= best[0] * 0.75 and q.text != best[2].text]
    return [best[2], *rest[:2]]


def _whole(said: tuple[str, ...], order: int) -> str:
    """A sentence, with the one before where it only points back to it ("Por esa razón…")."""
    folded = fold(said[order])
    points_back = any(folded.startswith(start) for start in read_data("why")["pointing_back"])
    return clean(f"{said[order - 1]} {said[order]}" if points_back and order else said[order])


def _accounts(ask: Ask) -> list[Account]:
    ficha = ask.ficha
    found = [
        Account(f"Observaciones de la institución: {o.heading}", o.text, o.source, 1.0)
        for o in ficha.observations
    ]
    if any(i for i in ask.question.concepts if i.startswith("indicador")):
        for indicator in ficha.indicators:
            figures = [f for f in ficha.book if f.item == indicator.name]
            if figures and indicator.result:
                found.append(
                    Account(
                        "Resultado del indicador",
                        f"{indicator.name}: {indicator.result}",
                        figures[0].source,
                        0.5,
                    )
                )
    found += [
        Account("Población beneficiada", p.text, p.source, 0.0) for p in ficha.served_population
    ]
    return found


@cache
def _vague() -> frozenset[str]:
    return frozenset(
        stem(w)
        for w in "poco mucho tan tanto plata dinero porcentaje ano ejecutar ejecuto gasto".split()
    )


def _topics(ask: Ask) -> frozenset[str]:
    table = read_data("why")
    names = {t for c in ask.question.concepts for t in table["concepts"].get(c, ())}
    if not names and ask.question.any_of("ejecutar", "gastar", "dinero", "ejecucion"):
        names = {"presupuesto"}
    return frozenset(
        stem(w.text) for n in names for word in table["topics"][n] for w in words(word)
    )


def _context(ask: Ask) -> tuple[list[Part], tuple[Hit, ...]]:
    """The figure that the question is about, so that the reason stands beside it."""
    concepts = ask.question.concepts
    if not concepts:
        return [], ()
    concept = concepts[0]
    if concept in (
        "total_ejecutado",
        "presupuesto_ley_ejecutado",
        "saldo_sin_ejecutar",
    ) and ask.question.any_of("ejecutar", "ejecucion", "bajar", "gastar", "quedar"):
        concept = "ejecucion_inicial"
    item = figure.items_for(ask, concept)[0]
    concept = figure.of_row(ask, concept, item)[0]
    year = figure.years_for(ask, concept, item)[-1]
    found = value(ask.ficha, concept, year, item)
    if not isinstance(found, Found):
        return [], ()
    parts: list[Part] = [
        f"{say.capital(say.subject(concept, item))} de {year} {say.was(concept)} de "
    ]
    parts.extend(say.amount(found))
    if found.result is not None:
        parts.extend((" (", *derivation(found.result), ")"))
    parts.append(". ")
    return parts, figure_hits(ask.ficha, operands(found))


def _unexplained(ask: Ask, parts: list[Part], hits: tuple[Hit, ...]) -> Draft:
    """No reason is given: a finding or a passage on the subject, for what it is."""
    topics = _topics(ask)
    related = [
        f
        for f in ask.ficha.findings
        if topics and sum(1 for t in topics if t in stems(f.text)) >= 1
    ]
    if related:
        first = related[0]
        said = f"La ficha no explica por qué; lo registra como hallazgo: «{clean(first.text)}»."
        found = hit(ask.ficha, "Hallazgos", first.source, first.text)
        return Draft((*parts, said), "answered", (found, *hits), _NEXT)
    quotes = best_quotes(
        telling(ask.question), ask.shelf.search(ask.question.reading.text, 8, [ask.ficha.document])
    )
    if quotes and quotes[0].score >= 0.6 and not parts:
        return Draft(
            (
                (
                    "La ficha no da una razón expresa; lo más cercano que dice es: "
                    f"«{clean(quotes[0].text)}» ({place(quotes[0].hit)})."
                ),
            ),
            "answered",
            (quotes[0].hit,),
            _NEXT,
        )
    return Draft(
        (
            *parts,
            "La ficha no explica por qué: no hay una observación de la institución sobre eso.",
        ),
        "not_found",
        hits,
        _NEXT,
    )


def _mark(ask: Ask) -> Draft | None:
    """As in "¿Por qué dice N/A?": what the mark means for the figure that shows it."""
    question = ask.question
    asked = next((c for c in _CODES if c in question.reading.known), None)
    asked = asked or next((c for c, said in _SAID.items() if question.says(*said)), None)
    if asked is None and not question.says("guion", "raya", "rayita"):
        return None
    shown = asked.upper() if asked else "-"
    figures = [
        f
        for f in ask.ficha.book
        if f.missing == shown
        and (not question.period.years or f.year in question.period.years)
        and (not question.items or f.item in {i.name for i in question.items})
    ]
    if not figures:
        return None
    first = figures[0]
    lacking = Lacking(ask.ficha, first.concept, first.year, first.item, first)
    parts = list(figure.explain_mark(ask, lacking, first))
    indicator = next((i for i in ask.ficha.indicators if i.name == first.item), None)
    if indicator is not None and indicator.result:
        parts.append(f" La ficha dice: «{clean(indicator.result)}».")
    return Draft(parts, passages=figure_hits(ask.ficha, [first]), suggestions=_NEXT)


_NEXT = (
    "¿Qué hallazgos tiene el programa?",
    "¿Qué observó la institución?",
    "¿Qué porcentaje del presupuesto final se ejecutó?",
)
