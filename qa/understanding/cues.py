"""What turns of phrase add to the senses of words, and what a programme's name tells.

Promise: each turn is read from the whole sentence, where no word by itself says as much.
"""

import re
from collections.abc import Sequence

from calc.figure import fold
from qa.language.senses import CHANGES, Reading
from qa.language.which_ones import which_ones
from qa.language.words import stem
from qa.named.asked_unit import unit_asked
from qa.named.delivered import priced
from qa.named.row import COMPONENT, INDICATOR, Item
from qa.named.thresholds import stands_below
from qa.programmes.shelf import View

_WHOLE = r"(?:total |gasto |monto )?(?:gastado|gasto|total|plata|ejecutado|presupuesto)"
_PART_OF = re.compile(
    rf"^(?:y )?(?:la )?parte (?:del|de la|de lo) {_WHOLE}\b|"
    rf"\bcuant[oa] (?:de la|del|de lo|de ese|de este) {_WHOLE}\b(?! (?:inicial|final|vigente))|"
    rf"\b(?:que|cuanto|cuan) tanto de(?:l| la)? {_WHOLE}\b|\bcuanto pes(?:a|an|o|aron)\b|"
    rf"\b(?:vs|versus|contra|frente al?) (?:el |la )?(?:total|suma)\b|"
    rf"\bsobre (?:el |la |lo )?(?:monto )?(?:total|gasto total|ejecutado|gastado)\b"
)
"""As in "parte del gasto que son sueldos", "¿cuánto del total se va en ferias?"."""

_SHARE_OF_THOSE = re.compile(
    r"\b(?:porcentaje|proporcion|%|por ?ciento|fraccion|parte|cuant[oa]s|numero|cantidad|promedio|"
    r"total|mitad|tasa) de (?:las personas |la gente |aquellos )?quien(?:es)?\b"
)
"""As in "¿qué porcentaje de quienes cuidan…?": nobody is asked for."""

AS_PART = "como_parte_"
_AS_PART = re.compile(r"\bcomo (?:un )?(?:porcentaje|%|proporcion|fraccion|parte) del?\b")
"""As in "el gasto administrativo como porcentaje del total, ¿subió?": the part is what rose."""

_DEARER = re.compile(r"(?:encarec|encarez|abarat)")
"""Of a component these are what one of its units costs."""


_YEAR = re.compile(r"20\d\d")
_GIVEN = (
    r"(?:(?:se )?(?:les? )?(?:habian? |hubieran? )?(?:dad|di|asign|aprob|autoriz|pas|entreg|"
    r"presupuest|otorg|dispon|ten|pod|recib|correspond|hab|llego|toco|fij|part|empez|comenz)\w*)"
)
_EXCEEDS = re.compile(
    rf"\b(?:gast|ejecut|desembols|us[oa]|ocup|consum|invirt|sac(?:o|aron)|pag(?:o|aron)|mov)\w*\b.*"
    r"\b(?:(?:por )?sobre|(?:por )?encima de|"
    r"mas(?: plata| dinero| recursos| lucas| pesos)?(?: alla)?"
    rf" (?:de|que)) (?:l[oa]s?|el) (?:que {_GIVEN}|(?:aprobad|asignad|presupuestad|autorizad|"
    r"disponible|otorgad)\w*)|"
    r"\b(?:pas\w+|fue(?:ron)?|iba|ido) (?:de largo|pasad[oa]s)\b.*\bpresupuest"
)
"""As in "¿gastaron más plata de la que les habían dado?", "¿se fue de largo el presupuesto?"."""


_TAG = re.compile(
    r"\S (?:correct[oa]|ciert[oa]|verdad|efectivo|exacto|ok|okey|"
    r"(?:esta|estara|estaria) (?:bien|ok)|"
    r"(?:no )?(?:es|era) (?:asi|cierto|verdad)|(?:verdad|verdadero|cierto) o (?:falso|mentira)|"
    r"si o no)$"
)
"""As in "presupuesto de 2023: M$12, ¿correcto?": what stands before it is put forward."""

_ASKS = re.compile(
    r"^(?:y )?(?:en |de |a |por )?(?:que|cual|cuales|cuanto|cuanta|cuantos|cuantas|quien|quienes)\b"
)


def with_turns(cues: frozenset[str], reading: Reading, items: Sequence[Item]) -> frozenset[str]:
    """The senses with those that turns of phrase add: the unit asked, a share, a price."""
    cues |= {"costar"} if priced(reading, items) else frozenset()
    cues |= {unit} if (unit := unit_asked(reading)) is not None else frozenset()
    cues -= {"porque"} if which_ones(reading.text) != reading.text else frozenset()
    if any(i.kind == COMPONENT for i in items) and any(map(_DEARER.match, reading.known)):
        cues |= {"costar", "por_unidad"}
    if "bajar" in cues and stands_below(reading.text):
        cues -= {"bajar"}
    if _TAG.search(reading.text) and not _ASKS.search(reading.text):
        cues |= {"cierto"}
    if "recortar" in cues and len({w for w in reading.known if _YEAR.fullmatch(w)}) > 1:
        # From one year to another nothing is reassigned: it fell or it rose.
        given = any(w.startswith(("agreg", "inyect", "suplement")) for w in reading.known)
        cues = (cues - {"recortar"}) | {"subir" if given else "bajar"}
    if _EXCEEDS.search(reading.text):
        cues |= {"exceder_"}
    if _SHARE_OF_THOSE.search(reading.text):
        cues -= {"quien"}
    if _PART_OF.search(reading.text):
        cues = (cues | {"porcentaje"}) - ({"cambiar"} if "total" in cues else frozenset())
    cues = _held_to_be(cues, reading.text, items)
    cues |= {AS_PART} if _AS_PART.search(reading.text) else frozenset()
    return cues - {"calcular"} if "indicador que mid" in reading.text else cues


def _held_to_be(cues: frozenset[str], text: str, items: Sequence[Item]) -> frozenset[str]:
    """The senses with the way an indicator is said to have gone: "anduvo mejor", "tardan menos"."""
    if not any(i.kind == INDICATOR and i.present for i in items) or cues & CHANGES:
        return cues
    said = next((way for way, asks in _WAYS if asks.search(text)), None)
    return cues if said is None else (cues - {"maximo", "minimo", "resumen"}) | {said}


_THAN = (
    r"que (?:en |el |la |lo |los |de |del |durante |ano )*(?:20\d\d|ano|anterior|pasado|antes)\b"
)
_WENT = (
    r"(?:anduv\w+|fue|fueron|le fue|sali\w+|result\w+|esta|estan|estuv\w+|dio|dieron|va|van|"
    r"quedo|quedaron|termin\w+|cerro|se ve|esta dando)"
)
_TAKING = r"\b(?:demor|tard|esper)\w+"
_WAYS = (
    ("subir", re.compile(rf"\b{_WENT} (?:\w+ )?mejor\b(?! ano)|\bmejor(?:es)? (?:\w+ )?{_THAN}")),
    ("bajar", re.compile(rf"\b{_WENT} (?:\w+ )?peor\b(?! ano)|\bpeor(?:es)? (?:\w+ )?{_THAN}")),
    (
        "bajar",
        re.compile(rf"{_TAKING} menos\b|\bmas (?:rapid|pront|agil|veloz)\w*|\bmenos tiempo\b"),
    ),
    ("subir", re.compile(rf"{_TAKING} mas\b|\bmas (?:lent|demor)\w*|\bmas tiempo\b")),
)
"""Ways of saying that a measure rose or fell, or that it got better or worse."""


def silent_of_name(reading: Reading, view: View, people: frozenset[str]) -> frozenset[str]:
    """The stems of the programme's name, which tell of no row.

    One alone that opens a component's name in the plural is that: "las hospederías" of the
    "Hospederías y rutas de invierno".
    """
    said = {stem(w) for w in reading.known} & view.name
    heads = {h for c in view.ficha.components if (h := fold(c.name).split(" ")[0]).endswith("s")}
    told = frozenset(map(stem, heads.intersection(reading.known))) - people
    return view.name - told if len(said) == 1 < len(view.name) else view.name
