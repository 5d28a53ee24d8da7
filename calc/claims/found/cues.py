"""The words of a text that name concepts.

Names come from the vocabulary, compared word by word: articles and prepositions between them do not
matter, nor plurals, nor one slip of the keyboard in a long word. Verbs and turns of phrase come
from `cues.toml`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import chain

from calc.claims.found.flat import flat
from calc.claims.found.shapes import Cue, Mention
from calc.concepts import vocabulary

# Formulas over any concept name no concept: their words are those of relations.
_GENERIC = frozenset(
    (
        *("variacion_absoluta", "variacion_relativa", "variacion_puntos", "razon", "promedio"),
        *("suma", "monto_nominal", "monto_real", "faltante_para_umbral", "numerador_posible"),
        "porcentaje_de_conteos",
    )
)
# What a person asks with, not what prose asserts with.
_QUESTIONS = ("cuant", "que ", "a que ", "a cuant", "con cuant", "otro ")
_WEAK_NAMES = frozenset(
    (
        *("presupuesto", "gasto", "ejecucion", "produccion", "usuarios", "ejecutado", "subtitulo"),
        *("beneficiarios", "beneficiarias", "unitario"),
    )
)
LITTLE_WORDS = frozenset("a al con de del e el en la las lo los o su sus un una y".split())
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_PARTED = re.compile(r"[.;:,()\d]|\by\b")
"""Between words of two names: "del gasto y la administración" is no "gasto administrativo"."""

_MONEY = "pesos"
"""No plural of a weight: "millones de pesos en componentes" tells no "peso del componente"."""

_SHORTEST_TYPO = 7
_SHORT_FOR = {
    **dict.fromkeys(("gto", "gtos"), "gasto"),
    **dict.fromkeys(("ppto", "pto", "presup"), "presupuesto"),
    **dict.fromkeys(("benef", "beneficiari"), "beneficiario"),
    **dict.fromkeys(("adm", "admin"), "administrativo"),
    "ejec": "ejecucion",
    "pob": "poblacion",
    "obj": "objetivo",
    "comp": "componente",
    "unit": "unitario",
}
"""How minutas shorten the words of the vocabulary."""

_ABBREVIATED = re.compile(rf"\b(?:{'|'.join(_SHORT_FOR)})\.")
# "Presentar un presupuesto …" is nobody's budget; "con un presupuesto de M$…" is the programme's.
_SOMEBODYS = re.compile(r"\b(?:un|una|otro|otra|cada|algun|ningun)\s+$")
_A_NOUN = re.compile(r"\b(?:el|del|al|su|un|cuyo|de)\s+$")
_OF_AMOUNT = re.compile(r"\s+(?:total\s+|anual\s+)?(?:de|por|cercano|superior|inferior)\b")

Words = tuple[str, ...]


def find_cues(text: str) -> list[Cue]:
    """The cues of a flat text in order; a cue inside a longer one is dropped."""
    return list(merged(_named(text), _phrased(text)))


def no_units(cues: Sequence[Cue], mentions: Iterable[Mention]) -> list[Cue]:
    """The cues that are no piece of an amount, as the "pesos" of "12 millones de pesos" are."""
    ends = {m.end: m.start for m in mentions if m.kind == "money" and not m.loose}
    return [c for c in cues if not (c.weak and ends.get(c.end, c.start) < c.start)]


def merged(*groups: Iterable[Cue]) -> tuple[Cue, ...]:
    """Cues of several origins in order; a cue inside a longer one is dropped."""
    found = sorted(chain(*groups), key=lambda c: (c.start, -c.end, c.weak))
    kept: list[Cue] = []
    for cue in found:
        if any(_covers(k, cue) for k in kept[-6:]):
            continue
        kept.append(cue)
    return tuple(kept)


def _covers(kept: Cue, cue: Cue) -> bool:
    """Whether a cue adds nothing to one that holds it: only another concept of the same words."""
    if kept.start > cue.start or cue.end > kept.end:
        return False
    return kept.concept == cue.concept or (kept.start, kept.end) != (cue.start, cue.end)


def _phrased(text: str) -> Iterator[Cue]:
    for concept, weak, pattern in _phrases():
        for match in pattern.finditer(text):
            use = match[0] == "uso" and _A_NOUN.search(
                text, max(0, match.start() - 5), match.start()
            )
            if not use:  # "el uso semanal del espacio" is no spending
                yield Cue(match.start(), match.end(), concept, weak=weak)


def _named(text: str) -> Iterator[Cue]:
    tokens = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text) if m[0] not in LITTLE_WORDS]
    stems = [_known(word) for _, _, word in tokens]
    names = _names()
    for at, stem in enumerate(stems):
        for words, concept, weak in names.get(stem, ()):
            if tuple(stems[at : at + len(words)]) != words:
                continue
            start, end = tokens[at][0], tokens[at + len(words) - 1][1]
            gaps = _ABBREVIATED.sub(" ", text[start:end])
            anybody = weak and _SOMEBODYS.search(text, max(0, start - 8), start)
            if anybody and not _OF_AMOUNT.match(text, end):
                continue
            if not _PARTED.search(gaps):
                yield Cue(start, end, concept, weak=weak)
                break


@cache
def _phrases() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    text = resources.files("calc.claims").joinpath("cues.toml").read_text(encoding="utf-8")
    return tuple(
        (concept, strength == "weak", re.compile("|".join(patterns)))
        for concept, lists in tomllib.loads(text).items()
        for strength, patterns in lists.items()
    )


@cache
def _names() -> dict[str, tuple[tuple[Words, str, bool], ...]]:
    """Names by their first word, the longest first."""
    grouped: dict[str, list[tuple[Words, str, bool]]] = {}
    for entry in vocabulary().values():
        if entry.id in _GENERIC:
            continue
        for name in (entry.label, *entry.aliases):
            plain = flat(name)
            words = tuple(_stem(w) for w in _WORD.findall(plain) if w not in LITTLE_WORDS)
            if words and not plain.startswith(_QUESTIONS):
                grouped.setdefault(words[0], []).append((words, entry.id, plain in _WEAK_NAMES))
    return {k: tuple(sorted(v, key=lambda n: -len(n[0]))) for k, v in grouped.items()}


@cache
def vocabulary_stems() -> frozenset[str]:
    """Every word of the names, as a stem."""
    return frozenset(w for names in _names().values() for words, _, _ in names for w in words)


def is_known(word: str) -> bool:
    """Whether a flat word is one of those that name concepts."""
    return word in LITTLE_WORDS or _stem(word) in vocabulary_stems()


@cache
def _slips() -> dict[str, str]:
    """Long words with one letter left out, to the word; ambiguous ones are left out."""
    slips: dict[str, str] = {}
    doubtful: set[str] = set()
    for word in vocabulary_stems():
        if len(word) < _SHORTEST_TYPO:
            continue
        for form in _shortened(word):
            if slips.setdefault(form, word) != word:
                doubtful.add(form)
    return {form: word for form, word in slips.items() if form not in doubtful}


@cache
def _known(word: str) -> str:
    """The stem of a word, mended where it is one slip away from a word of the vocabulary."""
    stem = _stem(_SHORT_FOR.get(word, word))
    if stem in vocabulary_stems() or len(stem) < _SHORTEST_TYPO:
        return stem
    for form in (stem, *_shortened(stem)):
        found = _slips().get(form) or (form if form in vocabulary_stems() else None)
        if found is not None and len(found) >= _SHORTEST_TYPO and found[0] == stem[0]:
            return found
    return stem


def _shortened(word: str) -> Sequence[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _stem(word: str) -> str:
    """Without plural, and in long words without the last vowel: "beneficiadas" is "beneficiad"."""
    if word == _MONEY:
        return word
    bare = word.removesuffix("s") if len(word) > 4 else word
    bare = bare.removesuffix("e") if word.endswith(("ales", "iles", "ores")) else bare
    return bare[:-1] if len(bare) >= 7 and bare[-1] in "aeo" else bare
