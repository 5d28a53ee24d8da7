"""Which rows rose or fell between two years: "¿qué componentes bajaron su gasto?"."""

from calc.concepts import vocabulary
from calc.formulas import Result, evaluate
from qa.answers.compose import Part, derivation, listed
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.answers.reckoned import magnitude
from qa.kinds.figures import figure
from qa.named.items import rows
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.suggest import next_questions
from qa.understanding.concepts import specialised

_KINDS = ("componente", "region", "subtitulo", "indicador")
_WHICH = ("cual", "cuales", "que", "cuantos", "cuantas")


def answer(ask: Ask) -> Draft | None:
    """The rows that went the way asked, each with both values; None where no rows are asked for."""
    question = ask.question
    if question.means("subir") == question.means("bajar") or question.any_of(
        "porque", "maximo", "cierto"
    ):
        return None
    if question.items or question.strangers or set(_WHICH).isdisjoint(question.reading.known):
        return None
    kind = next((k for k in _KINDS if question.means(k)), None)
    if kind is None or not question.concepts:
        return None
    concept = specialised(question.concepts[0], kind, part=False)
    if concept not in vocabulary() or vocabulary()[concept].item != kind:
        return None
    base, year = span_of(ask)
    pairs = []
    for name in rows(ask.ficha, kind):
        own = figure.of_row(ask, concept, name)[0]
        first, last = value(ask.ficha, own, base, name), value(ask.ficha, own, year, name)
        if isinstance(first, Found) and isinstance(last, Found):
            pairs.append((first, last))
    if not pairs:
        return None
    up = question.means("subir")
    fits = [p for p in pairs if (magnitude(p[1]) - magnitude(p[0])) * (1 if up else -1) > 0]
    if not fits:
        return _in_none(ask, kind, (base, year))
    return _draft(ask, concept, fits, (base, year))


def _in_none(ask: Ask, kind: str, span: tuple[int, int]) -> Draft:
    verb = "subió" if ask.question.means("subir") else "bajó"
    none = {"region": "ninguna región", "subtitulo": "ningún subtítulo"}.get(kind, f"ningún {kind}")
    text = f"{ask.opening}entre {span[0]} y {span[1]} no {verb} en {none}."
    return Draft((say.capital(text),), suggestions=("¿Cómo ha evolucionado?",))


def span_of(ask: Ask) -> tuple[int, int]:
    """The two years that rows are compared between: those named, else the last two."""
    named = ask.question.period.years
    if len(named) >= 2:
        return named[0], named[-1]
    year = named[0] if named else ask.ficha.year - 1
    return (year, ask.ficha.year) if year < ask.ficha.year else (year - 1, year)


def _draft(ask: Ask, concept: str, fits: list[tuple[Found, Found]], span: tuple[int, int]) -> Draft:
    verb = "subió" if ask.question.means("subir") else "bajó"
    base, year = span
    who = ask.opening
    names = listed(say.row(last.concept, last.item) for _, last in fits)
    opening = f"{who}entre {base} y {year} {verb} en {names}."
    parts: list[Part] = [say.capital(opening)]
    for first, last in fits:
        subject = say.subject(last.concept, last.item).rstrip(",")
        parts += [f" {say.capital(subject)} pasó de "]
        parts += [say.shown_value(first), f" en {base} a ", say.shown_value(last), f" en {year}"]
        change = evaluate(
            "variacion_absoluta",
            ask.ficha.book,
            year,
            last.item,
            concept=last.concept,
            base_year=base,
        )
        parts += [" (", *derivation(change), ")"] if isinstance(change, Result) else []
        parts.append(".")
    figures = [f for pair in fits for one in pair for f in operands(one)]
    return Draft(
        parts,
        passages=figure_hits(ask.ficha, figures)[:8],
        suggestions=next_questions(ask, concept, year),
        assumed=() if len(ask.question.period.years) > 1 else (f"Comparé {year} con {base}.",),
    )
