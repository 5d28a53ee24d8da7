"""One message, the questions in it: "¿quién lo ejecuta y desde cuándo?" asks two things.

Promise: a message is parted only where another question word begins another question, and where
what stands before it asks something by itself; the parts keep their order and their words.
"""

import re
from collections.abc import Sequence

from calc.figure import fold
from qa.language.lexicon import is_verb
from qa.language.senses import function_words

_MOST = 3
_BEFORE = r"(?:a|al|ante|con|contra|de|del|desde|en|entre|hacia|hasta|para|por|segun|sobre)"
_PLAIN = r"(?:cuant[oa]s?|cuales|cual|quienes|quien|cuando|donde)"
_JOINT = r"(?:[,;]? (?:y|e|ademas|tambien),? (?:tambien |ademas )?|[,;:] |[?.!]+\s*¿?\s*(?:y )?)"
_TURN = re.compile(rf"{_JOINT}(?P<next>(?:{_BEFORE} )?(?:{_PLAIN}|como|que|por que)\b)")
_OF_EACH = re.compile(r"\bcada (?:un[oa]|cual)\b")
"""What is asked of each of those asked for before is no question by itself."""
_ASKS = re.compile(
    rf"\b{_PLAIN}\b|(?:^|¿)\W*(?:{_BEFORE} )?(?:que|como)\b|\b(?:qué|cómo)\b",
)
_OF_THE_SAME = re.compile(r"(?:cuando|donde)")
"""What the sentence that answers the first part tells as well: "¿quiénes pararon y cuándo?"."""

_COUNTS = re.compile(r"\bcuant[oa]s\b")
_WHY = re.compile(r"por que\W*")
"""After a count it is told where the count is: "¿cuántos se fueron y por qué?"."""

_THAT_IS = re.compile(r"\bo sea\W*$")
"""What follows says the same in other words: "¿qué divide, o sea con qué fórmula lo sacan?"."""

_WITH_WHAT = re.compile(r"con cuant[oa]s?\b")
"""What belongs to the one asked for before: "¿qué región va última y con cuántos hogares?"."""

_LONGEST_REST = 3


def questions_of(text: str) -> tuple[str, ...]:
    """The questions of a message, one or more, in its order."""
    folded = "".join(f if len(f := fold(char)) == 1 else char for char in text)
    parts: list[str] = []
    start = 0
    for turn in _TURN.finditer(folded):
        if len(parts) == _MOST - 1:
            break
        before = _with_accents(text[start : turn.start()], folded[start : turn.start()])
        written = text[turn.start("next") : turn.end("next")]
        after = folded[turn.start("next") :]
        goes_on = _goes_on(before, after) or _OF_EACH.search(after) is not None
        goes_on = goes_on or _OF_THE_SAME.fullmatch(after.strip(" ?.!")) is not None
        counted = _COUNTS.search(before) is not None and _WHY.fullmatch(after) is not None
        goes_on = goes_on or counted or _THAT_IS.search(before) is not None
        goes_on = goes_on or _WITH_WHAT.match(after) is not None
        if _asks(before) and _is_question_word(written) and not goes_on:
            parts.append(text[start : turn.start()])
            start = turn.start("next")
    parts.append(text[start:])
    return tuple(part.strip(" ,;:") for part in _with_noun(parts))


def _with_noun(parts: Sequence[str]) -> list[str]:
    """The parts, each with what is counted: "¿cuántas obras hay y cuántas terminaron?"."""
    whole: list[str] = []
    noun: re.Match[str] | None = None
    for part in parts:
        own, bare = _COUNTED.search(part), _BARE_COUNT.match(part)
        lacks = bare is not None and is_verb(fold(bare["verb"]))
        if bare and noun and lacks and fold(noun["how"]) == fold(bare["how"]):
            whole.append(f"{bare['how']} {noun['noun']}{part[bare.end('how') :]}")
        else:
            whole.append(part)
        noun = own if own is not None and not is_verb(fold(own["noun"])) else noun
    return whole


_COUNTED = re.compile(r"\b(?P<how>cu[aá]nt[oa]s) (?P<noun>\w{3,})", re.IGNORECASE)
_BARE_COUNT = re.compile(r"(?P<how>cu[aá]nt[oa]s) (?:(?:se|no) )*(?P<verb>\w{3,})", re.IGNORECASE)


def _is_question_word(written: str) -> bool:
    """Whether a word asks: without accent "que" and "como" do not, but "a que hora" does."""
    return written.casefold() not in ("que", "como")


def _with_accents(text: str, folded: str) -> str:
    """The folded text with the accents of "qué" and "cómo", which are not "que" and "como"."""
    letters = list(folded)
    for found in re.finditer(r"\b(?:qué|cómo)\b", text.casefold()):
        letters[found.start() : found.end()] = found[0]
    return "".join(letters)


def _asks(part: str) -> bool:
    """Whether a part asks something by itself: a question word, and something that it asks of."""
    if _ASKS.search(part) is None:
        return False
    rest = re.findall(r"[a-zñ]{3,}", _ASKS.sub(" ", part))
    return any(word not in function_words() and word not in _BOUNDS for word in rest)


_BOUNDS = ("desde", "hasta")
"""As in "¿hasta qué mes alcanzo, y desde cuál?", whose end asks nothing by itself."""


def _goes_on(before: str, after: str) -> bool:
    """Whether what follows is the same question of another year or row: "y cuánto en 2022"."""
    first, again = _ASKS.search(before), _ASKS.match(after)
    if first is None or again is None or first[0] != again[0]:
        return False
    rest = re.findall(r"\w+", after[again.end() :])
    return 0 < len(rest) <= _LONGEST_REST and (
        rest[0] in ("en", "el", "la", "del") or rest[0].isdigit()
    )
