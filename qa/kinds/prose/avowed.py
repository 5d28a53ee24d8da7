"""Whether the text of a ficha says what somebody asks: "¿es verdad que quebró una empresa?".

Promise: "sí" where one sentence holds all that is asked, its numbers too; "no" where it tells
another number of the same thing, or denies what is asked; else nothing is decided here.
"""

import re
from dataclasses import replace
from fractions import Fraction

from calc.claims.found.words import FRACTIONS, read_fraction
from calc.figure import fold
from calc.number import read_number
from qa.kinds.prose import attribute, prose
from qa.language.lexicon import is_verb
from qa.language.likeness import FORM, SAYS_THE_SAME, likeness
from qa.language.senses import CHANGES
from qa.language.words import stem
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.text.asked import Unit, Wanted
from qa.text.counts import counts_in
from qa.text.lines import NOTES, Line, lines_of
from qa.text.rank import Fit
from qa.text.sorts import is_number

_ASKS = frozenset(
    "cuanto cuanta cuantos cuantas quien quienes donde cuando cual cuales como porque si".split()
)
_OTHERS = (
    "porque",
    "resumen",
    "hallazgo",
    "cuadrar",
    "ranking",
    "sumar",
    "significar",
    "maximo",
    "minimo",
    "promedio",
)
_CLEAR, _LIKELY, _HALF, _VERB = 1.5, 0.6, 0.45, 0.5
_DENIES = frozenset("no ni sin ningun ninguna nunca tampoco jamas".split())
_NEAR = 4
_LEAVING = re.compile(r"\b(?:retir|renunci|abandon|ya no\b|dejo de\b|dejaron de\b)")
_STAYING = re.compile(r"\b(?:particip|sigu|continu|ejecut|trabaj|esta\b|estan\b)")
_BARE = re.compile(r": ?(?:si|no)\.?$")
_HOUR = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_SHARE = re.compile(r"(\d+(?:,\d+)?) ?(?:%|por ciento)")
_ALL_YEAR = re.compile(r"\b(?:todo el ano|el ano entero|ano completo|ano corrido)\b")
_MONTH = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_SEASON = re.compile(rf"\b(?:de|entre|desde|durante) {_MONTH} (?:a|y|hasta) {_MONTH}\b")


def answer(ask: Ask) -> Draft | None:
    """The verdict with the sentence it rests on; None where no sentence decides."""
    question = ask.question
    if question.inherited or not _asks_whether(ask) or question.any_of(*_OTHERS):
        return None
    if (season := _season(ask)) is not None:
        return season
    if attribute.answer(ask) is not None:
        return None
    if any(n.weight >= _CLEAR for n in question.named) or question.period.said:
        return None
    if question.any_of(*CHANGES) and any(n.weight >= 1 for n in question.named):
        return None  # how a figure of the tables went is told by the figures
    wanted, fits = prose.fits(ask)
    telling = [u for u in wanted.units if u.telling and not is_number(u.word)]
    if not telling:
        return None
    for fit in fits[:3]:
        if not fit.held or _BARE.search(fold(fit.line.text)) or fit.line.section == NOTES:
            continue
        verdict = _verdict(ask, wanted, telling, fit)
        if verdict is not None:
            draft = prose.told(ask, prose.quotes((fit,)))
            return replace(draft, parts=(_opening(ask, right=verdict), *draft.parts[1:]))
    return None


def _asks_whether(ask: Ask) -> bool:
    """Whether it can be answered by yes or no alone."""
    known = ask.question.reading.known
    if not _ASKS.isdisjoint(known) or known[:1] == ("que",):
        return False
    if _WHICH.search(ask.question.text.casefold()):
        return False
    if ask.earlier is not None and known[:1] in (("y",), ("e",)) and not any(map(_is_verb, known)):
        return False  # "¿y beneficiarios?" goes on with what was asked and asserts nothing
    return ask.question.means("cierto") or "?" in ask.question.text


def _is_verb(word: str) -> bool:
    return word in _SHORT_VERBS or is_verb(word)


_SHORT_VERBS = frozenset("hay es son fue era van va dan da".split())
_WHICH = re.compile(r"\bqué\b|¿\s*(?:a|con|de|desde|en|hasta|para|por) que\b")


def _verdict(ask: Ask, wanted: Wanted, telling: list[Unit], fit: Fit) -> bool | None:
    """Whether a sentence grants or denies what is asked; None where it does neither."""
    held = {unit.index: value for unit, value in zip(wanted.units, fit.held, strict=True)}
    if any(unit.word[0].isdigit() and not held[unit.index] for unit in wanted.units):
        return None  # a number that the sentence does not tell: nothing is granted by the rest
    whole = sum(unit.weight for unit in telling)
    covered = sum(unit.weight * held[unit.index] for unit in telling) / whole
    agree = _numbers_agree(ask.question.reading.text, fit.line.text)
    if agree is False:
        return False if covered >= _LIKELY else None
    if agree is None and _tells_number(ask.question.reading.text):
        return None
    if len(telling) == 1 and held[telling[0].index] < FORM:
        return None
    missing = [u for u in telling if held[u.index] < SAYS_THE_SAME]
    if missing and not (agree and all(_light(ask, u) for u in missing) and covered >= _HALF):
        return None
    told, asked = fold(fit.line.text), ask.question.reading.text
    if _LEAVING.search(told) and not _LEAVING.search(asked):
        return False if _STAYING.search(asked) else None
    denied = _denied(fit.line.said, telling)
    if _denied(ask.question.reading.known, telling):
        return True if denied else None
    return not denied


def _light(ask: Ask, unit: Unit) -> bool:
    """Whether a sentence may lack a word: a verb, or those whom the whole programme serves."""
    return unit.weight < _VERB or stem(unit.word) in ask.view.people


def _numbers_agree(asked: str, told: str) -> bool | None:
    """Whether the numbers of a question stand in a sentence of the same things; None without."""
    shares, hours = _shares(asked), _HOUR.findall(asked)
    if shares:
        own = _shares(told)
        return shares <= own if own else None
    if hours and (said := _HOUR.findall(told)):
        return set(hours) <= set(said)
    verdicts = []
    for count in counts_in(asked):
        same = [other.value for other in counts_in(told) if _alike(count.nouns, other.nouns)]
        if same:
            verdicts.append(count.value in same)
        elif count.nouns:
            return None
    return all(verdicts) if verdicts else None


def _alike(nouns: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(likeness(a, b) >= SAYS_THE_SAME for a in nouns[:2] for b in others[:2])


def _tells_number(text: str) -> bool:
    return bool(_shares(text) or _HOUR.search(text) or any(c.nouns for c in counts_in(text)))


def _shares(text: str) -> frozenset[Fraction]:
    """The parts of a whole that a text tells: percentages, "la mitad", "dos tercios"."""
    folded = fold(text)
    percent = {Fraction(read_number(m[1])) / 100 for m in _SHARE.finditer(folded)}
    return frozenset(percent | {read_fraction(m[0]) for m in re.finditer(FRACTIONS, folded)})


def _denied(said: tuple[str, ...], telling: list[Unit]) -> bool:
    """Whether a word of denial stands just before a word that tells what is asked."""
    for i, word in enumerate(said):
        if word in _DENIES:
            after = said[i + 1 : i + 1 + _NEAR]
            if any(likeness(u.word, w) >= SAYS_THE_SAME for u in telling for w in after):
                return True
    return False


def _season(ask: Ask) -> Draft | None:
    """As in "¿hay talleres todo el año?": the months of the year that the ficha tells."""
    if not _ALL_YEAR.search(ask.question.reading.text):
        return None
    lines: list[Line] = [
        x for x in lines_of(ask.shelf, ask.ficha.document) if _SEASON.search(fold(x.text))
    ]
    if not lines or lines[0].section not in ("Antecedentes", "Población beneficiada"):
        return None
    draft = prose.told(ask, prose.quotes((Fit(lines[0], 1.0, 1.0, 1.0, ()),)))
    return replace(draft, parts=(_opening(ask, right=False), *draft.parts[1:]))


def _opening(ask: Ask, *, right: bool) -> str:
    said = f"{'sí' if right else 'no'}, según la ficha: "
    return f"{ask.opening}{said}" if ask.crowd else say.capital(said)
