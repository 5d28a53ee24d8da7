"""Why: what the institution and the evaluation say about a figure, quoted; marks explained.

Promise: no cause is made up. Where the ficha explains nothing, the answer says so and shows the
finding, if there is one, for what it is.
"""

import re
from dataclasses import replace
from functools import cache

from calc.concepts import vocabulary
from calc.figure import fold
from qa.answers.compose import Part
from qa.answers.evidence import hit
from qa.data import read_data
from qa.kinds.prose import findings, prose, why_figure, why_mark, why_nothing, why_recorded
from qa.kinds.prose.nearest_cause import (
    nearest_cause,
    of_the_figure,
    plainly,
    surely_told,
)
from qa.kinds.prose.observed import (
    OBSERVATIONS,
    is_about,
    observed,
    said_of_region,
    what_happened,
    what_is_said,
)
from qa.language.lexicon import is_verb
from qa.language.likeness import FORM, likeness
from qa.language.senses import CHANGES, read_words, weak_stems
from qa.language.words import stem, words
from qa.named.patterns import named_concepts
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote, clean, place, stems
from qa.text.asked import Unit, Wanted, wanted_of
from qa.text.causes import BECAUSE, BOUND, in_full, is_circular, may_explain
from qa.text.lines import Line, lines_of, said_in
from qa.text.rank import Fit, rank
from qa.text.sorts import REASON, Sort, is_number, is_reason, sort_of, sorts, tells
from vectorstore.cards import Hit

_ENOUGH, _ENOUGH_OF_TOPIC, _OWN, _AS_GOOD = 0.5, 0.4, 0.4, 0.85
_FROM_INSTITUTION = 0.1
_OF_DIMENSION = {
    "eficiencia": ("presupuesto", "beneficiario"),
    "eficacia": ("indicador",),
    "focalizacion": ("poblacion",),
}
_NEAREST = 0.75
_EVENT, _BY_HEADING = 0.1, 0.35
_FINDING, _ROW, _WORDS, _CIRCULAR = 0.25, 0.4, 0.4, 0.6
_ELSEWHERE, _OPENING_WORDS, _CLEAR = 0.4, 10, 1.5
_WAYS = frozenset(("subir", "bajar", "maximo", "minimo", "cambiar", "ejecutar", "gastar", "costar"))
_DESCRIBING = (
    "Antecedentes",
    "Propósito",
    "Población objetivo",
    "Objetivos de Desarrollo Sostenible",
    "Enfoque de género",
    "Complementariedades",
    "Historial evaluativo",
    "Publicación",
)
"""Sections that describe a programme and so explain no figure of its year."""

_JUDGING = ("Hallazgos", "Notas técnicas")


def answer(ask: Ask) -> Draft | None:
    """The explanation; None where no reason is asked for."""
    marked, ask = ask, why_figure.of_the_reassignment(why_figure.of_the_year_after(ask))
    question = ask.question
    sort = sort_of(question.reading.text)
    if (said := what_is_said(ask)) is not None:
        return said
    if not question.means("porque") and (sort is None or sort.id != REASON):
        return what_happened(ask)
    if question.reading.text == "por que no" or _FREQUENT.search(question.reading.text):
        return None
    if (
        told := why_recorded.before_its_start(ask)
        or why_mark.answer(marked, _nothing, _reasons)
        or _nothing(ask)
        or why_recorded.of_indicator(ask)
    ) is not None:
        return told
    quotes = _reasons(ask)
    figure_parts, figures = why_figure.context(ask)
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


def _nothing(ask: Ask) -> Draft | None:
    """Why a row is empty, where no sentence surely tells what is asked."""
    return why_nothing.answer(ask) if not surely_told(ask) else None


_FREQUENT = re.compile(r"\b(?:motivo|causa|razon)(?:es|s)? (?:es |son |fue |fueron )?mas \w+")
"""As in "el motivo más común de los conflictos": no reason of a figure."""


def _by_institution(quote: Quote) -> bool:
    return quote.hit.passage.section.startswith(OBSERVATIONS)


def _reasons(ask: Ask) -> list[Quote]:
    """Up to two sentences that give the reason, the most telling first."""
    lines = lines_of(ask.shelf, ask.ficha.document)
    about = [
        line
        for line in may_explain(lines)
        if is_about(ask, line.hit.passage.text) and not why_figure.tells_another(ask, line.text)
    ]
    accounting = [line for line in about if _accounts(line)]
    wanted = wanted_of(ask, lines)
    own = _own(ask, wanted)
    narrowed = any(unit.telling for unit in own.units)
    ranked = _ranked(ask, own, wanted, about if narrowed else accounting)
    if not ranked and ask.question.named and not any(_narrows(ask, u) for u in own.units):
        ranked = _ranked(ask, replace(own, units=()), wanted, accounting)
    if not narrowed:
        ranked = [
            (n, fit)
            for n, fit in ranked
            if why_figure.tells_change(ask, fit.line.text, fit.line.section)
        ]
    ranked = (
        plainly(wanted, accounting)
        or of_the_figure(ask, own, accounting)
        or ranked
        or nearest_cause(wanted, accounting)
    )
    quotes = [
        Quote(clean(in_full(lines, fit.line)), fit.line.hit, score)
        for score, fit in ranked[:3]
        if score >= ranked[0][0] * _AS_GOOD
    ]
    once = {q.text: q for q in reversed(quotes)}
    return [q for t, q in reversed(once.items()) if not any(t in o for o in once if o != t)][:2]


def _accounts(line: Line) -> bool:
    """Whether a line may explain a figure of the year, and does not merely describe or judge it."""
    if line.section.startswith(_JUDGING):
        told = fold(line.text)
        return BECAUSE.search(told) is not None and not BOUND.search(told)
    return not line.section.startswith(_DESCRIBING)


def _own(ask: Ask, wanted: Wanted) -> Wanted:
    """What the question wants without the words that its figure stands for, and vague ones."""
    named = (t for n in ask.question.named for t in n.terms)
    figures = frozenset(i for t in named for i in range(t.first, t.last + 1))
    moves = _WAYS if figures else CHANGES
    moving = (t for t in ask.question.reading.terms if t.senses & moves)
    ways = {i for t in moving for i in range(t.first, t.last + 1)}
    known = ask.question.reading.known
    contrast = [i for i, word in enumerate(known) if word in _CONTRASTING]
    aside = next((i for i in contrast if figures and i > min(figures)), len(known))
    kept = tuple(
        u
        for u in wanted.units
        if u.index < aside
        if stem(u.word) not in _vague() and u.index not in figures and u.index not in ways
        if u.known or not (figures and is_number(u.word))  # the figure's own value
    )
    return replace(wanted, units=kept)


_CONTRASTING = ("si", "aunque", "pese", "siendo", "cuando", "mientras")
"""After these stands what makes one wonder, and not what is to be explained."""


def _narrows(ask: Ask, unit: Unit) -> bool:
    """Whether a word that the ficha does not know narrows the question: "en computadores"."""
    before = ask.question.reading.known[unit.index - 1] if unit.index else ""
    return unit.proper or (unit.strange and before in ("en", "de", "del", "para", "con", "los"))


def _ranked(ask: Ask, wanted: Wanted, whole: Wanted, lines: list[Line]) -> list[tuple[float, Fit]]:
    """Lines with their score: the words of the question, the topic of its figure, and a cause.

    Where the question has words of its own a line must hold most of them; else its topic tells.
    """
    own = any(unit.telling for unit in wanted.units)
    fits = {id(f.line): f for f in rank(wanted, lines)}
    of_row = _words_of_rows(ask)
    of_all = {id(f.line): f.share for f in rank(whole, lines)}
    found = []
    for line in lines:
        fit = fits.get(id(line)) or Fit(line, 0.0, 0.0, tells(_motive(), line, ()), ())
        about = _about(ask, line)
        if own:
            score = fit.score + 0.25 * about + _EVENT * _tells_event(fit, wanted)
        else:
            row = _ROW if of_row & stems(line.text) else 0.0
            score = about * fit.tells + row + _WORDS * of_all.get(id(line), 0.0) * bool(about)
            score += _BY_HEADING * why_figure.speaks_by_heading(ask, line)
        score += _FROM_INSTITUTION if line.section.startswith(OBSERVATIONS) else 0.0
        if line.section.startswith("Hallazgos") and fit.share < _NEAREST:
            score -= _FINDING if own else 2 * _FINDING
        if not own and _of_another(ask, line.text) and why_figure.asks_change(ask):
            continue
        if not own and _of_other_row(ask, line, of_row):
            continue
        score -= _ELSEWHERE if not own and _of_another(ask, line.text) else 0.0
        score *= _CIRCULAR if own and is_circular(line, wanted) else 1.0
        if score >= (_ENOUGH if own else _ENOUGH_OF_TOPIC) and (fit.score >= _OWN or not own):
            found.append((score, fit))
    return sorted(found, key=lambda pair: -pair[0])


def _tells_event(fit: Fit, wanted: Wanted) -> bool:
    """Whether a cause is given of what happened, whatever it happened to: "causas de rechazo"."""
    pairs = zip(wanted.units, fit.held, strict=False)
    return is_reason(fit.line.text) and any(is_verb(u.word) and h >= FORM for u, h in pairs)


def _about(ask: Ask, line: Line) -> float:
    """How much a line speaks of the figure that is asked about, or of the year that has none."""
    topics = _topics(ask)
    held, around = stems(line.text), stems(f"{line.section} {line.hit.passage.text}")
    if not topics:
        early = (str(y) for y in ask.question.period.years if y < ask.ficha.year)
        return 0.5 * any(year in line.said for year in early)
    labels = stems(" ".join(vocabulary()[c].label for c in ask.question.concepts[:1]))
    topical = min(sum(1 for t in topics if t in held), 3) / 3
    near = min(sum(1 for t in topics if t in around), 4) / 4
    return 0.6 * topical + 0.4 * near + 0.2 * min(len(labels & held), 2)


def _motive() -> Sort:
    return next(sort for sort in sorts() if sort.id == REASON)


@cache
def _vague() -> frozenset[str]:
    return frozenset(
        stem(w)
        for w in (
            "poco mucho tan tanto plata dinero porcentaje ano ejecutar ejecuto gasto fondo logro "
            "lograr servicio asigno asignado encima debajo aprobado ley previsto contemplado "
            "sirvase dar da sobregasto sobreejecucion sobrepaso comparado comparada"
        ).split()
    )


_SPENDING = ("ejecutar", "gastar", "dinero", "ejecucion", "exceder_")


def _topic_names(ask: Ask) -> frozenset[str]:
    """The topics of data/why.toml that the question is about."""
    table = read_data("why")["concepts"]
    names = {t for c in ask.question.concepts for t in table.get(c, ())}
    if not names and ask.question.any_of(*_SPENDING):
        names = {"presupuesto"}
    if not names and ask.earlier is not None and ask.earlier.means("hallazgo"):
        names = {t for d, ts in _OF_DIMENSION.items() if ask.earlier.means(d) for t in ts}
    return frozenset(names)


def _of_another(ask: Ask, text: str) -> bool:
    """Whether a text says at once that it speaks of another figure than the one asked about."""
    said = words(" ".join(text.split()[:_OPENING_WORDS]))
    reading = read_words(said, tuple(word.text for word in said))
    named = [n.concept for n in named_concepts(reading) if n.weight >= _CLEAR]
    table, asked = read_data("why")["concepts"], _topic_names(ask)
    return bool(asked and named) and not any(asked & set(table.get(c, ())) for c in named)


def _words_of_rows(ask: Ask) -> frozenset[str]:
    """The stems of the rows asked about, of what they are counted in and of how they are called."""
    items = ask.question.items
    names = {item.name for item in items}
    units = (c.unit or "" for c in ask.ficha.components if c.name in names)
    called = (ask.question.reading.known[i] for item in items for i in item.taken)
    return stems(" ".join((*names, *units, *called))) - weak_stems()


def _of_other_row(ask: Ask, line: Line, of_row: frozenset[str]) -> bool:
    """Whether an indicator or component is asked about that a line does not speak of."""
    if of_row & stems(f"{line.text} {' '.join(line.before)}"):
        return False
    if ask.question.items_of("indicador"):
        return "indicador" not in fold(f"{line.section} {line.text}")
    return any(concept.endswith("_componente") for concept in ask.question.concepts[:1])


def _topics(ask: Ask) -> frozenset[str]:
    table, names = read_data("why"), _topic_names(ask)
    own = {stem(w.text) for n in names for word in table["topics"][n] for w in words(word)}
    if "poblacion" in names:
        own |= ask.view.people
    rows = {word for item in ask.question.items for word in stems(item.name)}
    return frozenset(own | rows - weak_stems())


def _unexplained(ask: Ask, parts: list[Part], hits: tuple[Hit, ...]) -> Draft:
    """No reason is given: a finding or a passage on the subject, for what it is."""
    if ask.question.means("hallazgo") and (recorded := findings.answer(ask)) is not None:
        return recorded
    topics = _topics(ask)
    moved, rows = why_figure.moved_by(ask)
    own = _own(ask, wanted_of(ask, lines_of(ask.shelf, ask.ficha.document)))
    if moved and not any(unit.telling for unit in own.units):
        said = "Por qué pasó eso, la ficha no lo explica."
        return Draft((*parts, *moved, said), "answered", (*hits, *rows)[:6], _NEXT)
    found = [
        f
        for f in ask.ficha.findings
        if is_about(ask, f.text)
        and all(any(likeness(u.word, w) for w in said_in(f.text)) for u in own.units if u.telling)
    ]
    related = [
        f
        for f in found
        if topics & stems(f.text)
        and not (why_figure.asks_change(ask) and _of_another(ask, f.text))
        and why_figure.tells_change(ask, f.text)
    ]
    if related:
        first = related[0]
        said = f"La ficha no explica por qué; lo registra como hallazgo: «{clean(first.text)}»."
        own_hit = hit(ask.ficha, "Hallazgos", first.source, first.text)
        return Draft((*parts, said), "answered", (own_hit, *hits), _NEXT)
    fits = [f for f in prose.fits(ask)[1] if not why_figure.goes_the_other_way(ask, f.line.text)]
    if (told := observed(ask, fits)) is not None:
        return Draft((*parts, *told.parts), "answered", (*told.passages, *hits), _NEXT)
    if fits and fits[0].share >= _NEAREST and not parts:
        nearest = prose.quotes(fits)[0]
        said = f"«{clean(nearest.text)}» ({place(nearest.hit)})."
        return Draft(
            (f"La ficha no da una razón expresa; lo más cercano que dice es: {said}",),
            "not_found",
            (nearest.hit,),
            _NEXT,
        )
    if (there := said_of_region(ask)) is not None:
        said = f"La institución dice de esa región: «{clean(there.text)}» ({place(there.hit)})."
        return Draft((*parts, said), "answered", (there.hit, *hits), _NEXT)
    return Draft(
        (
            *parts,
            "La ficha no explica por qué: no hay una observación de la institución sobre eso.",
        ),
        "answered" if why_figure.contradicts(ask) else "not_found",
        hits,
        _NEXT,
    )


_NEXT = (
    "¿Qué hallazgos tiene el programa?",
    "¿Qué observó la institución?",
    "¿Qué porcentaje del presupuesto final se ejecutó?",
)
