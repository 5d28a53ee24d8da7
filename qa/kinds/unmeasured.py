"""What no table of a ficha measures: of those served, of a thing that is bought, of a law.

Promise: a figure that the ficha prints of something else is never told for it.
"""

import re

from calc.figure import fold
from qa.kinds.only_some import BY_HEAD, PEOPLE
from qa.named.items import full_name
from qa.saying.asking import Ask


def own_names(ask: Ask) -> list[str]:
    """How the programme, the rows asked for and what is produced are called."""
    rows = (full_name(item, ask.ficha) for item in ask.question.items if item.present)
    units = (component.unit or "" for component in ask.ficha.components)
    return [fold(name) for name in (ask.view.title, ask.ficha.purpose or "", *rows, *units)]


def price_of_a_thing(ask: Ask, text: str) -> bool:
    """Whether what something costs to buy or to rent is asked, where no row is of that."""
    bought = _BOUGHT.search(text)
    return bought is not None and not any(bought[0][:6] in name for name in own_names(ask))


_BOUGHT = re.compile(
    r"\b(?:comprar(?:se|l[oa]s?)?|arrendar(?:se|l[oa]s?)?|arriendo de un[ao]?|alquilar|"
    r"en (?:el (?:comercio|mercado|retail)|una? (?:tienda|ferreteria|farmacia))|en las? tiendas?)\b"
)


def size_of_a_thing(ask: Ask, text: str) -> bool:
    """As in "¿cuánto mide cada invernadero?"."""
    return _SIZE.search(text) is not None and not ask.question.items_of("indicador")


_SIZE = re.compile(
    r"\bcuanto (?:miden?|rinden?)\b|\bcuanto pesan? .*\b(?:kilos?|gramos|toneladas)\b"
)


def law(ask: Ask, text: str) -> bool:
    """Whether a law is asked for, and no budget that one gives."""
    money = ask.question.any_of("gastar", "cuanto", "porcentaje", "ejecutar", "inicial")
    if money or "presup" in text or _LAW.search(text) is None:
        return False
    return _TOLD_OF.search(fold(ask.view.text)) is None


_TOLD_OF = re.compile(r"\bley\b(?! de presup)")
_LAW = re.compile(
    r"\b(?:que|cual|de que) ley\b|\b(?:dice|numero de) la ley\b|"
    r"\bley (?:del?|que|sobre)(?: la| los| las| el)? (?!ano\b|programa\b)[a-z]{4,}"
)


def measure_of_people(ask: Ask, text: str) -> bool:
    """What each of those served has or is, which no population counts: "ingreso promedio"."""
    if any(item.present for item in ask.question.items):
        return False
    of_people = PEOPLE.union(BY_HEAD).issuperset(ask.question.concepts)
    return of_people and _MEASURE.search(text) is not None


_MEASURE = re.compile(
    r"\bcuanto (?:le |les |se )?(?:debe|gana|ahorra|vende|consume|produce|recauda)n?\b|"
    r"\b(?:ingresos?|rentas?|deudas?|edad|edades|cuotas?|ventas|ganancias?|ahorros?|utilidades|"
    r"escolaridad|estatura|puntajes?|notas?|patrimonio|sueldos?|salarios?) "
    r"(?:promedio|medi[oa]s?|mensual(?:es)?|familiar(?:es)?|anual(?:es)?|"
    r"de (?:l[oa]s|cada|quienes))\b"
)
