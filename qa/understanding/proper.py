"""Which words of a question are written as names: "Pichilemu" in "¿cuánto gastó Pichilemu?"."""

from collections.abc import Set as AbstractSet

from qa.language.lexicon import is_spanish
from qa.language.senses import Reading, neutral_words
from qa.language.words import stem

_OPENS = "¿¡.:;?!\"'«“(-–\n"


def proper_words(
    text: str, reading: Reading, taken: AbstractSet[int], own: AbstractSet[str]
) -> tuple[str, ...]:
    """The words with a capital that name nothing known, in order.

    They are no Spanish words, begin no sentence and are no acronyms; `taken` are the places of
    those that name a figure, a row or a year, `own` the stems of the programme's own words. None
    where most words have a capital, as in a title.
    """
    written = [text[word.start : word.end] for word in reading.asked]
    capital = [i for i, word in enumerate(written) if i and word[:1].isupper()]
    if 2 * len(capital) > len(written) - 1:
        return ()
    plain = {i for t in reading.terms if t.plain for i in range(t.first, t.last + 1)}
    return tuple(
        reading.known[i]
        for i in capital
        if i in plain - taken
        and not written[i].isupper()
        and not {stem(reading.known[i]), stem(reading.asked[i].text)} & own
        and reading.known[i] not in neutral_words()
        and not is_spanish(reading.asked[i].text)
        and text[: reading.asked[i].start].rstrip()[-1:] not in _OPENS
    )
