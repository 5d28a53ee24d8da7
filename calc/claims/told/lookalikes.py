"""Words that only look like those of a comparison: "personas mayores", "bajo" for "bajó"."""

import re

_ELDERS = re.compile(
    r"(\b(?:personas?|adult[oa]s?|gente)\s+|^\s*l[oa]s\s+|^\s*de\s+(?=mayores\s+que\s+(?!en|el|la|los|las)[a-z]+n\b))"
    r"(mayor(?:es)?)\b"
)


def without_elders(words: str) -> str:
    """The words, as long, without "mayores" where it is no comparison: "personas mayores a …"."""
    if "mayor" not in words:
        return words
    return _ELDERS.sub(lambda m: f"{m[1]}{'x' * len(m[2])}", words)


def with_verb_bajo(left: str, written: str) -> str:
    """The flat words with the accent of "bajó" kept: the verb sets no bound, "bajo el" does."""
    for match in re.finditer(r"\bbajo\b", left):
        if written[match.end() - 1] in "óÓ":
            left = f"{left[: match.start()]}bajó{left[match.end() :]}"
    return left
