"""Published findings (hallazgos): whether there are any, how many, and what they say."""

import re
from fractions import Fraction

from calc.claims.found.words import NUMBER_WORDS, read_words
from calc.figure import fold
from calc.quantity import UNIDADES
from ingest.ficha import Finding
from qa.answers.compose import Part, count_parts, counted, listed
from qa.answers.evidence import hit
from qa.language.likeness import SAYS_THE_SAME, likeness
from qa.language.senses import function_words
from qa.language.words import stem
from qa.named.thresholds import read_thresholds
from qa.saying.asking import Ask, Draft
from qa.text.lines import said_in
from vectorstore.cards import Hit

NAMES = {"focalizacion": "focalización", "eficiencia": "eficiencia", "eficacia": "eficacia"}


def answer(ask: Ask) -> Draft | None:
    """The findings asked for; None where the question is not about findings."""
    question = ask.question
    text = question.reading.text
    asked = [d for d in NAMES if question.means(d) or re.search(rf"\b{d[:7]}", text)]
    judged = question.means("observacion") or _JUDGED.search(text) is not None
    observed = bool(asked) and judged and not question.means("institucion")
    observed = observed or _BY_EVALUATORS.search(text) is not None
    if not (question.means("hallazgo") or observed) or question.means("significar"):
        return None
    if not asked and of_something_else(ask):
        return None
    found = [f for f in ask.ficha.findings if not asked or f.dimension in asked]
    scope = f" de {listed(NAMES[d] for d in asked)}" if asked else ""
    if found and (number := _numbered(question.reading.text)) > len(found):
        count = "sólo uno" if len(found) == 1 else f"sólo {len(found)}"
        said = f"La ficha {ask.ficha.year} no publica un hallazgo {number}{scope}: tiene {count}."
        return Draft(count_parts(said), "not_found", (), _next(asked))
    if on_it := _of_topic(ask, found):
        found, scope = on_it, f"{scope} sobre eso"
    who = f"En «{ask.view.title}» ({ask.ficha.year}), " if ask.crowd else ""
    opening = who or ""
    denied = question.means("cierto") and _DENIES.search(text) is not None
    if not found:
        word = "sí" if denied else "no"
        start = f"{opening}{word}" if opening else word.capitalize()
        text = f"{start}: la ficha {ask.ficha.year} no publica hallazgos{scope}."
        text += _said_of_none(ask, asked)
        others = [d for d in NAMES if any(f.dimension == d for f in ask.ficha.findings)]
        if asked and others:
            text += f" Sí los tiene en {listed(NAMES[d] for d in others)}."
        return Draft((text,), passages=_none_hits(ask), suggestions=_next(asked))
    word = "no" if denied or not _as_many(ask, len(found)) else "sí"
    start = f"{opening}{word}" if opening else word.capitalize()
    known = ask.question.reading.known
    told = ask.question.any_of("cuantos_", "listar", "resumen") or known[0] in (
        "que",
        "cual",
        "cuales",
    )
    lead = f"{opening}la" if opening and told else "La" if told else f"{start}: la"
    parts: list[Part] = [f"{lead} ficha {ask.ficha.year} publica "]
    parts += _how_many(found, asked, scope)
    parts.append(" ".join(_said(found, d) for d in NAMES if any(f.dimension == d for f in found)))
    rest = [f for f in found if f.dimension not in NAMES]
    parts.append(" ".join(f"«{f.text.rstrip(' .')}»." for f in rest))
    hits = tuple(
        hit(ask.ficha, f"Hallazgos de {NAMES.get(f.dimension, f.dimension)}", f.source, f.text)
        for f in found
    )
    return Draft([p for p in parts if p != ""], passages=hits, suggestions=_next(asked))


def _how_many(found: list[Finding], asked: list[str], scope: str) -> list[Part]:
    """How many of them there are, and of each dimension where several are asked for."""
    if len(found) == 1:
        return [f"un hallazgo no superado{scope}. "]
    count = counted(len(found), tuple(f.source for f in found))
    if len({f.dimension for f in found}) < 2 or not asked:
        return [count, f" hallazgos no superados{scope}. "]
    parts: list[Part] = ["en total ", count, " hallazgos no superados sumando los de "]
    return [*parts, f"{listed(NAMES[d] for d in asked)}. "]


_DENIES = re.compile(r"\b(?:no|sin|ningun|libre de)\b(?! (?:superad|resuelt|subsanad|levantad))")
"""As in "¿es cierto que no hay hallazgos?"; a finding "no superado" is one."""

_JUDGED = re.compile(
    r"\b(?:critic|cuestion|reproch|objet|objec|reclam|reparos?\b|mal[ao]s?\b|fall|problema|error"
    r"|deficien|debilid|vacio|pendiente|no salio|salio mal|olvid|echan? de menos|flaque|carencia"
    r"|falencia|observ(?:ad|aron|o\b)|encontraron|detect|no (?:cumpl|aprob|super))"
)
"""Words by which something is held against the programme: "¿qué le criticaron en focalización?"."""

_BY_EVALUATORS = re.compile(
    r"\b(?:le|les) (?:critic|cuestion|reproch|objet)\w+|\b(?:evaluador|evaluacion)\w*\b.*"
    r"\b(?:critic|cuestion|reproch|objet|vacio|echan? de menos|falencia|deficiencia)"
    r"|\b(?:critic\w+|cuestion\w+|reproch\w+|objet\w+|vacio|echan? de menos|falencia|deficiencia)"
    r"\b.*\bevalua"
)


def _numbered(text: str) -> int:
    """The number that one of the findings is asked by: "el hallazgo 4"; else 0."""
    found = _BY_NUMBER.search(text)
    return int(found[1]) if found else 0


_BY_NUMBER = re.compile(r"\bhallazgo (?:numero |nro |n )?([1-9])\b(?! de 20)")


def _of_topic(ask: Ask, found: list[Finding]) -> list[Finding]:
    """The findings on the figure that is named: "¿hay un hallazgo por gasto por beneficiario?"."""
    known = ask.question.reading.known
    if ask.question.inherited:
        return []
    own = {t.first for t in ask.question.reading.terms if t.means("hallazgo")}
    named = {
        i
        for n in ask.question.named
        if n.weight >= 1
        for t in n.terms
        for i in range(t.first, t.last + 1)
    }
    topic = [known[i] for i in sorted(named - own) if known[i] not in function_words()]
    if not topic:
        return []
    return [
        f
        for f in found
        if all(any(likeness(w, said) >= SAYS_THE_SAME for said in said_in(f.text)) for w in topic)
    ]


def of_something_else(ask: Ask) -> bool:
    """Whether the trouble is of a thing that the text tells of: "¿qué problema tuvo el furgón?"."""
    terms = [t for t in ask.question.reading.terms if t.means("hallazgo")]
    return all(t.text in _TROUBLE for t in terms) and any(
        stem(word) in ask.view.prose for word in ask.question.strangers
    )


_TROUBLE = frozenset("problema problemas alerta alertas debilidad debilidades".split())


def _as_many(ask: Ask, count: int) -> bool:
    """Whether there are as many as the question says: "¿es cierto que hay tres hallazgos?"."""
    bounds = read_thresholds(ask.question.reading)
    if bounds:
        return bounds[0].holds(Fraction(count), UNIDADES)
    cited = _CITED.search(ask.question.reading.text)
    if cited is None or cited[1] in ("un", "una"):
        return True
    return count == (int(cited[1]) if cited[1].isdigit() else read_words(cited[1]))


_CITED = re.compile(rf"\b(\d+|{NUMBER_WORDS}) (?:\w+ )?hallazgos?\b")


def _said(found: list[Finding], dimension: str) -> str:
    own = [f"«{f.text.rstrip(' .')}»" for f in found if f.dimension == dimension]
    name = NAMES[dimension]
    return f"{name[:1].upper()}{name[1:]}: {'; '.join(own)}."


def _said_of_none(ask: Ask, asked: list[str]) -> str:
    """How the ficha itself says that a dimension has no findings, below that heading or in full."""
    for stretch in re.findall(r"^[A-ZÁÉÍÓÚÑ][^.:]{10,200}(?=\.)", ask.view.text, re.MULTILINE):
        if not asked or not all(d in fold(stretch) for d in asked):
            continue
        lines = stretch.split("\n")
        ends = (" ".join(lines[i:]) for i in reversed(range(len(lines))))
        told = next((end for end in ends if end[:1].isupper() and _NONE.search(fold(end))), None)
        if told is not None:
            return f" Lo dice así: «{' '.join(told.split())}»."
    return ""


_NONE = re.compile(r"\b(?:no|sin|libre de|ningun)\b.*\bhallazgos?\b|\bhallazgos?\b.*\bno\b")


def _none_hits(ask: Ask) -> tuple[Hit, ...]:
    return ask.shelf.search("sin hallazgos en la dimensión", 3, [ask.ficha.document])[:1]


def _next(asked: list[str]) -> tuple[str, ...]:
    other = next((d for d in NAMES if d not in asked), "eficacia")
    first = f"¿Qué hallazgos hay en {NAMES[other]}?" if asked else "¿Hay hallazgos de eficiencia?"
    return (first, "¿Por qué se ejecutó ese porcentaje del presupuesto?", "¿Qué es un hallazgo?")
