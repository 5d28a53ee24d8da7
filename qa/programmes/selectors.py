"""Whether a question chooses among programmes: by a noun, a pronoun, or a comparison of all.

Promise: it is understood from how the question is built, not from a list of questions: a word that
chooses ("cuáles", "quién", "alguno", "cada uno", "los que", "cuántos") stands for programmes unless
the question says that it stands for regions, components, years or people.
"""

import re
from dataclasses import dataclass
from functools import cache

from qa.data import read_data
from qa.language import lexicon
from qa.language.senses import Reading, Term, conjugate, neutral_words

_COPULAS = frozenset("es son fue fueron era eran seria serian".split())
_ARTICLES = frozenset("el la los las su sus lo un una unos unas mi".split())
_DEGREES = frozenset("mas menos mayor menor mejor peor mayores menores mejores peores".split())
_OF_THEM = re.compile(
    r"\b(?:de|entre|a) (?:(?:los|las|estos|estas|esos|esas) (?:[2-9]|dos|tres|cuatro|cinco|demas)"
    r"|ellos|ellas|estos|esos|estas|esas|todos|todas|ambos|ambas)\b(?! (?:anos|componentes))"
)
_ALL = re.compile(
    r"\b(?:entre )?(?:todos|todas|ambos|ambas|cada (?:uno|una)"
    r"|los (?:dos|tres|cuatro|cinco|[2-9]|demas|otros)"
    r"|las (?:dos|tres|cuatro|cinco|[2-9]|demas|otras)|el resto)\b(?: (\w+))?"
)
_ANY = re.compile(
    r"\b(?:algun[oa]s?|ningun[oa]|nadie|alguien|cualquiera)\b(?: (?:de ell[oa]s))?(?: (\w+))?"
)
_THOSE = re.compile(
    r"\b(?:el|la|los|las|aquellos|aquellas) (?:que|con|sin)\b|\b(?:los|las) (?:de|del)\b"
)
_SOMETHING = re.compile(r"\b(?:algo|alguna cosa|informacion) (?:sobre|de|del|para|con|acerca)\b")
_TOP = re.compile(r"\b(?:top|primer lugar|ranking|podio)\b")


@dataclass(frozen=True, slots=True)
class Selector:
    """How a question chooses: `how` and whether it takes more than a pronoun to say so (`sure`).

    `how`: "noun", "which", "who", "any", "all", "those", "howmany", or "degree" for a bare
    superlative. `sure` selectors name programmes; the others may stand for what was spoken of.
    """

    how: str
    sure: bool


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(read_data("several")[name]).split())


@cache
def _verb_forms() -> frozenset[str]:
    forms = {f for v in str(read_data("common")["verbs"]).split() for f in conjugate(v)}
    for card in read_data("senses").values():
        forms.update(f for v in card.get("verbs", ()) for f in conjugate(v))
    return frozenset(forms) | _words("verbs")


@cache
def _nouns() -> frozenset[str]:
    return frozenset(str(read_data("common")["known"]).split())


def selector(reading: Reading, skip: frozenset[int]) -> Selector | None:
    """How the question chooses among programmes, None where it does not.

    `skip` are the words of thresholds, names and places, which choose nothing.
    """
    known = reading.known
    degree = superlative(reading, skip)
    rows = any(
        w in _words("rows")
        and i not in skip
        and not _counted(known, i, skip)
        and not _of_a_place(known, i, skip)
        and not _of_a_year(known, i)
        for i, w in enumerate(known)
    )
    if noun := _by_noun(known, degree=degree is not None, rows=rows):
        return noun
    if rows:
        return None
    text = reading.text
    if _OF_THEM.search(text):
        return Selector("which", sure=True)
    for i, word in enumerate(known):
        found = _by_word(known, i, word, degree=degree is not None)
        if found is not None:
            return found
    if (match := _ALL.search(text)) and not _noun_after(match[1]):
        return Selector("all", sure=False)
    if (match := _ANY.search(text)) and not _noun_after(match[1]):
        return Selector("any", sure=True)
    if _THOSE.search(text):
        return Selector("those", sure=False)
    if degree is not None or _TOP.search(text):
        return Selector("degree", sure=False)
    return Selector("noun", sure=True) if _SOMETHING.search(text) else None


def _counted(known: tuple[str, ...], at: int, skip: frozenset[int]) -> bool:
    """Whether rows are what programmes have more or fewer of: "más componentes"."""
    before = known[at - 1] if at else ""
    return before in ("mas", "menos", "muchas", "muchos") or (at - 1) in skip


def _of_a_place(known: tuple[str, ...], at: int, skip: frozenset[int]) -> bool:
    """Whether it only introduces a place that is named: "la región de Valparaíso"."""
    after = at + 2 if known[at + 1 : at + 2] in (("de",), ("del",)) else at + 1
    return known[at] in ("region", "zona") and after in skip


def _of_a_year(known: tuple[str, ...], at: int) -> bool:
    """Whether it only introduces a year: "las del año 2023"."""
    return known[at] == "ano" and known[at + 1 : at + 2] != () and known[at + 1].isdigit()


def _by_noun(known: tuple[str, ...], *, degree: bool, rows: bool) -> Selector | None:
    """As in "los programas", "qué programa", "el programa que más"."""
    for i, word in enumerate(known):
        if word in _words("plural"):
            return Selector(_manner(known), sure=True)
        if word in _words("singular"):
            before = known[i - 1] if i else ""
            if before in _words("choosing"):
                return Selector(_manner(known), sure=True)
            if degree and not rows:
                return Selector("noun", sure=True)
    return None


def _manner(known: tuple[str, ...]) -> str:
    """Whether the noun is asked for at all: "hay algún programa", "todos los programas"."""
    plain = " ".join(known)
    if re.search(r"\b(?:algun|ningun)[oa]?s? (?:\w+ ){0,2}?(?:programas?|iniciativas?)", plain):
        return "any"
    if re.match(r"(?:y )?(?:hay|existen?|habra) (?!cuant)", plain):
        return "any"
    if re.search(r"\b(?:todos|todas|ambos|ambas)(?: \w+)? (?:programas|iniciativas|fichas)", plain):
        return "all"
    if re.search(r"\bcada (?:programa|iniciativa|ficha)\b", plain):
        return "all"
    if re.search(r"\bcuant[oa]s (?:de )?(?:l[oa]s )?(?:programas|iniciativas|fichas)\b", plain):
        return "howmany"
    return "noun"


def _by_word(known: tuple[str, ...], i: int, word: str, *, degree: bool) -> Selector | None:
    before = known[i - 1] if i else ""
    after = known[i + 1 : i + 4]
    if word in ("cual", "cuales") and _stands_alone(after):
        return Selector("which", sure=word == "cuales" or degree)
    if word == "cuales" and before == "en" and not after and i > 1:
        return Selector("which", sure=True)
    to_whom = before == "a" and after[:1] in (("le",), ("les",), ("se",))
    if word in ("quien", "quienes") and (to_whom or before not in _NO_CHOICE):
        return Selector("who", sure=False)
    counted = word in ("cuantos", "cuantas") and bool(after)
    if counted and (is_verb(after[0]) or after[:2] == ("de", "los")):
        return Selector("howmany", sure=False)
    return None


_NO_CHOICE = ("a", "para", "de", "con", "por")


def _stands_alone(after: tuple[str, ...]) -> bool:
    """Whether "cuál" stands for a programme, before a verb or "el que"."""
    if not after:
        return False
    if after[0] in ("de", "del") and after[1:] and after[1].isdigit():
        return True
    if after[0] in _COPULAS:
        if len(after) == 1:
            return False
        if after[1] in _DEGREES or after[1] in ("de", "del"):
            return True
        if after[1] in _ARTICLES:
            return len(after) > 2 and (
                after[2] in _DEGREES
                or after[2] in ("que", "de", "del", "unico", "primero", "segundo", "ultimo")
            )
        return after[1] not in neutral_words() or after[1] == "no"
    return is_verb(after[0])


def is_verb(word: str) -> bool:
    """Whether a word is a form of a verb and no noun of the data, nor as names have ("Crece")."""
    plural = word.endswith(("n", "r", "mos", "ndo")) and lexicon.is_verb(word)
    return word not in _nouns() and (plural or word in _verb_forms())


def _noun_after(word: str | None) -> bool:
    """Whether a noun follows "todos", "alguno", so that it chooses among other things."""
    if word is None or word in _words("followers") or is_verb(word):
        return False
    return word not in neutral_words() or word in ("los", "las", "el", "la", "sus")


def superlative(reading: Reading, skip: frozenset[int]) -> Term | None:
    """The term that asks for an extreme, None where there is none.

    "más que el año pasado" compares, "qué más" adds and "más o menos" hedges: no extremes.
    """
    known = reading.known
    for term in reading.terms:
        if term.first in skip or not term.senses & {"maximo", "minimo"}:
            continue
        after = known[term.last + 1] if term.last + 1 < len(known) else ""
        before = known[term.first - 1] if term.first else ""
        if term.text in _DEGREES and after in ("que", "o") and _compares(known, term.last + 1):
            continue
        if term.text in ("mas", "menos") and before in ("que", "algo", "nada", "lo"):
            asked = before == "que" and term.first >= 2 and known[term.first - 2] in _NOUNS
            if not asked and not (before == "que" and after and is_verb(after)):
                continue
        if term.text in ("mas", "menos") and not after and before == "no":
            continue
        if term.text in ("mayor", "mayores", "menores") and before in _AGED:
            continue
        return term
    return None


_AGED = frozenset("adulto adultos adulta adultas persona personas gente edad".split())
_NOUNS = frozenset("el la los las programa programas iniciativa quien cual en a de".split())


def _compares(known: tuple[str, ...], at: int) -> bool:
    following = known[at + 1] if at + 1 < len(known) else ""
    return known[at] == "o" or following not in (
        "ningun",
        "ninguno",
        "ninguna",
        "nadie",
        "todos",
        "todas",
        "cualquiera",
    )
