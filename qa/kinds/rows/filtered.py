"""Rows over or under a threshold, and the fewest rows that hold half of the whole."""

from fractions import Fraction

from calc.quantity import PORCENTAJE
from qa.answers.compose import Part, Shown, count_parts, derivation, listed
from qa.answers.evidence import Found, operands, value
from qa.answers.reckoned import magnitude
from qa.named.thresholds import Threshold
from qa.saying import say
from qa.saying.asking import Ask, Draft
from qa.saying.ordered import assumed_year, next_for, row_hits, row_table, share_of
from qa.understanding.concepts import specialised

_HOLDS = {
    "region": "concentra por sí sola",
    "componente": "concentra por sí solo",
    "subtitulo": "concentra por sí solo",
    "indicador": "concentra por sí solo",
}


def half_of(ask: Ask, concept: str, kind: str, found: list[Found]) -> Draft:
    """Which rows hold half of the whole: alone, or the fewest together."""
    whole = sum((magnitude(f) for f in found), Fraction(0))
    ordered = sorted(found, key=magnitude, reverse=True)
    running, taken = Fraction(0), []
    for one in ordered:
        running += magnitude(one)
        taken.append(one)
        if running * 2 > whole:
            break
    names = listed(say.row(f.concept, f.item) for f in taken)
    alone = len(taken) == 1
    verb = _HOLDS[kind] if alone else "concentran"
    sources = tuple(f.source for one in taken for f in operands(one))
    half = Shown(
        "la mitad", None, PORCENTAJE, "computed", concept, taken[0].year, None, None, sources
    )
    parts: list[Part] = [
        f"{say.capital(names)} {verb} más de ",
        half,
        f" del total en {taken[0].year}: ",
    ]
    for i, one in enumerate(taken):
        parts += [
            "; " if i else "",
            *((f"{say.row(one.concept, one.item)}, ",) if not alone else ()),
            *say.amount(one, spoken=False),
        ]
        share = share_of(ask, one)
        if share is not None:
            parts += [" (", *derivation(share), ")"]
    parts.append(".")
    return Draft(
        [p for p in parts if p != ""],
        passages=row_hits(ask, ordered),
        suggestions=next_for(kind),
        assumed=assumed_year(ask, taken[0].year),
        table=row_table(concept, ordered),
    )


def filtered(ask: Ask, concept: str, kind: str, found: list[Found], threshold: Threshold) -> Draft:
    """The rows over or under a threshold, and how many they are."""
    if threshold.is_share:
        concept = specialised(concept, None, part=True)
        parts_ = (value(ask.ficha, concept, f.year, f.item) for f in found)
        found = [v for v in parts_ if isinstance(v, Found)]
    ordered = sorted(found, key=magnitude, reverse=True)
    kept = [f for f in ordered if threshold.holds(magnitude(f), f.unit)]
    noun = {
        "region": ("región", "regiones"),
        "componente": ("componente", "componentes"),
        "subtitulo": ("subtítulo", "subtítulos"),
        "indicador": ("indicador", "indicadores"),
    }[kind]
    year = found[0].year if found else ask.ficha.year
    if not kept:
        text = (
            f"Ninguna fila cumple eso en {year}."
            if kind != "region"
            else f"Ninguna región cumple eso en {year}."
        )
        return Draft(
            (text,),
            passages=row_hits(ask, found),
            suggestions=next_for(kind),
            table=row_table(concept, found),
        )
    count = (
        f"Una sola {noun[0]}"
        if len(kept) == 1 and kind == "region"
        else f"Un solo {noun[0]}"
        if len(kept) == 1
        else f"{len(kept)} {noun[1]}"
    )
    parts: list[Part] = [*count_parts(count), f" en {year}: "]
    for i, one in enumerate(kept):
        parts += [
            ", " if i and i < len(kept) - 1 else " y " if i else "",
            f"{say.row(one.concept, one.item)} (",
            *say.amount(one, spoken=False),
            ")",
        ]
    parts.append(".")
    return Draft(
        [p for p in parts if p != ""],
        passages=row_hits(ask, kept),
        suggestions=next_for(kind),
        assumed=assumed_year(ask, year),
        table=row_table(concept, kept),
    )
