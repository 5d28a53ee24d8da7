"""What a sentence may not lack, however many words of the question it holds.

"¿Quién es el dueño de la constructora?" is not answered by a sentence on the constructora that
knows no owner, nor "¿cómo se llama la minera?" by one that names no minera. Promise: a sentence
answers only if it holds the thing whose kind is asked, and tells a name where a name is asked.
"""

import re

from calc.figure import fold
from qa.language.lexicon import is_verb
from qa.language.likeness import KIN, SAID_SO, SAYS_THE_SAME, likeness
from qa.text.asked import Wanted
from qa.text.lines import Line
from qa.text.rank import Fit
from qa.text.sorts import only_repeats

_TOLD_BY_NAME = frozenset(("quien", "lugar"))
_KINDS = re.compile(
    r"(?:institucion|organi[sz]|entidad|empresa|servicio|fundacion|universidad|corporacion|municip|"
    r"agencia|operador|concesionari|compania|proveedor|contratista|consultor|constructor|socio|aliad|"
    r"programa|region|comuna|localidad|ciudad|zona|pais|barrio|sector|pueblo|provincia)"
)
"""Kinds of things that a proper name tells by itself."""

_PIECE = re.compile(r"[\wáéíóúñÁÉÍÓÚÑ]+|[:,;.]")
_JOINING = frozenset("de del la las el los y fueron son es fue :".split())
_APART = frozenset("en con por para a que se cuyo cuya al desde entre sobre , ; .".split())
_MEASURES = (
    "minuto|hora|dia|semana|mes|ano|metro|kilometro|km|hectarea|litro|kilo|tonelada|grado|milimetro|"
    "punto|peso|millon|mil\\b|vez|veces|persona"
)
_FEW = "un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte"
_AMOUNT = re.compile(
    rf"(?:\d|\b(?:{_FEW})) ?(?:{_MEASURES})|%|por ciento|\$|\bmitad\b|\btercio|\bdoble\b|\bgrati|"
    r"\bgratuit"
)
_MEAN = re.compile(r"\bpromedi|\bmedi[ao]s?\b")
_OF_THE_YEAR = ("Población beneficiada", "Observaciones de la institución")
"""Sections that tell of the ficha's own year where they name no other."""

_ADJECTIVES = 2
_SOMEBODY = 0.9
_ANCHORED = 0.2


def lacks(wanted: Wanted, fit: Fit) -> bool:
    """Whether a sentence lacks the thing that is asked for, or its name where that is asked."""
    for i, (unit, held) in enumerate(zip(wanted.units, fit.held, strict=False)):
        if unit.head and held < SAYS_THE_SAME and not told_by_its_name(wanted, fit, i):
            return True
    if (
        wanted.sort is not None
        and wanted.sort.id == "quien"
        and (fit.tells < _SOMEBODY or not _does(wanted, fit))
    ):
        return True
    if wanted.sort is not None and only_repeats(
        wanted.sort, fit.line, [u.word for u in wanted.units]
    ):
        return True
    if _of_another_year(wanted, fit.line) or _lacks_the_deed(wanted, fit):
        return True
    if lacks_the_mean(wanted, fit):
        return True
    if wanted.measured and not _AMOUNT.search(fold(fit.line.text)):
        return True
    return bool(wanted.nameless) and not _tells_name(fit.line, wanted.nameless)


def lacks_the_mean(wanted: Wanted, fit: Fit) -> bool:
    """Whether a mean is asked for that a sentence does not tell: "sueldo promedio"."""
    asked = any(unit.word == "promedio" for unit in wanted.units)
    return asked and _MEAN.search(fold(fit.line.text)) is None


def told_by_its_name(wanted: Wanted, fit: Fit, unit: int) -> bool:
    """Whether a unit, by place, is a kind of thing of which a sentence gives one by name."""
    by_name = wanted.sort is not None and wanted.sort.id in _TOLD_BY_NAME and fit.tells == 1
    return by_name and _KINDS.match(wanted.units[unit].word) is not None


def _lacks_the_deed(wanted: Wanted, fit: Fit) -> bool:
    """Whether a sentence lacks the verb of "¿en qué fallaban…?", which another of the ficha has."""
    pairs = zip(wanted.units, fit.held, strict=False)
    return any(unit.deed and unit.known and held < SAID_SO for unit, held in pairs)


def _does(wanted: Wanted, fit: Fit) -> bool:
    """Whether a sentence tells of the deed that somebody is asked for, or who was in charge."""
    pairs = zip(wanted.units, fit.held, strict=False)
    telling = [(unit, held) for unit, held in pairs if unit.telling]
    deeds = [held for unit, held in telling if is_verb(unit.word)]
    things = [held for unit, held in telling if not is_verb(unit.word)]
    return (
        not deeds
        or max(deeds) >= SAYS_THE_SAME
        or (len(things) > 1 and min(things) >= KIN)
        or _IN_CHARGE.search(fold(fit.line.text)) is not None
    )


_IN_CHARGE = re.compile(
    r"\ba cargo de|\bejecut|\brealiz|\bpresta|\badministr|\bcoordin|\bcolabor|\bdicta|"
    r"\boper|\bprovien|\baport|\bfinanci|\bfueron\b|\bpor (?:la|el|los|las)\b"
)


def _of_another_year(wanted: Wanted, line: Line) -> bool:
    """Whether another year is asked about than the ficha's, of which the sentence tells."""
    of_its_year = line.section.startswith(_OF_THE_YEAR)
    named = any(str(year) in line.around for year in wanted.years)
    return bool(wanted.years) and of_its_year and not named


def anchored(wanted: Wanted, fit: Fit) -> bool:
    """Whether enough of the telling words stand in the sentence as they are, or as synonyms.

    Who did something, and where, is told by names, whatever verb the sentence has; one word alone
    must stand there all the same.
    """
    telling = [(u, h) for u, h in zip(wanted.units, fit.held, strict=False) if u.telling]
    if wanted.sort is not None and wanted.sort.id in _TOLD_BY_NAME and len(telling) != 1:
        return True
    whole = sum(unit.weight for unit, _ in telling)
    firm = sum(unit.weight * held for unit, held in telling if held >= SAYS_THE_SAME)
    return firm >= _ANCHORED * whole


def _tells_name(line: Line, noun: str) -> bool:
    """Whether a sentence gives the proper name of such a thing: "la constructora Abrigo Sur".

    One that calls an institution otherwise may name it too: "la distribuidora Luz".
    """
    said = _PIECE.findall(line.text)
    own = [i for i, word in enumerate(said) if likeness(noun, fold(word)) >= SAID_SO]
    if not own and _KINDS.match(noun):
        own = [i for i, word in enumerate(said) if i and word[0].islower() and len(word) > 3]
    return any(_named_after(said, i) for i in own)


def _named_after(said: list[str], at: int) -> bool:
    """Whether a name follows a noun, with an adjective or two between: "clubes deportivos Sur"."""
    left = _ADJECTIVES
    for word in said[at + 1 :]:
        if word[0].isupper():
            return True
        if word in _APART or left == 0:
            return False
        left -= word not in _JOINING
    return False
