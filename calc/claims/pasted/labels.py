"""What the words over a column or beside a row say: a concept, a row, years, a unit, a change.

Labels are terser than prose ("Ppto. ini.", "Benef.", "Var. %"): short forms are written out first.
A label of which a word is not understood is marked so, since it may narrow what is counted
("Beneficiarios mujeres").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from calc.claims.found.cues import LITTLE_WORDS, find_cues, is_known
from calc.claims.found.flat import flat
from calc.claims.found.kinds import SPENT
from calc.claims.found.shapes import Cue, Item, Kind
from calc.claims.named.names import singular
from calc.claims.named.people import Nouns, Stretch
from calc.claims.named.rows import Rows, find_rows

_SHORT = tuple(
    (re.compile(rf"(?<![\wáéíóúñ])(?:{short})(?![\wáéíóúñ$])", re.IGNORECASE), long)
    for short, long in (
        (r"(?:ppto|pto|presup|ptto)\.?", "presupuesto"),
        (r"p\.\s?(?=(?:inicial|final))", "presupuesto "),
        (r"inic?\.?", "inicial"),
        (r"(?:ejec|ejecut)\.?", "ejecución"),
        (r"benef\.?", "beneficiarios"),
        (r"adm(?:in)?\.?", "administrativo"),
        (r"gtos?\.?", "gasto"),
        (r"g\.\s?(?=adm|unit|por)", "gasto "),
        (r"unit\.?", "unitario"),
        (r"pobl?\.?", "población"),
        (r"obj\.?", "objetivo"),
        (r"prod\.?", "producción"),
        (r"cob(?:ert)?\.?", "cobertura"),
        (r"comp\.?", "componente"),
        (r"c\s?1", "componente 1"),
        (r"c\s?2", "componente 2"),
        (r"c\s?3", "componente 3"),
        (r"c\s?4", "componente 4"),
        (r"transf\.?", "transferencias"),
        (r"b(?:ienes|s)?\.?\s?(?:y|&)\s?s(?:erv(?:icios)?|s)?\.?", "bienes y servicios"),
        (r"pers\.", "personas"),
        (r"partic?\.?", "participación"),
        (r"var\.?", "variación"),
        (r"dif\.?", "diferencia"),
        (r"c/u", "cada uno"),
        (r"nro\.?|n[°º]\.?|n\.º|#", "número"),
        (r"tot\.?", "total"),
    )
)
_INITIAL, _FINAL = (("ejecucion_inicial", False),), (("ejecucion_final", False),)
_TERSE: dict[str, tuple[tuple[str, bool], ...]] = {
    "inicial": (("presupuesto_inicial", False),),
    **dict.fromkeys(("s inicial", "sobre inicial", "s presupuesto inicial"), _INITIAL),
    **dict.fromkeys(("s final", "sobre final", "s presupuesto final"), _FINAL),
    "final": (("presupuesto_final", False),),
    "vigente": (("presupuesto_final", False),),
    "ejecucion": (("ejecucion_inicial", True), ("total_ejecutado", True)),
    "administracion": (("total_gasto_administrativo", False),),
    "administrativo": (("total_gasto_administrativo", False),),
    "administrativos": (("total_gasto_administrativo", False),),
    "componentes": (("total_gastos_componentes", False),),
    "total componentes": (("total_gastos_componentes", False),),
    "beneficiarios": (("poblacion_beneficiada", False),),
    "unitario": (("gasto_unitario_componente", False),),
    "por beneficiario": (("gasto_por_beneficiario", False),),
}
_SHARE = re.compile(r"%|\b(?:porcentajes?|participacion|peso|share|proporcion)\b")
_UNITS: tuple[tuple[re.Pattern[str], Kind, Fraction], ...] = (
    (
        re.compile(r"\bmm\$|\$\s?mm\b|\bmillones(?:\s+de\s+pesos)?\b|\bmm\b"),
        "money",
        Fraction(1000),
    ),
    (re.compile(r"(?<!m)m\$|\$\s?m\b|\bmiles(?:\s+de\s+pesos)?\b"), "money", Fraction(1)),
    (re.compile(r"\bpp\b|\bp\.\s?p\.|\bpuntos\b|\bptos\b"), "points", Fraction(1)),
    (_SHARE, "percent", Fraction(1)),
    (
        re.compile(r"(?<!m)\$(?!\s?mm?\b)|\ben\s+pesos\b|\(pesos\)|^pesos$"),
        "money",
        Fraction(1, 1000),
    ),
)
_CHANGE = re.compile(
    r"\b(?P<either>variacion(?:es)?|diferencias?|cambios?|delta)\b|(?P<delta>[Δδ∆])"
    r"|\b(?P<up>crecimiento|aumento|alza|incremento)\b|\b(?P<down>caida|baja|disminucion|reduccion)\b"
)
_TOTAL = re.compile(
    r"(?<!del )(?<!sobre )(?<!sobre el )(?<!s/ )(?<!s/)"
    r"\b(?:totales|total|suma|pais|(?P<part>subtotal(?:es)?))\b"
)
_YEAR = re.compile(r"(?<![\d.,])(?P<year>(?:19|20)\d\d)(?![\d]|[.,]\d)")
_TWO_DIGITS = re.compile(r"(?<![\d.,])(?P<one>\d\d)\s?[-–/]\s?(?P<two>\d\d)(?![\d.,%])")
_PRICES = re.compile(
    r"(?:mm?\$|\$|pesos|moneda|precios)(?:\s?(?:reales\s+|constantes\s+)?(?:de|del)\s+(?:ano\s+)?)?$"
)
_MAY_BE_PRICES = re.compile(r"(?:mm?\$|\$|pesos)\s$")
_WORD = re.compile(r"[a-z]{3,}")
_LONG = re.compile(r"[a-z]{4,}")
_ATTENDING = re.compile(r"asistentes?$")
_EACH = re.compile(r"\b(?:por|cada|por\s+cada)\s+$")
_STEM = 5
SPENDING = frozenset((*SPENT, "total_gastos_componentes", "gasto_componente", "gasto_region"))
"""Concepts of spending, of a whole or of its rows."""

_PARTS = SPENDING | {"total_gasto_administrativo", "gasto_por_beneficiario"}
_NEUTRAL = frozenset(
    (
        *("monto", "montos", "valor", "valores", "total", "totales", "ano", "anos", "periodo"),
        *("ejercicio", "item", "items", "concepto", "conceptos", "detalle", "indicador", "pesos"),
        *("indicadores", "programa", "region", "regiones", "regional", "componente", "miles"),
        *("componentes", "subtitulo", "subtitulos", "tabla", "cuadro", "resultado", "resultados"),
        *("cifra", "cifras", "dato", "datos", "segun", "por", "para", "entre", "respecto", "sobre"),
        *("distribucion", "numero", "cantidad", "unidad", "unidades", "millones", "variacion"),
        *("variaciones", "diferencia", "diferencias", "cambio", "porcentaje", "porcentual"),
        *("participacion", "peso", "nombre", "resumen", "evolucion", "general", "nacional", "pais"),
        *(
            "anual",
            "efectivo",
            "suma",
            "subtotal",
            "puntos",
            "delta",
            "crecimiento",
            "aumento",
            "alza",
            "baja",
        ),
        *("incremento", "caida", "disminucion", "reduccion", "absoluta", "relativa", "durante"),
        *(
            "gasto",
            "gastos",
            "moneda",
            "real",
            "reales",
            "cierre",
            "inicial",
            "final",
            "territorio",
        ),
        *(
            "pp",
            "vs",
            "ptos",
            "monto",
            "cada",
            "propio",
            "propia",
            "que",
            "linea",
            "lineas",
            "corresponde",
        ),
    )
)
_DONE = re.compile(r"(?:atendid|beneficiad|realizad|entregad|efectuad|apoyad|regad)[oa]s$")
_OTHERS = re.compile(
    r"\b(?:metas?|proyectad\w+|proyeccion\w*|estimad\w+|estimacion\w*|programad\w+|comprometid\w+|esperad\w+|"
    r"comunas?|comunal\w*|provincia\w*|municip\w+|mujeres|hombres|sexo|edad|etari\w+|nominal\w*|"
    r"trimestr\w+|semestr\w+|mensual\w*|meses|solicitad\w+|simulad\w+)\b"
)


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says.

    `cues` name concepts, `rows` rows, `years` years; `unit` and `scale` are those of the numbers
    under it, where it tells; `change` is None, or the direction of the change that it announces (0
    where it says none); `total` that it is a sum of rows, `partial` of those above it alone;
    `clear` that every word is understood, `plain` that none says that it is of something else.
    """

    cues: tuple[Cue, ...] = ()
    rows: tuple[Item, ...] = ()
    years: tuple[int, ...] = ()
    unit: Kind | None = None
    scale: Fraction = Fraction(1)
    change: int | None = None
    total: bool = False
    partial: bool = False
    clear: bool = True
    plain: bool = True

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts that it names, those named plainly before all others."""
        strong = [c.concept for c in self.cues if not c.weak]
        return tuple(dict.fromkeys(strong or [c.concept for c in self.cues]))

    @property
    def own_rows(self) -> tuple[Item, ...]:
        """The rows that it names, each once, single nouns left out where better is found."""
        strong = [r for r in self.rows if not r.weak] or self.rows
        return tuple({(r.kind, r.name): r for r in strong}.values())


def read_label(text: str, rows: Rows, nouns: Nouns, program: str, century: int) -> Label:
    """The label of a column, a row, a section or a title of a table.

    `program` is the programme's name in flat text; `century` the year by which "22-23" is read.
    """
    written = _written_out(text)
    plain = flat(written)
    found = tuple(find_rows(plain, written, rows, 0, len(plain)))
    found += tuple(_coded(plain, rows))
    letters = re.sub(r"\([^)]*\)|[^a-z\s]", " ", plain)
    terse = _TERSE.get(" ".join(w for w in letters.split() if w not in ("el", "la", "los", "de")))
    if terse is not None:
        cues = tuple(Cue(0, len(plain), concept, weak=weak) for concept, weak in terse)
    else:
        cues = tuple(c for c in find_cues(plain) if not _in_rows(c, found))
    bare = _without(plain, found)
    counted, made = _counted(bare, nouns)
    people = all(c.concept == "poblacion_beneficiada" for c in cues)
    if made is not None and counted is not None and people and not found:
        found, cues = (made,), (counted,)
    elif counted is not None and not cues:
        cues = (counted,)
    clear = not _residue(plain, cues, found, nouns, program)
    if (whole := tuple(_by_words(plain, rows))) and not (clear and (cues or found)):
        found, cues, clear = whole, (), True
    unit, scale = _unit(plain)
    change, total = _CHANGE.search(plain), _TOTAL.search(plain)
    sign = None
    if change is not None:
        sign = 1 if change["up"] else (-1 if change["down"] else 0)
    return Label(
        cues=cues,
        rows=found,
        years=_years(plain, century),
        unit=unit,
        scale=scale,
        change=sign,
        total=total is not None,
        partial=total is not None and total["part"] is not None,
        clear=clear,
        plain=_OTHERS.search(bare) is None,
    )


def _written_out(text: str) -> str:
    text = text.replace("**", " ").replace("*", " ").strip() + " "
    for short, long in _SHORT:
        text = short.sub(long, text)
    return text.strip() + ":"


def _coded(plain: str, rows: Rows) -> Iterator[Item]:
    """The subtítulo of a label that begins with its number: "21 Personal"."""
    code = re.match(r"\s*(\d\d)\b(?![.,/\-]?\d|\s?%)", plain)
    if code is not None and code[1] in rows.subtitles:
        yield Item(code.start(1), code.end(1), "subtitulo", code[1], code[1])


def _in_rows(cue: Cue, rows: tuple[Item, ...]) -> bool:
    """Whether a cue is only a piece of a row's name."""
    return any(r.start <= cue.start and cue.end <= r.end for r in rows)


def _without(plain: str, rows: tuple[Item, ...]) -> str:
    """A label with the names of its rows blanked, but for single nouns."""
    for row in rows:
        if not row.weak:
            plain = plain[: row.start] + " " * (row.end - row.start) + plain[row.end :]
    return plain


def _counted(plain: str, nouns: Nouns) -> tuple[Cue | None, Item | None]:
    """The people or the things made by which a label says what is counted."""
    cue: Cue | None = None
    for word in _WORD.finditer(plain):
        noun = singular(word[0])
        component = nouns.made.get(noun) or nouns.made.get(noun[:-1])
        each = _EACH.search(plain[: word.start()]) is not None
        if component is not None:
            concept = "gasto_unitario_componente" if each else "produccion_componente"
            made = Item(*word.span(), "componente", component, word[0], unit=word[0])
            return Cue(*word.span(), concept, weak=not each), made
        if cue is None and _ATTENDING.match(noun) and noun not in nouns.people:
            cue = Cue(*word.span(), "poblacion_beneficiada", weak=True)
        elif noun in nouns.people and (cue is None or cue.weak):
            concept = "gasto_por_beneficiario" if each else "poblacion_beneficiada"
            cue = Cue(*word.span(), concept)
    return cue, None


def _by_words(plain: str, rows: Rows) -> Iterator[Item]:
    """The only component or indicator of which the name holds every word of a label."""
    told = {singular(word)[:_STEM] for word in _LONG.findall(plain) if word not in _NEUTRAL}
    named = [n for n in rows.named if told <= _stems(f"{n.flat} {flat(n.unit)}")]
    if told and len(named) == 1:
        yield Item(0, len(plain), named[0].kind, named[0].name, named[0].flat, unit=named[0].unit)


def _stems(name: str) -> set[str]:
    return {singular(word)[:_STEM] for word in _LONG.findall(name)}


def _unit(plain: str) -> tuple[Kind | None, Fraction]:
    for pattern, kind, scale in _UNITS:
        if pattern.search(plain):
            return kind, scale
    return None, Fraction(1)


def _years(plain: str, century: int) -> tuple[int, ...]:
    """The years of a label, those of prices left out: "M$2024", or "M$ 2024" after `century`."""
    found = [
        int(m["year"])
        for m in _YEAR.finditer(plain)
        if not _PRICES.search(plain[: m.start()])
        and not (int(m["year"]) > century and _MAY_BE_PRICES.search(plain[: m.start()]))
    ]
    pair = _TWO_DIGITS.search(plain)
    base = century - century % 100
    if pair is not None and not found:
        found = [base + int(pair["one"]), base + int(pair["two"])]
    elif len(found) == 1:
        second = re.search(rf"{found[0]}\s?[-–/]\s?(\d\d)(?![\d.,])", plain)
        found += [base + int(second[1])] if second is not None else []
    return tuple(dict.fromkeys(found))


def _residue(
    plain: str, cues: tuple[Cue, ...], rows: tuple[Item, ...], nouns: Nouns, program: str
) -> list[str]:
    """The words of a label that nothing explains."""
    named = " ".join(flat(r.name) for r in rows if r.name is not None)
    units = {stem for r in rows if r.name is not None for stem in nouns.units.get(r.name, ())}
    known = f"{named} {program}"
    left = []
    for word in _WORD.finditer(plain):
        placed: tuple[Stretch, ...] = (*cues, *rows)
        if any(p.start <= word.start() and word.end() <= p.end for p in placed):
            continue
        text = word[0]
        if text in LITTLE_WORDS or text in _NEUTRAL or text[:_STEM] in units or _DONE.match(text):
            continue
        if re.search(rf"\b{text[:6]}", known) and len(text) > 3:
            continue
        noun = singular(text)
        if {noun, noun[:-1]} & (nouns.people | nouns.made.keys()) or _ATTENDING.match(noun):
            continue
        if not is_known(text) or _OTHERS.search(text):
            left.append(text)
    return left


def nearer(chosen: tuple[Cue, ...], other: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Of the cues of two labels those that say more, none where they disagree.

    "Gasto" beside "Gasto administrativo" is general, and so is what only may name a concept.
    """
    one, two = {c.concept for c in chosen}, {c.concept for c in other}
    if one == two:
        return chosen
    weak = all(c.weak for c in chosen), all(c.weak for c in other)
    if weak[0] != weak[1]:
        return other if weak[0] else chosen
    if one <= set(SPENT) and two <= _PARTS:
        return other
    return chosen if two <= set(SPENT) and one <= _PARTS else ()
