"""Fields of a ficha: when it began, who is responsible, its purpose, its evaluations, and so on."""

import re
from functools import cache

from ingest.ficha import Ficha, Observation, Paragraph
from ingest.names import spoken_name
from qa.asking import Ask, Draft
from qa.data import read_data
from qa.patterns import Phrasebook
from qa.quoting import clean, sentences

_FIGURE_CUES = ("dinero", "porcentaje", "maximo", "minimo", "subir", "bajar")
_LONGEST = 420
_MOST = 4
_MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()


@cache
def _phrases() -> Phrasebook:
    return Phrasebook.of({name: card["phrases"] for name, card in read_data("attributes").items()})


def answer(ask: Ask) -> Draft | None:
    """The field that the question names; None where it names none, or a figure more clearly."""
    question = ask.question
    fits = _phrases().fits(question.reading)
    if not fits or question.any_of(*_FIGURE_CUES):
        return None
    heaviest = max((n.weight for n in question.named), default=0.0)
    if heaviest > fits[0].weight or (question.items and question.concepts and fits[0].weight < 1.9):
        return None
    if question.named and question.any_of("cuanto"):
        return None
    return said(ask, fits[0].concept)


def said(ask: Ask, name: str) -> Draft:
    """The sentence for a field, or that the ficha does not fill it."""
    card = read_data("attributes")[name]
    value = _value(ask.ficha, str(card["field"]))
    who = f"{ask.view.title} ({ask.ficha.year}): " if ask.crowd else ""
    hits = (
        ask.shelf.search(str(card["query"]), 3, [ask.ficha.document])[:2] if card["query"] else ()
    )
    if not value:
        return Draft((f"{who}La ficha no dice ese dato.".replace(": La", ": la"),), "not_found")
    text = str(card["text"]).format(value=value)
    return Draft((f"{who}{text}",), passages=hits, suggestions=_NEXT)


def _value(ficha: Ficha, field: str) -> str:
    raw = getattr(ficha, field)
    if not raw:
        return ""
    if field == "published_on":
        return _date(str(raw))
    if field in ("ministry", "service"):
        return spoken_name(str(raw))
    if isinstance(raw, str):
        return clean(raw)
    texts = [_text(entry) for entry in raw]
    if field == "evaluations":
        return f"«{'; '.join(clean(t) for t in texts)}»"
    if field in ("target_population", "served_population"):
        return _short(" ".join(texts))
    return "; ".join(f"«{clean(_short(t))}»" for t in texts[:_MOST])


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
