"""In the pesos of which year the amounts of a ficha stand."""

import re

from qa.kinds.figures import money_marks
from qa.saying.asking import Ask, Draft

_MONEY = r"(?:m\$|mm\$|pesos?|monedas?|montos?|plata|lucas|millones|miles|dineros?|precios?)"
_WHICH = r"(?:de|del|en|a) (?:que ano|cual ano|cuando)"
_ARE = r"(?:es|son|esta|estan|viene|vienen|corresponden?|figuran?|(?:la|lo)s? (?:cifras?|tablas?))"
_OPEN = re.compile(
    rf"\b(?:pesos|moneda|m\$|precios?) {_WHICH}\b|"
    rf"\b{_MONEY} (?:\w+ ){{0,6}}?{_WHICH}(?: {_ARE})?$|"
    rf"\b{_WHICH} {_ARE} (?:l[oa]s?|es[eoa]s?|est[eoa]s?) (?:\w+ )?{_MONEY}$|"
    r"\b(?:inflactad|(?:actualiz|ajust)ad[oa]s por inflacion)\w*|"
    r"\b(?:reales|nominales|actuales|de hoy|corrientes) o (?:reales|nominales|corrientes|de|no)\b|"
    r"\ben que pesos\b"
)
_SAID = re.compile(
    rf"\b(?:es|son|esta|estan|vienen?|tabla) (?:\w+ ){{0,3}}?(?:en )?{_MONEY} del? "
    r"(?:ano )?(?P<year>20\d\d)(?! o\b)"
)


def answer(ask: Ask) -> Draft | None:
    """The year of the pesos, yes or no where one is put forward; None where that is not asked."""
    question = ask.question
    text = question.reading.text
    if money_marks.asked(ask) or question.any_of("cuanto", "cuantos_"):
        return None
    said = None if question.any_of("maximo", "minimo", "gastar") else _SAID.search(text)
    if said is None and _OPEN.search(text) is None:
        return None
    year = ask.ficha.price_year
    if year is None:
        return Draft(("La ficha no dice en pesos de qué año están sus montos.",), "not_found")
    told = (
        f"los montos de la ficha están en miles de pesos de {year}: los de cada año se llevaron a "
        f"pesos de {year} con el inflactor de la Ley de Presupuestos, para poder compararlos."
    )
    opening = "L" if said is None else f"{'Sí' if int(said['year']) == year else 'No'}: l"
    hits = ask.shelf.search(
        "inflactor pesos año montos", 2, [ask.ficha.document], ("Notas técnicas",)
    )
    return Draft((f"{opening}{told[1:]}",), passages=hits[:2], suggestions=_NEXT)


_NEXT = ("¿Qué significa M$?", "¿Cuánto se gastó?", "¿Qué hallazgos tiene el programa?")
