"""Which programmes have findings, and which work in a region: sets, with their count."""

from ingest.names import spoken_name
from qa import say
from qa.asking import Draft
from qa.compose import count_parts, listed
from qa.evidence import hit
from qa.items import rows
from qa.kinds.findings import NAMES
from qa.regions import region_of
from qa.several import Across
from qa.types import Table

_MOST_SAID = 8


def findings_of(across: Across) -> Draft:
    """Which programmes have published findings, or have none."""
    asked = [d for d in NAMES if d in across.cues]
    without = "sin" in across.cues
    scope = f" de {listed(NAMES[d] for d in asked)}" if asked else ""
    kept = []
    for programme, ficha in across.fichas:
        own = [f for f in ficha.findings if not asked or f.dimension in asked]
        if bool(own) != without:
            kept.append((programme, ficha, own))
    most = across.cues & {"maximo"} and not without
    if most:
        kept.sort(key=lambda k: -len(k[2]))
        kept = [k for k in kept if len(k[2]) == len(kept[0][2])]
    what = f"hallazgos{scope}"
    if not kept:
        verb = "está libre de" if without else "tiene"
        text = f"Ninguno de los {len(across.fichas)} programas {verb} {what}."
        return Draft(count_parts(text))
    names = [
        f"«{p.title}» ({f.year})" if without else f"«{p.title}» ({len(own)} en {f.year})"
        for p, f, own in kept
    ]
    shown = (
        listed(names) if len(names) <= 12 else ", ".join(names[:12]) + f" y {len(names) - 12} más"
    )
    count = "Un programa" if len(kept) == 1 else f"{len(kept)} programas"
    verb = (
        ("no tiene" if without else "tiene")
        if len(kept) == 1
        else ("no tienen" if without else "tienen")
    )
    text = f"{count} de {len(across.fichas)} {verb} {what}: {shown}."
    hits = tuple(
        hit(f, f"Hallazgos de {NAMES.get(x.dimension, '')}", x.source, x.text)
        for _, f, own in kept[:_MOST_SAID]
        for x in own[:1]
    )
    table = Table(
        ("Programa", "Año", "Hallazgos"),
        tuple((p.title, str(f.year), str(len(own))) for p, f, own in kept),
    )
    sources = tuple(x.source for _, _, own in kept for x in own)
    return Draft(
        count_parts(text, sources),
        passages=hits,
        suggestions=("¿Qué programas ejecutaron menos del 85 %?", "¿Qué programa gastó más?"),
        table=table,
    )


def places_of(across: Across) -> Draft | None:
    """Which programmes have a row for a region."""
    wanted = {i.name for i in across.regions}
    kept = [
        (p, f)
        for p, f in across.fichas
        if any((region_of(r) or r) in wanted for r in rows(f, "region"))
    ]
    where = listed(say.place(i.name) for i in across.regions)
    if not kept:
        return Draft(
            (f"Ningún programa cargado muestra gasto ni beneficiarios en {where}.",), "not_found"
        )
    names = listed(f"«{p.title}» ({f.year})" for p, f in kept)
    count = "Un programa muestra" if len(kept) == 1 else f"{len(kept)} programas muestran"
    return Draft(
        count_parts(f"{count} gasto o beneficiarios en {where}: {names}."),
        suggestions=("¿Qué programa gastó más?",),
        table=Table(
            ("Programa", "Año", "Ministerio"),
            tuple((p.title, str(f.year), spoken_name(f.ministry or "")) for p, f in kept),
        ),
    )
