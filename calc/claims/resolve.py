"""From the numbers of a sentence to claims: concept, year, row, and how each is meant.

A number that does not resolve stays a claim that says why; nothing is tried until it fits.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from calc.claims.meaning import SHARES, Meaning, meaning_of, nearest_cue
from calc.claims.relation import Sense, sense_of
from calc.claims.scene import Scene, share_out
from calc.claims.shapes import Claim, Cue, Item, Mention, Year

_BASE = re.compile(
    r"\b(?:respecto|frente|comparacion|comparad[oa]s?|relacion|versus|vs\.?|que|desde|contra|"
    r"sobre|comparativamente|contraste)\b[^.;]{0,28}$"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:(?:del?|al|que|en|el)\s+)?(?:ano|periodo|ejercicio)\s+(?:anterior|previo|pasado|precedente)\b"
)
_MEAN = re.compile(r"\b(?:promedi\w+|en\s+promedio|media\s+anual)\b")
_NOMINAL = re.compile(
    r"\b(?:nominal(?:es)?|pesos\s+(?:de\s+(?:ese|cada|aquel)\s+ano|corrientes|de\s+la\s+epoca)|moneda\s+(?:corriente|de\s+la\s+epoca|de\s+ese\s+ano)|plata\s+de\s+ese\s+ano)\b"
)
_PEOPLE = re.compile(
    r"^(?:personas?|beneficiari[oa]s?|beneficiad[oa]s?|usuari[oa]s?|participantes?|individuos|atendid[oa]s?|habitantes|"
    r"de|en|fueron|son|y|del|las|los|que|para|con|se|recibieron|al|entre|durante|mas|como|por|respectivamente|a)$"
)
_NOUN_TAIL = re.compile(
    r"^\s+(?:personas?|beneficiari[oa]s?|usuari[oa]s?|participantes?|individuos)\s+(?P<tail>[a-z]{3,30})(?:\s+(?P<next>[a-z]{2,30}))?"
)
_PLAIN_TAIL = re.compile(
    r"^(?:beneficiad|atendid|efectiv|usuari|que|durante|fueron|recib|particip|por|mas|menos|ese|este|entre|segun|"
    r"del|las|los|cada|registrad|reportad|apoyad|distint|adicional|superior|inferior|respectivamente|como|tras|"
    r"pero|mientras|aunque|para|hasta|desde|son|han|sobre|tuvo|total|correspond|son|represent|equival|respecto|vivian|viven|residen|ano|anual|gracias|ya|hizo|asi)"
)
_PART_OF = re.compile(
    r"\b(?:de\s+(?:ellas|ellos|estas|estos|las\s+cuales|los\s+cuales|esas|esos)|son|eran)\b"
)
_COPULA = re.compile(
    r"\b(?:fue|fueron|era|eran|es|son|habia\s+sido|ha\s+sido|llego|alcanzo|subio|bajo|cayo|quedo|aumento|disminuyo|"
    r"crecio|paso|se\s+ubico|se\s+situo|totalizo|sumo|ascendio|correspond\w+|represent\w+|marco|registro|equival\w+)\b"
)
_UNTOLD = "No queda claro de qué concepto de la ficha habla esta cifra."


@dataclass(frozen=True, slots=True)
class Memory:
    """What the sentence before leaves in mind: its last concept, year and row."""

    cues: tuple[Cue, ...] = ()
    concepts: tuple[str, ...] = ()
    kind: str | None = None
    year: int | None = None
    row: Item | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a claim may lean on: the ficha's own year and the stems of its programme's name."""

    year: int
    program_stems: frozenset[str]


def resolve(scene: Scene, memory: Memory, setting: Setting) -> tuple[tuple[Claim, ...], Memory]:
    """The claims of a sentence, in order, and what the next sentence may lean on."""
    years = share_out(scene, scene.years)
    rows = share_out(scene, scene.rows)
    claims: list[Claim] = []
    for at, mention in enumerate(scene.mentions):
        row = None if scene.is_whole(at) else rows[at]
        claims.append(_claim(scene, memory, setting, at, mention, years[at], row, claims))
    return tuple(claims), _remember(scene, memory, claims)


def _claim(  # noqa: PLR0913, PLR0917  # a number with all that its sentence says of it
    scene: Scene,
    memory: Memory,
    setting: Setting,
    at: int,
    mention: Mention,
    year: Year | None,
    row: Item | None,
    before: Sequence[Claim],
) -> Claim:
    if mention.problem is not None:
        return Claim(mention, (), None, unclear=mention.problem)
    if mention.currency not in (None, "pesos"):
        why = f"La ficha está en pesos; no se convierten montos en {mention.currency}."
        return Claim(mention, (), None, unclear=why)
    low = scene.mentions[at - 1].end if at else scene.start
    high = scene.mentions[at + 1].start if at + 1 < len(scene.mentions) else scene.end
    following = scene.mentions[at + 1] if at + 1 < len(scene.mentions) else None
    sense = sense_of(scene.flat, scene.original, mention, low, high, following)
    change = sense.relation in ("change", "ratio")
    meaning = _meaning(scene, memory, at, mention, row, before, change=change)
    if sense.negated:
        return Claim(mention, (), None, unclear="La frase niega la cifra; no se juzga.")
    if meaning is None:
        return Claim(mention, (), None, unclear=_UNTOLD)
    if meaning.missing_row is not None:
        why = f"La ficha no trae esa cifra para «{meaning.missing_row}»."
        return Claim(mention, meaning.concepts, None, unclear=why)
    claim = Claim(
        mention=mention,
        concepts=meaning.concepts,
        year=year.year if year is not None else None,
        item=meaning.item,
        relation=sense.relation,
        bound=sense.bound,
        hedged=sense.hedged,
        sign=sense.sign,
        nominal=bool(_NOMINAL.search(scene.between(scene.start, scene.end))),
        firm=meaning.firm,
        unclear=_restriction(scene, mention, meaning, row, setting, low),
    )
    return _in_time(scene, memory, setting, at, claim, sense)


def _meaning(
    scene: Scene,
    memory: Memory,
    at: int,
    mention: Mention,
    row: Item | None,
    before: Sequence[Claim],
    *,
    change: bool,
) -> Meaning | None:
    main = scene.satellite_of(at)
    if main is not None and mention.kind == "percent" and not change:
        parent = before[main]
        if parent.concepts and not _names_percent(scene, main, at):
            shares = SHARES.get(parent.concepts[0])
            if parent.concepts[0] == "total_ejecutado" or shares is None:
                shares = _execution(scene) if shares else None
            if shares is not None:
                return Meaning(shares, parent.item, firm=parent.firm)
    cue = nearest_cue(scene.flat, scene.cues, mention, scene.mentions, change=change)
    if cue is None and row is None and memory.concepts and memory.kind == mention.kind:
        firm = bool(_COPULA.search(scene.between(scene.start, mention.start)))
        item = memory.row.name if memory.row is not None else None
        return Meaning(memory.concepts, item, firm=firm)
    if cue is None:
        cue = nearest_memory(memory, mention, change=change)
        if cue is not None:
            found = meaning_of(mention, cue, row, change=change, nearby=(cue,))
            return None if found is None else replace(found, firm=False)
    return meaning_of(mention, cue, row, change=change, nearby=scene.cues)


def nearest_memory(memory: Memory, mention: Mention, *, change: bool) -> Cue | None:
    """The last cue of the sentence before that could name the number."""
    if change:
        return memory.cues[-1] if memory.cues else None
    return None


def _execution(scene: Scene) -> tuple[str, ...]:
    said = {c.concept for c in scene.cues if not c.weak}
    if "presupuesto_final" in said and "presupuesto_inicial" not in said:
        return ("ejecucion_final",)
    return (
        ("ejecucion_inicial",)
        if "presupuesto_inicial" in said
        else (
            "ejecucion_inicial",
            "ejecucion_final",
        )
    )


def _names_percent(scene: Scene, main: int, at: int) -> bool:
    """Whether words between a number and its parenthesis name another concept."""
    low, high = scene.mentions[main].end, scene.mentions[at].start
    return any(low <= c.start < high and not c.weak for c in scene.cues)


def _restriction(
    scene: Scene, mention: Mention, meaning: Meaning, row: Item | None, setting: Setting, low: int
) -> str | None:
    """Why a count speaks of fewer people than the ficha counts, where its words say so."""
    people = {"poblacion_beneficiada", "poblacion_region"}
    if mention.kind != "count" or meaning.concepts[0] not in people:
        return None
    noun = mention.noun
    if noun and not _PEOPLE.match(noun) and not _in_program(noun, setting):
        return f"La ficha no cuenta «{noun}» por separado."
    after = scene.flat[mention.end : scene.end]
    tail = _NOUN_TAIL.match(after)
    if tail is not None:
        word = tail["tail"]
        known = _PLAIN_TAIL.match(word) or _in_program(word, setting) or word in ("en", "con")
        if not known:
            return f"La ficha no cuenta «{word}» por separado."
    left = scene.flat[low : mention.start]
    if row is None and _PART_OF.search(after[:30] + " ") and "de el" in after[:30]:
        return "La ficha no dice cuántas personas son de ese grupo."
    if row is None and re.search(r"\bcursos?\b|\btalleres\b", left):
        return "La ficha no cuenta las personas de cada actividad."
    return _elsewhere(scene, mention, row)


def _elsewhere(scene: Scene, mention: Mention, row: Item | None) -> str | None:
    """A place that is no region of the ficha narrows what is counted."""
    if row is not None:
        return None
    after = scene.original[mention.end : min(scene.end, mention.end + 60)]
    found = re.match(
        r"(?:\s+[a-záéíóúñ]+){0,3}?\s+(?:en|de)\s+(?:la\s+comuna\s+de\s+)?([A-ZÁÉÍÓÚÑ][\wáéíóúñ]+)",
        after,
    )
    if found is None:
        return None
    return f"La ficha no cuenta las personas de «{found[1]}»."


def _in_program(word: str, setting: Setting) -> bool:
    return any(
        word[:5] in stem or stem[:5] in word for stem in setting.program_stems if len(word) > 4
    )


def _in_time(
    scene: Scene, memory: Memory, setting: Setting, at: int, claim: Claim, sense: Sense
) -> Claim:
    """The claim with its years: the one it speaks of and, for a change, the one it is compared to."""
    named = sorted({y.year for y in scene.years})
    assumed = memory.year or setting.year
    if claim.relation == "level":
        if _MEAN.search(_around(scene, claim.mention)) and len(named) > 1:
            span = tuple(range(named[0], named[-1] + 1)) if _is_range(scene) else tuple(named)
            return replace(claim, relation="mean", years=span, year=span[-1])
        if claim.year is None and sense.origin:
            claim = replace(claim, year=_origin_year(scene, assumed))
        year = claim.year
        if year is None:
            year = named[-1] if len(named) == 1 else assumed
            if _YEAR_BEFORE.search(_around(scene, claim.mention)):
                year -= 1
        return replace(claim, year=year)
    base = _base_year(scene)
    if base is not None:
        others = [y for y in named if y != base]
        year = others[-1] if others else max(assumed, base + 1)
    elif len(named) > 1:
        base, year = named[0], named[-1]
    else:
        year = named[0] if named else assumed
        base = year - 1
    return replace(claim, year=year, base_year=base)


def _origin_year(scene: Scene, assumed: int) -> int:
    """The year of the "de X" in "de X a Y": the earlier one named, else the one before."""
    named = sorted({y.year for y in scene.years})
    if len(named) > 1:
        return named[0]
    return (named[0] if named else assumed) - 1


def _base_year(scene: Scene) -> int | None:
    """The year that words like "respecto de" set for comparison."""
    for year in scene.years:
        if _BASE.search(scene.between(max(scene.start, year.start - 44), year.start)):
            return year.year
    return None


def _is_range(scene: Scene) -> bool:
    return any(y.opens_range for y in scene.years) or bool(
        re.search(r"\b(?:entre|de|desde)\s+(?:19|20)\d\d\b", scene.between(scene.start, scene.end))
    )


def _around(scene: Scene, mention: Mention) -> str:
    return scene.between(max(scene.start, mention.start - 60), min(scene.end, mention.end + 60))


def recall(memory: Memory, cues: tuple[Cue, ...], years: tuple[Year, ...]) -> Memory:
    """What a sentence without figures leaves: a heading names a concept, a year or both."""
    year = years[-1].year if years else memory.year
    concepts = () if cues else memory.concepts
    return Memory(cues or memory.cues, concepts, memory.kind, year, None if cues else memory.row)


def _remember(scene: Scene, memory: Memory, claims: Sequence[Claim]) -> Memory:
    """What stays in mind after a sentence; a heading leaves its cues and its year."""
    told = [c for c in claims if c.concepts and c.unclear is None]
    year = scene.years[-1].year if len({y.year for y in scene.years}) == 1 else memory.year
    cues = scene.cues or memory.cues
    if not told:
        return Memory(cues, memory.concepts if not scene.cues else (), memory.kind, year, None)
    last = told[-1]
    kinds = {c.concepts for c in told}
    row = next((r for r in scene.rows if r.name == last.item), None)
    if len(kinds) > 1:
        return Memory(cues, (), None, year, None)
    return Memory(cues, last.concepts, last.mention.kind, year, row)
