"""Whether a name stands in the ficha: "¿está Peñalolén?", "¿participa la Universidad Católica?"."""

from calc.figure import fold
from qa.kinds.prose import membership, prose
from qa.language.senses import neutral_words
from qa.language.words import stem, words
from qa.named.row import INDICATOR
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote, cite, clean, sentences
from qa.text.doers import institutions
from qa.text.lines import said_in

_CUES = (
    "esta",
    "estan",
    "aparece",
    "aparecen",
    "participa",
    "participan",
    "participando",
    "sigue",
    "siguen",
    "participo",
    "participaron",
    "figura",
    "figuran",
    "incluye",
    "incluyen",
    "menciona",
    "mencionan",
    "es ejecutor",
    "ejecuta",
    "ejecutan",
    "ejecuto",
    "sale",
    "salen",
    "considera",
    "trabaja",
    "trabajan",
    "hay",
    "esta incluida",
    "esta incluido",
    "se nombra",
    "se menciona",
    "nombra",
)
_MEASURE = 2
"""The weight of an indicator named beyond doubt: "¿siguen en uso los equipos?" asks for it."""

_AS_GOOD = 0.7
"""The share of a question that a sentence must hold to answer it without holding its words."""

_OPENERS = frozenset(
    "que cual cuales cuanto cuanta cuantos cuantas como quien quienes donde cuando por".split()
)


def answer(ask: Ask) -> Draft | None:
    """Yes with the sentence, or no; None where no single name is asked after."""
    if not asks(ask):
        return None
    wanted = _name(ask)
    if not wanted:
        return None
    spoken = " ".join(wanted)
    hits = ask.shelf.search(spoken, 12, [ask.ficha.document])
    for hit in hits:
        for sentence in sentences(hit.passage.text):
            held = {stem(w.text) for w in words(sentence)}
            if all(stem(w) in held for w in wanted) and not sentence.startswith("Tablas"):
                quote = Quote(sentence, hit, 1.0)
                opening = (
                    "No, según la ficha: "
                    if _denied(sentence, wanted)
                    else "Sí, la ficha lo nombra: "
                )
                return Draft(
                    (opening, *cite(quote), "."),
                    passages=(hit,),
                    suggestions=_NEXT,
                )
    _, fits = prose.fits(ask)
    if fits and fits[0].share >= _AS_GOOD:
        return prose.told(ask, prose.quotes(fits))
    name = _as_asked(ask, wanted)
    if (office := membership.of_its_office(ask, name)) is not None:
        return office
    if not any(word[:1].isupper() for word in name.split()) and len(wanted) > 1:
        # What a ficha does not tell is no denial of it: only a name that is missing is missing.
        return Draft((f"La ficha no dice nada de «{name}».",), "not_found", suggestions=_NEXT)
    text = f"No: la ficha no nombra «{name}» en ninguna parte de su texto."
    return Draft((text,), suggestions=_NEXT)


def _denied(sentence: str, wanted: list[str]) -> bool:
    """Whether a sentence denies what is asked: "no se encuentra correctamente formulado"."""
    said, own = said_in(sentence), {stem(w) for w in wanted}
    return any(
        stem(word) in own and not _NOT.isdisjoint(said[max(0, i - _NEAR) : i])
        for i, word in enumerate(said)
    )


_NOT = frozenset("no nunca tampoco".split())
_NEAR = 4


def asks(ask: Ask) -> bool:
    """Whether the question only asks if something is there."""
    question = ask.question
    known = question.reading.known
    if _is_only_a_name(ask):
        return True
    return bool(
        known
        and not _OPENERS.intersection(known)
        and all(t.text in _CUES for n in question.named for t in n.terms)
        and not question.any_of("significar", "resumen", "porque", "hallazgo", "maximo", "minimo")
        and not question.any_of("subir", "bajar")
        and question.says(*_CUES)
        and not any(i.kind == INDICATOR and i.weight >= _MEASURE for i in question.items)
    )


def _is_only_a_name(ask: Ask) -> bool:
    """As in "¿y la Fundación Las Rosas?": an institution by its name, and nothing else."""
    question = ask.question
    inherited = all(t.text in _CUES for n in question.named for t in n.terms)
    if not inherited or question.items or question.period.said:
        return False
    known = question.reading.known
    first = next((i for i, word in enumerate(known) if word not in _BEFORE_A_NAME), len(known))
    if first + 1 >= len(known) or stem(known[first]) not in institutions():
        return False
    asked = question.reading.asked[first + 1 :]
    written = [question.text[w.start : w.end] for w in asked]
    return written[-1][0].isupper() and all(
        w[0].isupper() or w.lower() in _INSIDE_A_NAME for w in written
    )


_BEFORE_A_NAME = frozenset("y e o la el las los tambien a con".split())
_INSIDE_A_NAME = frozenset("de del la las los el al y e para por".split())


def _name(ask: Ask) -> list[str]:
    """The words that are left as the name: no cue, no word of every question."""
    found = []
    for term in ask.question.reading.terms:
        if term.means("municipio") or term.means("programa") or term.means("ficha"):
            continue
        for word in term.text.split():
            proper = term.first > 0 and _written(ask, term.first)[:1].isupper()
            if (word in neutral_words() and not proper) or not word.isalpha() or len(word) < 3:
                continue
            if word in _CUES or not term.plain:
                continue
            found.append(word)
    return found


def _written(ask: Ask, at: int) -> str:
    asked = ask.question.reading.asked[at]
    return ask.question.text[asked.start : asked.end]


def _as_asked(ask: Ask, wanted: list[str]) -> str:
    text = ask.question.text
    spans = [
        (w.start, w.end)
        for w, known in zip(ask.question.reading.asked, ask.question.reading.known, strict=True)
        if known in wanted
    ]
    return (
        text[min(s for s, _ in spans) : max(e for _, e in spans)]
        if spans
        else clean(fold(" ".join(wanted)))
    )


_NEXT = (
    "¿Qué municipalidades ejecutan?",
    "¿Quiénes ejecutan el programa?",
    "¿En qué regiones se ejecuta?",
)
