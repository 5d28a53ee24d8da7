"""Makes the filters of Spanish forms that `qa.lexicon` reads: `python -m qa.train`.

The forms come from simplemma's Spanish dictionary and are kept where pyspellchecker's list, which
is of words that people write, has one of the same lemma (both MIT, needed for this alone). Forms of
verbs that nobody writes in Chile (those of "vosotros", the future subjunctive) are left out: each
form that is known hides a slip.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from spellchecker import SpellChecker

from calc.figure import fold
from qa.language.lexicon import SHORTEST, VERBS, WORDS, filter_of

_DATA = Path(__file__).resolve().parent.parent / "data"
_LONGEST = 18
_INFINITIVE = re.compile(r"[aeií]r(?:se)?$")
_PARTICIPLE = re.compile(r"[aií]d[oa]s?$")
_UNUSED = re.compile(r"(?:[áéí]|ste)is$|[áé]remos$")


def forms() -> Iterator[tuple[str, bool]]:
    """Each folded form of a word in use, and whether it is of a verb."""
    lemmas = DefaultDictionaryFactory().get_dictionary("es")
    written = frozenset(SpellChecker(language="es").word_frequency.words())
    used = {lemmas[word] for word in written if word in lemmas}
    for form, lemma in lemmas.items():
        if not (form.isalpha() and form.islower() and SHORTEST <= len(form) <= _LONGEST):
            continue
        verb = _INFINITIVE.search(lemma) is not None and not _PARTICIPLE.search(form)
        if lemma in used and not (verb and _UNUSED.search(form)):
            yield fold(form), verb


def main() -> None:
    """Write both filters."""
    found = list(forms())
    verbs = {form for form, verb in found if verb}
    others = {form for form, verb in found if not verb}
    (_DATA / WORDS).write_bytes(filter_of(verbs | others))
    (_DATA / VERBS).write_bytes(filter_of(verbs - others))


if __name__ == "__main__":
    main()
