"""The vocabulary: every concept with its label, aliases, unit and meaning, from `concepts.toml`.

A new synonym is a change of that file alone.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that can be asked of a ficha.

    `unit` is "declarada" where each figure declares its own; `item` says what rows are named by
    (region, componente, subtitulo, indicador) or is None; `formula` tells computed concepts.
    """

    id: str
    label: str
    article: str
    unit: str
    meaning: str
    aliases: tuple[str, ...]
    item: str | None = None
    formula: bool = False

    @property
    def named(self) -> str:
        """The label with its article: "la cobertura"."""
        return f"{self.article} {self.label}"


_APART = re.compile(r"\b(de|a) el\b(?= [a-záéíóúñ])")


@cache
def vocabulary() -> MappingProxyType[str, Concept]:
    """All concepts by id, in the order of the file."""
    text = resources.files("calc").joinpath("concepts.toml").read_text(encoding="utf-8")
    return MappingProxyType({id_: _concept(id_, card) for id_, card in tomllib.loads(text).items()})


def concept(id_: str) -> Concept:
    """The concept of that id; KeyError where there is none."""
    return vocabulary()[id_]


def contracted(sentence: str) -> str:
    """A sentence with "de el" and "a el" said as they are: "del", "al"."""
    return _APART.sub(lambda m: "del" if m[1] == "de" else "al", sentence)


def _concept(id_: str, card: dict[str, object]) -> Concept:
    aliases = card.pop("aliases")
    if not isinstance(aliases, list):
        raise TypeError(f"aliases of {id_} is not a list")
    return Concept(id=id_, aliases=tuple(aliases), **card)  # type: ignore[arg-type]  # the fields' types are the file's promise, tested
