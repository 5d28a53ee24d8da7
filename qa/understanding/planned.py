"""Those whom a programme plans for, told apart from those whom it reached.

"¿A cuántos hogares apunta?", "¿cuántos podrían recibirlo?", "¿sobre cuántos se calcula la
cobertura?" ask for the target population, and what part of them was served for the coverage.
Promise: of those who did get something, said in so many words, the ones served stay the ones
asked for.
"""

import re
from collections.abc import Sequence

from qa.language.senses import CHANGES, Reading
from qa.named.patterns import Named

_SERVED, _TARGET, _COVERAGE = "poblacion_beneficiada", "poblacion_objetivo", "cobertura"
_SERVING = (
    r"(?:llegar|atender|beneficiar|ayudar|apoyar|alcanzar|cubrir|abarcar|recibir\w*|acceder|"
    r"participar|entrar|ser (?:atendid|beneficiad|beneficiari|usuari|part)\w*|obtener\w*|optar)"
)
_INTENDS = re.compile(
    r"\bapunt(?:a|an|aba|aban|o|aron|e|en|ar|ando)\b|"
    r"\b(?:quier|quer|pretend|busc|esper|aspir|plane|planific|propon|proyect|pens|prev|intent)"
    rf"\w* (?:a |en |poder )?{_SERVING}\b|"
    rf"\b(?:deb|podr|pued|pod|habria|tendria)\w* (?:\w+ ){{0,3}}?{_SERVING}\b|"
    r"\b(?:dirigid|orientad|focalizad|pensad|disenad|enfocad)[oa]s?\b|\bva(?:n)? dirigid|"
    r"\b(?:como|son|eran|es|era|sean|seria|serian|de|tiene de) (?:el |la |su |sus |los |las )?"
    r"objetivos?\b|\b(?:en|tiene en) (?:la|su) mira\b|\bdestinatari[oa]s potencial|"
    r"\bcumpl\w* (?:con )?(?:todos )?(?:los|las) (?:requisitos|condiciones|criterios)\b|"
    r"\b(?:previst|planificad|planead|programad|contemplad|comprometid|esperad|elegibl)\w*"
)
_DONE = re.compile(
    r"\b(?:recib|llegu|llegar|atend|alcanz|cubr|benefici|particip|logr|obtuv|entr|ingres|ayud|apoy)"
    r"(?:aron|ieron|io|imos)\b|\b(?:llego|alcanzo|logro|ayudo|apoyo a|participo)\b|"
    r"\b(?:fue|fueron|han|ha|haya|hayan|efectivamente|realmente)\b(?: \w+){0,2}? \w+[ai]d[oa]s?\b"
)
_BASE = re.compile(
    r"\bdenominador\b|\b(?:base|universo|total) (?:de|para|del|con) "
    r"(?:la |el )?(?:calculo|cobertura)|"
    r"\b(?:sobre|respecto de|respecto a|contra|con|de) "
    r"(?:que(?! (?:dato|cifra|numero|formula)s?)|cual(?:es)?|cuant[oa]s?)\b"
)
_RECKONED = re.compile(
    r"\b(?:denominador|calcul\w+|mid\w+|medi\w*|saca\w*|saco|divid\w+|comput\w+|estim\w+|obtien\w+|"
    r"refier\w+|es|son|esta|corresponde)\b"
)
_SHARE = re.compile(r"\b(?:de )?cada (?:100|cien|10|diez)\b")
_COUNTING = frozenset(("cuanto", "cuantos_", "total", "numero_"))


def planned(reading: Reading, named: tuple[Named, ...]) -> tuple[Named, ...]:
    """The concepts named, with those planned for in the place of those served where they are meant.

    Only where nothing but people is asked for: money destined to them is money.
    """
    found = {n.concept for n in named}
    if not found or not found <= {_SERVED, _TARGET, _COVERAGE}:
        return named
    if _is_of_the_base(reading, named):
        return (_together(_TARGET, named),)
    text = reading.text
    meant = _TARGET in found or _INTENDS.search(text) is not None
    share = reading.means("porcentaje") or _SHARE.search(text) is not None
    people = _SERVED in found or any(t.means("atender") for t in reading.terms)
    if not meant or _COVERAGE in found or any(t.senses & CHANGES for t in reading.terms):
        return named
    if share:
        return (_together(_COVERAGE, named),) if people else named
    if _SERVED not in found or _DONE.search(text) or not _in_one_part(named):
        return named
    counted = any(t.senses & _COUNTING for n in named if n.concept == _SERVED for t in n.terms)
    return (_together(_TARGET, named),) if counted else named


def explaining(named: Sequence[Named]) -> frozenset[str]:
    """The senses that ask for no explanation where the base of the coverage is asked for."""
    based = any(n.concept == _TARGET and any(t.means("cobertura") for t in n.terms) for n in named)
    return frozenset(("calcular", "celda_")) if based else frozenset()


def _is_of_the_base(reading: Reading, named: Sequence[Named]) -> bool:
    """Whether what the coverage is reckoned on is asked for: its denominator."""
    if not any(n.concept == _COVERAGE for n in named) or reading.means("porcentaje"):
        return False
    text = reading.text
    asked = _BASE.search(text) is not None and _RECKONED.search(text) is not None
    return asked and "numerador" not in reading.known


def _in_one_part(named: Sequence[Named]) -> bool:
    """Whether no "y" stands between: "los beneficiarios y la población objetivo" are both asked."""
    return len({t.part for n in named for t in n.terms}) == 1


def _together(concept: str, named: Sequence[Named]) -> Named:
    terms = sorted({t.first: t for n in named for t in n.terms}.items())
    return Named(concept, tuple(t for _, t in terms), max(n.weight for n in named) + 1)
