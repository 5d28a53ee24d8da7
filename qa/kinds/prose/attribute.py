"""Fields of a ficha: when it began, who is responsible, its purpose, its evaluations, and so on."""

import re
from dataclasses import replace
from functools import cache

from calc.figure import fold
from ingest.ficha import Observation, Paragraph
from ingest.names import spoken_name
from qa.answers.compose import listed
from qa.answers.evidence import covered_years
from qa.data import read_data
from qa.kinds.prose import executors
from qa.language.likeness import SAID_SO, likeness
from qa.language.senses import neutral_words
from qa.language.words import stem
from qa.named.patterns import Named, Phrasebook
from qa.named.row import INDICATOR
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean, counted_noun, sentences, stems
from qa.text.asked import wanted_of
from qa.text.lines import lines_of, said_in
from qa.text.sorts import REQUIREMENT, sort_of
from qa.understanding.question import Question

_FIGURE_CUES = ("dinero", "porcentaje", "maximo", "minimo")
_CHANGES = ("subir", "bajar", "tendencia")
_OBSERVING = frozenset(("observacion", "institucion"))
_LONGEST = 420
_BY_NAME = ("complementarities",)
"""Fields on others, whose names may speak of money: "el Fondo de Fomento"."""

_CLEAR = 1.5
_IN_FULL = 2
"""The weight of a row that at least two telling words name."""

_PASSING = 0.2
"""The weight of a field that one word of every ficha names, as "programa" does."""
_MOST = 4
_SECTION = "section:"
"""What the name of a field begins with that is the text under a heading."""

_MONTHS = """enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
diciembre""".split()


@cache
def _phrases() -> Phrasebook:
    return Phrasebook.of({name: card["phrases"] for name, card in read_data("attributes").items()})


def answer(ask: Ask) -> Draft | None:
    """The field that the question names; None where it names none, or a figure more clearly."""
    question = ask.question
    fits = _fits(ask)
    between = question.means("cambiar") and len(question.period.years) > 1
    if question.named and (between or question.any_of(*_CHANGES)):
        return None
    if not fits or _of_another_sort(question, fits[0]):
        return None
    if question.any_of(*_FIGURE_CUES) and (question.named or fits[0].concept not in _BY_NAME):
        return None
    counted = counted_noun(question)
    if counted is not None and counted not in {t.text for t in fits[0].terms}:
        return None
    heaviest = max((n.weight for n in question.named), default=0.0)
    if _rather_a_figure(question, heaviest, fits[0]) or (
        question.items and question.concepts and fits[0].weight < 1.9
    ):
        return None
    if question.named and (question.any_of("cuanto") or _asks_a_number(question, fits[0])):
        return None
    if _passes_over(ask, fits[0]) or _of_institutions(fits[0]) or _of_a_row(question, fits[0]):
        return None
    first = said(ask, fits[0].concept)
    other = _other_part(fits)
    both_told = fits[0].concept == "purpose" and question.says("para que")
    second_field = other.concept if other else "description" if both_told else None
    if second_field is None:
        return first
    second = said(ask, second_field)
    both = (*first.parts, " ", *second.parts)
    return replace(first, parts=both, passages=(*first.passages, *second.passages))


def _asks_a_number(question: Question, fit: Named) -> bool:
    """Whether the figure is meant, and no field: "el número", "cobertura, año 2024"."""
    years = fit.concept == "ficha_year" and not question.says(*_WHICH_YEAR)
    money = question.any_of("quedar", "presupuesto", "ejecutar", "ejecucion", "gastar", "dinero")
    money = money or bool(question.inherited)
    budget = money and all(t.means("final") for t in fit.terms)  # "faltó por gastar al cierre"
    return years or budget or (fit.concept.endswith("_population") and question.says(*_NUMBERS))


_WHICH_YEAR = ("que ano", "que anos", "cual ano", "cuales anos", "que periodo", "cual periodo")
_NUMBERS = (
    *("numero", "cifra", "cantidad", "tamano", "magnitud", "volumen", "valor", "total"),
    *("dato numerico", "en numeros", "numericamente", "numerica"),
)


def _fits(ask: Ask) -> tuple[Named, ...]:
    """The fields that words of the question name.

    Words of the programme's whole name are left out, of a row named in several words, and of a
    year: "lo gastado en monitoreo comunitario de pozos", "se terminaron el año pasado".
    """
    rows = (i.taken for i in ask.question.items if i.present and i.weight >= _IN_FULL)
    own = {stem(word) for word in ask.question.reading.known} & ask.view.name
    names = own if len(own) >= min(2, len(ask.view.name)) else set[str]()
    fits = _phrases().fits(ask.question.reading)
    taken = ask.question.period.taken | _adjectives(ask.question.reading.known)
    taken = taken.union(*rows)
    return tuple(
        f for f in fits if not any(stem(t.text) in names or t.first in taken for t in f.terms)
    )


def _adjectives(known: tuple[str, ...]) -> frozenset[int]:
    """Where "pública" publishes nothing: "una institución pública", "se publica" does."""
    pairs = enumerate(zip(("", *known), known, strict=False))
    return frozenset(i for i, (before, word) in pairs if word in _PUBLIC and before != "se")


_PUBLIC = frozenset("publica publico publicas publicos".split())


def _other_part(fits: tuple[Named, ...]) -> Named | None:
    """The field that another part of the question names: "¿desde cuándo y hasta cuándo?"."""
    own = {t.part for t in fits[0].terms}
    return next(
        (
            fit
            for fit in fits[1:]
            if fit.concept != fits[0].concept
            and fit.weight >= 1
            and own.isdisjoint(t.part for t in fit.terms)
        ),
        None,
    )


def _passes_over(ask: Ask, fit: Named) -> bool:
    """Whether the field says nothing of another word that the question asks about."""
    wanted = wanted_of(ask, lines_of(ask.shelf, ask.ficha.document))
    own = explained(ask) | ask.question.taken
    senses = {t.first for t in ask.question.reading.terms if not t.plain}
    known = ask.view.topic | ask.view.name | ask.view.people
    rest = [
        unit.word
        for unit in wanted.units
        if unit.telling
        and unit.index not in own | senses
        and unit.word not in neutral_words() | _DECLARING
        and stem(unit.word) not in known
    ]
    field = str(read_data("attributes")[fit.concept]["field"])
    told = said_in(_value(ask, field))
    return any(max((likeness(word, t) for t in told), default=0.0) < SAID_SO for word in rest)


_DECLARING = frozenset(
    """declara declaran declaro declararon declarado declarados declaradas persigue persiguen
    nota notan refleja reflejan consiste consisten aplica aplican aporta aportan hace hacen idea
    parrafo apartado resena sintesis apunta apuntan gana ganan conseguir espera esperan""".split()
)
"""What any field is asked with, though its text says nothing of it."""


def _of_another_sort(question: Question, fit: Named) -> bool:
    """Whether a passing word names the field of a question for an age, a place and so on.

    "Programa" alone asks for no name: "¿qué no explica el programa?".
    """
    text = question.reading.text
    asked = sort_of(text) is not None or _WHICH_PROGRAMME.search(text) is None
    return fit.weight < _PASSING and asked


_WHICH_PROGRAMME = re.compile(
    r"\b(?:que|cual(?: es)?(?: el| este)?|llama|nombre|titulo)\b(?: \w+){0,2} programas?\b"
)


def _of_a_row(question: Question, fit: Named) -> bool:
    """Whether the words of the field are of a row that more words name: "sigue activo"."""
    known = question.reading.known
    own = {i for term in fit.terms for i in range(term.first, term.last + 1)}
    own = {i for i in own if known[i] not in ("ano", "anos")}
    rows = (i for i in question.items if i.kind == INDICATOR or i.by_unit)
    return any(i.present and own < i.taken for i in rows)


def _of_institutions(fit: Named) -> bool:
    """Whether a field on people is named by a word for institutions: "¿qué entidades están?"."""
    return fit.concept.endswith("_population") and any(
        re.search(r"\b(?:instituci|entidad|organism)", t.text) for t in fit.terms
    )


def explained(ask: Ask) -> frozenset[int]:
    """The indexes of the words that name a field, where the question names one."""
    fits = _fits(ask)
    other = _other_part(fits) if fits else None
    own = (*fits[0].terms, *(other.terms if other else ())) if fits else ()
    return frozenset(i for t in own for i in range(t.first, t.last + 1))


def _rather_a_figure(question: Question, figure: float, fit: Named) -> bool:
    """Whether a figure is named more clearly than the field, or as clearly and how much."""
    sort, field = sort_of(question.reading.text), fit.weight
    if sort is not None and sort.id == REQUIREMENT:
        return False
    own = {t.first for t in fit.terms}
    clear = (n for n in question.named if n.weight >= max(field, _CLEAR))
    if any(own & {t.first for t in n.terms} for n in clear):
        return True
    quantity = question.any_of("cuanto", "porcentaje", "promedio", "total", "sumar")
    if len(question.named) > 1 and figure >= field:
        return True
    return figure > field or (quantity and bool(question.named) and figure == field)


def said(ask: Ask, name: str) -> Draft:
    """The sentence for a field, or that the ficha does not fill it."""
    card = read_data("attributes")[name]
    value = _value(ask, str(card["field"]))
    who = f"{ask.view.title} ({ask.ficha.year}): " if ask.crowd else ""
    hits = (
        ask.shelf.search(str(card["query"]), 3, [ask.ficha.document])[:2] if card["query"] else ()
    )
    if not value:
        lacking = str(card.get("lacking", "La ficha no dice ese dato."))
        return Draft((f"{who}{lacking}".replace(": La", ": la"),), "not_found")
    text = _evaluation(ask, name) or str(card["text"]).format(value=value)
    text = f"{who}{text[:1].lower()}{text[1:]}" if who else text
    by_name = executors.named(ask) if name == "executors" else None
    if by_name is not None:
        parts, best = by_name
        return Draft(
            (text, " En particular, ", *parts), passages=(best.line.hit, *hits), suggestions=_NEXT
        )
    return Draft((text,), passages=hits, suggestions=_NEXT)


def _evaluation(ask: Ask, name: str) -> str | None:
    """Whether the one evaluation that the question names was made: "ex post"."""
    if name != "evaluations":
        return None
    asked = {stem(word) for word in ask.question.reading.known}
    if ask.question.says("antes de empezar", "antes de partir", "antes de comenzar"):
        asked |= {"ex", "ante"}
    entries = [_text(entry) for entry in ask.ficha.evaluations]
    made = [fold(entry.partition(":")[2]).strip(" .") for entry in entries]
    heads = [i for i, said in enumerate(made) if said in ("si", "no")]
    for i, after in zip(heads, [*heads[1:], len(entries)], strict=True):
        own = _named_by(entries[i].partition(":")[0])
        if own and own <= asked:
            told = "; ".join(clean(entry) for entry in entries[i:after])
            return f"{'Sí' if made[i] == 'si' else 'No'}: la ficha declara «{told}»."
    return None


def _named_by(heading: str) -> set[str]:
    """The stems that tell an evaluation from the others: "ex", "ante"; of two names, the last."""
    name = fold(heading).partition("(")[0].rpartition(" o ")[2]
    return {stem(w) for w in re.findall("[a-z]+", name)} - {
        stem("evaluacion"),
        stem("evaluaciones"),
    }


def _value(ask: Ask, field: str) -> str:
    ficha = ask.ficha
    if field == "years":
        covered = listed(str(year) for year in covered_years(ficha))
        return f"{ficha.year}: informa lo ocurrido ese año, y sus tablas traen {covered}"
    if field == "program":
        return ask.view.title
    raw = entries_under(ask, field.removeprefix(_SECTION)) if field.startswith(_SECTION) else None
    raw = raw if raw is not None else getattr(ficha, field)
    if not raw:
        return ""
    if field == "published_on":
        return _date(str(raw))
    if field in ("ministry", "service"):
        return spoken_name(str(raw))
    if isinstance(raw, str):
        return clean(raw)
    texts = [_text(entry) for entry in _chosen(ask, raw)]
    if field == "evaluations":
        return f"«{'; '.join(clean(t) for t in texts)}»"
    if field in ("target_population", "served_population"):
        return _short(" ".join(texts))
    return "; ".join(f"«{clean(_short(t))}»" for t in _with_their_lead(texts)[:_MOST])


def entries_under(ask: Ask, section: str) -> tuple[str, ...]:
    """The entries under a heading, each once."""
    lines = lines_of(ask.shelf, ask.ficha.document)
    return tuple(dict.fromkeys(line.hit.passage.text for line in lines if line.section == section))


def _with_their_lead(texts: list[str]) -> list[str]:
    """The entries; those under a lead ("Las medidas son:") as the one sentence that they are."""
    if len(texts) < 2 or not texts[0].rstrip().endswith(":"):
        return texts
    entries = (clean(text).lstrip("•- ") for text in texts[1:])
    return [f"{texts[0].rstrip()} {'; '.join(entries)}"]


def _chosen(ask: Ask, entries: tuple[object, ...]) -> tuple[object, ...]:
    """The entries that the question singles out, or all of them.

    It may ask for the note of a number, or for the observations under a heading.
    """
    known = set(ask.question.reading.known)
    numbers = {w for w in known if w.isdigit() and len(w) == 1}
    if numbers and isinstance(entries[0], Paragraph):
        own = tuple(e for e in entries if numbers & set(_text(e)[:20].replace(":", " ").split()))
        return own or entries
    if isinstance(entries[0], Observation):
        asked = {stem(w) for w in known if w not in neutral_words()} - _OBSERVING
        own = tuple(e for e in entries if isinstance(e, Observation) and stems(e.heading) & asked)
        return own or entries
    return entries


def _text(entry: object) -> str:
    if isinstance(entry, Paragraph | Observation):
        return entry.text
    return str(entry)


def _short(text: str) -> str:
    """The first sentences, whole ones, of a long text."""
    kept = ""
    for sentence in sentences(text):
        if kept and len(kept) + len(sentence) > _LONGEST:
            break
        kept = f"{kept} {sentence}".strip()
    return kept.rstrip(" .")


def _date(iso: str) -> str:
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", iso)
    if match is None:
        return iso
    return f"{int(match[3])} de {_MONTHS[int(match[2]) - 1]} de {match[1]}"


_NEXT = ("Resume el programa en simple", "¿Cuánto se ejecutó?", "¿Qué hallazgos tiene el programa?")
