"""What a document is made of: sections of blocks, whatever they are then set in."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """Running text."""

    text: str
    title: str = ""
    """What the text is, where that is not plain from the section's own title."""


@dataclass(frozen=True)
class Note:
    """A remark, in smaller letters."""

    text: str


@dataclass(frozen=True)
class Points:
    """A list."""

    points: Sequence[str]


@dataclass(frozen=True)
class Facts:
    """What things are: a name and a value each."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """Rows under headers; `widths` are shares of the page."""

    title: str
    headers: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[str]]
    amounts_last: bool = False
    """Whether the last column holds amounts, and the last row their sum."""


Block = Text | Note | Points | Facts | Table


@dataclass(frozen=True)
class Section:
    """A part of the document."""

    title: str
    blocks: Sequence[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Document:
    """The whole: what stands at the top of it, and its sections."""

    kind: str
    title: str
    organisation: str
    reference: str
    case_number: str
    day: str
    standing: str
    """UTKAST, or nothing."""
    notice: str
    """What a draft says of itself."""
    facts: Facts
    sections: Sequence[Section]
    values: dict[str, str] = field(default_factory=dict)
    """What a municipality's own template may put in a place of its choice."""
