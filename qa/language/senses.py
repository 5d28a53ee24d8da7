"""Words become terms: what each means for a ficha, whichever way it was said.

Promise: a question and an alias of the vocabulary are read by the same rules, so an alias
understands every synonym of its words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from calc.concepts import vocabulary
from qa.data import read_data
from qa.language.lexicon import is_spanish
from qa.language.speller import Speller
from qa.language.words import Word, stem, words

BREAKS = frozenset({"y", "e", "o", "u", "pero", "ademas", "tambien", "vs", "versus"})
"""Words that begin another part of a question."""

CHANGES = frozenset(("subir", "bajar", "cambiar"))
"""Senses of the words of a change."""

SPENDING = frozenset(("gastar", "dinero", "costar"))
"""Senses of the words of money that is spent."""

_ROMAN = frozenset("ivx")
_SHORT_PART = 3
_TAILS = ("", "n", "me", "nos", "melo", "la", "lo", "s", "se")

_AR = "ar a an o aron ado ada ados adas ando aba aban ara aran aria amos arse".split()
_ER = "er e en io ieron ido ida idos idas iendo ia ian era eran eria emos erse".split()
_IR = "ir e en io ieron ido ida idos idas iendo ia ian ira iran iria imos irse".split()


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning-bearing word or phrase.

    It has its senses (or its stem, where it has none), the words as known, its place among the
    question's words, and the part of the question it is in. It is
    `plain` where the data give it no sense.
    """

    senses: frozenset[str]
    text: str
    first: int
    last: int
    part: int
    plain: bool = False

    def means(self, sense: str) -> bool:
        """Whether the word has that sense."""
        return sense in self.senses


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as read: its words as asked, as corrected, and its terms."""

    asked: tuple[Word, ...]
    known: tuple[str, ...]
    terms: tuple[Term, ...]

    def means(self, *senses: str) -> bool:
        """Whether each of the senses occurs."""
        return all(any(term.means(sense) for term in self.terms) for sense in senses)

    def terms_of(self, sense: str) -> tuple[Term, ...]:
        """The terms of a sense."""
        return tuple(term for term in self.terms if term.means(sense))

    @property
    def text(self) -> str:
        """The corrected words, spaced."""
        return " ".join(self.known)


def read(text: str, spellers: Sequence[Speller]) -> Reading:
    """Read a text with its misspelt words corrected by the spellers, the first before the rest."""
    asked = words(text)
    known = tuple(correct(word.text, spellers) for word in asked)
    return read_words(asked, known, _list_commas(text, asked))


def _list_commas(text: str, asked: tuple[Word, ...]) -> frozenset[int]:
    """The words before which a comma parts a list: "presupuesto, gasto y cobertura"."""
    found = [i for i in range(1, len(asked)) if "," in text[asked[i - 1].end : asked[i].start]]
    kept = []
    for k, i in enumerate(found):
        ends = [j for j in range(i, len(asked)) if asked[j].text in ("y", "e")][:1]
        end = min([*found[k + 1 : k + 2], *ends], default=0)
        if ends and 0 < end - i <= _SHORT_PART:
            kept.append(i)
    return frozenset(kept)


def read_words(
    asked: tuple[Word, ...], known: tuple[str, ...], commas: frozenset[int] = frozenset()
) -> Reading:
    """Read words that need no correction; another part begins at those in `commas` too."""
    terms: list[Term] = []
    position, part = 0, 0
    while position < len(known):
        part += 1 if position in commas else 0
        length, senses = _longest_phrase(known, position)
        if length == 0 or (length == 1 and _is_noun_there(known, position)):
            word = known[position]
            if word in BREAKS:
                part += 1
            elif word not in function_words():
                terms.append(
                    Term(frozenset({stem(word)}), word, position, position, part, plain=True)
                )
            position += 1
            continue
        if known[position] in BREAKS:  # "inicial vs final" is a sense and a break
            part += 1
        last = position + length - 1
        terms.append(Term(senses, " ".join(known[position : last + 1]), position, last, part))
        position += length
    return Reading(asked, known, tuple(terms))


def _is_noun_there(known: tuple[str, ...], at: int) -> bool:
    """Whether a verb of the vocabulary is a thing there: "la cuenta de la luz"."""
    return known[at] in ("cuenta", "cuentas") and known[max(0, at - 1) : at] in _BEFORE_NOUNS


_BEFORE_NOUNS = tuple((word,) for word in "la las una unas su sus".split())


def correct(word: str, spellers: Sequence[Speller]) -> str:
    """The known word that was meant; the word itself where it is known, Spanish or like none.

    A Spanish word is a slip only of what names a concept, if it is short ("gato" for "gasto"), or
    of a word without meaning of its own that sounds the same ("asta" for "hasta"). A verb's form is
    heard in a thing that only other fichas speak of ("tubo" for "tuvo").
    """
    if word in _heard_as() and not any(word in speller for speller in spellers[1:]):
        return _heard_as()[word]
    if any(word in speller for speller in spellers) or not word.isalpha() or set(word) <= _ROMAN:
        return word
    found = [
        (cost[:3], cost[3], order, known)
        for order, speller in enumerate(spellers)
        for cost, known in speller.candidates(word)[:1]
    ]
    if not found:
        return word
    (slips, _, _), rank, order, known = min(found)
    if is_spanish(word):
        of_concept = len(word) <= _SHORT_WORD and (order, rank) == (0, 0)
        sounds_so = slips == 0 and known in function_words()
        return known if of_concept or sounds_so else word
    return known


_SHORT_WORD = 5


@cache
def _heard_as() -> dict[str, str]:
    """Words that sound like the form of a verb that questions use, with that form."""
    return {str(word): str(verb) for word, verb in read_data("common")["heard_as"].items()}


@cache
def function_words() -> frozenset[str]:
    """Words that alias patterns skip."""
    return frozenset(read_data("common")["function"].split())


@cache
def neutral_words() -> frozenset[str]:
    """Words that restrict nothing, function words too."""
    common = read_data("common")
    asking = (form for verb in common["asking"].split() for form in ordered(verb))
    return frozenset((*common["neutral"].split(), *asking)) | function_words()


@cache
def weak_stems() -> frozenset[str]:
    """Stems of words that any question may hold: they tell little of a name."""
    single = {
        sequence[0] for table in phrases().values() for sequence in table if len(sequence) == 1
    }
    return frozenset(stem(word) for word in (neutral_words() | single) - _NO_FORMS)


_NO_FORMS = frozenset(("saludos",))
"""Of which a noun is no singular: "la salud" is no greeting."""


@cache
def stems_of(sense: str) -> frozenset[str]:
    """Stems of the single words of a sense."""
    return frozenset(
        stem(sequence[0])
        for table in phrases().values()
        for sequence, senses in table.items()
        if len(sequence) == 1 and sense in senses
    )


_ORDERED = frozenset("ranking listar resumen describir cambiar sumar promedio".split())
"""Senses of verbs by which an answer is ordered: "ordene", "resuma", "compare"."""


@cache
def _nouns() -> frozenset[str]:
    return frozenset((*read_data("common")["known"].split(), "nombre", "nombres"))


@cache
def phrases() -> dict[str, dict[tuple[str, ...], frozenset[str]]]:
    """Word sequences with their senses, by first word.

    A word that is listed by itself is that sense and not the verb form that it may look like
    ("beneficio").
    """
    listed: dict[tuple[str, ...], set[str]] = {}
    formed: dict[tuple[str, ...], set[str]] = {}
    for sense, card in read_data("senses").items():
        for phrase in card["words"]:
            sequence = tuple(word.text for word in words(phrase))
            listed.setdefault(sequence, set()).add(sense)
            if (other := _other_number(sequence))[0] not in function_words():
                formed.setdefault(other, set()).add(sense)
        forms = ordered if sense in _ORDERED else conjugate
        for form in (f for verb in card.get("verbs", ()) for f in forms(verb)):
            if forms is conjugate or form not in _nouns():
                formed.setdefault((form,), set()).add(sense)
    found = {**formed, **listed}
    by_first: dict[str, dict[tuple[str, ...], frozenset[str]]] = {}
    for sequence, senses in found.items():
        by_first.setdefault(sequence[0], {})[sequence] = frozenset(senses)
    return by_first


_SHORTEST_PLACE = 5
"""Shorter names of comunas (Buin, Pica) are too near to too many words."""


@cache
def static_speller() -> Speller:
    """The words that every question may hold, whatever is loaded.

    Those that name concepts rank first, then senses and rows, then those of any question, then
    the rest, and the names of comunas last.
    """
    ranks: dict[str, int] = {}
    for rank, texts in enumerate(
        (_of_concepts(), _of_senses_and_rows(), _of_any_question(), _of_the_rest(), _of_places())
    ):
        for text in texts:
            ranks.setdefault(text, rank)
    return Speller(ranks)


def _of_concepts() -> Iterator[str]:
    for card in vocabulary().values():
        yield from _texts(card.label, *card.aliases)


def _of_senses_and_rows() -> Iterator[str]:
    for row in read_data("regions")["region"]:
        yield from _texts(row["name"], row["capital"], *row["ordinal"], *row["aliases"])
    for row in read_data("subtitulos").values():
        yield from _texts(row["name"], *row["words"])
    for by_sequence in phrases().values():
        for sequence in by_sequence:
            yield from sequence


def _of_any_question() -> Iterator[str]:
    numbers = read_data("numbers")
    yield from (*neutral_words(), *numbers["cardinals"], *numbers["ordinals"], "mil")


def _of_the_rest() -> Iterator[str]:
    common = read_data("common")
    yield from common["known"].split()
    for verb in common["verbs"].split():
        yield from conjugate(verb)
    yield from _of_prose()


def _of_places() -> Iterator[str]:
    names = _texts(*read_data("comunas").values())
    return (name for name in names if len(name) >= _SHORTEST_PLACE)


def _texts(*phrases_: str) -> Iterator[str]:
    return (word.text for phrase in phrases_ for word in words(phrase))


def _of_prose() -> tuple[str, ...]:
    """Irregular forms and the words that prose knows as synonyms or as one family."""
    prose = read_data("prose")
    said = (*prose["forms"].values(), *prose["forms"], *map(" ".join, prose["families"]))
    groups = (phrase for group in read_data("synonyms")["groups"] for phrase in group)
    listed = tuple(word for text in (*said, *groups) for word in text.split())
    asking = (*prose["asking"].split(), *prose["light"].split())
    return (*listed, *asking, *(form for verb in verbs_of_prose() for form in conjugate(verb)))


@cache
def verbs_of_prose() -> tuple[str, ...]:
    """The verbs that prose knows as synonyms or as one of a family."""
    listed = (*read_data("synonyms")["groups"], *read_data("prose")["families"])
    said = (word for group in listed for phrase in group for word in phrase.split())
    return tuple(dict.fromkeys(w for w in said if len(w) > 4 and w[-2:] in ("ar", "er", "ir")))


def conjugate(infinitive: str) -> list[str]:
    """The regular forms of a verb, without accents."""
    root, ending = infinitive[:-2], infinitive[-2:]
    endings = {"ar": _AR, "er": _ER, "ir": _IR}[ending]
    between = ("ye", "yen", "yo", "yeron") if root.endswith("u") and ending == "ir" else ()
    return [root + tail for tail in (*endings, *between)]


def ordered(infinitive: str) -> list[str]:
    """The forms of a verb of asking, orders too: "indicar", "indique", "indiqueme"."""
    root, ending = infinitive[:-2], infinitive[-2:]
    soft = root
    if ending == "ar":
        soft = re.sub("z$", "c", re.sub("c$", "qu", re.sub("g$", "gu", root)))
    order = f"{soft}e" if ending == "ar" else f"{root}a"
    orders = [o + tail for o in (order, root + ("a" if ending == "ar" else "e")) for tail in _TAILS]
    return [*conjugate(infinitive), *orders]


def _other_number(sequence: tuple[str, ...]) -> tuple[str, ...]:
    """A single word in the plural or singular that it is not listed in; a phrase as it is."""
    word = sequence[0]
    if len(sequence) > 1 or not word.isalpha() or len(word) < 4:
        return sequence
    if not word.endswith("s"):
        return (word + ("s" if word[-1] in "aeiou" else "es"),)
    return (word[:-2] if word.endswith("es") and word[-3] not in "aeiout" else word[:-1],)


def _longest_phrase(known: tuple[str, ...], position: int) -> tuple[int, frozenset[str]]:
    best: tuple[int, frozenset[str]] = (0, frozenset())
    for sequence, senses in phrases().get(known[position], {}).items():
        length = len(sequence)
        if length > best[0] and known[position : position + length] == sequence:
            best = (length, senses) if _in_its_place(known, position, length) else best
    return best


def _in_its_place(known: tuple[str, ...], position: int, length: int) -> bool:
    """Whether what means something only before some words stands before one of them."""
    after = position + length
    if known[position:after] in _RELATIVE and _is_relative(known, position, after):
        return False
    places = read_data("common")["only_before"].get(" ".join(known[position:after]))
    if places is None or after == len(known):
        return True
    return known[after] in places.split() or known[after][0].isdigit()


def _is_relative(known: tuple[str, ...], position: int, after: int) -> bool:
    """Whether a noun is told which it is: "los hogares que son población objetivo"."""
    noun = position > 0 and known[position - 1] not in neutral_words() and position > 1
    return noun and known[position - 2] in _DETERMINERS and after < len(known)


_RELATIVE = (("que", "son"), ("que", "es"), ("que", "seria"), ("que", "representa"))
_DETERMINERS = frozenset("de del el la los las cuantos cuantas las los un una".split())
