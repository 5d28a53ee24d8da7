"""The row that rose or fell most between two years: "¿qué componente creció más?"."""

from calc.concepts import vocabulary
from calc.formulas import Result, evaluate
from qa.answers.compose import Part, derivation
from qa.answers.evidence import Found, covered_years, figure_hits, operands, value
from qa.answers.types import Table
from qa.kinds.changes.change import is_base
from qa.kinds.figures import figure
from qa.kinds.rows.row_order import kind_of
from qa.language.senses import CHANGES
from qa.named.items import rows
from qa.named.thresholds import read_threshold
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.differences import unsigned
from qa.saying.suggest import next_questions
from qa.understanding.concepts import specialised
from qa.understanding.question import Question

_AMOUNTS = {
    "region": "gasto_region",
    "componente": "gasto_componente",
    "subtitulo": "gasto_subtitulo",
}
_ITS = {
    "produccion_componente": "su producción",
    "gasto_unitario_componente": "su gasto unitario",
    "poblacion_region": "su población beneficiada",
}
_Change = tuple[Found, Found, Result]


def answer(ask: Ask) -> Draft | None:
    """The row with the greatest change, and the greatest in percent where that is another one."""
    question = ask.question
    kind = kind_of(question)
    if kind not in _AMOUNTS or not _says_most(question):
        return None
    if question.items or question.strangers or question.any_of("porque"):
        return None
    if read_threshold(question.reading) is not None:
        return None
    named = (specialised(c, kind, part=False) for c in question.concepts)
    own = (c for c in named if c in vocabulary() and vocabulary()[c].item == kind)
    concept = next(own, _AMOUNTS[kind])
    base, year = _span(ask)
    changes = _changes(ask, concept, kind, (base, year))
    if not changes:
        return None
    falls = question.means("bajar") and not question.means("subir")
    sign = -1 if falls else 1
    either = question.means("cambiar") and not question.any_of("subir", "bajar")
    ordered = sorted(
        changes, key=lambda c: abs(c[2].value) if either else sign * c[2].value, reverse=True
    )
    first, last, change = ordered[0]
    verb = "bajó" if change.value < 0 else "subió"
    which = f"{'la' if kind == 'region' else 'el'} que"
    degree = "más"
    if not either and sign * change.value <= 0:  # none went the way asked
        none = "ninguna" if kind == "region" else "ninguno"
        which, degree = f"{none} {'bajó' if falls else 'subió'}; {which}", "menos"
    parts: list[Part] = [
        ask.opening,
        f"{which if ask.crowd else say.capital(which)} {degree} {verb} entre {base} y {year} fue ",
        f"{say.row(concept, last.item)}: {_ITS.get(concept, 'su gasto')} pasó de ",
        *say.amount(first, spoken=False),
        " a ",
        *say.amount(last, spoken=False),
        ", una diferencia de ",
        unsigned(change),
        " (",
        *derivation(change),
        ").",
    ]
    shown = [f for c in ordered[:2] for one in c[:2] for f in operands(one)]
    return Draft(
        [p for p in parts if p != ""],
        passages=figure_hits(ask.ficha, shown),
        suggestions=next_questions(ask, concept, year),
        assumed=() if len(question.period.years) > 1 else (f"Comparé {year} con {base}.",),
        table=Table(
            ("", str(base), str(year), "Cambio"),
            tuple(
                (
                    say.row(b.concept, b.item),
                    say.shown_value(a).printed,
                    say.shown_value(b).printed,
                    c.printed,
                )
                for a, b, c in ordered
            ),
        ),
    )


def _says_most(question: Question) -> bool:
    """Whether "más" stands beside a verb of change: "creció más", "la que más se redujo"."""
    known = question.reading.known
    changes = [t for t in question.reading.terms if t.senses & CHANGES]
    return any(
        known[t.last + 1 : t.last + 2] == ("mas",)
        or [w for w in known[: t.first] if w not in ("se", "ha", "han")][-1:] == ["mas"]
        for t in changes
    )


def _span(ask: Ask) -> tuple[int, int]:
    """The two years compared: those named, else the one named or the last with the one before."""
    years = ask.question.period.years
    covered = covered_years(ask.ficha)
    if len(years) >= 2:
        return years[0], years[-1]
    if ask.question.period.every:
        return covered[0], covered[-1]
    year = years[0] if years else ask.ficha.year
    if years and year < ask.ficha.year and is_base(ask.question):
        return year, ask.ficha.year
    return year - 1, year


def _changes(ask: Ask, concept: str, kind: str, span: tuple[int, int]) -> list[_Change]:
    found: list[_Change] = []
    base, year = span
    for name in rows(ask.ficha, kind):
        own = figure.of_row(ask, concept, name)[0]
        first, last = value(ask.ficha, own, base, name), value(ask.ficha, own, year, name)
        change = evaluate(
            "variacion_absoluta", ask.ficha.book, year, name, concept=own, base_year=base
        )
        if isinstance(first, Found) and isinstance(last, Found) and isinstance(change, Result):
            found.append((first, last, change))
    return found
