"""The figures of a table pasted as text, each cell judged by its column and its row.

A row or a column may name one of several programmes; where none is named, the one that the text
was about is meant.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from calc.claims.found.shapes import Claim
from calc.claims.pasted.cells import cell_claims
from calc.claims.pasted.grid import Table
from calc.claims.pasted.sheet import Sheet
from calc.claims.told.spot import Setting
from calc.judging.choose import Candidate, ordered, programmes
from calc.judging.judge import judge
from calc.judging.ruling import Ruling, judged
from calc.sentences import Span
from calc.verdict import JudgedFigure

Named = Callable[[Span], Sequence[Candidate]]
"""The fichas of the programme that a stretch of the text names, none where it names none."""

_NO_PROGRAMME = "No se sabe de qué programa habla esta celda."


def judged_table(
    text: str,
    plain: str,
    table: Table,
    named: Named,
    meant: Sequence[Candidate],
    setting_of: Callable[[Sequence[Candidate]], Setting],
) -> Iterator[JudgedFigure]:
    """The figures of a table in order.

    `plain` is the flat text, `meant` the fichas that it was about, `setting_of` what a claim of
    some fichas may lean on.
    """
    titled = [own for span in table.title if (own := named(span))]
    base = titled[-1] if titled else meant
    over = [[own for span in head if (own := named(span))] for head in table.heads]
    sheets: dict[tuple[int, ...], Sheet] = {}
    said: dict[tuple[str, str], list[JudgedFigure]] = {}
    for row, section in zip(table.rows, table.sections, strict=True):
        start, above = row.label.start, "" if section is None else text[section.start : section.end]
        key = text[start : row.cells[-1].end], above
        if key not in said:
            figures: list[JudgedFigure] = []
            own = named(row.label) or (named(section) if section is not None else ())
            for column in range(1, len(row.cells)):
                head = over[column] if column < len(over) and len(over) == len(row.cells) else []
                chosen = own or (head[0] if head else base)
                one = tuple(map(id, chosen))
                if one not in sheets:
                    sheets[one] = _sheet(text, plain, table, chosen, setting_of)
                claims = cell_claims(sheets[one], row, section, column)
                figures.extend(_moved(_best(text, ways, chosen), -start) for ways in claims)
            said[key] = figures
        yield from (_moved(figure, start) for figure in said[key])


def _moved(figure: JudgedFigure, by: int) -> JudgedFigure:
    """The figure as it stands elsewhere: a row that is said twice is judged once."""
    return replace(figure, start=figure.start + by, end=figure.end + by)


def _sheet(
    text: str,
    plain: str,
    table: Table,
    chosen: Sequence[Candidate],
    setting_of: Callable[[Sequence[Candidate]], Setting],
) -> Sheet:
    lead = ordered(chosen, None)[0]
    return Sheet(text, plain, table, lead.rows, setting_of(chosen), lead.name)


def _best(text: str, claims: Sequence[Claim], chosen: Sequence[Candidate]) -> JudgedFigure:
    """The verdict of a number under the meaning that makes it true, else under the first."""
    if len(programmes(chosen)) > 1:
        return judged(text, claims[0], Ruling("unverifiable", _NO_PROGRAMME))
    found = [judge(text, claim, chosen) for claim in claims]
    return next((f for f in found if f.verdict == "verified"), found[0])
