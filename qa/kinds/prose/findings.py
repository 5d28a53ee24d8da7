"""Published findings (hallazgos): whether there are any, how many, and what they say."""

import re
from fractions import Fraction

from calc.claims.found.words import NUMBER_WORDS, read_words
from calc.figure import fold
from calc.quantity import UNIDADES
from ingest.ficha import Finding
from qa.answers.compose import Part, count_parts, counted, listed
from qa.answers.evidence import hit
from qa.kinds.budgets import underspending
from qa.language.likeness import KIN, SAYS_THE_SAME, likeness
from qa.language.senses import function_words, neutral_words
from qa.language.words import stem
from qa.named.faults import faults_named
from qa.named.thresholds import read_thresholds
from qa.saying.asking import Ask, Draft
from qa.text.lines import said_in
from qa.understanding.question import Question
from vectorstore.cards import Hit

NAMES = {"focalizacion": "focalización", "eficiencia": "eficiencia", "eficacia": "eficacia"}


def of_a_kind(ask: Ask) -> Draft | None:
    """Whether there are findings of the kinds named: "¿tiene un hallazgo por subejecución?"."""
    question = ask.question
    faults = ask.once("faults", lambda: faults_named(question.reading, before=True))
    if not faults.kinds or question.any_of("significar", "cuadrar", "cuando"):
        return None
    if question.means("porque") and not asks_for_having(question):
        return None
    of_final = question.means("final") and not question.any_of("inicial", "hallazgo")
    if of_final and [kind.id for kind in faults.kinds] == [underspending.PERSISTENCE]:
        return None  # the finding is of the initial budget: the figures of the final one tell
    sound = question.means("cierto") and not asks_for_having(question)
    if question.inherited or sound or question.says(*SOUND):
        return None
    scope = f" de {listed(kind.title for kind in faults.kinds)}"
    found = faults.among(ask.ficha.findings, ask.ficha.year)
    held = faults.all_held(ask.ficha.findings, ask.ficha.year)
    if found:
        return _told(ask, found, [], scope, right=held)
    if (reckoned := underspending.persistence(ask)) is not None:
        return reckoned
    word = "sí" if _denies(question) else "no"
    start = f"{ask.opening}{word}" if ask.crowd else word.capitalize()
    text = f"{start}: la ficha {ask.ficha.year} no publica un hallazgo{scope}."
    others = [d for d in NAMES if any(f.dimension == d for f in ask.ficha.findings)]
    text += f" Tiene otros, de {listed(NAMES[d] for d in others)}." if others else ""
    return Draft((text,), passages=_none_hits(ask), suggestions=_next([]))


def asks_for_having(question: Question) -> bool:
    """Whether it asks if there are findings, and not if one that there is agrees."""
    known = question.reading.known
    fault = ("hallazgo", "subejecucion")
    spoken = [t.first for s in fault for t in question.reading.terms_of(s)]
    spoken = spoken or sorted(faults_named(question.reading).taken)
    if known[:2] == ("por", "que"):
        return False
    return any(
        _HAVING.fullmatch(word) is not None
        and known[i + 1 : i + 2] not in (("el",), ("los",), ("ese",), ("este",))
        and any(i < at <= i + _NEAR for at in spoken)
        for i, word in enumerate(known)
    )


SOUND = ("bien puesto", "mal puesto", "bien fundado", "se sostiene", "esta bien", "corresponde")
"""Ways of asking whether a finding that there is agrees with the figures."""

_NEAR = 5
_HAVING = re.compile(
    r"(?:ten|tien|tuv|present|registr|public|hay|hubo|exist|recib|inform|muestr|arroj|acumul)\w*"
)


def _denies(question: Question) -> bool:
    return question.means("cierto") and _DENIES.search(question.reading.text) is not None


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
    if not _HEADING.search(text) and (on_it := _of_topic(ask, found)):
        found, scope = on_it, f"{scope} sobre eso"
    elif (topic := _unheard_of(ask, found)) is not None:
        found, scope = [], f"{scope} sobre «{topic}»"
    if not found:
        opening = _who(ask)
        word = "sí" if _denies(question) else "no"
        start = f"{opening}{word}" if opening else word.capitalize()
        text = f"{start}: la ficha {ask.ficha.year} no publica hallazgos{scope}."
        text += _said_of_none(ask, asked)
        others = [d for d in NAMES if any(f.dimension == d for f in ask.ficha.findings)]
        if asked and others:
            text += f" Sí los tiene en {listed(NAMES[d] for d in others)}."
        return Draft((text,), passages=_none_hits(ask), suggestions=_next(asked))
    return _told(ask, found, asked, scope, right=_as_many(ask, len(found)))


_HEADING = re.compile(r"\beficiencia y (?:de )?(?:la )?ejecucion presupuestaria\b")
"""The whole name of a dimension, which chooses none of its findings."""


def _who(ask: Ask) -> str:
    return f"En «{ask.view.title}» ({ask.ficha.year}), " if ask.crowd else ""


def _told(ask: Ask, found: list[Finding], asked: list[str], scope: str, *, right: bool) -> Draft:
    """The findings, quoted; with "no" where it asks whether there are none, or other ones."""
    opening = _who(ask)
    word = "sí" if right != _denies(ask.question) else "no"
    start = f"{opening}{word}" if opening else word.capitalize()
    known = ask.question.reading.known
    told = ask.question.any_of("cuantos_", "listar", "resumen") or known[0] in (
        "que",
        "cual",
        "cuales",
    )
    lead = f"{opening}la" if opening and told else "La" if told else f"{start}: la"
    parts: list[Part] = [f"{lead} ficha {ask.ficha.year} publica "]
    chosen = len(found) < len([f for f in ask.ficha.findings if not asked or f.dimension in asked])
    parts += _some(found, scope) if chosen else _how_many(found, asked, scope)
    parts.append(" ".join(_said(found, d) for d in NAMES if any(f.dimension == d for f in found)))
    rest = [f for f in found if f.dimension not in NAMES]
    parts.append(" ".join(f"«{f.text.rstrip(' .')}»." for f in rest))
    hits = tuple(
        hit(ask.ficha, f"Hallazgos de {NAMES.get(f.dimension, f.dimension)}", f.source, f.text)
        for f in found
    )
    return Draft([p for p in parts if p != ""], passages=hits, suggestions=_next(asked))


def _some(found: list[Finding], scope: str) -> list[Part]:
    """How many they are, where a dimension, or the ficha, has others too."""
    if len(found) == 1:
        return _how_many(found, [], scope)
    count = counted(len(found), tuple(f.source for f in found))
    return [f"hallazgos no superados{scope}, que son ", count, ". "]


def _how_many(found: list[Finding], asked: list[str], scope: str) -> list[Part]:
    """How many of them there are, and of each dimension where several are asked for."""
    if len(found) == 1:
        return [f"un hallazgo no superado{scope}. "]
    count = counted(len(found), tuple(f.source for f in found))
    if len({f.dimension for f in found}) < 2 or not asked:
        return [count, f" hallazgos no superados{scope}. "]
    parts: list[Part] = ["en total ", count, " hallazgos no superados sumando los de "]
    return [*parts, f"{listed(NAMES[d] for d in asked)}. "]


_DENIES = re.compile(
    r"\b(?:no|sin|ningun|libre de)\b"
    r"(?! (?:superad|resuelt|subsanad|levantad|report|inform|pertinen|correct|valor|bien))"
)
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


def _unheard_of(ask: Ask, found: list[Finding]) -> str | None:
    """What no finding speaks of, where one on it is asked for: "¿hay uno por las obras?"."""
    question = ask.question
    known = question.reading.known
    match = _ON.search(question.reading.text)
    if match is None or not asks_for_having(question) or not found:
        return None
    start = match.string[: match.end()].count(" ")
    plain = {t.first for t in question.reading.terms if t.plain} - question.period.taken
    topic = [i for i in range(start, len(known)) if i in plain and _tells(ask, known[i])]
    said = {word for finding in found for word in said_in(finding.text)}
    if not topic or any(likeness(known[i], word) >= KIN for i in topic for word in said):
        return None
    asked = question.reading.asked
    return question.text[asked[start].start : asked[topic[-1]].end]


_ON = re.compile(
    r"\b(?:hallazgos?|observacion(?:es)?|reparos?|objecion(?:es)?)(?: no superados?)? "
    r"(?:(?:relacionad|asociad|vinculad|referid)[oa]s? (?:a|al|con)|por|sobre|acerca de|respecto de"
    r"|de|del|en|al?) (?:(?:el|la|los|las|un|una|su|sus) )*(?=\w)"
)
"""What comes before the matter of a finding."""


def _tells(ask: Ask, word: str) -> bool:
    """Whether a word is of the matter of a finding, and not of which programme is asked."""
    return word.isalpha() and word not in neutral_words() and stem(word) not in ask.view.name


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
