"""What terms and abbreviations mean, and how the figures of a ficha are calculated."""

import re
from dataclasses import replace

from calc.concepts import vocabulary
from calc.figure import fold
from calc.formulas import CARDS, Input
from qa.data import read_data
from qa.kinds.figures import money_marks
from qa.kinds.prose import attribute, marks, prose, why_figure
from qa.language.senses import function_words
from qa.language.words import stem
from qa.named.subtitles import subtitle_name
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.quoting import Quote, clean
from qa.text.lines import lines_of
from qa.understanding.question import Question


def answer(ask: Ask) -> Draft | None:
    """A definition or a formula; None where none is asked for."""
    if _of_the_programme(ask):
        return attribute.said(ask, "description")
    return _who_is_meant(ask) or of_terms(ask) or _defined_in_text(ask)


def _of_the_programme(ask: Ask) -> bool:
    """Whether it is asked what the programme itself is, by its name or by none."""
    question = ask.question
    if not question.means("significar") or question.period.said:
        return False
    terms = (t for t in question.reading.terms if not t.means("significar"))
    said = [t for t in terms if t.text not in function_words()]
    own = {stem(t.text) for t in said if not t.means("programa")}
    named = any(t.means("programa") for t in said) or len(own) >= min(2, len(ask.view.name))
    return bool(said) and named and own <= ask.view.name


def _who_is_meant(ask: Ask) -> Draft | None:
    """As in "cuando dicen población objetivo, ¿de quiénes hablan?": whom the ficha describes."""
    question = ask.question
    if not question.means("significar") or not question.says("quien", "quienes"):
        return None
    populations = {"poblacion_objetivo": "target_population"}
    populations["poblacion_beneficiada"] = "served_population"
    return next(
        (attribute.said(ask, populations[c]) for c in question.concepts if c in populations), None
    )


def _defined_in_text(ask: Ask) -> Draft | None:
    """The sentence that says what a term of the ficha's own is, where the question asks only that.

    The words of an indicator's name are no such indicator: "¿qué es una red de apoyo?".
    """
    question = ask.question
    if not question.means("significar") or any(n.weight >= 1 for n in question.named):
        return None
    if any(item.kind != "indicador" for item in question.items):
        return None
    _, fits = prose.fits(ask)
    whole = [fit for fit in fits if fit.share >= _WHOLE]
    told = [fit for fit in whole if _DEFINING.search(fold(fit.line.text))]
    return prose.told(ask, prose.quotes((told or whole)[:1])) if whole else None


def of_terms(ask: Ask) -> Draft | None:
    """What a term means or how a figure is calculated: the same for every ficha."""
    question = ask.question
    if (told := _by_its_form(ask)) is not None:
        return told
    if not question.any_of("significar", "calcular") or (
        question.any_of("cierto", "porque", "hallazgo") and not question.means("significar")
    ):
        return None
    if _of_an_amount(question):
        return None
    if question.means("calcular") and question.concepts and not question.means("quien"):
        return _formula(ask, question.concepts[0])
    if (told := _subtitles(question)) is not None:
        return told
    if question.any_of("maximo", "minimo") and question.any_of("costar", "por_unidad"):
        return None  # "lo más caro por unidad, ¿qué es?" is one of the rows
    term = _term(ask)
    if term is not None and question.means("significar"):
        return _glossary(ask, term)
    if (
        question.named
        and question.means("significar")
        and not question.items
        and not question.period.said
    ):
        return _meaning(ask, question.concepts[0])
    return None


def _by_its_form(ask: Ask) -> Draft | None:
    """What a mark, a difference or a division is that the form of the question asks for."""
    question = ask.question
    mark = "miles" if money_marks.asked(ask) else marks.asked(ask)
    if mark is not None:
        return _glossary(ask, mark)
    between_years = len(question.period.years) > 1
    if question.concepts and _TOLD_APART.search(question.reading.text) and not between_years:
        return _told_apart(ask)
    if question.concepts and _DIVIDED.search(question.reading.text):
        if not question.means("cobertura"):
            return _formula(ask, question.concepts[0])
        base, draft = why_figure.context(ask), _formula(ask, "cobertura")
        return replace(draft, parts=(*base[0], *draft.parts), passages=(*draft.passages, *base[1]))
    return None


def _of_an_amount(question: Question) -> bool:
    """Whether the amount of a year is asked for, or which one it is."""
    which = question.means("cuando") or _WHICH_ONE.search(question.reading.text) is not None
    counted = question.means("cuantos_") and any(item.by_unit for item in question.items)
    reached = _MEASURED.search(question.reading.text) is not None
    ordered = _ORDERED.search(question.reading.text) is not None
    dated = bool(question.period.years) and (question.any_of("cuanto") or ordered)
    return which or counted or reached or dated


_ORDERED = re.compile(
    r"^(?:(?:por )?favor|porfa|necesito|puedes|podrias|puede|podria|me|quiero|hay que|\W)*"
    r"\s*calcul(?:a|ar|ame|ala|alo|e|eme|arme|es)\b(?! (?:como|con que|a partir))"
)
"""As in "favor calcular el gasto por beneficiario de 2023": it wants the amount too."""
_MEASURED = re.compile(r"\ba (?:que|cuanto) (?:\w+ ){0,2}(?:lleg|alcanz|ascend|qued)\w*")
"""As in "¿a qué porcentaje llegó si se mide contra el presupuesto final?": it wants the amount."""


def _subtitles(question: Question) -> Draft | None:
    """What the subtítulos are called whose meaning is asked for."""
    subtitles = question.items_of("subtitulo")
    if not subtitles or not question.means("significar") or question.says("parte"):
        return None
    said = [f"El subtítulo {i.name} es «{subtitle_name(i.name)}»." for i in subtitles]
    return Draft((" ".join(said),), suggestions=_NEXT)


def _told_apart(ask: Ask) -> Draft:
    """What each of the concepts means that a question wants to be told apart."""
    concepts = dict.fromkeys((*(n.concept for n in ask.question.named), *ask.question.concepts))
    drafts = [_meaning(ask, concept) for concept in concepts]
    text = " ".join(str(part) for draft in drafts for part in draft.parts)
    return replace(drafts[0], parts=(text,))


_TOLD_APART = re.compile(r"\ben que se (?:distingu|diferenci)\w+|\bque diferencia (?:hay|existe)\b")
_WHOLE = 0.9
_DEFINING = re.compile(
    r"\b(?:es|son|fueron|se entiende\w*|se define\w*|corresponden? a|consiste\w*|significan?|"
    r"llamad[oa]s?|denominad[oa]s?|se consideran?|se cuentan?)\b"
)
_DIVIDED = re.compile(
    r"\bse (?:mide|calcula|saca|obtiene|computa|estima|determina)n? (?:sobre|con|contra|respecto de"
    r"|respecto a|a partir de|en base a|entre|usando) (?:que|cuales|quien|cual)\b|"
    r"\b(?:con|sobre|de|a partir de|en base a|contra|usando) (?:que|cuales) (?:\w+ )?(?:se )?"
    r"(?:calculan?|calculo|mide|miden|saca|sacan|obtiene|computan?|estiman?)\b|"
    r"\bque se (?:divide|multiplica|suma|resta)\b|"
    r"\b(?:divid|multiplic)\w+ (?:por|entre|en|con) (?:que|cual|quien|cuanto)\b"
)


def _term(ask: Ask) -> str | None:
    known, text = ask.question.reading.known, ask.question.reading.text
    best: tuple[int, str] | None = None
    for sequence, name in marks.terms().items():
        n = len(sequence)
        if any(known[i : i + n] == sequence for i in range(len(known) - n + 1)) and (
            best is None or n > best[0]
        ):
            best = (n, name)
    if best is None or (
        best[1] == "ficha" and (ask.question.named or _WHERE_IT_STANDS.search(text))
    ):
        return None  # "qué es la cobertura en estas fichas" only says where it stands
    heaviest = max((len(n.terms) for n in ask.question.named), default=0)
    return best[1] if best[0] >= heaviest else None


_WHERE_IT_STANDS = re.compile(
    r"\b(?:segun|en|para|dentro de|(?:que|como) (?:dice|define|entiende|considera)) "
    r"(?:la|las|esta|estas|una) (?:misma )?fichas?\b"
)


def _glossary(ask: Ask, name: str) -> Draft:
    card = read_data("glossary")[name]
    hits = ask.shelf.search(str(card["query"]), 2, [ask.ficha.document]) if card["query"] else ()
    text = f"{card['text']}{_in_its_words(ask, str(card.get('mark', '')))}"
    if name == "precios" and (year := ask.ficha.price_year) is not None:
        text += f" En esta ficha, M$ son miles de pesos de {year}."
    return Draft((text,), passages=hits[:2], suggestions=_NEXT)


def _in_its_words(ask: Ask, mark: str) -> str:
    """How the ficha itself explains a mark, where it prints that below its tables."""
    printed = re.search(rf"{re.escape(mark)}:\s*([^.*]{{10,200}})\.", ask.view.text)
    return f" La ficha lo dice así: «{clean(printed[1])}»." if mark and printed else ""


def _own_sentence(ask: Ask, concept: str) -> Draft | None:
    """The sentence by which the ficha says when one counts as beneficiary: "se cuenta como…"."""
    if concept != "poblacion_beneficiada":
        return None
    lines = lines_of(ask.shelf, ask.ficha.document)
    told = [
        x for x in lines if x.section == _SERVED and _COUNTS_AS.search(fold(x.text)) is not None
    ]
    return prose.told(ask, (Quote(told[0].text, told[0].hit, 1.0),)) if told else None


_WHICH_ONE = re.compile(
    r"(?<!como )\b(?:la|el|lo|las|los) que (?:se )?(?:mid|calcul|saca|comput)\w* "
    r"(?:contra|sobre|respecto|con|en)\b"
)
"""As in "la ejecución que se mide contra el presupuesto final": which of them, and not how."""

_SERVED = "Población beneficiada"
_COUNTS_AS = re.compile(r"\bse (?:cuenta|considera|entiende)n? (?:\w+ )?(?:como|por|a|recuperad)")


def _meaning(ask: Ask, concept: str) -> Draft:
    entry = vocabulary()[concept]
    text = f"{say.capital(entry.named)}: {entry.meaning[:1].lower()}{entry.meaning[1:]}"
    formula = written_formula(concept)
    if formula and "=" not in entry.meaning and "/" not in entry.meaning:
        text += f" Se calcula así: {formula}."
    hits = ask.shelf.search(f"{entry.label} corresponde a", 3, [ask.ficha.document])[:2]
    own = _own_sentence(ask, concept)
    parts = (text, " ", *own.parts) if own is not None else (text,)
    hits = (*own.passages, *hits) if own is not None else hits
    return Draft(parts, passages=hits, suggestions=_next(entry.named, ask))


def _formula(ask: Ask, concept: str) -> Draft:
    entry = vocabulary()[concept]
    formula = written_formula(concept)
    hits = ask.shelf.search(f"{entry.label} corresponde fórmula año t", 3, [ask.ficha.document])[:2]
    if formula is None:
        return (
            _indicator(ask, concept)
            or _origin(ask)
            or Draft(
                (
                    (
                        f"{say.capital(entry.named)} no se calcula: es un dato que informa la "
                        f"institución. {entry.meaning}"
                    ),
                ),
                passages=hits,
                suggestions=_NEXT,
            )
        )
    return Draft(
        (f"{say.capital(entry.named)} se calcula así: {formula}. {entry.meaning}",),
        passages=hits,
        suggestions=_next(entry.named, ask),
    )


def _origin(ask: Ask) -> Draft | None:
    """Where the money of a figure that is not calculated came from, with the figure."""
    wanted, fits = prose.fits(ask)
    if wanted.sort is None or wanted.sort.id != "origen" or fits[:1] == ():
        return None
    if fits[0].score < prose.ENOUGH:
        return None
    figure_parts, hits = why_figure.context(ask)
    draft = prose.told(ask, prose.quotes(fits[:1]))
    return replace(draft, parts=(*figure_parts, *draft.parts), passages=(*draft.passages, *hits))


def _indicator(ask: Ask, concept: str) -> Draft | None:
    """The formula that an indicator declares."""
    if not concept.startswith("indicador"):
        return None
    names = [i.name for i in ask.question.items_of("indicador")]
    kind = "complementario" if "complementario" in concept else "proposito"
    own = [i for i in ask.ficha.indicators if i.name in names] or [
        i for i in ask.ficha.indicators if i.kind == kind
    ]
    if not own:
        return None
    text = " ".join(f"El indicador «{i.name}» se calcula así: «{i.formula}»." for i in own)
    hits = ask.shelf.search(own[0].name, 3, [ask.ficha.document])[:2]
    return Draft((text,), passages=hits, suggestions=_NEXT)


def written_formula(concept: str) -> str | None:
    """The formula of a concept in words: "población beneficiada / población objetivo × 100"."""
    card = CARDS.get(concept)
    if card is None or not all(isinstance(i, Input) for i in card.inputs):
        return None
    labels = [vocabulary()[i.concept].label for i in card.inputs if isinstance(i, Input)]
    if card.expression == "+":
        return f"suma de {labels[0]}" if len(labels) == 1 else " + ".join(labels)
    same = len(set(labels)) < len(labels)  # a row over its own total
    return None if same else card.expression.format(*labels)


def _next(name: str, ask: Ask) -> tuple[str, ...]:
    return (f"¿Cuánto fue {name} en {ask.ficha.year}?", *_NEXT[1:])


_NEXT = ("¿Qué es un hallazgo?", "¿Qué significa N/C?", "¿Qué puedo preguntar?")
