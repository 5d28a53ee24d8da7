"""The verb that a bare number goes with: what was made, of the component that makes it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from calc.claims.found.shapes import Cue, Item, Mention

_MADE = re.compile(
    r"\bse\s+(?:alcanz|lleg|hic|realiz|entreg|efectu|otorg|pag|complet|termin|ejecut)[a-z]+(?=\s+$)"
)
_DID = re.compile(
    r"\b([a-z]{3,}(?:o|aron|ieron))\s+(?:(?:solo|apenas|unos|unas|casi|un|total|de|cerca)\s+)*$"
)
_STEM = 5
_NEAR = 40


def made_by(
    text: str,
    start: int,
    mentions: Sequence[Mention],
    rows: Sequence[Item],
    acts: Mapping[str, str],
) -> Iterator[tuple[Cue, Item]]:
    """The verb that a bare number goes with: "se hicieron 12" where one component is spoken of.

    Or the verb of what one component makes: "este programa mejoró 517", of improved kilometres;
    `acts` are the components by what is done to things. The stretch of flat text has its `start`.
    """
    made = {row.name: row for row in rows if row.kind == "componente"}
    for mention in mentions:
        if mention.kind != "count" or mention.noun:
            continue
        low = max(start, mention.start - _NEAR)
        verb = _MADE.search(text, low, mention.start)
        if verb is not None and len(made) == 1:
            row = replace(*made.values(), start=verb.start(), end=verb.end(), weak=False)
            yield Cue(*verb.span(), "produccion_componente"), row
            continue
        deed = _DID.search(text, low, mention.start)
        own = None if deed is None else acts.get(deed[1][:_STEM])
        if deed is not None and own is not None:
            yield (
                Cue(*deed.span(1), "produccion_componente"),
                Item(*deed.span(1), "componente", own, deed[1], unit=deed[1]),
            )
