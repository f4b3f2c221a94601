"""A text's words in parts, and where each part stands."""

from collections.abc import Sequence

from matching.language.compounds import Compounds, Parts
from matching.language.tokens import Token

Place = tuple[int, int]
"""A word's number in the text, and a part's number in the word."""


class PartedText:
    """A text's words and parts, and where each part stands."""

    def __init__(self, tokens: Sequence[Token], compounds: Compounds) -> None:
        self.tokens = tokens
        self.parts: list[Parts] = [compounds.parts(token.word) for token in tokens]
        self.where: dict[str, list[Place]] = {}
        for number, parts in enumerate(self.parts):
            for place, part in enumerate(parts):
                self.where.setdefault(part, []).append((number, place))
