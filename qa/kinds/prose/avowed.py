"""Whether the text of a ficha says what somebody asks: "¿es verdad que quebró una empresa?".

Promise: "sí" where one sentence holds all that is asked, its numbers too; "no" where it tells
another number of the same thing, or denies what is asked; else nothing is decided here.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from calc.figure import fold
from qa.answers.evidence import covered_years
from qa.kinds.checks import stated
from qa.kinds.checks.part_of_them import says_of_them, what_they_are
from qa.kinds.prose import attribute, prose
from qa.language.lexicon import is_verb
from qa.language.likeness import FORM, KIN, SAYS_THE_SAME, likeness
from qa.language.senses import CHANGES
from qa.language.words import stem
from qa.named.thresholds import read_thresholds
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.verdicts import verdicts_of
from qa.text.agreeing import numbers_agree, tells_number, year_agrees
from qa.text.asked import Unit, Wanted
from qa.text.lines import NOTES, Line, lines_of
from qa.text.rank import Fit
from qa.text.sorts import is_number
from qa.understanding.question import Question

_ASKS = frozenset(
    "cuanto cuanta cuantos cuantas quien quienes donde cuando cual cuales como porque si".split()
)
_MARKS = frozenset(("s/i", "n/a", "n/c"))
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
_CLEAR, _HALF, _VERB = 1.5, 0.45, 0.5
_DENIES = frozenset("no ni sin ningun ninguna nunca tampoco jamas".split())
_NEAR = 4
_IN_FULL = 2
"""The weight of a row that at least two telling words name."""

_LEAVING = re.compile(r"\b(?:retir|renunci|abandon|ya no\b|dejo de\b|dejaron de\b)")
_STAYING = re.compile(r"\b(?:particip|sigu|continu|ejecut|trabaj|esta\b|estan\b)")
_OF_ALL = re.compile(r"\b(?:tod[oa]s|siempre|cada un[oa])\b")
_BUT_SOME = re.compile(r"\b(?:salvo|excepto|menos (?:el|la|los|las)|con excepcion)\b")
_IN_PARTS = re.compile(r"\bse (?:repart|divid|distribuy)\w+|: \d[^:.]*, \d[^:.]* y \d")
"""As in "los 71 se reparten: 31 compraron máquinas, 22 mejoraron muelles y 18 …"."""
_BARE = re.compile(r": ?(?:si|no)\.?$")
_ALL_YEAR = re.compile(r"\b(?:todo el ano|el ano entero|ano completo|ano corrido)\b")
_MONTH = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_SEASON = re.compile(rf"\b(?:de|entre|desde|durante) {_MONTH} (?:a|y|hasta) {_MONTH}\b")


def answer(ask: Ask) -> Draft | None:
    """The verdict with the sentence it rests on; None where no sentence decides."""
    question = ask.question
    if question.inherited or not _asks_whether(ask) or question.any_of(*_others(question)):
        return None
    if (season := _season(ask)) is not None:
        return season
    of_them = says_of_them(question.reading)
    figured = not of_them and _of_the_tables(question, covered_years(ask.ficha))
    named = not of_them and attribute.answer(ask) is not None
    if named or (figured and not tells_number(question.reading.text)):
        return None
    wanted, fits = prose.fits(ask)
    telling = _telling(question, wanted) if of_them else _telling_all(wanted)
    if not telling:
        return None
    for fit in _on_them(question, fits) if of_them else fits[:3]:
        if wanted.sort is not None and wanted.sort.rare is not None and fit.tells < 1:
            continue  # what the sort asks for is told by another sentence: "es gratuito"
        if not fit.held or _BARE.search(fold(fit.line.text)) or _asserts_nothing(fit.line):
            continue
        verdict = _verdict(ask, wanted, telling, fit)
        # What the tables tell is denied by no sentence, nor the count of a row: "58 eventos se
        # suspendieron" says nothing of how many were held.
        of_tables = figured and not (verdict and _holds_all(wanted, fit))
        if of_tables or (verdict is False and (stated.is_of_a_row(ask) or _is_judged(ask))):
            continue
        if verdict is False or (verdict and not _unconfirmed(ask)):
            draft = prose.told(ask, prose.quotes((fit,)))
            return replace(draft, parts=(_opening(ask, right=verdict), *draft.parts[1:]))
    return None


def _telling_all(wanted: Wanted) -> list[Unit]:
    """The words that restrict a question, its numbers apart."""
    telling = [u for u in wanted.units if u.telling and not is_number(u.word)]
    return [u for u in telling if not _MOST.match(u.word)]


def _telling(question: Question, wanted: Wanted) -> list[Unit]:
    """The words that say what a part of those served are."""
    what = what_they_are(question.reading)
    return [u for u in _telling_all(wanted) if u.word in what]


def _on_them(question: Question, fits: Sequence[Fit]) -> list[Fit]:
    """The sentences that say what is asked of a part of those served: "el 52 % son niñas"."""
    what = what_they_are(question.reading)
    return [
        fit
        for fit in fits
        if all(any(likeness(w, said) >= KIN for said in fit.line.said) for w in what)
    ]


def of_the_text(ask: Ask) -> Draft | None:
    """What a sentence says of whether there was something, where the tables print no value."""
    wanted, fits = prose.fits(ask)
    telling = [u for u in wanted.units if u.telling and not is_number(u.word)]
    years = [str(year) for year in ask.question.period.years]
    own = [fit for fit in fits[:3] if all(year in fit.line.said for year in years)]
    own = [fit for fit in own if _WAS_NOT.search(fold(fit.line.text))]
    for fit in own if telling else ():
        verdict = None if _asserts_nothing(fit.line) else _verdict(ask, wanted, telling, fit)
        granted = verdict and _DENIES.isdisjoint(ask.question.reading.known)
        if verdict is not None and not granted:  # what was not is no yes to whether it was
            draft = prose.told(ask, prose.quotes((fit,)))
            return replace(draft, parts=(_opening(ask, right=verdict), *draft.parts[1:]))
    return None


_THERE_WAS = re.compile(r"\b(?:hubo|hay|habia|tuv\w+|tien\w+|exist\w+)\b")
"""What there was in one year is not denied by what there was in another."""

_WAS_NOT = re.compile(r"\bno (?:hubo|hay|habia|exist\w+|tuv\w+|se realiz\w+|se entreg\w+)\b")


def _unconfirmed(ask: Ask) -> bool:
    """Whether the calculators take a number for a figure of the tables and do not confirm it.

    "Postularon 785 medios" is no yes to "¿se financió a 785 medios?".
    """
    if not tells_number(ask.question.reading.text):
        return False
    return any(j.verdict != "verified" and j.concept for j in verdicts_of(ask))


def _is_judged(ask: Ask) -> bool:
    """Whether the calculators judge a number by the tables: no sentence denies "gastó M$12"."""
    return any(j.verdict != "unverifiable" and j.concept for j in verdicts_of(ask))


def _holds_all(wanted: Wanted, fit: Fit) -> bool:
    """Whether a sentence says each word of a question, its numbers too."""
    return len(wanted.units) > 1 and min(fit.held) >= FORM


def _asserts_nothing(line: Line) -> bool:
    """Whether a line is a note, or the name or the formula of an indicator."""
    return line.section == NOTES or line.section.startswith("Indicador")


def _of_the_tables(question: Question, covered: tuple[int, ...]) -> bool:
    """Whether a figure is named clearly, or how one went, or the years of one."""
    period = question.period
    if any(n.weight >= _CLEAR for n in question.named) or period.every or len(period.years) > 1:
        return True
    in_full = any(i.present and i.weight >= _IN_FULL for i in question.items)
    if in_full and any(n.weight >= 1 for n in question.named):
        return True  # "la producción de la clínica dental móvil fue de 3.690"
    row = question.items_of("indicador") and not question.strangers
    if row and not _VALUES.isdisjoint(question.reading.known):
        return True  # "lenguaje a los 24 meses: ¿hay dato?" asks for what the indicator prints
    moved = not set(covered).isdisjoint(period.years) or question.any_of(*CHANGES)
    moved = moved or bool(read_thresholds(question.reading))
    return moved and any(n.weight >= 1 for n in question.named)


def leaves_some_out(asked: str, told: str) -> bool:
    """As in "¿todos los hogares pagan?", of whom a sentence excepts some, or counts the parts."""
    if _OF_ALL.search(asked) is None or _OF_ALL.search(fold(told)):
        return False
    return _BUT_SOME.search(fold(told)) is not None or _IN_PARTS.search(fold(told)) is not None


def _others(question: Question) -> tuple[str, ...]:
    """Ways of asking that no sentence decides; what bounds or is a mean may be told in one."""
    numbers = tells_number(question.reading.text)
    return tuple(o for o in _OTHERS if not (numbers and o in ("maximo", "minimo", "promedio")))


_VALUES = frozenset("dato datos valor valores cifra cifras resultado informacion".split())
_MOST = re.compile(r"mayori")


def _asks_whether(ask: Ask) -> bool:
    """Whether it can be answered by yes or no alone."""
    known = ask.question.reading.known
    if not _MARKS.isdisjoint(known) or not _ASKS.isdisjoint(known) or known[:1] == ("que",):
        return False
    if _WHICH.search(ask.question.text.casefold()) or _EITHER.search(ask.question.reading.text):
        return False
    if ask.earlier is not None and known[:1] in (("y",), ("e",)) and not any(map(_is_verb, known)):
        return False  # "¿y beneficiarios?" goes on with what was asked and asserts nothing
    covered, years = set(covered_years(ask.ficha)), set(ask.question.period.years)
    if covered & years and not any(map(_is_verb, known)):
        return False  # "¿becas 2023?" asks for the figure of a year
    if ask.question.concepts and not any(map(_is_verb, known[known[:1] == ("gasto",) :])):
        return False  # "¿gasto en personal?" asks for the figure
    if ask.question.concepts and years - covered:
        return False  # no sentence denies the figure of a year that the ficha does not cover
    return ask.question.means("cierto") or "?" in ask.question.text


def _is_verb(word: str) -> bool:
    return word in _SHORT_VERBS or is_verb(word)


_SHORT_VERBS = frozenset("hay es son fue era van va dan da".split())
_EITHER = re.compile(r"\bbien o (?!no\b)\w+|\bbuen[oa]s? o (?!no\b)\w+")
"""As in "¿anda bien o anda mal?", to which yes is no answer."""
_WHICH = re.compile(r"\bqué\b|¿\s*(?:a|con|de|desde|en|hasta|para|por) que\b")


def _verdict(ask: Ask, wanted: Wanted, telling: list[Unit], fit: Fit) -> bool | None:
    """Whether a sentence grants or denies what is asked; None where it does neither."""
    held = {unit.index: value for unit, value in zip(wanted.units, fit.held, strict=True)}
    whole = sum(unit.weight for unit in telling)
    covered = sum(unit.weight * held[unit.index] for unit in telling) / whole
    missing = [u for u in telling if held[u.index] < SAYS_THE_SAME]
    said = [unit.word for unit in telling]
    agree = numbers_agree(ask.question.reading, fit.line.text, said)
    untold = any(unit.word[0].isdigit() and not held[unit.index] for unit in wanted.units)
    if agree is False:
        return False if all(_of_people(ask, u) for u in missing) else None
    if agree is None and (untold or tells_number(ask.question.reading.text)):
        return None  # a number that the sentence does not tell: nothing is granted by the rest
    for year in ask.question.period.years:
        right = year_agrees(fit.line.text, said, year, ask.ficha.year)
        if missing or right is not True:
            there = _THERE_WAS.search(ask.question.reading.text) is not None
            return None if missing or there else right
    if len(telling) == 1 and held[telling[0].index] < FORM:
        return None
    if missing and not (agree and all(_light(ask, u) for u in missing) and covered >= _HALF):
        return None
    return _granted(fold(fit.line.text), ask.question, telling, fit)


def _granted(told: str, question: Question, telling: list[Unit], fit: Fit) -> bool | None:
    """Whether a sentence that holds all that is asked grants it."""
    asked = question.reading.text
    if _WORKS.search(asked) and not _WORKS.search(told):
        return None
    if _LEAVING.search(told) and not _LEAVING.search(asked):
        return False if _STAYING.search(asked) else None
    if leaves_some_out(asked, told):
        return False
    denied = _denied(fit.line.said, telling)
    if _denied(question.reading.known, telling):
        return True if denied else None
    return not denied


_WORKS = re.compile(r"\b(?:funcion|sirv|andan?\b|result(?:a|o|an|aron)\b)")
"""What goes well or not, which a sentence that only speaks of it does not tell."""


def _light(ask: Ask, unit: Unit) -> bool:
    """Whether a sentence may lack a word: a verb, or those whom the whole programme serves."""
    return unit.weight < _VERB or _of_people(ask, unit)


def _of_people(ask: Ask, unit: Unit) -> bool:
    """Whether a word is of those who are served, which a sentence on them need not name."""
    people = (t.first for t in ask.question.reading.terms_of("persona"))
    return stem(unit.word) in ask.view.people or unit.index in people


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
