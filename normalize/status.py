"""The ledger's own word for how a task stands, and what the word means there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from normalize.fold import fold
from normalize.status_parts import MAX_WORD, PACES, Rule, Stage, load_rules, rule_of
from normalize.vocabulary import entries, refusal

SCHEMES_FILE: Final = Path(__file__).with_name("schemes.toml")
#: What ``scheme`` says of a word that was read by its parts.
MORPHOLOGY: Final = "morphology"


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a scheme; ``None`` is "the word does not say".

    A ``relative`` word has a meaning only beside the others of its scheme: 黄, C类.
    """

    word: str
    stage: Stage | None
    pace: int | None
    rank: int | None
    relative: bool

    @property
    def meaning(self) -> tuple[Stage | None, int | None, int | None]:
        """What the word says of a task, whatever it is called."""
        return self.stage, self.pace, self.rank


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scale of status words; those of a ``general`` one need no scale."""

    name: str
    terms: Mapping[str, Term]
    general: bool


@dataclass(frozen=True, slots=True)
class Schemes:
    """All known scales, by name, and how words of none are built."""

    by_name: Mapping[str, Scheme]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """A status as a ledger gives it: ``term`` in one form, ``text`` as written."""

    term: str
    text: str
    stage: Stage | None
    pace: int | None
    rank: int | None
    scheme: str


_SCHEME_KEYS: Final = {"name", "applies", "source", "general", "term"}
_SCHEME_NEEDS: Final = {"applies", "source", "term"}
_TERM_KEYS: Final = {
    "name", "also", "like", "stage", "pace", "rank", "relative", "source", "example",
}  # fmt: skip
_TERM_NEEDS: Final = {"name", "example"}
_RANKS: Final = range(7)


@lru_cache(maxsize=8)
def load_schemes(own: Path | None = None) -> Schemes:
    """Scales of the packaged file and the user's own; raises ``VocabularyError``."""
    schemes = (_scheme(entry) for entry in entries("scheme", SCHEMES_FILE, own))
    return Schemes({scheme.name: scheme for scheme in schemes}, load_rules(own))


def _scheme(entry: Mapping[str, Any]) -> Scheme:
    name = entry["name"]
    _check_keys(name, entry, _SCHEME_KEYS, _SCHEME_NEEDS)
    if not isinstance(entry["term"], list):
        raise refusal("scheme", name, "term 的写法不对", "写成 [[scheme.term]]")
    terms: dict[str, Term] = {}
    for row in entry["term"]:
        _check_keys(name, row, _TERM_KEYS, _TERM_NEEDS)
        term = _term(name, row)
        words = [(word, term) for word in (term.word, *row.get("also", ()))]
        words += [(word, replace(term, word=word)) for word in row.get("like", ())]
        for word, meant in words:
            if word in terms or plain(word) != word:
                raise refusal(
                    "scheme",
                    name,
                    f"“{word}”写了两遍，或带有空格、引号、全角字符",
                    f"只留一处，写成“{plain(word)}”",
                )
            terms[word] = meant
    scheme = Scheme(name, terms, entry.get("general", False))
    for row in entry["term"]:
        read = _look_up(plain(row["example"]), scheme)
        if read is None or read.word not in (row["name"], *row.get("like", ())):
            raise refusal(
                "scheme",
                name,
                f"“{row['name']}”的 example 读成“{read.word if read else '不认识的词'}”",
                "换一个 example",
            )
    return scheme


def _check_keys(
    scheme: str, row: Mapping[str, Any], known: set[str], needed: set[str]
) -> None:
    unknown, missing = row.keys() - known, needed - row.keys()
    if unknown:
        raise refusal(
            "scheme",
            scheme,
            f"“{row.get('name')}”里不认识 {'、'.join(sorted(unknown))}",
            f"只写 {'、'.join(sorted(known))}",
        )
    if missing:
        said = "、".join(sorted(missing))
        raise refusal("scheme", scheme, f"“{row.get('name')}”缺 {said}", f"补上 {said}")


def _term(scheme: str, row: Mapping[str, Any]) -> Term:
    pace, rank = row.get("pace"), row.get("rank")
    stages = {stage.value: stage for stage in Stage}
    if (
        row.get("stage", Stage.OTHER) not in stages
        or (pace is not None and pace not in PACES)
        or (rank is not None and rank not in _RANKS)
    ):
        raise refusal(
            "scheme",
            scheme,
            f"“{row['name']}”的 stage、pace 或 rank 不在范围内",
            f"stage 写 {'、'.join(stages)} 之一，pace 写 -3 至 2，rank 写 0 至 6",
        )
    stage = stages[row["stage"]] if "stage" in row else None
    return Term(row["name"], stage, pace, rank, row.get("relative", False))


_NOISE: Final = re.compile(r"[\s“”\"'‘’「」『』〔〕《》]+")
_HEAD: Final = re.compile("[^，。；：、（！!,;]*")
#: What a cell may call its subject before the word that counts.
_SUBJECT: Final = re.compile(
    "(?:截至目前|目前|现|整体|总体|该?项目|该?项?工作|任务|工程|进展|推进|进度|情况|完成"
    "|状态|评价|预警|[：:为])+"
)
_TAIL: Final = re.compile("(?:状态|阶段|[中了。！；，])$")


def plain(text: str) -> str:
    """A status cell without inner spaces and quotes.

    >>> plain("“滞 后”")
    '滞后'
    """
    return _NOISE.sub("", fold(text))


def status_words(schemes: Schemes, written: Iterable[str] = ()) -> frozenset[str]:
    """Every spelling of every scheme, to know a column of status by.

    With them, those of the ``written`` texts that are status words by their parts.
    """
    listed = (word for one in schemes.by_name.values() for word in one.terms)
    short = {plain(text) for text in written if len(text) <= 2 * MAX_WORD}
    return frozenset({*listed, *(w for w in short if rule_of(w, schemes.rules))})


def choose_scheme(words: Sequence[str], schemes: Schemes) -> Scheme | None:
    """The scheme that knows the most of the words in one ledger's column.

    ``None`` where no word is known, where all that is known is one word that means
    nothing alone, or where several schemes know as many and differ on what they mean.

    >>> schemes = load_schemes()
    >>> choose_scheme(["蓝", "黄", "红"], schemes) is None
    True
    >>> choose_scheme(["蓝牌激励", "黄牌"], schemes).name
    'cards-with-praise'
    """
    used = sorted({plain(word) for word in words} - {""})
    known = {
        scheme.name: [_look_up(word, scheme) for word in used]
        for scheme in schemes.by_name.values()
    }
    sure = {name: terms for name, terms in known.items() if _is_evidence(terms)}
    best = max((_count(terms) for terms in sure.values()), default=0)
    leading = [name for name, terms in sure.items() if _count(terms) == best]
    meanings = {
        tuple(term.meaning if term else None for term in sure[name]) for name in leading
    }
    return schemes.by_name[leading[0]] if len(meanings) == 1 else None


def _count(terms: Sequence[Term | None]) -> int:
    return sum(term is not None for term in terms)


def _is_evidence(terms: Sequence[Term | None]) -> bool:
    found = [term for term in terms if term is not None]
    return len({term.word for term in found}) > 1 or any(
        not term.relative for term in found
    )


def read_status(text: str, scheme: Scheme | None, schemes: Schemes) -> Status | None:
    """The status that a cell states, or ``None``: an unknown word has no default.

    ``scheme`` decides; a word it does not know is read only where it says by itself
    what it means, listed in a general scheme or by the parts it is built of. The whole cell is looked up first, so that 未完成但达到序时进度 is
    never read by its beginning or its end, then its head clause.

    >>> schemes = load_schemes()
    >>> status = read_status("“滞 后”", schemes.by_name["four-words"], schemes)
    >>> status.term, status.rank, read_status("黄", None, schemes)
    ('滞后', 2, None)
    """
    whole = plain(text)
    general = [one for one in schemes.by_name.values() if one.general]
    for candidate in (scheme, *general):
        if candidate is None:
            continue
        term = _look_up(whole, candidate)
        if term is None or (candidate is not scheme and term.relative):
            continue
        return Status(term.word, text, term.stage, term.pace, term.rank, candidate.name)
    return _read_by_parts(whole, text, schemes.rules)


def _read_by_parts(whole: str, text: str, rules: tuple[Rule, ...]) -> Status | None:
    for form in _forms(whole):
        rule = rule_of(form, rules)
        if rule is not None:
            return Status(form, text, rule.stage, rule.pace, rule.rank, MORPHOLOGY)
    return None


def _look_up(whole: str, scheme: Scheme) -> Term | None:
    for form in _forms(whole):
        term = scheme.terms.get(form)
        if term is not None:
            return term
    return None


def _forms(whole: str) -> Iterator[str]:
    """What may be the term in a cell, the longest first: nothing inside a clause."""
    head = _HEAD.match(whole)
    for clause in (whole, head[0] if head else ""):
        yield clause
        yield _TAIL.sub("", clause)
        subject = _SUBJECT.match(clause)
        if subject is not None:
            yield clause[subject.end() :]
            yield _TAIL.sub("", clause[subject.end() :])
