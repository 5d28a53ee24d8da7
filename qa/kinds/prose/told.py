"""What only the text tells, though its question also holds words of the tables.

"¿Cuánta gente quedó en lista de espera?" counts people, but not those of any table: the words that
no figure explains stand in a sentence, and that sentence is the answer.
"""

import re
from dataclasses import dataclass
from functools import cache

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS
from qa.data import read_data
from qa.kinds.figures import rather_told
from qa.kinds.prose import attribute, findings, named, prose
from qa.kinds.prose.counting import counts_another, counts_no_unit, of_shares
from qa.kinds.prose.prose import told_extreme
from qa.kinds.rows import lists
from qa.language.lexicon import is_verb
from qa.language.likeness import FORM, KIN, likeness
from qa.language.senses import CHANGES, SPENDING, function_words, neutral_words
from qa.language.words import stem
from qa.named.timed import asks_how_long, is_of_time
from qa.programmes.selectors import superlative
from qa.saying.asking import Ask, Draft
from qa.text.asked import Wanted
from qa.text.lacking import told_by_its_name
from qa.text.lines import NOTES, said_in
from qa.text.rank import Fit, covers
from qa.text.sorts import COUNT, MONEY, REASON, is_number, sort_of, tells_money
from qa.understanding.bought import what_given_money_bought
from qa.understanding.heads import asks_which
from qa.understanding.question import QUANTITIES, Question

_NEVER_FIGURES = frozenset(
    """hora plazo veces edad edad_media requisito origen fuente distancia salida tope prueba
    copago""".split()
)
_NO_ROWS = _NEVER_FIGURES | {"fecha", "quien"}
"""Sorts of things that no row of a table tells: naming one explains nothing."""
_COUNTED_SHARE, _COUNTING = 0.66, 0.95
"""A number is told of just what is counted, so the sentence itself must hold most of it."""
_BESIDE_FIELDS = ("prueba",)
"""Sorts that no field of a ficha tells either."""
_WHAT_BECOMES = re.compile(
    r"\bque (?:se )?(?:les? )?(?:pas|hac|hic|ocurr|suced)\w+ (?:con|a|al|si|cuando|en caso) "
)
"""As in "¿qué pasa con los excedentes?": no figure tells what becomes of something."""

_CLEAR, _MOST, _ALL = 1.5, 0.8, 0.9
_WHO_MAY = "Población objetivo"
_OF_EACH = re.compile(r" por (?:cada )?(?:comuna|municip\w+|ciudad|provincia|localidad)$")
"""As in "localidades conectadas por comuna": one sentence is no breakdown."""

_MY_OWN = re.compile(
    r"\bdonde (?:lo |la |los |las )?(?:compro|consigo|encuentro|retiro|reclamo|voy|"
    r"puedo (?:ir|comprar|conseguir|encontrar|retirar))\b"
)
"""What somebody is to do for himself, which no report tells."""

_SENTENCE = 6
"""Words of an entry that says something by itself."""

_FIELDS = (
    "Historial evaluativo",
    "Objetivos de Desarrollo Sostenible",
    "Enfoque de género",
    "Pobreza multidimensional",
    "Pobreza por ingresos",
    "Complementariedades",
)
"""Sections of short entries, which only together answer."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """What a sentence must reach: of the whole question, of what nothing explains, of the sort."""

    score: float
    covered: float
    tells: float


_SURE = _Bar(0.72, 0.8, 0.95)
_LIKELY = _Bar(0.52, 0.68, 0.9)


def surely(ask: Ask) -> Draft | None:
    """The sentence that holds nearly all of the question, before a kind that may mistake it."""
    return _counted_with_reasons(ask) or _told(ask, _SURE)


def _counted_with_reasons(ask: Ask) -> Draft | None:
    """As in "¿cuántos se fueron y por qué?": the sentence that counts them tells it too."""
    question = ask.question
    whole = question.reading.text.endswith("por que")
    if not question.means("porque", "cuantos_") or not (question.strangers or whole):
        return None
    wanted, fits = prose.fits(ask)
    counting = (fit for fit in fits if not whole or _counts_doers(wanted, fit))
    best = next(counting, None)
    if best is None or best.share < (_COUNTED_SHARE if whole else _COUNTING):
        return None
    if not (whole or unexplained(ask, wanted)):
        return None
    counted = any(is_number(word) for word in best.line.said)
    return prose.told(ask, prose.quotes((best,))) if counted else None


def _counts_doers(wanted: Wanted, fit: Fit) -> bool:
    """Whether a number stands before what the question names: "2.215 dejaron", "63 techos"."""
    pairs = zip(fit.line.said, fit.line.said[1:], strict=False)
    after = [word for number, word in pairs if is_number(number)]
    return any(likeness(unit.word, word) >= KIN for unit in wanted.units for word in after)


def answer(ask: Ask) -> Draft | None:
    """The sentence that holds what neither figures, fields nor lists explain; None without one."""
    return _told(ask, _LIKELY)


def _explained_whole(ask: Ask) -> bool:
    """Whether each word is of a concept, a row or a year, so that no sentence need be looked at."""
    question = ask.question
    sort = sort_of(question.reading.text)
    counted = any(item.by_unit for item in question.items)
    least = _BY_A_WORD if question.means("indicador") else _SURE_ROW
    row = any(item.kind == "indicador" and item.weight >= least for item in question.items)
    if not (question.named or counted or row) or question.strangers:
        return False
    if what_given_money_bought(question) or counts_no_unit(ask):
        return False
    if _year_of_a_row(question) or _row_of_an_order(question):
        return True
    timed = any(is_of_time(item.name) for item in question.items)
    if row and not timed and not question.named and question.means("cuantos_"):
        return False  # a share says how many of a hundred, and a sentence may say how many
    if told_extreme(ask, "") is not None:
        return False  # "oficios con más egresados" may be told, however well a row explains it
    dated = question.period.said or question.means("promedio")
    dated = dated or _LASTED.search(question.reading.text) is not None
    lasting = row and dated and asks_how_long(question.reading.text)
    if sort and not (counted or lasting) and sort.id not in (COUNT, MONEY):
        return False
    moves = {t.first for t in question.reading.terms if row and t.senses & CHANGES}
    taken = question.taken | moves
    rest = (w for i, w in enumerate(question.reading.known) if i not in taken)
    explained = function_words() | _HOW_MANY | (_OF_INDICATORS if row else frozenset())
    explained |= neutral_words() if moves else frozenset()
    return all(len(word) <= 2 or word in explained for word in rest)


_LASTED = re.compile(r"\b(?:demor|tard|esper)(?:o|aron)\b")
"""What took so long, where "cuánto demora" may be told in general."""

_HOW_MANY = frozenset("cuantos cuantas hubo".split())
_OF_INDICATORS = frozenset(
    "cuanto cuanta resultado valor dato cifra proposito complementario indicador".split()
)

_BY_A_WORD = 0.9
_SURE_ROW = 2
"""The weight of a row that is named beyond doubt: "indicador de propósito 1, resultado"."""


def _told(ask: Ask, bar: _Bar) -> Draft | None:
    question = ask.question
    others = question.any_of(*_others(ask)) and not findings.of_something_else(ask)
    if others or (question.inherited and not question.strangers):
        return None
    text = question.reading.text
    if _explained_whole(ask) or _OF_EACH.search(text) or _MY_OWN.search(text):
        return None
    wanted, ranked = prose.fits(ask)
    rare = wanted.sort is not None and wanted.sort.rare is not None
    fits = prose.whole(wanted, ranked)
    if (named.asks(ask) and not rare) or not fits or _rather_another_kind(ask, wanted, fits[0]):
        return None
    best, rest = fits[0], unexplained(ask, wanted)
    if _tells_of_coming_year(ask, best):
        return prose.told(ask, prose.quotes(fits[:1]))
    clear = rare or (wanted.sort is not None and wanted.sort.id in _BESIDE_FIELDS)
    never = clear or (_never_a_figure(wanted) and not attribute.explained(ask))
    extreme = told_extreme(ask, best.line.text)
    in_text = _all_of_it(ask, wanted, best) or counts_another(ask, wanted, best)
    if not (rest or never or in_text or (extreme and best.share > _ALL)):
        return None
    if attribute.explained(ask) and not clear and not _says_more(ask, best, rest, wanted):
        return None
    if best is not ranked[0] and bar is _LIKELY:
        bar = _SURE  # what holds more of the question lacks what it asks for
    reached = best.score >= bar.score and best.tells >= bar.tells
    rest = [i for i in rest if not told_by_its_name(wanted, best, i)]
    if not reached or (not rare and covers(best, rest, wanted) < bar.covered):
        return None
    if _lacks(wanted, best) or extreme is False:
        return None
    return prose.told(ask, prose.quotes(fits))


def _row_of_an_order(question: Question) -> bool:
    """As in "¿qué región tiene el menor gasto por almacén?": the figures tell which."""
    which = question.any_of("region", "componente") and question.says(*_WHICH_ROW)
    clear = any(n.weight >= _CLEAR for n in question.named)
    return which and clear and question.any_of("maximo", "minimo")


_WHICH_ROW = ("que region", "cual region", "que componente", "cual componente")


def _year_of_a_row(question: Question) -> bool:
    """As in "¿en qué año se hicieron más eventos?": the years of a row are in its table."""
    extreme = question.any_of("maximo", "minimo") and question.says("que ano", "cual ano")
    return extreme and any(i.present and i.weight >= _CLEAR for i in question.items)


def _all_of_it(ask: Ask, wanted: Wanted, best: Fit) -> bool:
    """Whether a sentence holds all of a question that only a verb makes one of a figure.

    "¿Cuánto cubre el aporte?" counts nobody, though a programme covers people.
    """
    question = ask.question
    weak = all(n.weight < 1 for n in question.named) and not question.items
    weak = weak or _counts_done(ask, wanted, best) or (bool(wanted.counted) and of_shares(ask))
    if _asks_which(ask) and best.share >= _ALL and best.tells == 1:
        return True
    counting = question.any_of(*QUANTITIES)
    said = [unit for unit in wanted.units if unit.telling or not counting]
    return weak and len(said) > 1 and best.share >= _COUNTING and best.tells == 1


def _asks_which(ask: Ask) -> bool:
    """Whether "¿qué muelle…?" asks which one of what a row counts."""
    question = ask.question
    which = asks_which(question.text, question.reading, question.taken)
    return which and not question.any_of("cuanto", "cuantos_", "porcentaje", "listar")


def _counts_done(ask: Ask, wanted: Wanted, best: Fit) -> bool:
    """Whether a verb that no row holds is what is counted: "3.522 terminaron con un acuerdo"."""
    if not wanted.counted:
        return False
    rows = _words_of_rows(ask)
    pairs = zip(wanted.units, best.held, strict=True)
    verbs = (u.word for u, held in pairs if u.telling and held >= FORM and is_verb(u.word))
    return any(not any(likeness(verb, word) >= KIN for word in rows) for verb in verbs)


def _rather_another_kind(ask: Ask, wanted: Wanted, best: Fit) -> bool:
    """Whether a reason, an amount or an extreme is asked for: the best sentence may tell none.

    So too where an indicator of a time says as much of how long something takes.
    """
    if wanted.sort is not None and (
        wanted.sort.id == REASON or (wanted.sort.rare is not None and best.tells == 1)
    ):
        return wanted.sort.id == REASON
    money = wanted.sort is not None and wanted.sort.id == "dinero"
    extreme = ask.question.any_of("tendencia", "cambiar", "promedio")
    extreme = extreme or superlative(ask.question.reading, frozenset()) is not None
    bound = wanted.bounded and bool(wanted.counted) and best.line.section == _WHO_MAY
    limit = (wanted.sort is not None and wanted.sort.id == "tope") or bound
    told = told_extreme(ask, best.line.text) and best.share > _ALL
    if ask.question.named and extreme and not (money or limit or told or _never_a_figure(wanted)):
        return True
    if rather_told.as_well_as(ask, best):
        return True
    if _never_a_figure(wanted) or what_given_money_bought(ask.question):
        return False
    return asks_money(ask) and not tells_money(best.line.text)


def _lacks(wanted: Wanted, best: Fit) -> bool:
    """Whether a sentence lacks what may not be missing.

    That is the year asked about, most of what is counted, or a subject that no ficha treats.
    """
    if wanted.years and not any(str(y) in best.line.around for y in wanted.years):
        return True
    if wanted.sort is not None and wanted.sort.id == COUNT and not prose.holds_enough(wanted, best):
        return True
    pairs = zip(wanted.units, best.held, strict=False)
    return any(unit.word in _unheard_of() and held < KIN for unit, held in pairs)


@cache
def _unheard_of() -> frozenset[str]:
    """Single words of subjects that no ficha treats."""
    cards = read_data("absent").values()
    return frozenset(word for card in cards for word in card["words"] if " " not in word)


_OTHERS = ("porque", "resumen", "hallazgo", "cierto", "cuadrar", "ranking", "sumar")


def _others(ask: Ask) -> tuple[str, ...]:
    """Senses of what is told by another kind; the order of people is no ranking or sum."""
    sort = sort_of(ask.question.reading.text)
    rare = sort is not None and sort.rare is not None
    return tuple(s for s in _OTHERS if not (rare and s in ("ranking", "sumar")))


def _tells_of_coming_year(ask: Ask, best: Fit) -> bool:
    """Whether a sentence tells of the coming year that is asked about, and no amount is asked."""
    money = any(
        vocabulary()[n.concept].unit == MILES_DE_PESOS
        for n in ask.question.named
        if n.concept in vocabulary()
    )
    if money or best.score < _LIKELY.score or best.line.section == NOTES:
        return False
    coming = (str(y) for y in ask.question.period.years if y > ask.ficha.year)
    return any(year in best.line.said for year in coming)


def _says_more(ask: Ask, best: Fit, rest: list[int], wanted: Wanted) -> bool:
    """Whether a sentence says more than the field that the question names also."""
    if best.line.section == NOTES:
        return False
    if best.line.section in _FIELDS and attribute.answer(ask) is not None:
        return False
    if best.line.section in _FIELDS:
        return (
            len(best.line.said) >= _SENTENCE and bool(rest) and covers(best, rest, wanted) > _MOST
        )
    home = wanted.sort.home if wanted.sort is not None else ""
    return not home or best.line.section == home or best.share >= _MOST


def unexplained(ask: Ask, wanted: Wanted) -> list[int]:
    """The places of the units that no figure, field or list explains."""
    question = ask.question
    explained = attribute.explained(ask) | lists.explained(ask) | question.period.taken
    said, rows = set[int](), frozenset[str]()
    sure = any(item.weight >= _SURE_ROW and item.present for item in question.items)
    vague = neutral_words() if sure else frozenset[str]()
    own = {stem(unit.word) for unit in wanted.units} & ask.view.name
    names = own if len(own) >= min(2, len(ask.view.name)) else set[str]()
    if _may_be_a_figure(ask, wanted):
        explained |= question.taken
        said = {t.first for t in question.reading.terms if not t.plain and question.named}
        rows = _words_of_rows(ask)
    return [
        i
        for i, unit in enumerate(wanted.units)
        if unit.telling
        and unit.word not in vague
        and unit.index not in explained
        and unit.index not in said
        and stem(unit.word) not in names
        and not is_number(unit.word)
        and not any(likeness(unit.word, word) >= KIN for word in rows)
    ]


def asks_money(ask: Ask) -> bool:
    """Whether an amount of money is asked for."""
    question = ask.question
    if question.means("cuantos_") or not (question.means("cuanto") or not question.interrogates):
        return False
    units = (vocabulary()[n.concept].unit for n in question.named if n.weight >= 1)
    return MILES_DE_PESOS in units or question.any_of(*SPENDING)


def _may_be_a_figure(ask: Ask, wanted: Wanted) -> bool:
    """Whether a figure may be what is asked for, so that words of rows and concepts explain it."""
    question = ask.question
    if _WHAT_BECOMES.search(question.reading.text) or what_given_money_bought(question):
        return False
    if wanted.sort is not None:
        return wanted.sort.id not in _NO_ROWS and (
            wanted.sort.id != "lugar" or any(n.weight >= _CLEAR for n in question.named)
        )
    return bool(question.named) or not question.any_of("como_", "dirigir")


def _words_of_rows(ask: Ask) -> frozenset[str]:
    """The words of the rows that the question names, and of the units they are counted in."""
    named = {item.name for item in ask.question.items if item.kind != "region"}
    units = (f"{c.name} {c.unit or ''}" for c in ask.ficha.components if c.name in named)
    return frozenset(word for text in (*units, *named) for word in said_in(text))


def _never_a_figure(wanted: Wanted) -> bool:
    return wanted.sort is not None and wanted.sort.id in _NEVER_FIGURES
