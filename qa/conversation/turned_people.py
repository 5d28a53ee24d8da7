"""Those served asked of in another turn: "¿y en hogares?", "¿quiénes son?", "¿y los planificados?".

Promise: each is a plain question of the same year, and only where nothing else is said.
"""

import re

from qa.conversation.turn_words import END, SHARE_WORD, START
from qa.programmes.shelf import View
from qa.understanding.question import Question

_COVERED = re.compile(
    rf"{START}(?:(?:que|cual|cuanto|cuanta|es|son|eso|a|como|en|seria|fue|representa|{SHARE_WORD})"
    rf"(?!\w) ?)*(?:del?|sobre|respecto del?|respecto al?|con respecto al?|en relacion al?)"
    r" (?:el |la |los |las |toda |todos los |todas las |su )*(?:total (?:de )?)?(?:la |los |las )?"
    r"(?:[a-zñ]+ )?(?:objetivo|meta)"
    rf"(?: (?:es|son|fue|fueron|representan?|eso|cubrieron|cubre|alcanzaron|atendieron|"
    rf"{SHARE_WORD}))*{END}"
)


def covered(said: str, earlier: Question, view: View) -> str | None:
    """What part of those meant were served: "¿qué porcentaje de los hogares objetivo son?"."""
    if earlier.concepts != ("poblacion_beneficiada",) or _COVERED.fullmatch(said) is None:
        return None
    if earlier.items:
        return None
    return f"¿cuál fue la cobertura en {max(earlier.period.years or (view.ficha.year,))}?"


_COUNTED_AS = re.compile(
    rf"{START}(?:(?:cuantos|cuantas|eso|esto|son|es|fueron|seria|que) )*"
    rf"(?:en|contad[oa]s en) (?P<whom>hogares|familias|personas|viviendas|mujeres|hombres){END}"
)


def counted_as(said: str, earlier: Question, _: View) -> str | None:
    """Those served counted otherwise: "¿y en hogares?"."""
    found = _COUNTED_AS.fullmatch(said)
    if found is None or earlier.concepts != ("poblacion_beneficiada",):
        return None
    years = f" en {earlier.period.years[-1]}" if earlier.period.years else ""
    many = "cuántos" if found["whom"] in ("hogares", "hombres") else "cuántas"
    return f"¿{many} {found['whom']} fueron atendidos{years}?"


_PLANNED = re.compile(
    rf"{START}(?:(?:cuant[oa]s|cual|son|eran|fueron|es|era|hay|habia|se|del?|en|el|la|l[oa]s|personas|"
    r"hogares|familias|gente|poblacion|beneficiari[oa]s|que|iban a ser|debian ser|total|a) )*"
    r"(?:planificad|previst|programad|esperad|planead|proyectad|objetivo|meta|elegible)(?:[oa]s?|s)?"
    rf"(?: (?:cuant[oa]s|son|eran|fueron|era|es))*{END}"
)
_WHO = re.compile(
    rf"{START}(?:quien(?:es)?|que (?:gente|personas|tipo de (?:gente|personas)))"
    rf"(?: (?:son|eran|fueron|es|era|esas personas|esa gente|ell[oa]s|es[oa]s))*{END}"
)
_HOW_MANY = re.compile(
    rf"{START}(?:(?:eso|es[oa]|en|cuant[oa]s?|a|que|cual|cantidad|numero|numeros|de|son|es|fueron|serian|"
    rf"seria|equivale|significa|representa) )*"
    rf"(?:cuant[oa]s(?: (?:son|fueron|serian|eran|personas|hogares|[a-zñ]+s (?:son|fueron)))?"
    rf"|cantidad|personas|gente|numeros?(?: absolutos?)?){END}"
)


def planned_for(said: str, earlier: Question, _: View) -> str | None:
    """How many were to be served, after how many were."""
    if earlier.concepts != ("poblacion_beneficiada",) or earlier.items:
        return None
    return f"¿y la población objetivo{_in_year(earlier)}?" if _PLANNED.fullmatch(said) else None


def who(said: str, earlier: Question, _: View) -> str | None:
    """Who they are, after how many."""
    if earlier.concepts == ("poblacion_objetivo",) and _WHO.fullmatch(said):
        return "¿a quiénes está dirigido el programa?"
    served = earlier.concepts == ("poblacion_beneficiada",) and not earlier.items
    return "¿quiénes fueron los beneficiados?" if served and _WHO.fullmatch(said) else None


def how_many(said: str, earlier: Question, _: View) -> str | None:
    """How many they are, after what part: "¿y eso cuántas son?"."""
    if earlier.concepts != ("cobertura",) or _HOW_MANY.fullmatch(said) is None:
        return None
    return f"¿y la población beneficiada{_in_year(earlier)}?"


def _in_year(earlier: Question) -> str:
    return f" de {max(earlier.period.years)}" if earlier.period.years else ""
