"""An indicator that a question names by some of its words, held against what the text tells.

Promise: the value of an indicator answers only a question of which it says at least as much as any
sentence does; where neither says most of it, nothing is told.
"""

from calc.figure import fold
from ingest.ficha import Indicator
from qa.kinds.prose import prose
from qa.language.lexicon import is_verb
from qa.language.likeness import KIN, SAID_SO, likeness
from qa.language.senses import CHANGES, function_words
from qa.language.synonyms import same_verb
from qa.language.words import words
from qa.named.row import INDICATOR
from qa.named.timed import asks_how_long, in_time, is_a_time, is_of_time
from qa.saying.asking import Ask, Draft
from qa.text.asked import Unit
from qa.text.lines import NOTES
from qa.text.part_asked import part_asked
from qa.text.rank import Fit
from qa.text.sorts import sort_of

_BY_NUMBER = 9
_MARGIN, _LEAST, _BY_FORMULA, _MOST = 0.15, 0.5, 0.45, 0.66
_TELLS_A_VALUE = frozenset(
    """fueron dieron dice dicen paso pasa tuvo obtuvo alcanzo logro muestra muestran marca marco
    registra registro arroja arrojo indica indico salio""".split()
)
_MEASURES = frozenset("porcentaje proporcion tasa promedio media indicador valor numero".split())


def hinted(ask: Ask) -> bool:
    """Whether all that the question asks is one indicator, by some of its words and no number."""
    items = ask.question.items_of(INDICATOR)
    only = len(items) == 1 and len(ask.question.items) == 1 and items[0].present
    said = ask.question.any_of("indicador", "proposito", "complementario", "celda_", *CHANGES)
    return only and items[0].weight < _BY_NUMBER and not (said or ask.question.inherited)


def says_little(ask: Ask) -> bool:
    """Whether the indicator says too little of a question, or no measure is asked for at all."""
    if not hinted(ask):
        return False
    return _held(ask) < _LEAST or _asks_no_measure(ask) or _of_another_part(ask)


def _of_another_part(ask: Ask) -> bool:
    """Whether a share is asked of what the name of the indicator does not say: "¿qué % egresó?"."""
    asked = part_asked(ask.question.reading)
    name = ask.question.items_of(INDICATOR)[0].name
    own = [w.text for w in words(fold(name)) if w.text not in function_words()]
    return asked is not None and not any(
        likeness(what, word) >= SAID_SO or same_verb(what, word)
        for what in asked.what
        for word in own
    )


def as_well_as(ask: Ask, fit: Fit) -> bool:
    """Whether an indicator of a time says as much of a question on a time as a sentence does."""
    text = ask.question.reading.text
    if not hinted(ask) or not asks_how_long(text) or text.count("cuant") > 1:
        return False
    name = ask.question.items_of(INDICATOR)[0].name
    timed = any(i.name == name and in_time(i) for i in ask.ficha.indicators)
    return timed and _held(ask) >= max(_LEAST, _share(ask, fit))


def _asks_no_measure(ask: Ask) -> bool:
    """As in "¿qué considera la ficha…?": what is done, and no measure of it."""
    known = ask.question.reading.known
    opens = known[:1] in (("que",), ("quien",), ("quienes",), ("como",)) and len(known) > 1
    verb = opens and is_verb(known[1]) and known[1] not in _TELLS_A_VALUE
    return verb and not ask.question.any_of("cuanto", "cuantos_", "porcentaje", "promedio")


def answer(ask: Ask) -> Draft | None:
    """The sentence that says more of the question than the indicator does; None without one."""
    if not hinted(ask):
        return None
    wanted, fits = prose.fits(ask)
    best = next(iter(prose.whole(wanted, fits)), None)
    if best is None or best.tells < 1 or best.score < prose.ENOUGH:
        return None
    if best.line.section == NOTES or best.line.section.startswith("Indicador"):
        return None
    share = _share(ask, best)
    more = share >= _MOST and share > _held(ask) + _MARGIN
    return prose.told(ask, prose.quotes((best,))) if more else None


def _share(ask: Ask, fit: Fit) -> float:
    """The share of the telling words of a question that a sentence says."""
    wanted, _ = prose.fits(ask)
    told = [(u, held) for u, held in zip(wanted.units, fit.held, strict=False) if _says(u)]
    whole = sum(unit.weight for unit, _ in told)
    return sum(unit.weight * held for unit, held in told) / whole if whole else 0.0


def _held(ask: Ask) -> float:
    """The share of the telling words of a question that its indicator says."""
    name = ask.question.items_of(INDICATOR)[0].name
    one = next((i for i in ask.ficha.indicators if i.name == name), None)
    if one is None:
        return 1.0
    wanted, _ = prose.fits(ask)
    telling = [u for u in wanted.units if _says(u)]
    if in_time(one):
        if not _asks_a_time(ask, one):
            return 0.0
        others = [u for u in telling if not is_a_time(u.word)]
        if not others and is_of_time(one.name):
            return 1.0
        telling = others or telling
    whole = sum(unit.weight for unit in telling)
    held = sum(unit.weight * _held_by(one, unit.word) for unit in telling)
    return held / whole if whole else 1.0


def _held_by(one: Indicator, word: str) -> float:
    """How near a word is to the name of an indicator, and less to its formula."""
    texts = ((f"{one.name} {one.unit or ''}", 1.0), (one.formula or "", _BY_FORMULA))
    return max(
        (
            weight * likeness(word, w.text)
            for text, weight in texts
            for w in words(fold(text))
            if w.text not in function_words()
        ),
        default=0.0,
    )


def _asks_a_time(ask: Ask, one: Indicator) -> bool:
    """Whether it asks how long, or opens as the name of the indicator does: "permanencia"."""
    known = ask.question.reading.known
    named = (w.text for w in words(fold(one.name)) if w.text not in function_words())
    head = next(named, "")
    sort = sort_of(ask.question.reading.text)
    return (sort is not None and sort.id == "plazo") or any(
        is_a_time(word) or likeness(word, head) >= KIN for word in known
    )


def _says(unit: Unit) -> bool:
    return unit.telling and unit.word not in _MEASURES
