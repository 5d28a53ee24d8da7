"""Sets of programmes: with findings or without, of a region or a ministry, with their count."""

import re
from collections.abc import Sequence
from dataclasses import replace

from calc.concepts import vocabulary
from calc.quantity import MILES_DE_PESOS, PERSONAS
from ingest.ficha import Ficha, Finding
from ingest.names import spoken_name
from qa.across.selection import NUMBER_OF, Findings, Selection
from qa.across.several import Row, computed_over, ficha_for, magnitude, price_note, row_of, unit_of
from qa.answers.compose import Part, count_parts, counted, listed
from qa.answers.evidence import hit
from qa.answers.types import Table
from qa.kinds.prose.findings import NAMES
from qa.programmes.shelf import Programme, Shelf
from qa.saying import say
from qa.saying.asking import Draft
from vectorstore.cards import Hit

_MOST_SAID = 8
_MOST_QUOTED = 4
_MOST_NAMED = 12

Fichas = Sequence[tuple[Programme, Ficha]]


def meets(ficha: Ficha, asked: Findings) -> bool:
    """Whether a ficha has the findings asked for, or lacks them."""
    if asked.faults.kinds:
        return asked.faults.all_held(ficha.findings, ficha.year) == asked.wanted
    own = {f.dimension for f in ficha.findings}
    if own & set(asked.lacking):
        return False
    held = all(d in own for d in asked.dimensions) if asked.dimensions else bool(ficha.findings)
    if not asked.wanted:
        return not (own & set(asked.dimensions)) if asked.dimensions else not ficha.findings
    return held


def described(asked: Findings) -> str:
    """As in "hallazgos de eficiencia" and "sin hallazgos"."""
    scope = _scope(asked)
    return f"{'' if asked.wanted else 'sin '}hallazgos{scope}"


def findings_of(selection: Selection, shelf: Shelf) -> Draft:
    """Which programmes have published findings, or have none."""
    asked = selection.findings or Findings((), wanted=True)
    fichas = _fichas(selection, shelf)
    if _counts_findings(selection):
        return _counted(asked, fichas)
    kept = [(p, f, _own(f, asked)) for p, f in fichas if meets(f, asked)]
    what = f"hallazgos{_scope(asked)}"
    of = f" {selection.scope.label}" if selection.scope.label else ""
    how = selection.selector.how
    if not kept:
        verb = "tiene" if asked.wanted else "está libre de"
        lead = "No: ninguno" if how in ("any", "all") else "Ninguno"
        lead = "Sí, así es: ninguno" if denies(selection) else lead
        text = f"{lead} de los {len(fichas)} programas{of} {verb} {what}."
        if len(fichas) == 1 and of:
            text = f"El único programa{of}, «{fichas[0][0].title}», no tiene {what}."
        return Draft(count_parts(text), table=_table(fichas, asked))
    if asked.wanted and len(kept) <= _MOST_QUOTED and asks_for_them(selection):
        return _told(kept, len(fichas), asked)
    names = [
        f"«{p.title}» ({len(own)} en {f.year})" if asked.wanted else f"«{p.title}» ({f.year})"
        for p, f, own in kept
    ]
    verbs = ("tiene", "tienen") if asked.wanted else ("no tiene", "no tienen")
    one = len(kept) == 1
    count = "un programa" if one else f"{len(kept)} programas"
    lead = ("No: " if denies(selection) else "Sí: ") if how == "any" else ""
    if how == "all":
        lead = "Sí: " if len(kept) == len(fichas) else "No todos: "
    text = f"{lead}{count} de {len(fichas)}{of} {verbs[0] if one else verbs[1]} {what}: "
    sources = tuple(x.source for _, _, own in kept for x in own)
    return Draft(
        count_parts(f"{say.capital(text)}{_some(names)}.", sources),
        passages=_first_ones(kept),
        suggestions=("¿Qué programas ejecutaron menos del 85 %?", "¿Qué programa gastó más?"),
        table=_table([(p, f) for p, f, _ in kept], asked),
    )


_THEM = re.compile(
    r"^(?:(?:y|ahora|dime|dame|muestrame|listame|detallame|quiero|necesito|ver|entonces) )*"
    r"(?:que |cuales (?:son|fueron) |de que (?:son|tratan) )?(?:l[oa]s )?(?:tipos? de )?"
    r"hallazgos?\b"
)


def asks_for_them(selection: Selection) -> bool:
    """Whether the findings themselves are asked for, and not who has them."""
    return _THEM.search(selection.reading.text) is not None


def _told(
    kept: Sequence[tuple[Programme, Ficha, list[Finding]]], whole: int, asked: Findings
) -> Draft:
    """The findings of a few programmes, quoted."""
    parts: list[Part] = []
    for programme, ficha, own in kept:
        count = "un hallazgo" if len(own) == 1 else f"{len(own)} hallazgos"
        said = "; ".join(
            f"{say.capital(NAMES.get(x.dimension, ''))}: «{x.text.strip().rstrip('.')}»"
            for x in own
        )
        sources = tuple(x.source for x in own)
        text = f"«{programme.title}» (ficha {ficha.year}) tiene {count}{_scope(asked)}. {said}."
        parts += [" " if parts else "", *count_parts(text, sources)]
    lacking = whole - len(kept)
    if lacking:
        one = lacking == 1
        parts += [" ", "Otro" if one else "Otros ", *(() if one else (counted(lacking),))]
        parts += [f" no {'tiene' if one else 'tienen'}."]
    return Draft(
        [p for p in parts if p != ""],
        passages=_first_ones(kept),
        suggestions=("¿Qué programas no tienen hallazgos?", "¿Qué programa gastó más?"),
        table=_table([(p, f) for p, f, _ in kept], asked),
    )


def denies(selection: Selection) -> bool:
    """Whether it asks whether no programme does: "¿ningún programa tiene…?"."""
    known = selection.reading.known
    return any(
        word in ("ningun", "ninguno", "ninguna", "nadie")
        and not {"no", "sin", "tampoco"} & set(known[max(0, i - 4) : i])
        for i, word in enumerate(known)
    )


def _counts_findings(selection: Selection) -> bool:
    """As in "¿cuántos hallazgos hay entre todos?"."""
    known = selection.reading.known
    asked = any(
        known[i] in ("cuantos", "cuantas") and known[i + 1].startswith("hallazgo")
        for i in range(len(known) - 1)
    )
    return asked or bool({"total", "suma", "suman"} & set(known))


def _counted(asked: Findings, fichas: Fichas) -> Draft:
    """How many findings all have, and who has them."""
    asked = replace(asked, wanted=True)
    own = [(p, f, _own(f, asked)) for p, f in fichas]
    kept = sorted((k for k in own if k[2]), key=lambda k: -len(k[2]))
    total = sum(len(k[2]) for k in kept)
    sources = tuple(x.source for _, _, found in kept for x in found)
    names = [f"«{p.title}» ({len(found)})" for p, _, found in kept]
    text = f"Hay {total} hallazgos{_scope(asked)} en {len(kept)} de {len(fichas)} programas"
    text += f": {_some(names)}." if names else "."
    return Draft(
        count_parts(text, sources),
        passages=_first_ones(kept),
        suggestions=("¿Qué programas no tienen hallazgos?", "¿Qué programa tiene más hallazgos?"),
        table=_table([(p, f) for p, f, _ in kept], asked),
    )


def _first_ones(kept: Sequence[tuple[Programme, Ficha, list[Finding]]]) -> tuple[Hit, ...]:
    """The first finding of each programme."""
    return tuple(
        hit(f, f"Hallazgos de {NAMES.get(x.dimension, '')}", x.source, x.text)
        for _, f, own in kept[:_MOST_SAID]
        for x in own[:1]
    )


def _own(ficha: Ficha, asked: Findings) -> list[Finding]:
    if asked.faults.kinds:
        return asked.faults.among(ficha.findings, ficha.year)
    return [f for f in ficha.findings if not asked.dimensions or f.dimension in asked.dimensions]


def _scope(asked: Findings) -> str:
    held = f" de {listed(NAMES[d] for d in asked.dimensions)}" if asked.dimensions else ""
    held = f" de {listed(k.title for k in asked.faults.kinds)}" if asked.faults.kinds else held
    lacking = f" y no de {listed(NAMES[d] for d in asked.lacking)}" if asked.lacking else ""
    return f"{held}{lacking}"


def _some(names: Sequence[str]) -> str:
    if len(names) <= _MOST_NAMED:
        return listed(names)
    return ", ".join(names[:_MOST_NAMED]) + f" y {len(names) - _MOST_NAMED} más"


def _table(fichas: Fichas, asked: Findings) -> Table:
    rows_ = tuple((p.title, str(f.year), str(len(_own(f, asked)))) for p, f in fichas)
    return Table(("Programa", "Año", "Hallazgos"), rows_)


def _fichas(selection: Selection, shelf: Shelf) -> Fichas:
    """The fichas of the scope, those of the year asked and of the regions named."""
    years = selection.period.years
    wanted = {i.name for i in selection.regions}
    found = [
        (p, ficha_for(p, years[-1] if years else None, shelf)) for p in selection.scope.programmes
    ]
    if years and selection.period.relative is None:
        found = [(p, f) for p, f in found if f.year == years[-1]]
    return [(p, f) for p, f in found if not wanted or not wanted.isdisjoint(shelf.regions(f))]


# --- lists -------------------------------------------------------------------------------------


def listed_set(selection: Selection, fichas: Fichas, shelf: Shelf) -> Draft:
    """The programmes that the question narrows down to, and how many they are."""
    regions = selection.regions
    years = selection.period.years
    if years and not selection.period.relative:
        fichas = [(p, f) for p, f in fichas if f.year == years[-1]]
    where = f" en {listed(say.place(i.name) for i in regions)}" if regions else ""
    when = f" de {years[-1]}" if years else ""
    said = f"{selection.scope.label}{when}".strip()
    if not fichas:
        shown = " muestra gasto ni beneficiarios" if regions else " es"
        text = f"Ninguno de los programas cargados{shown} {said}{where}".replace("  ", " ")
        return Draft((f"{text.rstrip()}.",), "not_found")
    if _ENDS.search(selection.reading.text) and not said:
        return _ends_of(fichas)
    ending = "con año de término" in said
    names = [f"«{p.title}» ({f.end_year if ending else f.year})" for p, f in fichas]
    one = len(fichas) == 1
    count = "Un programa" if one else f"{len(fichas)} programas"
    whole = len(shelf.programmes)
    if regions:
        verb = "muestra" if one else "muestran"
        text = f"{count}{f' {said}' if said else ''} {verb} gasto o beneficiarios{where}: "
    else:
        topic = selection.scope.label.startswith("sobre")
        held = said.startswith("con ")
        verb = ("trata" if one else "tratan") if topic else "es" if one else "son"
        verb = ("figura" if one else "figuran") if held else verb
        text = (
            f"{count} de los {whole} cargados {verb} {said}: " if said else f"Hay {count.lower()}: "
        )
    lead = "Sí: " if selection.selector.how == "any" else ""
    lead = "No: " if lead and denies(selection) else lead
    text = f"{lead}{text[:1].lower()}{text[1:]}" if lead else text
    return Draft(
        count_parts(f"{text}{_some(names)}."),
        suggestions=("¿Qué programa gastó más?", "¿Cuáles tienen hallazgos?"),
        table=Table(
            ("Programa", "Año", "Ministerio"),
            tuple((p.title, str(f.year), spoken_name(f.ministry or "")) for p, f in fichas),
        ),
    )


_ENDS = re.compile(
    r"\b(?:cuando|que ano|hasta que)\b.*\b(?:termin|acab|finaliz|venc|dur)\w+|\bano de termino\b"
)


def _ends_of(fichas: Fichas) -> Draft:
    """The year of end that each ficha declares."""
    ends = [(p.title, str(f.year), f.end_year or "no lo declara") for p, f in fichas]
    shown = [f"«{title}», {end[:1].lower()}{end[1:]}" for title, _, end in ends[:_MOST_NAMED]]
    more = f", y {len(ends) - _MOST_NAMED} más en la tabla" if len(ends) > _MOST_NAMED else ""
    return Draft(
        count_parts(f"Año de término que declara cada ficha: {'; '.join(shown)}{more}."),
        suggestions=("¿Qué programas son permanentes?", "¿Qué programa es el más antiguo?"),
        table=Table(("Programa", "Año", "Año de término"), tuple(ends)),
    )


# --- ministries --------------------------------------------------------------------------------


def by_office(selection: Selection, fichas: Fichas, shelf: Shelf) -> Draft | None:
    """What each ministry has: its programmes, or the sum of their figures."""
    service = "servicio" in selection.reading.text
    noun = "servicio" if service else "ministerio"
    groups: dict[str, list[Programme]] = {}
    for programme, ficha in fichas:
        office = ficha.service if service else ficha.ministry
        groups.setdefault(spoken_name(office or f"sin {noun}"), []).append(programme)
    concept = selection.concepts[0] if selection.concepts else None
    if concept is None or concept.startswith(NUMBER_OF):
        return _programmes_of(groups, noun)
    if vocabulary()[concept].unit not in (MILES_DE_PESOS, PERSONAS):
        return None
    sums: list[tuple[str, list[Row]]] = []
    for name, programmes in groups.items():
        table = [r for p in programmes if (r := row_of(p, concept, selection, shelf)) is not None]
        if table:
            sums.append((name, table))
    if not sums:
        return None
    least = "minimo" in selection.cues and "maximo" not in selection.cues
    sums.sort(key=lambda s: sum(map(magnitude, s[1])), reverse=not least)
    label = vocabulary()[concept].label
    parts: list[Part] = [f"{say.capital(label)} por {noun}, sumando sus programas cargados: "]
    cells = []
    for n, (name, table) in enumerate(sums):
        for unit in dict.fromkeys(map(unit_of, table)):
            own = [r for r in table if unit_of(r) == unit]
            total = computed_over(
                sum((magnitude(r) for r in own), magnitude(own[0]) * 0), own, "suma"
            )
            cells.append((name, str(len(own)), total.printed))
            if n < _MOST_SAID:
                parts += ["; " if len(parts) > 1 else "", f"«{name}», ", total]
    note = price_note([r for _, table in sums for r in table])
    parts += [".", f" {note}" if note else ""]
    return Draft(
        [p for p in parts if p != ""],
        suggestions=("¿Qué programa gastó más?",),
        table=Table((say.capital(noun), "Programas", say.capital(label)), tuple(cells)),
    )


_FEW = 8
"""So many programmes can be told one by one."""


def office_of_each(selection: Selection, fichas: Fichas) -> Draft | None:
    """The ministry, or the service, that each programme is of, where that is all that is asked."""
    if selection.concepts or len(fichas) > _FEW or selection.selector.how != "all":
        return None
    noun = "servicio" if "servicio" in selection.reading.text else "ministerio"
    named = [
        (p.title, spoken_name((f.service if noun == "servicio" else f.ministry) or "no lo dice"))
        for p, f in fichas
    ]
    told = "; ".join(f"«{title}», {office}" for title, office in named)
    return Draft(
        count_parts(f"El {noun} que responde por cada uno: {told}."),
        suggestions=("¿Qué ministerio gastó más?",),
        table=Table(("Programa", say.capital(noun)), tuple(named)),
    )


def _programmes_of(groups: dict[str, list[Programme]], noun: str) -> Draft:
    """How many ministries there are, and the programmes of each."""
    ordered = sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))
    parts: list[Part] = ["Hay ", counted(len(ordered)), f" {noun}s con programas cargados: "]
    if len(ordered) == 1:
        parts = [f"Hay un {noun} con programas cargados: "]
    for n, (name, programmes) in enumerate(ordered[:_MOST_NAMED]):
        parts += ["; " if n else "", f"«{name}» (", counted(len(programmes)), ")"]
    parts.append(".")
    rows_ = tuple((name, p.title) for name, own in ordered for p in own)
    return Draft(
        [p for p in parts if p != ""],
        suggestions=("¿Qué ministerio gastó más?",),
        table=Table((say.capital(noun), "Programa"), rows_),
    )
