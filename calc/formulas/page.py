"""The page of documentation on formulas, written from the cards so that it cannot go stale."""

from calc.concepts import vocabulary
from calc.formulas import CARDS, Card, Input

_HEAD = """# Fórmulas

Esta página se genera de las tarjetas de `calc/formulas/` con `python -m calc.formulas`; una prueba
comprueba que esté al día. Toda cuenta es exacta; al mostrar, se redondea la mitad hacia arriba.
Un valor `-`, `S/I`, `N/A` o `N/C` no es cero: la fórmula que lo necesita no da resultado y dice
cuál falta.
"""
_UNITS = {
    "porcentaje": "%",
    "miles_de_pesos": "M$ (miles de pesos)",
    "personas": "personas",
    "unidades": "unidades",
    "veces": "veces",
}
_ITEMS = {
    "none": "",
    "same": " (del mismo ítem)",
    "each": " (cada fila)",
    "total": " (fila TOTAL)",
}


def formulas_page() -> str:
    """The whole page, in Markdown."""
    return "\n".join((_HEAD, *(_entry(card) for card in CARDS.values())))


def _entry(card: Card) -> str:
    unit = _UNITS[card.unit] if card.unit else "la de las cifras"
    entry = vocabulary().get(card.id)
    lines = [f"## {card.label[0].upper()}{card.label[1:]}", ""]
    if entry is not None:
        lines += [entry.meaning, ""]
    lines += [
        f"- Identificador: `{card.id}`",
        f"- Cálculo: {_expression(card)}",
        f"- Unidad: {unit}",
        f"- Fuente: {card.reference}",
        "",
    ]
    return "\n".join(lines)


def _expression(card: Card) -> str:
    names = [_name(entry) for entry in card.inputs]
    if card.expression == "+":
        return " + ".join(names) if len(names) > 1 else f"suma de {names[0]}"
    if card.expression == "mean":
        return f"suma de {names[0]} / número de años"
    return card.expression.format(*names)


def _name(entry: Input | str) -> str:
    if isinstance(entry, str):
        return entry
    return vocabulary()[entry.concept].label + _ITEMS[entry.item]
