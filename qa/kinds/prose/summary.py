"""A programme in simple words: what it is, for whom, its money, reach, components and findings."""

from qa.answers.compose import Part, counted, derivation, listed, read_figure
from qa.answers.evidence import Found, figure_hits, operands, value
from qa.kinds.prose import summary_topic
from qa.kinds.prose.findings import NAMES
from qa.kinds.prose.summary_topic import BRIEFLY
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import clean, sentences


def answer(ask: Ask) -> Draft | None:
    """The summary; None where none is asked for."""
    question = ask.question
    if not question.means("resumen") and not BRIEFLY.search(question.reading.text):
        return None
    if question.means("evaluar") and question.says(*_HOW_IT_WENT):
        return None
    if not _whole(ask):
        if (told := summary_topic.answer(ask)) is not None:
            return told
        if max((n.weight for n in question.named), default=0.0) >= 1.5:
            return None
    if not question.means("resumen") and not question.says(*_OF_ALL):
        return None
    ficha, year = ask.ficha, ask.ficha.year
    used: list[Found] = []
    parts: list[Part] = [f"{ask.view.title}, ficha {year}. "]
    brief = BRIEFLY.search(question.reading.text) is not None
    parts.append(_what(ask, brief=brief))
    parts.extend(_money(ask, used))
    parts.extend(_reach(ask, used))
    parts.extend(() if brief else _components(ask, used))
    parts.extend(_findings(ask))
    hits = ask.shelf.search(
        "descripción propósito del programa", 2, [ficha.document], ("Antecedentes", "Propósito")
    )
    figures = [f for found in used for f in operands(found)]
    return Draft(
        parts,
        passages=(*hits, *figure_hits(ficha, figures))[:6],
        suggestions=(
            "¿Por qué se ejecutó ese porcentaje?",
            "¿Qué hallazgos tiene el programa?",
            "¿Cuánto se gastó en cada región?",
        ),
    )


def _whole(ask: Ask) -> bool:
    return ask.question.says("resumen del programa", "resumen general", "resume el programa")


_HOW_IT_WENT = ("como le fue", "como anduvo")
"""Of an evaluation, they ask for its result."""

_OF_ALL = (
    "de que se trata",
    "de que trata",
    "de que va",
    "en que consiste",
    "que es",
    "que hace",
    "programa",
    "ficha",
)


def _what(ask: Ask, *, brief: bool) -> str:
    ficha = ask.ficha
    if brief and ficha.description:
        return f"«{clean(sentences(ficha.description)[0])}»."
    lines = []
    if ficha.description:
        lines.append(f"Qué es: «{clean(sentences(ficha.description)[0])}».")
    if ficha.purpose:
        lines.append(f"Qué busca: «{clean(ficha.purpose)}».")
    if ficha.target_population:
        lines.append(f"Para quién: «{clean(sentences(ficha.target_population[0].text)[0])}».")
    return " ".join(lines)


def _money(ask: Ask, used: list[Found]) -> list[Part]:
    year = ask.ficha.year
    first = value(ask.ficha, "presupuesto_inicial", year)
    spent = value(ask.ficha, "total_ejecutado", year)
    share = value(ask.ficha, "ejecucion_inicial", year)
    parts: list[Part] = []
    if isinstance(first, Found):
        used.append(first)
        parts += [f" Plata: en {year} partió con un presupuesto de ", *say.amount(first)]
        if isinstance(spent, Found):
            used.append(spent)
            parts += [", y ejecutó ", *say.amount(spent)]
        if isinstance(share, Found) and share.result is not None:
            used.append(share)
            parts += [
                " (el ",
                say.shown_value(share),
                " del presupuesto inicial: ",
                *derivation(share.result),
                ")",
            ]
        parts.append(".")
    return parts


def _reach(ask: Ask, used: list[Found]) -> list[Part]:
    year = ask.ficha.year
    people = value(ask.ficha, "poblacion_beneficiada", year)
    coverage = value(ask.ficha, "cobertura", year)
    parts: list[Part] = []
    if isinstance(people, Found):
        used.append(people)
        parts += [" Alcance: llegó a ", *say.amount(people)]
    if isinstance(coverage, Found):
        used.append(coverage)
        parts += [
            ", una cobertura de " if parts else " Alcance: tuvo una cobertura de ",
            *say.amount(coverage),
        ]
    return [*parts, "."] if parts else []


def _components(ask: Ask, used: list[Found]) -> list[Part]:
    parts: list[Part] = []
    for component in ask.ficha.components:
        spent = value(ask.ficha, "gasto_componente", ask.ficha.year, component.name)
        made = value(ask.ficha, "produccion_componente", ask.ficha.year, component.name)
        parts.append("; " if parts else " Componentes: ")
        parts.append(f"«{component.name}»")
        said: list[Part] = []
        if isinstance(spent, Found) and spent.figure is not None:
            used.append(spent)
            said += ["gastó ", read_figure(spent.figure)]
        if isinstance(made, Found):
            used.append(made)
            said += [" y produjo " if said else "produjo ", *say.amount(made)]
        if said:
            parts += [", que ", *said]
    return [*parts, "."] if parts else []


def _findings(ask: Ask) -> list[Part]:
    found = ask.ficha.findings
    if not found:
        return [" Hallazgos: la ficha no publica ninguno."]
    dims = listed(NAMES[d] for d in NAMES if any(f.dimension == d for f in found))
    if len(found) == 1:
        return [f" Hallazgos: uno, en {dims}."]
    return [" Hallazgos: ", counted(len(found), tuple(f.source for f in found)), f", en {dims}."]
