"""A conversation: what was asked before, the programme it is about, and which kind answers.

Promise: what a question leaves unsaid is that of the talk, and the answer says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.across.in_turn import Asked, in_turn
from qa.across.selecting import Heard
from qa.across.selection import Selection
from qa.answers.compose import Part, assemble
from qa.answers.evidence import covered_years
from qa.conversation import recalled, resolving
from qa.conversation.assumed import with_assumed
from qa.conversation.budgets import budget_of, in_the_budget
from qa.conversation.in_full import in_full
from qa.conversation.inheriting import follow
from qa.conversation.restated import (
    TURNS,
    as_a_count,
    asks_for_one,
    asks_for_the_other,
    asks_of_the_name,
    of_the_budget,
    of_the_numbered,
    per_head,
    whether_it_is,
)
from qa.kinds import about, absent, beyond
from qa.kinds.every import answered
from qa.kinds.figures import figure
from qa.kinds.programmes import portfolio
from qa.kinds.prose import definition, prose
from qa.language.senses import CHANGES, Reading, read, static_speller
from qa.language.words import stem, words
from qa.named.years import Period
from qa.programmes.choosing import (
    Choice,
    by_name,
    by_topic,
    choose,
    only_names,
    without_name,
)
from qa.programmes.described import asks_nothing, described
from qa.programmes.scope import offices_scope
from qa.programmes.shelf import Programme, Shelf, View
from qa.programmes.told_apart import by_search
from qa.programmes.topics import telling_words
from qa.saying.asking import Ask, Draft, one_after_another
from qa.understanding.question import Question, understand


@dataclass(slots=True)
class Talk:
    """One conversation over a shelf."""

    shelf: Shelf
    question: Question | None = None
    programmes: tuple[Programme, ...] = ()
    selection: Selection | None = None
    recent: tuple[Programme, ...] = ()
    said: str = ""
    budget: str = ""
    heard: tuple[str, ...] = ()

    def turn_to(self, text: str, asked: str) -> None:
        """Take in a programme that only the words which ask nothing name.

        As in "volvamos a la clínica: ¿quiénes la ejecutan?".
        """
        if text == asked or len(self.shelf.programmes) < 2:
            return
        spellers = (static_speller(), self.shelf.speller)
        if by_name(read(asked, spellers), self.shelf).programmes:
            return
        named = by_name(read(text, spellers), self.shelf).programmes
        if len(named) == 1:
            self.programmes, self.question, self.selection = named, None, None

    def hear(self, text: str) -> None:
        """Take in an earlier question without answering it."""
        if self.shelf.programmes and text.strip():
            self._take_in(text)
            self.heard = (*self.heard, text)

    def keep_to_the_first(self) -> bool:
        """Speak only of the one that the last question singled out; whether it did."""
        if self.selection is not None and "grado_" in self.selection.cues:
            self.question, self.selection = None, None
            return len(self.programmes) == 1
        single = self.question is not None and asks_for_one(self.question)
        return single and len(self.programmes) == 1

    def _take_in(self, text: str) -> None:
        text, reading = self._read(text)
        if about.answer(reading) is not None or self._described(text, reading) is not None:
            return
        if self._each_named(text, reading):
            return
        if self._across(text, reading) is not None:
            return
        if not about.asks_what_is_loaded(reading):
            self._resolve(text)

    def _across(self, text: str, reading: Reading) -> Draft | None:
        """The answer about several programmes, kept in mind for the next question."""
        heard = Heard(self.programmes, self.question, self.recent, self.selection)
        told = portfolio.answer(text, reading, self.shelf, heard)
        if told is None:
            return None
        self.selection = replace(told.selection, kept=told.chosen)
        self.programmes = told.chosen[:1] if len(told.chosen) == 1 else ()
        self.question = None
        if self.programmes:
            view = self.shelf.view(told.chosen[0].latest.document)
            self.question = understand(text, view)
        return told.draft

    def reply(self, text: str) -> Draft:
        """The answer to the next question."""
        text, reading = self._read(text)
        if not reading.known:
            return Draft(
                ("No alcancé a leer ninguna pregunta. Escríbala con sus palabras.",), "not_found"
            )
        if told := about.answer(reading) or beyond.of_all_that_is_spent(reading, self.shelf):
            return told
        if not self.shelf.programmes:
            if about.asks_what_is_loaded(reading):
                return about.loaded(self.shelf)
            return prose.of_documents(text, self.shelf) or about.nothing_loaded()
        if (told_by := self._described(text, reading)) is not None:
            return with_assumed(told_by, answered(told_by))
        many = self._worked_out(reading) or self._in_turn(text, reading)
        many = many or self._across(text, reading)
        if many is not None:
            return many
        if about.asks_what_is_loaded(reading):
            return about.loaded(self.shelf)
        return self._of_one(text, reading)

    def _of_one(self, text: str, reading: Reading) -> Draft:
        """The answer about one programme: the one named, the one spoken of, or the only one."""
        held = self.programmes
        ask = self._resolve(text)
        if isinstance(ask, Draft):
            outside = absent.anywhere(reading) or self._same_for_all(text)
            return outside or self._searched(text) or ask
        draft = answered(ask)
        went_on = held == self.programmes and not ask.named and len(self.shelf.programmes) > 1
        anew = self._anew(text) if went_on and draft.status == "not_found" else None
        return anew or with_assumed(ask, draft)

    def _anew(self, text: str) -> Draft | None:
        """The answer to a question by itself, where the programme spoken of has none."""
        fresh = Talk(self.shelf)
        told = fresh.reply(text)
        if told.status != "answered":
            return None
        self.programmes, self.question = fresh.programmes, fresh.question
        self.selection, self.said = fresh.selection, fresh.said
        return told

    def _described(self, text: str, reading: Reading) -> Ask | None:
        """What is asked of a programme that a phrase tells."""
        if len(self.shelf.programmes) < 2:
            return None
        spoken_of = self.programmes[0] if len(self.programmes) == 1 else None
        found = described(text, reading, self.shelf, spoken_of)
        if found is None:
            return None
        programme, asked = found
        if spoken_of != programme and not asks_nothing(asked):
            self.question = None
        ask = self._ask(asked, programme, self.shelf.stems[programme.key], named=True)
        self._speak_of(programme, ask, asked)
        return replace(ask, assumed=(f"Entendí que la pregunta es sobre «{programme.title}».",))

    def _speak_of(self, programme: Programme, ask: Ask, text: str) -> None:
        """Take in the programme and the question that the talk is now about."""
        self.recent = (*(p for p in self.recent if p != programme), programme)[-2:]
        held = self.budget if self.programmes == (programme,) else ""
        self.budget = budget_of(ask.question, held)
        self.programmes = (programme,)
        self.question, self.said = ask.question, text
        self.selection = None

    def _each_named(self, text: str, reading: Reading) -> Asked:
        """The programmes that are asked in turn what no table of figures tells."""
        heard = Heard(self.programmes, self.question, self.recent, self.selection)
        asked = in_turn(text, reading, self.shelf, heard)
        if asked:
            self.programmes, self.question, self.selection = (), None, None
            self.recent = tuple(programme for programme, _ in asked)[-2:]
        return asked

    def _in_turn(self, text: str, reading: Reading) -> Draft | None:
        """What each of the programmes named says, one after another."""
        drafts = []
        for programme, own in self._each_named(text, reading):
            names = self.shelf.stems[programme.key]
            draft = answered(self._ask(own, programme, names, named=True))
            if programme.title not in assemble(draft.parts)[0]:
                draft = replace(draft, parts=(f"«{programme.title}»: ", *draft.parts))
            drafts.append(draft)
        return one_after_another(drafts) if drafts else None

    def _read(self, text: str) -> tuple[str, Reading]:
        """A message in full where it only says which of the rows spoken of, and its words."""
        reading = read(text, (static_speller(), self.shelf.speller))
        whole = None
        if self.question is None:
            whole = of_the_budget(text, reading) if self.selection is None else None
        elif len(self.programmes) == 1:
            whole = in_full(text, reading, self.question, self.said, self.shelf)
            whole = whole or self._of_its_rows(text, reading, self.question)
        if whole is None:
            return text, reading
        return whole, read(whole, (static_speller(), self.shelf.speller))

    def _of_its_rows(self, text: str, reading: Reading, earlier: Question) -> str | None:
        """A message in full where it is of a row by its number, of the one told, or per head."""
        if (told := of_the_numbered(text, reading, earlier)) is not None:
            return told
        view = self.shelf.view(self.programmes[0].latest.document)
        if (told := per_head(reading, view.people)) is not None:
            return told
        if asks_for_one(earlier) and self.heard:
            earlier = recalled.of_the_first(earlier, self._told(1)[0])
        return whether_it_is(reading, earlier.items[0] if len(earlier.items) == 1 else None)

    def _worked_out(self, reading: Reading) -> Draft | None:
        """What is asked of the two figures told last."""
        whole = recalled.whole_asked(reading) if self.heard else None
        told = recalled.part_of(whole, self._told(1)[0], self.shelf) if whole else None
        asked = recalled.operation(reading) if told is None else None
        if asked is None or not self.heard:
            return told
        told_before, spending = self._told(recalled.MOST), recalled.asks_of_spending(reading)
        return recalled.answer(asked, told_before, self.shelf, of_spending=spending)

    def _told(self, count: int) -> list[Sequence[Part]]:
        """The answers to the last questions, for which the talk is had again."""
        again = Talk(self.shelf)
        for text in self.heard[:-count]:
            again.hear(text)
        told = []
        for text in self.heard[-count:]:
            told.append(again.reply(text).parts)
            again.heard = (*again.heard, text)
        return told

    def _before(self, question: Question) -> Question | None:
        """The question before; of the one row that it asked for, where more is asked of that."""
        earlier = self.question
        if earlier is None or not self.heard or not asks_for_one(earlier):
            return earlier
        if question.items or not (question.named or question.any_of(*TURNS, *CHANGES)):
            return earlier
        if question.any_of("maximo", "minimo", "ranking"):
            return earlier
        return recalled.of_the_first(earlier, self._told(1)[0])

    def _searched(self, text: str) -> Draft | None:
        """What the prose of one programme alone says of a question that names no figure."""
        reading = read(text, (static_speller(), self.shelf.speller))
        telling = telling_words(reading, resolving.explained(text, self.shelf))
        programme = by_search(" ".join(w for _, w in telling), self.shelf) if telling else None
        if programme is None:
            return None  # of whichever it is asked, nothing in it says which
        ask = self._ask(text, programme, frozenset(), named=False)
        if ask.question.concepts or ask.question.items:
            return None
        draft = answered(ask)
        if draft.status != "answered":
            return None
        self.programmes, self.question, self.said = (programme,), ask.question, text
        assumed = f"Entendí que la pregunta es sobre «{programme.title}»."
        return replace(draft, assumed=(assumed, *draft.assumed))

    def _same_for_all(self, text: str) -> Draft | None:
        """What a term means, which does not depend on the programme."""
        first = self.shelf.programmes[0]
        view = self.shelf.view(first.latest.document)
        return definition.of_terms(self._about(text, first, view, frozenset(), named=False))

    def _resolve(self, text: str) -> Ask | Draft:
        """The programme, the ficha and the understood question."""
        reading = read(text, (static_speller(), self.shelf.speller))
        choice = choose(reading, self.shelf)
        spoken_of = self.programmes[0] if len(self.programmes) == 1 else None
        if (own := resolving.of_a_row(text, choice, self.shelf, spoken_of)) is not None:
            choice = Choice(() if own == spoken_of else (own,))
        named = choice.named
        chosen = choice.programmes
        assumed: list[str] = []
        if len(self.programmes) == 1 and self.question is not None:
            text, chosen = self._restated(text, reading, choice)
        if len(self.shelf.programmes) > 1 and not chosen and self.programmes:
            chosen = self.programmes
            assumed.append(f"Seguí con el programa «{chosen[0].title}».")
        names = choice.stems
        office = offices_scope(reading, self.shelf.programmes)
        of_office = office.narrowed and len(office.programmes) == 1
        if of_office and chosen in ((), office.programmes):
            names |= frozenset(stem(reading.known[i]) for i in office.taken)
            told = f"Entendí que la pregunta es sobre «{office.programmes[0].title}»."
            assumed += () if chosen else (told,)
            chosen = office.programmes
        if not chosen and len(chosen := resolving.only_one(text, self.shelf)) == 1:
            assumed.append(f"Sólo «{chosen[0].title}» tiene ese dato.")
        if not chosen:
            topic = by_topic(reading, self.shelf, resolving.explained(text, self.shelf))
            chosen, names = topic.programmes, topic.stems
            if len(chosen) == 1:
                assumed.append(f"Entendí que la pregunta es sobre «{chosen[0].title}».")
            elif not chosen and topic.topic is not None:
                return resolving.unknown(topic.topic)
        if len(chosen) != 1:
            return resolving.choices(text, chosen or self.shelf.programmes)
        programme = chosen[0]
        ask = self._ask(text, programme, names, named=named)
        self._speak_of(programme, ask, text)
        return replace(ask, assumed=tuple(assumed))

    def _restated(
        self, text: str, reading: Reading, choice: Choice
    ) -> tuple[str, tuple[Programme, ...]]:
        """The message, or the question before where it only says of what else it is asked."""
        before, chosen = self.question, choice.programmes
        if (count := as_a_count(reading, self.said)) is not None:
            self.question = None
            return count, chosen
        others = tuple(p for p in self.shelf.programmes if p not in self.programmes)
        rows = before.items if before is not None else ()
        in_all = all(item.kind in ("subtitulo", "region") for item in rows)
        if len(others) == 1 and before is not None and in_all:
            chosen = others if asks_for_the_other(reading) else chosen
        moved = len(chosen) == 1 and chosen != self.programmes
        bare = only_names(reading, choice.stems) or asks_for_the_other(reading)
        if moved and bare and before is not None and not asks_of_the_name(before):
            # The words of the name mean nothing else: "¿y el de los escolares?" counts no pupils.
            return " ".join(("y", *(w for w in reading.known if w.isdigit()))), chosen
        if moved and bare and before is not None:
            self.question = None
            names = self.shelf.stems[self.programmes[0].key]
            kept = (w for w in self.said.split() if not names & {stem(x.text) for x in words(w)})
            return " ".join((*kept, *(w for w in reading.known if w.isdigit()))), chosen
        return text, chosen

    def _ask(self, text: str, programme: Programme, names: frozenset[str], *, named: bool) -> Ask:
        view = self.shelf.view(programme.latest.document)
        ask = self._about(text, programme, view, names, named=named)
        other = resolving.ficha_of_year(ask.question, programme, view, self.shelf)
        if other is not view:
            ask = self._about(text, programme, other, names, named=named)
        years = ask.question.period.years
        if ask.question.concepts and years and ask.siblings and figure.lacks_all(ask):
            for card in programme.cards:
                if card.year in years and card.document != ask.ficha.document:
                    own = self._about(
                        text, programme, self.shelf.view(card.document), names, named=named
                    )
                    return ask if figure.lacks_all(own) else own
        return self._of_this_programme(ask, text, names)

    def _of_this_programme(self, ask: Ask, text: str, names: frozenset[str]) -> Ask:
        """The question without the year of another programme that this one does not cover."""
        before = self.question
        years = set(ask.question.period.years)
        covered = set(covered_years(ask.ficha)).union(*map(covered_years, ask.siblings))
        moved = bool(self.programmes) and self.programmes != (ask.programme,)
        if before is None or not moved or "año" not in ask.question.inherited or years & covered:
            return ask
        self.question = replace(before, period=Period())
        own = self._about(text, ask.programme, ask.view, names, named=ask.named)
        self.question = before
        return own

    def _about(
        self, text: str, programme: Programme, view: View, names: frozenset[str], *, named: bool
    ) -> Ask:
        """The question about one ficha of the programme."""
        crowd = len(self.shelf.programmes) > 1
        plain = without_name(text, names) if crowd else text
        asked = understand(plain, view, names, crowd=crowd)
        question = in_the_budget(follow(asked, self._before(asked), view), self.budget)
        if len(question.period.years) > 1 and question.means("tendencia"):
            first, last = question.period.years[0], question.period.years[-1]
            whole = replace(question.period, years=tuple(range(first, last + 1)))
            question = replace(question, period=whole)
        siblings = tuple(
            self.shelf.ficha(c.document)
            for c in programme.cards
            if c.document != view.ficha.document
        )
        return Ask(question, view, programme, self.shelf, crowd, named, self.question, (), siblings)
