"""Which column of a file holds which field."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from inventory.importing.files.records import Record
from inventory.importing.problems import Problem, TableUnreadableError, excerpt, unreadable
from inventory.importing.tables.header_folding import (
    HEADER_WITHIN,
    clean_header,
    count_known,
    field_of,
    fold_header,
)

EXPORT_MARK = "Samsyn-export 1"
NAMED_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class Header:
    """The header row: its place among the records, and what its columns are called and mean."""

    position: int
    names: list[str]
    fields: dict[str, int]
    warnings: list[Problem] = field(default_factory=list)

    @property
    def is_marked(self) -> bool:
        """Whether Samsyn wrote the file itself."""
        return EXPORT_MARK in self.names


def find_header(rows: list[Record], known: Mapping[str, str], required: frozenset[str]) -> Header:
    """Find the row that names most fields, among the first; a title may stand above it."""
    best = max(rows[:HEADER_WITHIN], key=lambda row: count_known(row.fields, known))
    names = [clean_header(text) for text in best.fields]
    fields = _fields(names, known)
    if not fields:
        raise _no_header(rows[0], known)
    _refuse_duplicates(best, names, known)
    _refuse_missing(best, required - fields.keys(), known)
    warnings = _titles_above(rows, best) + _unknown(best, names, known)
    return Header(rows.index(best), names, fields, warnings)


def _fields(names: list[str], known: Mapping[str, str]) -> dict[str, int]:
    named = ((field_of(name, known), at) for at, name in enumerate(names))
    return {name: at for name, at in named if name is not None}


def _no_header(first: Record, known: Mapping[str, str]) -> TableUnreadableError:
    words = ", ".join(list(known)[:NAMED_AT_MOST])
    return unreadable(
        "Filen saknar rubrikrad, eller så är ingen av rubrikerna känd. "
        f"Lägg rubriker på första raden. Kända rubriker: {words}.",
        line=first.line,
        value=excerpt(" | ".join(first.fields)),
    )


def _refuse_duplicates(row: Record, names: list[str], known: Mapping[str, str]) -> None:
    """Refuse two columns that mean the same: the one would overwrite the other in silence."""
    seen: dict[tuple[bool, str], tuple[int, str]] = {}
    for number, name in enumerate(names, start=1):
        if not name:
            continue
        known_as = field_of(name, known)
        meaning = (known_as is not None, known_as or fold_header(name))
        if meaning in seen:
            first, first_name = seen[meaning]
            raise unreadable(
                f"Kolumn {first} (”{excerpt(first_name)}”) och kolumn {number} "
                f"(”{excerpt(name)}”) betyder samma sak. Ta bort eller byt namn på den ena.",
                line=row.line,
                column=excerpt(name),
            )
        seen[meaning] = (number, name)


def _refuse_missing(row: Record, missing: frozenset[str], known: Mapping[str, str]) -> None:
    problems = []
    for wanted in sorted(missing):
        words = " eller ".join(f"”{word}”" for word, meaning in known.items() if meaning == wanted)
        why = f"En kolumn som måste finnas saknas. Lägg till en kolumn med rubriken {words}."
        problems.append(Problem(row.line, None, None, why))
    if problems:
        raise TableUnreadableError(problems)


def _titles_above(rows: list[Record], header: Record) -> list[Problem]:
    why = "Raden står ovanför rubrikraden och är inte läst."
    above = rows[: rows.index(header)]
    return [
        Problem(row.line, None, excerpt(" ".join(filter(None, row.fields))), why) for row in above
    ]


def _unknown(row: Record, names: list[str], known: Mapping[str, str]) -> list[Problem]:
    unknown = [
        excerpt(name)
        for name in names
        if name and name != EXPORT_MARK and field_of(name, known) is None
    ]
    why = "Kolumnen är okänd och läses inte."
    named = [Problem(row.line, name, None, why) for name in unknown[:NAMED_AT_MOST]]
    if more := len(unknown) - len(named):
        named.append(
            Problem(row.line, None, None, f"… och {more} okända kolumner till läses inte.")
        )
    return named
